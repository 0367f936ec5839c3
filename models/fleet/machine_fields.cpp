// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "models/fleet/machine_spec.hpp"
#include "models/fleet/placement.hpp"

namespace tranche {
namespace {

constexpr double kLastSecond = static_cast<double>(kHorizonLimit / kSecond);

void checkText(const std::string& key, const std::string& text, FieldCheck& check) {
    if (text.empty()) check.error(key, "''", "a name");
    if (text.find('|') != text.npos) check.error(key, shownValue(text), "a name without |");
}

void checkPool(const MachinePoolSpec& pool, FieldCheck& check) {
    checkText("id", pool.id, check);
    if (!pool.gpu.empty()) checkText("gpu", pool.gpu, check);
    for (std::size_t i = 0; i < pool.accepts.size(); ++i)
        checkText(fmt::format("accepts[{}]", i), pool.accepts[i], check);
    if (pool.nodeGpus == 0) return;
    if (pool.gpus % pool.nodeGpus != 0)
        check.error("gpus", std::to_string(pool.gpus), fmt::format("whole nodes of {} GPUs", pool.nodeGpus));
    else if (pool.gpus / pool.nodeGpus > kMaxMachineNodes)
        check.error("gpus", fmt::format("{} nodes", pool.gpus / pool.nodeGpus),
                    fmt::format("at most {} nodes a pool", kMaxMachineNodes));
}

void checkChange(const CapacityChangeSpec& change, FieldCheck& check) {
    if (change.gpus == 0) check.error("gpus", "0", "a change: GPUs more, or fewer with a minus");
    if (change.knownS && *change.knownS > change.atS)
        check.error("known_s", fmt::format("{}", *change.knownS),
                    fmt::format("at most at_s, {}: announced before it happens", change.atS));
}

// Everything that concerns more than one pool or change.
class MachineCheck {
public:
    MachineCheck(const MachineSpec& machine, FieldCheck& check) : machine_(machine), check_(check) {
        for (const MachinePoolSpec& pool : machine.pools) ids_.push_back(pool.id);
    }

    void run() {
        placement();
        if (!sizes()) return;
        unique();
        if (changes()) levels();
    }

private:
    void placement() {
        if (findPlacement(machine_.placement) != nullptr) return;
        std::vector<std::string> known;
        for (const PlacementRow& row : placementTable()) known.emplace_back(row.name);
        check_.error(
            "placement", shownValue(machine_.placement),
            fmt::format("one of {}{}", fmt::join(known, ", "), didYouMean(machine_.placement, known)));
    }

    bool sizes() {
        const std::size_t pools = machine_.pools.size();
        if (pools == 0) check_.error("pools", "an empty list", "at least one pool");
        if (pools > kMaxMachinePools)
            check_.error("pools", fmt::format("{} pools", pools),
                         fmt::format("at most {}", kMaxMachinePools));
        return pools > 0 && pools <= kMaxMachinePools;
    }

    void unique() {
        for (std::size_t i = 0; i < ids_.size(); ++i)
            if (poolOf(ids_[i]) != i)
                check_.error(fmt::format("pools[{}].id", i), shownValue(ids_[i]),
                             fmt::format("a name other than that of pools[{}]", poolOf(ids_[i])));
    }

    std::size_t poolOf(const std::string& id) const {
        return static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), id) - ids_.begin());
    }

    bool changes() {
        bool good = true;
        const auto error = [&](std::size_t i, const char* key, std::string found, std::string expected) {
            check_.error(fmt::format("changes[{}].{}", i, key), std::move(found), std::move(expected));
            good = false;
        };
        for (std::size_t i = 0; i < machine_.changes.size(); ++i) {
            const CapacityChangeSpec& change = machine_.changes[i];
            const std::size_t pool = poolOf(change.pool);
            if (pool == ids_.size()) {
                error(i, "pool", shownValue(change.pool), "the id of a pool" + didYouMean(change.pool, ids_));
                continue;
            }
            const Gpus node = machine_.pools[pool].nodeGpus;
            if (node != 0 && change.gpus % node != 0)
                error(i, "gpus", std::to_string(change.gpus), fmt::format("whole nodes of {} GPUs", node));
        }
        return good;
    }

    // What each pool has after each instant; the last change of the instant is named.
    void levels() {
        std::vector<std::size_t> order(machine_.changes.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return machine_.changes[a].atS < machine_.changes[b].atS;
        });
        std::vector<Gpus> level;
        for (const MachinePoolSpec& pool : machine_.pools) level.push_back(pool.gpus);
        std::vector<std::size_t> last(level.size());
        for (std::size_t i = 0; i < order.size();) {
            const double at = machine_.changes[order[i]].atS;
            std::fill(last.begin(), last.end(), order.size());
            for (; i < order.size() && machine_.changes[order[i]].atS == at; ++i) {
                const std::size_t pool = poolOf(machine_.changes[order[i]].pool);
                level[pool] += machine_.changes[order[i]].gpus;
                last[pool] = order[i];
            }
            for (std::size_t pool = 0; pool < level.size(); ++pool)
                if (last[pool] < order.size() && !fits(pool, level[pool], last[pool])) return;
        }
    }

    bool fits(std::size_t pool, Gpus level, std::size_t change) {
        const Gpus node = machine_.pools[pool].nodeGpus;
        const Gpus most = node == 0 ? kMaxPoolGpus : std::min(kMaxPoolGpus, kMaxMachineNodes * node);
        if (level >= 0 && level <= most) return true;
        check_.error(fmt::format("changes[{}].gpus", change),
                     fmt::format("{}, which leaves {} with {} GPUs", machine_.changes[change].gpus,
                                 shownValue(ids_[pool]), level),
                     fmt::format("0 to {} GPUs there after it", most));
        return false;  // the levels that follow would be wrong as well
    }

    const MachineSpec& machine_;
    FieldCheck& check_;
    std::vector<std::string> ids_;
};

}  // namespace

Gpus largestPool(const MachineSpec& machine) {
    Gpus largest = 0;
    for (const MachinePoolSpec& pool : machine.pools) {
        Gpus level = pool.gpus;
        largest = std::max(largest, level);
        for (std::size_t i = 0; i < machine.changes.size(); ++i) {
            if (machine.changes[i].pool == pool.id) level += machine.changes[i].gpus;
            // Those of one instant act together.
            const bool last =
                i + 1 == machine.changes.size() || machine.changes[i + 1].atS != machine.changes[i].atS;
            if (last) largest = std::max(largest, level);
        }
    }
    return largest;
}

const Table<MachinePoolSpec>& fields(Tag<MachinePoolSpec>) {
    static const Table<MachinePoolSpec> table{
        "machine pool",
        "Alike GPUs of a machine.",
        {
            required("id", &MachinePoolSpec::id, "stable name"),
            optional("gpu", &MachinePoolSpec::gpu, "GPU model, as the trace names it"),
            required("gpus", &MachinePoolSpec::gpus, "how many at the start of the trace")
                .unit("GPUs")
                .range(1, static_cast<double>(kMaxPoolGpus)),
            optional("node_gpus", &MachinePoolSpec::nodeGpus, "GPUs of a node; 0: one heap without nodes")
                .unit("GPUs")
                .range(0, 4096),
            optional("speed", &MachinePoolSpec::speed,
                     "how many times as fast as what the trace was recorded on")
                .range(0.001, 1000),
            optional("accepts", &MachinePoolSpec::accepts,
                     "other texts of the trace that mean this pool, such as a partition number"),
        },
        checkPool};
    return table;
}

const Table<CapacityChangeSpec>& fields(Tag<CapacityChangeSpec>) {
    static const Table<CapacityChangeSpec> table{
        "capacity change",
        "GPUs that come or go while the trace runs.",
        {
            required("at_s", &CapacityChangeSpec::atS, "when, from the start of the trace")
                .unit("s")
                .range(0, kLastSecond),
            required("pool", &CapacityChangeSpec::pool, "the id of a pool"),
            required("gpus", &CapacityChangeSpec::gpus, "how many more; fewer with a minus")
                .unit("GPUs")
                .range(-static_cast<double>(kMaxPoolGpus), static_cast<double>(kMaxPoolGpus)),
            optional("known_s", &CapacityChangeSpec::knownS,
                     "when it is announced, from the start of the trace; none: when it happens")
                .unit("s")
                .range(0, kLastSecond),
        },
        checkChange};
    return table;
}

const Table<MachineSpec>& fields(Tag<MachineSpec>) {
    static const Table<MachineSpec> table{
        "machine",
        "What a trace is replayed on.",
        {
            optional("name", &MachineSpec::name, "what people call it"),
            optional("placement", &MachineSpec::placement,
                     "of jobs on nodes: first-fit, best-fit, worst-fit or fgd"),
            required("pools", &MachineSpec::pools, "alike GPUs each, in order of preference"),
            optional("changes", &MachineSpec::changes, "capacity that comes and goes"),
        },
        [](const MachineSpec& machine, FieldCheck& check) { MachineCheck(machine, check).run(); }};
    return table;
}

}  // namespace tranche

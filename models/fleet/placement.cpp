// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/placement.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

using Free = std::int32_t;

bool firstFit(Free, Free, Free, const TaskMix&) {
    return false;
}
bool bestFit(Free free, Free best, Free, const TaskMix&) {
    return free < best;
}
bool worstFit(Free free, Free best, Free, const TaskMix&) {
    return free > best;
}
bool descends(Free free, Free best, Free rest, const TaskMix& mix) {
    const auto growth = [&](Free f) { return mix.fragmentation(f - rest) - mix.fragmentation(f); };
    const std::int64_t a = growth(free), b = growth(best);
    return a != b ? a < b : free < best;
}

constexpr PlacementRow kTable[] = {
    {"first-fit", "the node of the lowest number with room", "", &firstFit},
    {"best-fit", "the node that is left with the least free", "", &bestFit},
    {"worst-fit", "the node that is left with the most free", "", &worstFit},
    {"fgd", "the node where expected fragmentation grows least", "Weng et al. 2023", &descends},
};

}  // namespace

TaskMix::TaskMix(std::int32_t nodeGpus) : above_(static_cast<std::size_t>(nodeGpus) + 1) {
    expects(nodeGpus > 0, "a node has GPUs");
}

void TaskMix::add(std::int64_t size, std::int64_t weight) {
    const auto nodeGpus = static_cast<std::int64_t>(above_.size()) - 1;
    for (std::int64_t r = 0; r < std::min(size, nodeGpus); ++r) above_[static_cast<std::size_t>(r)] += weight;
}

double fragmentation(const TaskMix& mix, std::span<const std::int32_t> free) {
    if (mix.weight() == 0) return 0;
    std::int64_t sum = 0;
    for (const std::int32_t f : free) sum += mix.fragmentation(f);
    return static_cast<double>(sum) / static_cast<double>(mix.weight());
}

std::span<const PlacementRow> placementTable() {
    return kTable;
}

const PlacementRow* findPlacement(std::string_view name) {
    for (const PlacementRow& row : kTable)
        if (row.name == name) return &row;
    return nullptr;
}

bool placeGang(std::span<const std::int32_t> free, std::int32_t nodeGpus, std::int64_t size,
               const PlacementRow& rule, const TaskMix& mix, std::vector<NodePiece>& out) {
    std::int64_t whole = size / nodeGpus;
    const auto rest = static_cast<std::int32_t>(size % nodeGpus);
    const std::size_t before = out.size();
    std::uint32_t best = kNoNode;
    for (std::uint32_t i = 0; i < free.size(); ++i) {
        if (whole > 0 && free[i] == nodeGpus) {
            out.push_back({i, nodeGpus});
            --whole;
        } else if (rest > 0 && free[i] >= rest &&
                   (best == kNoNode || rule.better(free[i], free[best], rest, mix))) {
            best = i;
        }
    }
    if (whole > 0 || (rest > 0 && best == kNoNode)) {
        out.resize(before);
        return false;
    }
    if (rest > 0) out.push_back({best, rest});
    return true;
}

}  // namespace tranche

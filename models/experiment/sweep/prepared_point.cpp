// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/sweep/prepared_point.hpp"

#include <algorithm>
#include <array>

#include "models/allocation/lottery/sha256.hpp"
#include "models/experiment/one_at_a_time.hpp"
#include "models/fields/node_json.hpp"

namespace tranche {

std::string pointDigest(const Node& resolved) {
    static constexpr std::array<std::string_view, 3> kFree{"scenario", "title", "experiment"};
    Sha256 sum;
    for (const Member& member : resolved.members)
        if (std::find(kFree.begin(), kFree.end(), member.key) == kFree.end())
            sum.add(jsonString(member.key) + ":" + toJson(member.value, 0) + ",");
    return sum.digest();
}

std::string runId(const std::string& digest, std::uint64_t seed, std::int64_t replication,
                  const std::string& version) {
    return sha256("tranche-run|" + digest + "|" + std::to_string(seed) + "|" + std::to_string(replication) +
                  "|" + version)
        .substr(0, 32);
}

PreparedPoint preparePoint(const Sweep& sweep, std::int64_t index) {
    PreparedPoint ready;
    ready.index = index;
    const SweepPoint point = pointAt(sweep, index);
    const SweepBase& base = sweep.bases[point.base];
    ready.refusal = point.refusal();
    if (!ready.refusal.empty()) return ready;
    const LoadResult variant = loadVariant(base.loaded, point.overrides());
    if (!variant.loaded) {
        ready.refusal = refusalOf(variant);
        return ready;
    }
    ready.digest = pointDigest(variant.loaded->resolved);
    ready.setting = std::make_unique<const Setting>(variant.loaded->scenario);
    ready.metrics = std::make_unique<const EffectMetrics>(*ready.setting, sweep.metrics);
    return ready;
}

}  // namespace tranche

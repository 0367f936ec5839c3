// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/gang_rule.hpp"

#include <algorithm>

namespace tranche {
namespace {

using Place = const GangPlace&;

bool firstFit(Place, Place, std::int32_t, const TaskMix&) {
    return false;
}
bool bestFit(Place a, Place b, std::int32_t, const TaskMix&) {
    return a.free < b.free;
}
bool worstFit(Place a, Place b, std::int32_t, const TaskMix&) {
    return a.free > b.free;
}
bool descends(Place a, Place b, std::int32_t nodes, const TaskMix& mix) {
    // Beyond the size of the mix a place is whole: no request needs more of it.
    const auto held = [&](std::int32_t free) { return mix.fragmentation(std::min(free, mix.size())); };
    const std::int64_t growth = held(a.free - nodes) - held(a.free),
                       best = held(b.free - nodes) - held(b.free);
    return growth != best ? growth < best : a.free < b.free;
}
bool aligned(Place a, Place b, std::int32_t, const TaskMix&) {
    return a.clean != b.clean ? b.clean : a.free < b.free;
}

constexpr GangRule kTable[] = {
    {"first_fit", "the unit or rack of the lowest number with room", "first fit; Johnson 1973", &firstFit},
    {"best_fit", "the unit or rack that is left with the least free", "best fit; Johnson 1973", &bestFit},
    {"worst_fit", "the unit or rack that is left with the most free", "worst fit; Johnson 1973", &worstFit},
    {"fgd",
     "the unit or rack where expected fragmentation grows least, by the requests that wait and those that "
     "came",
     "Weng et al. 2023", &descends},
    {"align", "partly filled units or racks before clean ones, then the least free",
     "rail-optimised fabrics; Wang et al. 2023", &aligned},
};

}  // namespace

std::span<const GangRule> gangTable() {
    return kTable;
}

const GangRule* findGangRule(std::string_view name) {
    for (const GangRule& row : kTable)
        if (row.name == name) return &row;
    return nullptr;
}

}  // namespace tranche

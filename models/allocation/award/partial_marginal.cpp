// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/award_rule.hpp"

namespace tranche {

// As skip_fill, but the first misfit of a group is offered the remainder if that is viable for it.
void partialMarginal(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    std::vector<std::uint16_t> offered;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const Candidate& c = ranked[i];
        Decision& d = decisions[i];
        if (d.gpus > 0) continue;
        if (const auto fit = room.fit(c, c.requested)) {
            award(d, c, room, *fit);
            continue;
        }
        bool first = true;
        for (const std::uint16_t group : offered) first = first && group != c.group;
        if (first) offered.push_back(c.group);
        const auto part = first ? room.part(c) : std::nullopt;
        if (part)
            award(d, c, room, *part);
        else
            d.binding = room.obstacle(c);
    }
}

}  // namespace tranche

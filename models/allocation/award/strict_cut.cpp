// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/award_rule.hpp"

namespace tranche {

// In rank order while the whole request fits; the first misfit of a group ends that group.
void strictCut(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    std::vector<std::uint16_t> closed;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const Candidate& c = ranked[i];
        Decision& d = decisions[i];
        if (d.gpus > 0) continue;
        bool cut = false;
        for (const std::uint16_t group : closed) cut = cut || group == c.group;
        const auto fit = cut ? std::nullopt : room.fit(c, c.requested);
        if (fit) {
            award(d, c, room, *fit);
        } else {
            d.binding = cut ? Binding::cutLine : room.obstacle(c);
            if (!cut) closed.push_back(c.group);
        }
    }
}

}  // namespace tranche

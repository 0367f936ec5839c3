// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/award_selected.hpp"

#include <algorithm>

namespace tranche {

void awardSelected(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions,
                   std::span<const Selected> selected) {
    for (const bool borrowers : {false, true})
        for (const Selected& s : selected) {
            const Candidate& c = ranked[s.position];
            const PoolRoom& pool = room.pools()[s.pool];
            if ((c.endsBy <= pool.lendUntil) != borrowers) continue;
            const Fit fit{s.pool, s.gpus, std::max<Gpus>(0, s.gpus - pool.free)};
            if (room.placeable(c, fit))
                award(decisions[s.position], c, room, fit);
            else
                room.noteUnproven();  // chosen by count
        }
}

void settleRest(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const Candidate& c = ranked[i];
        if (decisions[i].gpus > 0) continue;
        const auto fit = room.fit(c, c.requested);
        if (fit && c.score >= 0)
            award(decisions[i], c, room, *fit);
        else
            decisions[i].binding = fit ? Binding::minScore : room.obstacle(c);
    }
}

}  // namespace tranche

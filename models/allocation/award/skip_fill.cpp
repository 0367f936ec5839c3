// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/award_rule.hpp"

namespace tranche {

// In rank order, whole requests only; a misfit is skipped and the scan goes on.
void skipFill(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (decisions[i].gpus > 0) continue;
        if (const auto fit = room.fit(ranked[i], ranked[i].requested))
            award(decisions[i], ranked[i], room, *fit);
        else
            decisions[i].binding = room.obstacle(ranked[i]);
    }
}

}  // namespace tranche

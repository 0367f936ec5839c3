// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/share/borrow.hpp"

#include <vector>

namespace tranche {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

// From `from` on, the next of the group that has no award yet.
std::size_t nextOf(std::size_t group, std::size_t from, std::span<const Candidate> ranked,
                   std::span<const Decision> decisions) {
    for (std::size_t i = from; i < ranked.size(); ++i)
        if (ranked[i].group == group && decisions[i].gpus == 0) return i;
    return kNobody;
}

}  // namespace

void borrowFill(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions,
                QuotaCohort& cohort) {
    std::vector<std::size_t> next(cohort.queues());
    for (std::size_t g = 0; g < next.size(); ++g) next[g] = nextOf(g, 0, ranked, decisions);
    for (;;) {
        std::size_t turn = kNobody;
        for (std::size_t g = 0; g < next.size(); ++g) {
            if (next[g] == kNobody) continue;
            if (turn == kNobody || cohort.shareValue(g) < cohort.shareValue(turn) ||
                (cohort.shareValue(g) == cohort.shareValue(turn) && next[g] < next[turn]))
                turn = g;
        }
        if (turn == kNobody) return;
        const std::size_t i = next[turn];
        room.limitShare(turn, cohort.available(turn, 0));
        if (const auto fit = room.fit(ranked[i], ranked[i].requested)) {
            award(decisions[i], ranked[i], room, *fit);
            cohort.use(turn, 0, fit->gpus);
        } else {
            decisions[i].binding = room.obstacle(ranked[i]);
        }
        next[turn] = nextOf(turn, i + 1, ranked, decisions);
    }
}

}  // namespace tranche

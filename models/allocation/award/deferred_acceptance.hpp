// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Justified envy in what a round has awarded: a project is refused, or has a pool that it likes less, although the pool
// it wants serves a worse-ranked project whose place would be enough for it; or has idle room enough (a claim on nobody).
// Projects like pools in the listed order and count whole requests; pools rank projects as the round does. With requests
// of one size deferred acceptance leaves none; with several sizes no stable assignment need exist, and this lists what
// remains. Loans and limits of share groups count as in the room. O(n^2 x pools) at worst.
// Gale, Shapley 1962; Hatfield, Milgrom 2005. Verified by: tests/allocation/deferred_acceptance_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/allocation/award/award_rule.hpp"

namespace tranche {

inline constexpr std::size_t kIdleRoom = static_cast<std::size_t>(-1);

struct JustifiedEnvy {
    std::size_t project = 0;  // position in the ranked list
    std::size_t envied = kIdleRoom;
    std::uint16_t pool = 0;
    bool operator==(const JustifiedEnvy&) const = default;
};

// `before`: the room that the awards in `decisions` were taken from. By project, then pool, then envied.
std::vector<JustifiedEnvy> justifiedEnvy(std::span<const Candidate> ranked, const Room& before,
                                         std::span<const Decision> decisions);

}  // namespace tranche

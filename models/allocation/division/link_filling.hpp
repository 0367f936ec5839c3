// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Progressive filling in units under several limits at once: each claimant draws on up to three links (a pool, its
// lending, a share group), and a link's room bounds the sum of those on it. The claimant with the least
// (level, position) is next: its level is (x + unit) / weight by next unit, x / weight by what it holds; who is satisfied
// leaves; one whose next unit does not fit leaves too
// (skip: with one size of unit this is max-min fair, the bottleneck algorithm of Bertsekas and Gallager 1992, ch. 6), or
// ends the whole fill (stop). Levels are compared as exact products in 128 bits.
// rationLinks: the proportional counterpart. Every link has a ratio min(1, room / demand on it); a claimant gets the
// smallest ratio of its links, in whole units, then units by largest remainder, round after round, while they fit.
// Units: demand is a multiple of the claimant's unit (at least 1), all in the same measure as the rooms; weight at least 1.
// Demands up to 2^40, weights up to 2^60. Ties: the lower position. O(units given x log n).
// Verified by: tests/allocation/division_test.cpp (brute force on small instances), tests/allocation/every_rule_test.cpp.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

enum class OnBlock : std::uint8_t { skip, stop };
enum class FillBy : std::uint8_t { nextUnit, held };

inline constexpr std::uint32_t kNoLink = 0xffffffff;

struct LinkClaim {
    std::int64_t demand = 0, unit = 1, weight = 1;
    std::array<std::uint32_t, 3> links{kNoLink, kNoLink, kNoLink};
    std::array<std::uint32_t, 2> shared{kNoLink,
                                        kNoLink};  // further links that take `need` for each of the measure
    std::array<std::int64_t, 2> need{1, 1};
    std::int64_t held = 0;  // already, beside the demand and the rooms: counts for its level
};

std::vector<std::int64_t> fillLinks(std::span<const LinkClaim>, std::vector<std::int64_t> room,
                                    OnBlock = OnBlock::skip, FillBy = FillBy::nextUnit);
std::vector<std::int64_t> rationLinks(std::span<const LinkClaim>, std::vector<std::int64_t> room);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Minimum viable size on top of any division: while someone gets less than is viable for it, the one of these with the
// worst rank is dropped and the division done anew. Dropping all of them at once would refuse too many: each drop leaves
// more for the others. What is dropped stays dropped. Members are listed in rank order, best first.
// O(n) divisions. Verified by: tests/allocation/division_test.cpp.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tranche {

// divide(members): the amounts of these members, in their order. Returns the amount of everybody, 0: dropped.
template <class Divide>
std::vector<std::int64_t> divideViably(std::span<const std::int64_t> viable, Divide&& divide) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < viable.size(); ++i) members.push_back(i);
    for (;;) {
        const std::vector<std::int64_t> amounts = divide(std::as_const(members));
        std::size_t worst = members.size();
        for (std::size_t k = members.size(); k > 0 && worst == members.size(); --k)
            if (amounts[k - 1] < viable[members[k - 1]]) worst = k - 1;
        if (worst < members.size()) {
            members.erase(members.begin() + static_cast<std::ptrdiff_t>(worst));
            continue;
        }
        std::vector<std::int64_t> all(viable.size(), 0);
        for (std::size_t k = 0; k < members.size(); ++k) all[members[k]] = amounts[k];
        return all;
    }
}

}  // namespace tranche

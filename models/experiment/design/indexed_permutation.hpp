// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A permutation of 0 .. size - 1 by index, in no memory: the swap-or-not shuffle.
//
//   for each round:  partner = (K - x) mod size;  if bit(round, max(x, partner)): x = partner
//
// K and the bits are draws of one stream, so (key, entity) names the permutation. A round swaps disjoint pairs, hence it is
// a permutation for any size. With 6 log2(size) + 24 rounds it is close to uniform over all permutations.
// O(log size) draws a value. Source: Hoang, Morris and Rogaway (2012). Verified by: tests/experiment/design_test.cpp.

#include <cstdint>

#include "sim/random/stream.hpp"

namespace tranche {

class IndexedPermutation {
public:
    IndexedPermutation(RunKey key, std::uint64_t entity, std::int64_t size);  // size at least 1

    std::int64_t operator()(std::int64_t index) const;

private:
    RunKey key_;
    std::uint64_t entity_, size_, rounds_;
};

}  // namespace tranche

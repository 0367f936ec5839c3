// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/design/indexed_permutation.hpp"

#include <algorithm>
#include <bit>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr auto kPivot = purposeOf("design.permutation.pivot");
constexpr auto kSwap = purposeOf("design.permutation.swap");

// A number in [0, size) of a 64-bit word: the high half of the product, biased by less than size / 2^64.
std::uint64_t below(std::uint64_t size, std::uint64_t word) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>((Wide{word} * size) >> 64);
}

}  // namespace

IndexedPermutation::IndexedPermutation(RunKey key, std::uint64_t entity, std::int64_t size)
    : key_(key), entity_(entity), size_(static_cast<std::uint64_t>(size)) {
    expects(size >= 1, "something to permute");
    rounds_ = 6 * static_cast<std::uint64_t>(std::bit_width(size_)) + 24;
}

std::int64_t IndexedPermutation::operator()(std::int64_t index) const {
    expects(index >= 0 && static_cast<std::uint64_t>(index) < size_, "an index of the permutation");
    const Stream pivots(key_, kPivot, entity_);
    auto x = static_cast<std::uint64_t>(index);
    for (std::uint64_t round = 0; round < rounds_; ++round) {
        const std::uint64_t pivot = below(size_, pivots.words(round / 4)[round % 4]);
        const std::uint64_t partner = pivot >= x ? pivot - x : pivot + size_ - x;
        const std::uint64_t pair = std::max(x, partner);
        if ((Stream(key_, kSwap, entity_, round).words(pair / 256)[pair / 64 % 4] >> (pair % 64)) & 1U)
            x = partner;
    }
    return static_cast<std::int64_t>(x);
}

}  // namespace tranche

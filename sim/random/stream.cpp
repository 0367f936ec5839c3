// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/stream.hpp"

#include <algorithm>

namespace tranche {

std::optional<std::pair<std::string, std::string>> hashCollision(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<std::pair<std::uint64_t, std::size_t>> hashes;
    hashes.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) hashes.emplace_back(hash64(names[i]), i);
    std::sort(hashes.begin(), hashes.end());
    for (std::size_t i = 1; i < hashes.size(); ++i)
        if (hashes[i].first == hashes[i - 1].first)
            return std::pair{names[hashes[i - 1].second], names[hashes[i].second]};
    return std::nullopt;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/merit_inversions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {

std::vector<std::size_t> meritInversions(std::span<const Candidate> candidates,
                                         std::span<const Decision> decisions) {
    expects(candidates.size() == decisions.size(), "a decision for every candidate");
    const auto score = [&](std::size_t i) { return std::llround(candidates[i].score * 1e6); };
    std::vector<std::size_t> upwards(candidates.size());
    std::iota(upwards.begin(), upwards.end(), std::size_t{0});
    std::sort(upwards.begin(), upwards.end(),
              [&](std::size_t a, std::size_t b) { return score(a) < score(b); });

    std::vector<std::size_t> passedOver;
    Gpus least = kNoLimit;  // funded below the scores of this level
    for (std::size_t from = 0, to = 0; from < upwards.size(); from = to) {
        Gpus ofLevel = kNoLimit;
        for (; to < upwards.size() && score(upwards[to]) == score(upwards[from]); ++to) {
            const std::size_t i = upwards[to];
            if (decisions[i].gpus > 0)
                ofLevel = std::min(ofLevel, decisions[i].gpus);
            else if (least <= candidates[i].requested && decisions[i].binding != Binding::partRefused)
                passedOver.push_back(i);
        }
        least = std::min(least, ofLevel);
    }
    std::sort(passedOver.begin(), passedOver.end());
    return passedOver;
}

}  // namespace tranche

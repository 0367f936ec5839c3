// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/morris_effects.hpp"

#include <cmath>

#include "sim/kernel/contract.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {

std::vector<MorrisEffect> morrisEffects(const MorrisDesign& design, std::span<const double> responses,
                                        double confidence, std::span<const double> coordinates) {
    const std::size_t d = design.dimensions();
    expects(responses.size() == static_cast<std::size_t>(design.points()), "one response a point");
    expects(coordinates.empty() || coordinates.size() == responses.size() * d,
            "one value a point and factor");
    std::vector<std::int64_t> still(d, 0);
    std::vector<Tally> effects(d), absolute(d);
    for (std::size_t walk = 0; walk < static_cast<std::size_t>(design.trajectories()); ++walk) {
        std::size_t k = walk * (d + 1);
        std::vector<double> before = design.point(static_cast<std::int64_t>(k));
        for (std::size_t step = 0; step < d; ++step, ++k) {
            std::vector<double> after = design.point(static_cast<std::int64_t>(k + 1));
            std::size_t moved = 0;
            while (after[moved] == before[moved]) ++moved;
            const double stride = coordinates.empty()
                                      ? after[moved] - before[moved]
                                      : coordinates[(k + 1) * d + moved] - coordinates[k * d + moved];
            const double effect = (responses[k + 1] - responses[k]) / stride;
            if (stride == 0) {
                ++still[moved];
            } else if (!std::isnan(effect)) {
                effects[moved].add(effect);
                absolute[moved].add(std::abs(effect));
            }
            before = std::move(after);
        }
    }
    std::vector<MorrisEffect> result;
    for (std::size_t i = 0; i < d; ++i)
        result.push_back({effects[i].count(), still[i], effects[i].mean(), absolute[i].mean(),
                          effects[i].standardDeviation(), studentInterval(absolute[i], confidence)});
    return result;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/survival.hpp"

#include <algorithm>
#include <limits>

#include "sim/kernel/contract.hpp"

namespace tranche {

KaplanMeier::KaplanMeier(std::vector<Observation> observations) : observations_(observations.size()) {
    for (const Observation& o : observations) expects(o.time == o.time, "a time of observation");
    std::sort(observations.begin(), observations.end(),
              [](const Observation& a, const Observation& b) { return a.time < b.time; });

    auto atRisk = static_cast<std::int64_t>(observations.size());
    // Between two censorings the product telescopes to anchorSurvival x remaining / anchorRisk: no rounding.
    double anchorSurvival = 1.0;
    std::int64_t anchorRisk = atRisk;
    double greenwood = 0.0;
    for (std::size_t i = 0; i < observations.size();) {
        const double time = observations[i].time;
        std::int64_t done = 0, censored = 0;
        for (; i < observations.size() && observations[i].time == time; ++i)
            ++(observations[i].event ? done : censored);
        double survival = anchorSurvival * static_cast<double>(atRisk) / static_cast<double>(anchorRisk);
        if (done > 0) {
            const std::int64_t left = atRisk - done;
            survival = anchorSurvival * static_cast<double>(left) / static_cast<double>(anchorRisk);
            greenwood += left == 0 ? std::numeric_limits<double>::infinity()
                                   : static_cast<double>(done) /
                                         (static_cast<double>(atRisk) * static_cast<double>(left));
            steps_.push_back({time, atRisk, done, survival, greenwood});
            events_ += static_cast<std::size_t>(done);
        }
        atRisk -= done + censored;
        if (censored > 0) {
            anchorSurvival = survival;
            anchorRisk = std::max<std::int64_t>(atRisk, 1);
        }
    }
}

const KaplanMeier::Step* KaplanMeier::lastStepAt(double t) const {
    const auto after =
        std::upper_bound(steps_.begin(), steps_.end(), t, [](double x, const Step& s) { return x < s.time; });
    return after == steps_.begin() ? nullptr : &*(after - 1);
}

double KaplanMeier::survival(double t) const {
    const Step* step = lastStepAt(t);
    return step ? step->survival : 1.0;
}

double KaplanMeier::variance(double t) const {
    const Step* step = lastStepAt(t);
    if (!step || step->survival == 0.0) return 0.0;
    return step->survival * step->survival * step->greenwood;
}

std::optional<double> KaplanMeier::quantile(double p) const {
    expects(p > 0.0 && p < 1.0, "a probability strictly between 0 and 1");
    const double least = 1.0 - p + 1e-12;
    const auto reached =
        std::find_if(steps_.begin(), steps_.end(), [least](const Step& s) { return s.survival <= least; });
    if (reached == steps_.end()) return std::nullopt;
    return reached->time;
}

double KaplanMeier::restrictedMean(double to) const {
    double area = 0.0, from = 0.0, survival = 1.0;
    for (const Step& step : steps_) {
        if (step.time >= to) break;
        area += survival * (step.time - from);
        from = step.time;
        survival = step.survival;
    }
    return area + survival * (to - from);
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/duration_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/calibration/minimise.hpp"
#include "sim/random/elementary.hpp"
#include "sim/random/incomplete.hpp"

namespace tranche {

namespace el = elementary;

std::string_view lawName(DurationLaw law) {
    switch (law) {
        case DurationLaw::lognormal:
            return "lognormal";
        case DurationLaw::weibull:
            return "weibull";
        case DurationLaw::gamma:
            return "gamma";
    }
    return "";
}

Distribution DurationFit::distribution() const {
    switch (law) {
        case DurationLaw::lognormal:
            return Distribution::lognormal(first, second);
        case DurationLaw::weibull:
            return Distribution::weibull(first, second);
        case DurationLaw::gamma:
            return Distribution::gamma(first, second);
    }
    return {};
}

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kHalfLog2Pi = 0.91893853320467274178;
constexpr auto kSamples = purposeOf("calibration.duration");

// What the likelihoods need of the sample; sums of the ends are enough for lognormal and gamma.
struct Prepared {
    std::vector<double> logEnds, logCut, cut;
    double ends = 0, sum = 0, sumLog = 0, sumLogSquare = 0;

    explicit Prepared(const std::vector<DurationSample>& samples) {
        for (const DurationSample& s : samples) {
            const double x = el::log(s.value);
            if (s.censored) {
                logCut.push_back(x);
                cut.push_back(s.value);
                continue;
            }
            logEnds.push_back(x);
            ends += 1;
            sum += s.value;
            sumLog += x;
            sumLogSquare += x * x;
        }
    }
};

// log L of lognormal(exp(a), exp(b)).
double lognormalLog(const Prepared& p, double a, double b) {
    const double sigma = el::exp(b);
    const double squares = p.sumLogSquare - 2 * a * p.sumLog + p.ends * a * a;
    double log = -p.sumLog - p.ends * (b + kHalfLog2Pi) - squares / (2 * sigma * sigma);
    for (const double x : p.logCut) log += el::log(el::normalCdf(-(x - a) / sigma));
    return log;
}

// log L of weibull(exp(a), exp(b)).
double weibullLog(const Prepared& p, double a, double b) {
    const double shape = el::exp(a);
    double log = p.ends * (a - b) + (shape - 1) * (p.sumLog - p.ends * b);
    for (const double x : p.logEnds) log -= el::exp(shape * (x - b));
    for (const double x : p.logCut) log -= el::exp(shape * (x - b));
    return log;
}

// log L of gamma(exp(a), exp(b)).
double gammaLog(const Prepared& p, double a, double b) {
    const double shape = el::exp(a), scale = el::exp(b);
    if (!(shape >= 1e-3 && shape <= 1e6)) return -kInfinity;
    double log = (shape - 1) * p.sumLog - p.sum / scale - p.ends * (shape * b + el::logGamma(shape));
    for (const double x : p.cut) log += el::log(el::gammaTails(shape, x / scale).upper);
    return log;
}

double logLikelihood(DurationLaw law, const Prepared& p, const Pair& at) {
    switch (law) {
        case DurationLaw::lognormal:
            return lognormalLog(p, at[0], at[1]);
        case DurationLaw::weibull:
            return weibullLog(p, at[0], at[1]);
        case DurationLaw::gamma:
            return gammaLog(p, at[0], at[1]);
    }
    return -kInfinity;
}

// Near enough to begin with: moments of the logarithms of the ends.
Pair startOf(DurationLaw law, const Prepared& p) {
    const double centre = p.sumLog / p.ends;
    const double spread = std::sqrt(std::max(1e-6, p.sumLogSquare / p.ends - centre * centre));
    const double mean = p.sum / p.ends;
    switch (law) {
        case DurationLaw::lognormal:
            return {centre, el::log(spread)};
        case DurationLaw::weibull:  // the logarithm is a Gumbel law of sd pi / (shape sqrt 6)
            return {el::log(1.2825498301618641 / spread),
                    centre + 0.57721566490153286 * spread / 1.2825498301618641};
        case DurationLaw::gamma: {
            const double gap =
                std::max(1e-9, el::log(mean) - centre);  // log shape - digamma(shape), about 1/(2 shape)
            const double shape = (3 - gap + std::sqrt((gap - 3) * (gap - 3) + 24 * gap)) / (12 * gap);
            return {el::log(shape), el::log(mean / shape)};
        }
    }
    return {};
}

// The largest gap between the law and the estimate of Kaplan and Meier, on both sides of each step.
double distanceOf(const Distribution& law, std::vector<DurationSample> samples) {
    std::stable_sort(samples.begin(), samples.end(), [](const DurationSample& a, const DurationSample& b) {
        return a.value != b.value ? a.value < b.value : a.censored < b.censored;
    });
    double survival = 1, most = 0;
    const std::size_t n = samples.size();
    for (std::size_t i = 0; i < n;) {
        std::size_t next = i;
        std::size_t ended = 0;
        while (next < n && samples[next].value == samples[i].value) ended += samples[next++].censored ? 0 : 1;
        if (ended > 0) {
            const double at = law.cdf(samples[i].value);
            most = std::max(most, std::abs(1 - survival - at));
            survival *= 1 - static_cast<double>(ended) / static_cast<double>(n - i);
            most = std::max(most, std::abs(1 - survival - at));
        }
        i = next;
    }
    return most;
}

}  // namespace

std::optional<DurationFit> fitDuration(DurationLaw law, const std::vector<DurationSample>& samples) {
    const Prepared p(samples);
    const auto [low, high] = std::minmax_element(p.logEnds.begin(), p.logEnds.end());
    if (p.ends < 10 || *low == *high) return std::nullopt;
    const Objective cost = [&](const Pair& at) {
        if (!(std::abs(at[0]) < 60 && std::abs(at[1]) < 60)) return kInfinity;
        return -logLikelihood(law, p, at);
    };
    const Minimum best = minimise(cost, startOf(law, p), {0.2, 0.2});
    if (!best.converged) return std::nullopt;
    DurationFit fit;
    fit.law = law;
    fit.first = el::exp(best.at[0]);
    fit.second = el::exp(best.at[1]);
    if (const auto errors = curvatureErrors(cost, best.at)) {
        fit.firstLogError = (*errors)[0];
        fit.secondLogError = (*errors)[1];
    }
    fit.logLikelihood = -best.value;
    fit.aic = 4 + 2 * best.value;
    fit.n = static_cast<std::int64_t>(samples.size());
    fit.censored = static_cast<std::int64_t>(p.cut.size());
    const std::array<double, 2> parameters{fit.first, fit.second};
    static constexpr std::array kinds{DistributionKind::lognormal, DistributionKind::weibull,
                                      DistributionKind::gamma};
    if (Distribution::fault(kinds[static_cast<std::size_t>(law)], parameters)) return std::nullopt;
    fit.distance = distanceOf(fit.distribution(), samples);
    return fit;
}

std::vector<DurationFit> fitDurations(const std::vector<DurationSample>& samples) {
    std::vector<DurationFit> fits;
    for (const DurationLaw law : {DurationLaw::lognormal, DurationLaw::weibull, DurationLaw::gamma})
        if (const auto fit = fitDuration(law, samples)) fits.push_back(*fit);
    std::stable_sort(fits.begin(), fits.end(),
                     [](const DurationFit& a, const DurationFit& b) { return a.aic < b.aic; });
    return fits;
}

std::vector<DurationSample> drawDurations(const Distribution& law, const std::vector<double>& limits,
                                          const Stream& stream) {
    std::vector<DurationSample> samples;
    samples.reserve(limits.size());
    Draws draws(stream);
    for (const double limit : limits) {
        const double x = law.quantile(draws.next());
        samples.push_back({std::min(x, limit), x > limit, limit});
    }
    return samples;
}

BootstrapP bootstrapDurations(const DurationFit& fit, const std::vector<DurationSample>& samples, int count,
                              std::uint64_t seed) {
    BootstrapP result;
    std::vector<double> limits;
    for (const DurationSample& s : samples) limits.push_back(s.limit);
    const Distribution law = fit.distribution();
    int larger = 0;
    for (int b = 0; b < count; ++b) {
        const Stream stream({seed, static_cast<std::uint64_t>(b)}, kSamples, 0);
        const auto again = fitDuration(fit.law, drawDurations(law, limits, stream));
        if (!again) {
            ++result.failed;
            continue;
        }
        ++result.samples;
        larger += again->distance >= fit.distance ? 1 : 0;
    }
    result.p = (1.0 + larger) / (1.0 + result.samples);
    return result;
}

}  // namespace tranche

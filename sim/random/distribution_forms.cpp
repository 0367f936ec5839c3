// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What may be written for each law, and what is wrong with it.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "sim/kernel/contract.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

namespace {

using Names = std::string_view;

constexpr std::array<Names, 1> kValue{"value"};
constexpr std::array<Names, 2> kLowHigh{"low", "high"};
constexpr std::array<Names, 1> kMean{"mean"};
constexpr std::array<Names, 2> kMedianSigma{"median", "sigma"};
constexpr std::array<Names, 2> kMeanSd{"mean", "sd"};
constexpr std::array<Names, 2> kShapeScale{"shape", "scale"};
constexpr std::array<Names, 2> kStages{"k", "mean"};
constexpr std::array<Names, 3> kLowModeHigh{"low", "mode", "high"};
constexpr std::array<Names, 4> kBeta{"alpha", "beta", "low", "high"};

// In the order of DistributionKind.
constexpr std::array<DistributionForm, 13> kForms{{
    {DistributionKind::constant, "constant", kValue, "always the same value", 1},
    {DistributionKind::uniform, "uniform", kLowHigh, "anything from low to high, equally likely", 2},
    {DistributionKind::exponential, "exponential", kMean, "memoryless, with this mean", 1},
    {DistributionKind::lognormal, "lognormal", kMedianSigma,
     "positive and skewed; sigma is the standard deviation of the logarithm", 2},
    {DistributionKind::normal, "normal", kMeanSd, "symmetric; may be negative unless bounded", 2},
    {DistributionKind::gamma, "gamma", kShapeScale, "positive, with mean shape x scale", 2},
    {DistributionKind::erlang, "erlang", kStages, "sum of k exponential stages, with this mean in all", 2},
    {DistributionKind::weibull, "weibull", kShapeScale,
     "lifetimes: shape below 1 wears in, above 1 wears out", 2},
    {DistributionKind::triangular, "triangular", kLowModeHigh, "straight up to the mode, straight down", 3},
    {DistributionKind::pert, "pert", kLowModeHigh, "smooth between low and high, weight 4 on the mode", 3},
    {DistributionKind::beta, "beta", kBeta, "bounded, stretched to low .. high", 2},
    {DistributionKind::discrete, "discrete", {}, "one of `values`, in proportion to `weights`", 0},
    {DistributionKind::empirical, "empirical", {}, "one of the observed `values`, equally likely", 0},
}};

std::optional<DistributionFault> wrong(std::string_view parameter, std::string expected) {
    return DistributionFault{std::string(parameter), std::move(expected)};
}

bool usable(double x) {
    return x >= -1e100 && x <= 1e100;
}

// The first number that is missing, extra, not finite or absurdly large.
std::optional<DistributionFault> plainFault(const DistributionForm& form,
                                            std::span<const double> parameters) {
    if (parameters.size() < form.required || parameters.size() > form.parameters.size())
        return wrong(form.name, std::to_string(form.required) + " parameters");
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (!usable(parameters[i]))
            return wrong(form.parameters[i], "a finite number, at most 1e100 in size");
    return std::nullopt;
}

std::optional<DistributionFault> within(std::string_view name, double x, double low, double high,
                                        const char* expected) {
    if (x >= low && x <= high) return std::nullopt;
    return wrong(name, expected);
}

std::optional<DistributionFault> positive(std::string_view name, double x) {
    if (x > 0.0) return std::nullopt;
    return wrong(name, "above 0");
}

std::optional<DistributionFault> ordered(double low, double mode, double high) {
    if (!(low <= high)) return wrong("high", "at least low");
    if (!(mode >= low && mode <= high)) return wrong("mode", "between low and high");
    return std::nullopt;
}

std::array<double, 4> withDefaults(std::span<const double> parameters) {
    std::array<double, 4> all{0.0, 0.0, 0.0, 1.0};  // the bounds of a beta
    std::copy(parameters.begin(), parameters.end(), all.begin());
    return all;
}

template <class... Checks>
std::optional<DistributionFault> first(Checks... checks) {
    std::optional<DistributionFault> found;
    ((found = found ? found : checks), ...);
    return found;
}

}  // namespace

Distribution Distribution::make(DistributionKind kind, std::span<const double> parameters) {
    expects(!fault(kind, parameters), "distribution parameters as its form states");
    return Distribution(makeLaw(kind, withDefaults(parameters)));
}

std::span<const DistributionForm> distributionForms() {
    return kForms;
}

const DistributionForm& formOf(DistributionKind kind) {
    return kForms[static_cast<std::size_t>(kind)];
}

const DistributionForm* findForm(std::string_view name) {
    for (const DistributionForm& form : kForms)
        if (form.name == name) return &form;
    return nullptr;
}

std::optional<DistributionFault> Distribution::fault(DistributionKind kind,
                                                     std::span<const double> parameters) {
    if (auto found = plainFault(formOf(kind), parameters)) return found;
    const std::array<double, 4> p = withDefaults(parameters);
    switch (kind) {
        case DistributionKind::constant:
            return std::nullopt;
        case DistributionKind::uniform:
            return ordered(p[0], p[0], p[1]);
        case DistributionKind::exponential:
            return positive("mean", p[0]);
        case DistributionKind::lognormal:
            return first(positive("median", p[0]), within("sigma", p[1], 0.0, 10.0, "from 0 to 10"));
        case DistributionKind::normal:
            return within("sd", p[1], 0.0, 1e100, "at least 0");
        case DistributionKind::gamma:
            return first(within("shape", p[0], 1e-3, 1e6, "from 0.001 to 1000000"), positive("scale", p[1]));
        case DistributionKind::erlang:
            if (p[0] != std::floor(p[0])) return wrong("k", "a whole number");
            return first(within("k", p[0], 1.0, 1e6, "from 1 to 1000000"), positive("mean", p[1]));
        case DistributionKind::weibull:
            return first(within("shape", p[0], 0.05, 1e3, "from 0.05 to 1000"), positive("scale", p[1]));
        case DistributionKind::triangular:
        case DistributionKind::pert:
            return ordered(p[0], p[1], p[2]);
        case DistributionKind::beta:
            return first(within("alpha", p[0], 1e-3, 1e5, "from 0.001 to 100000"),
                         within("beta", p[1], 1e-3, 1e5, "from 0.001 to 100000"), ordered(p[2], p[2], p[3]));
        case DistributionKind::discrete:
        case DistributionKind::empirical:
            break;
    }
    return wrong("values", "a table, made by discrete() or empirical()");
}

std::optional<DistributionFault> Distribution::discreteFault(std::span<const double> values,
                                                             std::span<const double> weights) {
    if (auto found = empiricalFault(values)) return found;
    if (weights.size() != values.size()) return wrong("weights", "as many as values");
    double total = 0.0;
    for (const double w : weights) {
        if (!(w >= 0.0 && w <= 1e100)) return wrong("weights", "finite numbers, at least 0");
        total += w;
    }
    if (!(total > 0.0)) return wrong("weights", "some weight above 0");
    return std::nullopt;
}

std::optional<DistributionFault> Distribution::empiricalFault(std::span<const double> values) {
    if (values.empty()) return wrong("values", "at least one value");
    for (const double v : values)
        if (!usable(v)) return wrong("values", "finite numbers, at most 1e100 in size");
    return std::nullopt;
}

}  // namespace tranche

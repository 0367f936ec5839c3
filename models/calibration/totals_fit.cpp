// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/totals_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/fields/strict_number.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kLow = 1e-6, kHigh = 1e6;
constexpr std::array kSigmas{0.5, 0.75, 1.0, 1.25, 1.5};

std::optional<TotalsPoint> pointOf(const Totals& totals, double sigma) {
    const double mean = totals.meanServers();
    const auto median = medianForMean(mean, sigma, totals.cap);
    if (!median) return std::nullopt;
    const SizeLaw law{*median, sigma};
    TotalsPoint point{
        sigma,   *median, sizeProbability(law, totals.cap, 1), sizeProbability(law, totals.cap, totals.cap),
        *median, *median};
    const double error =
        sizeMoments(law, totals.cap).sd / std::sqrt(static_cast<double>(totals.applications));
    if (const auto low = medianForMean(mean - 1.96 * error, sigma, totals.cap)) point.low = *low;
    if (const auto high = medianForMean(mean + 1.96 * error, sigma, totals.cap)) point.high = *high;
    return point;
}

struct TotalKey {
    std::string_view name;
    double low, high;
    bool whole;
};
constexpr std::array<TotalKey, 5> kKeys{{{"applications", 1, 1e9, true},
                                         {"gpus", 1, 1e12, true},
                                         {"cap", 2, 100000, true},
                                         {"server_gpus", 1, 72, true},
                                         {"sigma", 0.01, 5, false}}};

void put(Totals& totals, std::size_t key, double value) {
    if (key == 0) totals.applications = static_cast<std::int64_t>(value);
    if (key == 1) totals.gpus = value;
    if (key == 2) totals.cap = static_cast<std::int64_t>(value);
    if (key == 3) totals.serverGpus = static_cast<std::int64_t>(value);
    if (key == 4) totals.sigma = value;
}

}  // namespace

std::optional<Totals> parseTotals(const std::string& text, Issues& issues) {
    Totals totals;
    const Place place{"--totals", 0, 0};
    std::vector<std::string> names;
    for (const TotalKey& key : kKeys) names.emplace_back(key.name);
    std::array<bool, kKeys.size()> seen{};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" ,", at), text.size());
        const std::string word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto it = std::find(names.begin(), names.end(), name);
        if (equals == std::string::npos || it == names.end()) {
            issues.add({place, "", shownValue(word),
                        "applications=, gpus=, cap=, server_gpus= or sigma=" + didYouMean(name, names)});
            continue;
        }
        const auto key = static_cast<std::size_t>(it - names.begin());
        const auto value = readNumber(word.substr(equals + 1));
        const bool good = value.value && *value.value >= kKeys[key].low && *value.value <= kKeys[key].high &&
                          (!kKeys[key].whole || *value.value == std::floor(*value.value));
        if (seen[key])
            issues.add({place, name, "it again", "each figure once"});
        else if (!good)
            issues.add({place, name, shownValue(word.substr(equals + 1)),
                        std::string(kKeys[key].whole ? "a whole number" : "a number") + " from " +
                            numberText(kKeys[key].low) + " to " + numberText(kKeys[key].high) +
                            (value.hint.empty() ? "" : "; " + value.hint)});
        else
            put(totals, key, *value.value);
        seen[key] = true;
    }
    for (const std::size_t key : {std::size_t{0}, std::size_t{1}})
        if (!seen[key])
            issues.add({place, names[key], "nothing", "a number: applications= and gpus= are needed"});
    if (issues.hasErrors()) return std::nullopt;
    const double mean = totals.meanServers();
    if (mean > 1 && mean < static_cast<double>(totals.cap)) return totals;
    issues.add({place, "gpus", numberText(mean) + " servers a request",
                "a mean above 1 and below the cap of " + std::to_string(totals.cap)});
    return std::nullopt;
}

std::optional<double> medianForMean(double meanServers, double sigma, std::int64_t cap) {
    const auto mean = [&](double logMedian) {
        return sizeMoments({elementary::exp(logMedian), sigma}, cap).mean;
    };
    double low = elementary::log(kLow), high = elementary::log(kHigh);
    if (!(mean(low) < meanServers && mean(high) > meanServers)) return std::nullopt;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (mean(middle) < meanServers ? low : high) = middle;
    }
    return elementary::exp((low + high) / 2);
}

std::optional<TotalsFit> fitTotals(const Totals& totals) {
    const auto chosen = pointOf(totals, totals.sigma);
    if (!chosen) return std::nullopt;
    TotalsFit fit{totals, *chosen, {}};
    for (const double sigma : kSigmas)
        if (const auto point = pointOf(totals, sigma)) fit.family.push_back(*point);
    return fit;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/fragment.hpp"

#include <fmt/format.h>

#include <cmath>

#include "models/fields/node_json.hpp"
#include "models/fields/strict_number.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

std::string fourDigits(double value) {
    return numberText(readNumber(fmt::format("{:.4g}", value)).value.value_or(value));
}

namespace {

constexpr double kZ = 1.959963984540054;  // 95 %

// [low, high] about a value whose logarithm has a standard error.
std::string rangeText(double value, const std::optional<double>& logError) {
    if (!logError) return "";
    return fmt::format(", range: [{}, {}]", fourDigits(value * elementary::exp(-kZ * *logError)),
                       fourDigits(value * elementary::exp(kZ * *logError)));
}

std::string provenance(const FragmentHead& head, const std::string& how, const std::string& range) {
    return fmt::format("status: derived, source: {}{}", jsonString(head.source + ", " + how), range);
}

std::string sizeLines(const FragmentHead& head, const SizeFit& fit) {
    const std::string how =
        fmt::format("n={}, maximum likelihood, rounded to servers, censored at {}", fit.n, fit.cap);
    return fmt::format(
        "    servers: {{lognormal: {{median: {}, sigma: {}}}, {}}}\n    servers_max: {{value: {}, {}}}\n",
        fourDigits(fit.law.median), fourDigits(fit.law.sigma),
        provenance(head, how, rangeText(fit.law.median, fit.logMedianError)), fit.cap,
        provenance(head, fmt::format("the cap of the fit; {} of {} asked for it", fit.atCap, fit.n), ""));
}

std::string durationLines(const FragmentHead& head, const DurationFit& fit) {
    const char* first = fit.law == DurationLaw::lognormal ? "median" : "shape";
    const char* second = fit.law == DurationLaw::lognormal ? "sigma" : "scale";
    const std::string how =
        fmt::format("n={}, {} cut off, maximum likelihood, least AIC of three laws", fit.n, fit.censored);
    // The range of the reader holds the median of a law, which is a parameter of the lognormal alone.
    const std::string range =
        fit.law == DurationLaw::lognormal ? rangeText(fit.first, fit.firstLogError) : "";
    return fmt::format("    days: {{{}: {{{}: {}, {}: {}}}, {}}}\n", lawName(fit.law), first,
                       fourDigits(fit.first), second, fourDigits(fit.second), provenance(head, how, range));
}

std::string arrivalLines(const FragmentHead& head, const ArrivalFit& fit) {
    const std::string how =
        fmt::format("n={} in {} hours, Poisson, model {}", fit.arrivals, fit.hours, modelName(fit.model));
    // A sector has one generator.
    std::string text =
        head.extends.empty() ? "" : "    adoption: null\n    per_call: null\n    trace: null\n";
    text += fmt::format("    stream:\n      per_day: {{value: {}, {}}}\n", fourDigits(fit.perDay),
                        provenance(head, how, rangeText(fit.perDay, fit.logRateError)));
    if (fit.model == ArrivalModel::hourAndWeekday) {
        std::string days;
        for (const double f : fit.weekday) days += fmt::format("{}{:.3f}", days.empty() ? "" : ", ", f);
        text += fmt::format("      weekdays: [{}]  # Monday first\n", days);
    }
    if (fit.model == ArrivalModel::constant) return text;
    text += "      # factors of the hours of the day, 0 to 23, which a stream does not take:";
    for (const double f : fit.hour) text += fmt::format(" {:.2f}", f);
    return text + "\n";
}

std::string totalsLines(const FragmentHead& head, const TotalsFit& fit) {
    const Totals& t = fit.totals;
    const std::string how = fmt::format(
        "{} requests for {} GPUs, mean {} servers clamped to 1..{}; sigma {} is given, not fitted",
        t.applications, numberText(t.gpus), fourDigits(t.meanServers()), t.cap, fourDigits(t.sigma));
    const std::string range =
        fmt::format(", range: [{}, {}]", fourDigits(fit.chosen.low), fourDigits(fit.chosen.high));
    return fmt::format(
        "    per_call: {{applicants: {{value: {}, {}}}}}\n"
        "    servers: {{lognormal: {{median: {}, sigma: {}}}, {}}}\n"
        "    servers_max: {{value: {}, {}}}\n",
        t.applications, provenance(head, "as published", ""), fourDigits(fit.chosen.median),
        fourDigits(t.sigma), provenance(head, how, range), t.cap, provenance(head, "as published", ""));
}

}  // namespace

std::string fragmentText(const FragmentHead& head, const FragmentFits& fits) {
    std::string text = "# " + head.command + "\n";
    if (!head.extends.empty())
        text +=
            fmt::format("extends: {}\nscenario: {}\n", jsonString(head.extends), jsonString(head.scenario));
    text += fmt::format("sectors:\n  - id: {}\n", jsonString(head.sector));
    if (fits.totals) text += totalsLines(head, *fits.totals);
    if (fits.size) text += sizeLines(head, *fits.size);
    if (fits.duration) text += durationLines(head, *fits.duration);
    if (fits.arrival) text += arrivalLines(head, *fits.arrival);
    return text;
}

}  // namespace tranche

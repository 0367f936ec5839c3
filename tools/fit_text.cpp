// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/fit_text.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "sim/random/elementary.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kZ = 1.959963984540054;  // 95 %

struct Ends {
    double low = 0, high = 0;
};

Ends interval(double value, double logError) {
    return {value * elementary::exp(-kZ * logError), value * elementary::exp(kZ * logError)};
}

// "2.01 (1.85-2.19)"
std::string withInterval(double value, const std::optional<double>& logError) {
    if (!logError) return fourDigits(value) + " (no interval)";
    const Ends ends = interval(value, *logError);
    return fmt::format("{} ({}-{})", fourDigits(value), fourDigits(ends.low), fourDigits(ends.high));
}

std::string pText(const BootstrapP& p) {
    if (p.samples == 0) return "no p-value without --bootstrap";
    return fmt::format("p = {:.3f} by {} samples of the fitted law{}", p.p, p.samples,
                       p.failed == 0 ? "" : fmt::format(" ({} more without a fit)", p.failed));
}

std::optional<double> relative(const std::optional<double>& error, double value) {
    return error ? std::optional(*error / value) : std::nullopt;
}

void laySizes(const SizeFit& f, const BootstrapP& p, TextPage& page) {
    page.heading("Sizes in servers: lognormal, rounded, clamped to 1.." + std::to_string(f.cap));
    page.line(fmt::format("  median {}, sigma {}, 95 %", withInterval(f.law.median, f.logMedianError),
                          withInterval(f.law.sigma, relative(f.sigmaError, f.law.sigma))));
    page.line(fmt::format("  n {}, {} at the cap; mean {} observed, {} of the law", f.n, f.atCap,
                          fourDigits(f.mean), fourDigits(f.fittedMean)));
    page.line(fmt::format("  chi-square {} in {} cells, {}", fourDigits(f.chiSquare), f.cells, pText(p)));
    page.line(fmt::format("  log likelihood {:.2f}, AIC {:.2f}", f.logLikelihood, 4 - 2 * f.logLikelihood));
}

void layDurations(const std::vector<DurationFit>& fits, const BootstrapP& p, TextPage& page) {
    page.heading("Durations in days; the least AIC first");
    TextTable table({"law", "first parameter, 95 %", "second parameter, 95 %", "AIC", "distance"}, {3, 4});
    for (const DurationFit& f : fits) {
        const bool lognormal = f.law == DurationLaw::lognormal;
        table.row({std::string(lawName(f.law)),
                   (lognormal ? "median " : "shape ") + withInterval(f.first, f.firstLogError),
                   (lognormal ? "sigma " : "scale ") + withInterval(f.second, f.secondLogError),
                   fmt::format("{:.1f}", f.aic), fmt::format("{:.4f}", f.distance)});
    }
    table.print(page);
    page.line(fmt::format("  n {}, {} cut off; distance of Kolmogorov-Smirnov: {} for {}", fits[0].n,
                          fits[0].censored, pText(p), lawName(fits[0].law)));
}

void layArrivals(const ArrivalFit& f, const BootstrapP& p, TextPage& page) {
    page.heading(fmt::format("Arrivals: Poisson, rate by {}", modelName(f.model)));
    page.line(fmt::format("  {} a day, 95 %; {} arrivals in {} whole hours",
                          withInterval(f.perDay, f.logRateError), f.arrivals, f.hours));
    page.line(fmt::format("  AIC: constant {:.1f}, hour {:.1f}, hour and weekday {:.1f}", f.aic[0], f.aic[1],
                          f.aic[2]));
    page.line(fmt::format("  dispersion {} (1: Poisson), {}", fourDigits(f.dispersion), pText(p)));
    if (f.model == ArrivalModel::constant) return;
    for (std::size_t h = 0; h < 24; h += 12) {
        std::string line = fmt::format("  hours {:>2}-{:>2}", h, h + 11);
        for (std::size_t i = h; i < h + 12; ++i) line += fmt::format(" {:5.2f}", f.hour[i]);
        page.line(line);
    }
    if (f.model != ArrivalModel::hourAndWeekday) return;
    std::string line = "  Mon to Sun ";
    for (const double factor : f.weekday) line += fmt::format(" {:5.2f}", factor);
    page.line(line);
}

void layTotals(const TotalsFit& f, TextPage& page) {
    page.heading(
        fmt::format("Sizes in servers from totals: lognormal, rounded, clamped to 1..{}", f.totals.cap));
    page.line(fmt::format("  {} requests for {} GPUs: mean {} servers of {}", f.totals.applications,
                          fourDigits(f.totals.gpus), fourDigits(f.totals.meanServers()),
                          f.totals.serverGpus));
    page.line(fmt::format("  sigma {} (given): median {}, {} to {} by sampling alone",
                          fourDigits(f.chosen.sigma), fourDigits(f.chosen.median), fourDigits(f.chosen.low),
                          fourDigits(f.chosen.high)));
    page.line("  One total cannot give two parameters. All of these have that mean:");
    TextTable table({"sigma", "median", "asks for 1, %", "asks for the cap, %"}, {0, 1, 2, 3});
    for (const TotalsPoint& point : f.family)
        table.row({fourDigits(point.sigma), fourDigits(point.median),
                   fmt::format("{:.1f}", 100 * point.atOne), fmt::format("{:.1f}", 100 * point.atCap)});
    table.print(page);
}

Json number(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json pJson(const BootstrapP& p) {
    return {{"p", p.samples == 0 ? Json(nullptr) : Json(p.p)}, {"samples", p.samples}, {"failed", p.failed}};
}

Json sizeJson(const SizeFit& f, const BootstrapP& p) {
    return {{"law", "lognormal"},
            {"median", f.law.median},
            {"sigma", f.law.sigma},
            {"log_median_error", number(f.logMedianError)},
            {"sigma_error", number(f.sigmaError)},
            {"n", f.n},
            {"cap_servers", f.cap},
            {"at_cap", f.atCap},
            {"mean_observed", f.mean},
            {"mean_fitted", f.fittedMean},
            {"log_likelihood", f.logLikelihood},
            {"aic", 4 - 2 * f.logLikelihood},
            {"chi_square", f.chiSquare},
            {"cells", f.cells},
            {"goodness", pJson(p)}};
}

Json durationJson(const DurationFit& f) {
    const bool lognormal = f.law == DurationLaw::lognormal;
    return {{"law", lawName(f.law)},
            {lognormal ? "median" : "shape", f.first},
            {lognormal ? "sigma" : "scale", f.second},
            {"first_log_error", number(f.firstLogError)},
            {"second_log_error", number(f.secondLogError)},
            {"n", f.n},
            {"censored", f.censored},
            {"log_likelihood", f.logLikelihood},
            {"aic", f.aic},
            {"distance", f.distance}};
}

Json arrivalJson(const ArrivalFit& f, const BootstrapP& p) {
    return {{"model", modelName(f.model)},
            {"per_day", f.perDay},
            {"log_rate_error", number(f.logRateError)},
            {"hour_factors", f.hour},
            {"weekday_factors", f.weekday},
            {"arrivals", f.arrivals},
            {"hours", f.hours},
            {"aic", f.aic},
            {"dispersion", f.dispersion},
            {"goodness", pJson(p)}};
}

Json totalsJson(const TotalsFit& f) {
    const auto point = [](const TotalsPoint& p) {
        return Json{{"sigma", p.sigma},        {"median", p.median}, {"share_at_one", p.atOne},
                    {"share_at_cap", p.atCap}, {"low", p.low},       {"high", p.high}};
    };
    Json family = Json::array();
    for (const TotalsPoint& p : f.family) family.push_back(point(p));
    return {{"applications", f.totals.applications},
            {"gpus", f.totals.gpus},
            {"mean_servers", f.totals.meanServers()},
            {"cap_servers", f.totals.cap},
            {"chosen", point(f.chosen)},
            {"family", family}};
}

}  // namespace

std::string fitText(const FitFindings& found, bool colour) {
    TextPage page(colour);
    page.paragraph(found.jobs > 0 ? fmt::format("{}: {} jobs", found.input, found.jobs) : found.input);
    if (found.fits.totals) layTotals(*found.fits.totals, page);
    if (found.fits.size) laySizes(*found.fits.size, found.sizeP, page);
    if (!found.durations.empty()) layDurations(found.durations, found.durationP, page);
    if (found.fits.arrival) layArrivals(*found.fits.arrival, found.arrivalP, page);
    if (!found.notes.empty()) page.heading("Notes");
    for (const std::string& note : found.notes) page.paragraph(note, 2);
    return page.finish();
}

std::string fitJson(const FitFindings& found) {
    Json all{{"input", found.input}, {"jobs", found.jobs}};
    if (found.fits.totals) all["totals"] = totalsJson(*found.fits.totals);
    if (found.fits.size) all["sizes"] = sizeJson(*found.fits.size, found.sizeP);
    if (!found.durations.empty()) {
        Json laws = Json::array();
        for (const DurationFit& f : found.durations) laws.push_back(durationJson(f));
        all["durations"] = {{"unit", "days"}, {"laws", laws}, {"goodness", pJson(found.durationP)}};
    }
    if (found.fits.arrival) all["arrivals"] = arrivalJson(*found.fits.arrival, found.arrivalP);
    all["notes"] = found.notes;
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tranche

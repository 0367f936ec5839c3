// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/select_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "models/report/csv.hpp"
#include "models/report/number_text.hpp"
#include "tools/json_number.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

std::string nameOf(const MetricEstimate& metric) {
    return metric.metric + (metric.scope == "all" ? "" : "@" + metric.scope);
}

std::string count(std::int64_t n) {
    return formatCount(static_cast<double>(n));
}

MetricEstimate estimate(const SelectStudy& study, const Tally& tally, const Interval& interval) {
    MetricEstimate m = study.metric;
    m.mean = tally.mean();
    m.low = interval.low;
    m.high = interval.high;
    m.n = tally.count();
    return m;
}

std::string better(Favour favour) {
    return favour == Favour::lower ? "lower" : "higher";
}

// The best first, then by mean; ties in their order.
std::vector<std::size_t> ranking(const SelectStudy& study) {
    std::vector<std::size_t> order(study.variants.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const double sign = study.request.better == Favour::lower ? 1 : -1;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (a == study.best || b == study.best) return a == study.best && b != study.best;
        return sign * study.variants[a].tally.mean() < sign * study.variants[b].tally.mean();
    });
    return order;
}

std::string fate(const SelectStudy& study, std::size_t v) {
    const SelectedVariant& one = study.variants[v];
    if (v == study.best) return "best";
    if (study.request.procedure == SelectProcedure::ocba) return "";
    return one.outAfter > 0 ? fmt::format("out after {}", count(one.outAfter)) : "not decided";
}

std::string promise(const SelectStudy& study) {
    const SelectRequest& r = study.request;
    const std::string& best = study.variants[study.best].name;
    const std::string chance = formatPercent(study.probability, 1);
    if (study.end == SelectEnd::budget)
        return fmt::format(
            "{} is the best so far. The budget of {} replications was used up; the chance that it is truly "
            "the best "
            "is about {}, less than the {} asked for.",
            best, count(r.budget), chance, formatPercent(r.confidence, 1));
    if (r.procedure == SelectProcedure::ocba)
        return fmt::format("{} is the best, with an estimated probability of {}.", best, chance);
    const NumberStyle style =
        numberStyle(r.indifference, r.indifference, r.indifference, shownUnit(study.metric));
    return fmt::format(
        "{} is the best: a choice like this one is right with probability {} or more, if the best is ahead "
        "by "
        "{} {} or more, and else about as good as the best.",
        best, formatPercent(r.confidence, 1), formatWith(style, r.indifference),
        style.unit == "%" ? "% points" : style.unit);
}

Json spread(const Tally& tally, const Interval& interval) {
    return {{"replications", tally.count()},
            {"mean", jsonNumber(tally.mean())},
            {"ci_low", jsonNumber(interval.low)},
            {"ci_high", jsonNumber(interval.high)}};
}

}  // namespace

std::string selectText(const SelectStudy& study, const SelectFacts& facts, bool colour) {
    const SelectRequest& r = study.request;
    TextPage page(colour);
    page.heading(facts.title.empty() ? facts.scenario : facts.title);
    page.line(fmt::format("{}, {} policies, seed {}", facts.scenario, study.variants.size(), facts.seed));
    page.line(
        fmt::format("{} ({}): {} is better", study.metric.label, nameOf(study.metric), better(r.better)));
    page.line();
    TextTable table(
        {"policy", "mean, " + formatPercent(r.confidence, 0) + " interval", "replications", "outcome"},
        {1, 2});
    for (const std::size_t v : ranking(study)) {
        const SelectedVariant& one = study.variants[v];
        table.row({one.name, formatEstimate(estimate(study, one.tally, one.interval)),
                   count(one.tally.count()), fate(study, v)});
    }
    table.print(page);
    page.heading("Answer");
    page.paragraph(promise(study));
    page.paragraph(fmt::format(
        "On {} fresh replications, which had no part in the choice, it has {}; in those that chose it, {}. "
        "Being picked for "
        "looking good makes the latter too good on average.",
        count(study.fresh.count()), formatEstimate(estimate(study, study.fresh, study.freshInterval)),
        formatEstimate(
            estimate(study, study.variants[study.best].tally, study.variants[study.best].interval))));
    page.paragraph(fmt::format(
        "{} replications by {}, the first {} of each policy; the same random numbers for all.",
        count(study.used),
        r.procedure == SelectProcedure::kn ? "KN (Kim and Nelson 2001)" : "OCBA (Chen et al. 2000)",
        count(r.first)));
    return page.finish();
}

std::string selectCsv(const SelectStudy& study) {
    std::string text =
        "variant,metric,scope,unit,replications,mean,ci_low,ci_high,ci_confidence,out_after,best,fresh_"
        "replications,fresh_mean,"
        "fresh_ci_low,fresh_ci_high\n";
    CsvWriter csv([&text](std::string_view row) { text += row; });
    for (std::size_t v = 0; v < study.variants.size(); ++v) {
        const SelectedVariant& one = study.variants[v];
        csv.text(one.name).text(study.metric.metric).text(study.metric.scope).text(study.metric.unit);
        csv.number(one.tally.count())
            .number(one.tally.mean())
            .number(one.interval.low)
            .number(one.interval.high);
        csv.number(study.request.confidence);
        one.outAfter > 0 ? csv.number(one.outAfter) : csv.empty();
        csv.number(std::int64_t{v == study.best});
        if (v == study.best)
            csv.number(study.fresh.count())
                .number(study.fresh.mean())
                .number(study.freshInterval.low)
                .number(study.freshInterval.high);
        else
            csv.empty().empty().empty().empty();
        csv.endRow();
    }
    return text;
}

std::string selectJson(const SelectStudy& study, const SelectFacts& facts) {
    const SelectRequest& r = study.request;
    Json variants = Json::array();
    for (std::size_t v = 0; v < study.variants.size(); ++v) {
        const SelectedVariant& one = study.variants[v];
        Json row{{"variant", one.name}};
        row.update(spread(one.tally, one.interval));
        row["out_after"] = one.outAfter > 0 ? Json(one.outAfter) : Json(nullptr);
        row["best"] = v == study.best;
        variants.push_back(row);
    }
    const bool kn = r.procedure == SelectProcedure::kn;
    const Json json{{"scenario", facts.scenario},
                    {"hash", facts.hash},
                    {"version", facts.version},
                    {"seed", facts.seed},
                    {"metric",
                     {{"metric", study.metric.metric},
                      {"scope", study.metric.scope},
                      {"unit", study.metric.unit},
                      {"label", study.metric.label}}},
                    {"better", better(r.better)},
                    {"procedure", kn ? "kn" : "ocba"},
                    {"confidence", r.confidence},
                    {"indifference", kn ? Json(r.indifference) : Json(nullptr)},
                    {"first", r.first},
                    {"budget", r.budget},
                    {"used", study.used},
                    {"end", study.end == SelectEnd::sure ? "sure" : "budget"},
                    {"best", study.variants[study.best].name},
                    {"probability", jsonNumber(study.probability)},
                    {"fresh", spread(study.fresh, study.freshInterval)},
                    {"variants", variants}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/compare_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/report/number_text.hpp"

namespace tranche {
namespace {

struct Heading {
    std::string_view key, first, second;
};
constexpr std::array<Heading, 17> kHeadings{{{"wait_days.mean", "mean", "wait"},
                                             {"wait_days.median", "median", "wait"},
                                             {"wait_days.p90", "wait,", "1 in 10"},
                                             {"success.projects", "projects", "served"},
                                             {"success.count", "requests", "granted"},
                                             {"success.gpus", "GPUs won", "of asked"},
                                             {"ladder.allocation", "fleet", "granted"},
                                             {"ladder.occupancy", "grants", "in use"},
                                             {"ladder.effective_use", "effective", "use"},
                                             {"unmet.gpu_hours", "unmet", "need"},
                                             {"unmet.share", "unmet", "need"},
                                             {"fairness.jain", "fairness", "(Jain)"},
                                             {"fairness.sector_gap", "sector", "gap"},
                                             {"fairness.gini", "inequality", "(Gini)"},
                                             {"cost.krw_per_gpu_hour", "cost per", "GPU-hour"},
                                             {"gpu_hours.granted", "delivered", "GPU-hours"},
                                             {"awards", "grants", "awarded"}}};

std::string signedNumber(double value, double halfWidth, int significant) {
    const std::string text = formatNumber(value, halfWidth, significant);
    return value > 0 && text.find_first_of("123456789") != text.npos ? "+" + text : text;
}

std::string titlesOf(const Comparison& c, const std::vector<std::size_t>& list) {
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i)
        text += (i == 0 ? "" : i + 1 == list.size() ? " and " : ", ") + alternativeTitle(c, list[i]);
    return text;
}

// The alternative that is best in a metric; none where the metric has no direction or nobody a value.
std::size_t bestIn(const Comparison& c, const CaseResult& result, std::size_t metric) {
    std::size_t best = c.names.size();
    const Better better = c.metrics[metric].better;
    if (better == Better::neither) return best;
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        const double value = result.estimates[a][metric].mean;
        if (std::isnan(value)) continue;
        const double ahead = best == c.names.size()     ? 1
                             : better == Better::higher ? value - result.estimates[best][metric].mean
                                                        : result.estimates[best][metric].mean - value;
        if (ahead > 0 || (ahead == 0 && a == c.baseline)) best = a;
    }
    return best;
}

// Alternatives whose value reads the same as the best one's.
std::vector<std::size_t> alikeTo(const Comparison& c, const CaseResult& result, std::size_t metric,
                                 std::size_t best) {
    const ColumnStyle style = columnStyle(c, result, metric);
    const std::string text = valueText(style, result.estimates[best][metric], false);
    std::vector<std::size_t> list;
    for (std::size_t a = 0; a < c.names.size(); ++a)
        if (valueText(style, result.estimates[a][metric], false) == text) list.push_back(a);
    return list;
}

// Why the alternatives are not ranked by a metric: their means are over different replications, or there are none.
std::string unranked(const Comparison& c, const CaseResult& result, std::size_t metric) {
    std::string some;
    std::size_t never = 0;
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        const std::int64_t n = result.estimates[a][metric].n;
        never += n == 0 ? 1 : 0;
        if (n < c.replications)
            some += fmt::format("{}{} ({} of {})", some.empty() ? "" : ", ", alternativeTitle(c, a), n,
                                c.replications);
    }
    const std::string& label = c.metrics[metric].described.label;
    if (never == c.names.size())
        return fmt::format("{}: undefined in every replication of every alternative.", label);
    if (some.empty()) return {};
    return fmt::format("{}: not ranked, since it is not defined in every replication under {}.", label, some);
}

std::string chanceText(const MetricDifference& d) {
    switch (d.verdict) {
        case DifferenceVerdict::better:
            return {};
        case DifferenceVerdict::undefined:
            return "; whether chance explains it is undefined";
        default:
            return "; among so many comparisons chance alone could explain it";
    }
}

void addBest(const Comparison& c, const CaseResult& result, std::vector<std::string>& list) {
    for (std::size_t m = 0; m < std::min<std::size_t>(c.shown, 6); ++m) {
        if (const std::string why = unranked(c, result, m); !why.empty()) {
            list.push_back(why);
            continue;
        }
        const std::size_t best = bestIn(c, result, m);
        if (best == c.names.size()) continue;
        const ColumnStyle style = columnStyle(c, result, m);
        const std::string unit = style.unit.empty() ? "" : " " + style.unit;
        const std::vector<std::size_t> alike = alikeTo(c, result, m, best);
        const std::string what = fmt::format("{}: best {} {} with {}{}", c.metrics[m].described.label,
                                             alike.size() > 1 ? "are" : "is", titlesOf(c, alike),
                                             valueText(style, result.estimates[best][m], false), unit);
        if (std::find(alike.begin(), alike.end(), c.baseline) != alike.end()) {
            list.push_back(fmt::format("{}, the baseline {} (n = {}).", what,
                                       alike.size() > 1 ? "among them" : "itself",
                                       result.estimates[best][m].n));
            continue;
        }
        const MetricDifference& d = result.differences[best][m];
        const std::string than = differenceUnit(style).empty() ? "" : " " + differenceUnit(style);
        list.push_back(fmt::format("{}, {}{} against the baseline (n = {}){}.", what,
                                   differenceText(style, d), than, d.pairs, chanceText(d)));
    }
}

void addFront(const Comparison& c, const CaseResult& result, std::vector<std::string>& list) {
    std::vector<std::size_t> on;
    for (std::size_t a = 0; a < c.names.size(); ++a)
        if (result.front.points[a].onFront) on.push_back(a);
    if (on.empty()) return;
    list.push_back(fmt::format("No alternative beats {} in both \"{}\" and \"{}\".", titlesOf(c, on),
                               c.metrics[result.front.x].described.label,
                               c.metrics[result.front.y].described.label));
}

void addGains(const Comparison& c, const CaseResult& result, std::vector<std::string>& list) {
    std::size_t most = c.names.size();
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        if (a == c.baseline || result.gains[a].rows.empty()) continue;
        const GainRow& all = result.gains[a].rows[0];
        const double net = all.more.mean - all.less.mean;
        if (net <= best) continue;
        best = net;
        most = a;
    }
    if (most == c.names.size()) return;
    const GainRow& all = result.gains[most].rows[0];
    const std::string shares = fmt::format("{} get more GPU-hours than under the baseline, {} get less",
                                           formatPercent(shareOf(all.more.mean, all.projects.mean)),
                                           formatPercent(shareOf(all.less.mean, all.projects.mean)));
    list.push_back(
        best > 0
            ? fmt::format("Winners outnumber losers most under {}: {}.", alternativeTitle(c, most), shares)
            : fmt::format(
                  "Every other alternative has more losers than winners; the balance is best under {}: {}.",
                  alternativeTitle(c, most), shares));
}

void addBound(const Comparison& c, const CaseResult& result, std::vector<std::string>& list) {
    if (!result.bound || !(result.bound->bound > 0)) return;
    const std::vector<double>& reached = result.bound->reached;
    const auto best =
        static_cast<std::size_t>(std::max_element(reached.begin(), reached.end()) - reached.begin());
    list.push_back(fmt::format(
        "Of the most that perfect foresight could have served of the projects that arose under these rules, "
        "{} "
        "reaches {}{}.",
        alternativeTitle(c, best), formatPercent(reached[best] / result.bound->bound),
        best == c.baseline
            ? ""
            : fmt::format(" and the baseline {}", formatPercent(reached[c.baseline] / result.bound->bound))));
}

}  // namespace

ColumnStyle columnStyle(const Comparison& c, const CaseResult& result, std::size_t metric) {
    double largest = 0;
    for (std::size_t a = 0; a < c.names.size(); ++a)
        if (const double mean = result.estimates[a][metric].mean; std::isfinite(mean))
            largest = std::max(largest, std::abs(mean));
    const NumberStyle style = numberStyle(largest, largest, largest, shownUnit(c.metrics[metric].described));
    double widest = 0;
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        const MetricEstimate& e = result.estimates[a][metric];
        if (std::isfinite(e.high - e.low)) widest = std::max(widest, (e.high - e.low) / 2);
    }
    const std::string text = formatNumber(largest * style.factor, widest * style.factor, 1);
    const std::size_t point = text.find('.');
    return {style.factor, style.unit, point == text.npos ? 0 : static_cast<int>(text.size() - point - 1)};
}

std::string differenceUnit(const ColumnStyle& style) {
    return style.unit == "%" ? "% points" : style.unit;
}

std::string alternativeTitle(const Comparison& c, std::size_t alternative) {
    const std::string& title = c.titles[alternative];
    if (title.empty()) return c.names[alternative];
    const bool shared = std::count(c.titles.begin(), c.titles.end(), title) > 1;
    return shared ? fmt::format("{} ({})", title, c.names[alternative]) : title;
}

std::pair<std::string, std::string> shortHeading(const ComparedMetric& metric) {
    const MetricEstimate& d = metric.described;
    const std::string scope = d.scope == "all" ? "" : d.scope.substr(d.scope.find(':') + 1);
    for (const Heading& heading : kHeadings)
        if (heading.key == d.metric)
            return scope.empty() ? std::pair<std::string, std::string>{heading.first, heading.second}
                                 : std::pair{fmt::format("{} {}", heading.first, heading.second), scope};
    const std::size_t dot = d.metric.find('.');
    if (dot == d.metric.npos) return {d.metric, scope};
    return scope.empty() ? std::pair{d.metric.substr(0, dot), d.metric.substr(dot + 1)}
                         : std::pair{d.metric, scope};
}

std::string valueText(const ColumnStyle& style, const MetricEstimate& e, bool withInterval) {
    const double mean = e.mean * style.factor, half = (e.high - e.low) / 2 * style.factor;
    if (!withInterval && style.decimals >= 0) return formatFixed(mean, style.decimals);
    const std::string text = formatNumber(mean, half);
    return withInterval && varies(mean, half) ? fmt::format("{} ± {}", text, formatNumber(half, half)) : text;
}

std::string differenceText(const ColumnStyle& style, const MetricDifference& d, int significant) {
    if (std::isnan(d.mean)) return "undefined";
    const double mean = d.mean * style.factor, half = (d.high - d.low) / 2 * style.factor;
    if (!std::isfinite(half)) return signedNumber(mean, half, significant) + " ± unbounded";
    if (half == 0) return signedNumber(mean, half, significant);
    return fmt::format("{} ± {}", signedNumber(mean, half, significant),
                       formatNumber(half, half, significant));
}

std::string_view markOf(DifferenceVerdict verdict) {
    switch (verdict) {
        case DifferenceVerdict::better:
            return "+";
        case DifferenceVerdict::worse:
            return "-";
        case DifferenceVerdict::higher:
            return ">";
        case DifferenceVerdict::lower:
            return "<";
        default:
            return " ";
    }
}

std::string pValueText(double p) {
    if (std::isnan(p)) return "undefined";
    return p < 0.0001 ? "< 0.0001" : formatFixed(p, p < 0.01 ? 4 : 2);
}

std::vector<std::string> compareFindings(const Comparison& c, const CaseResult& result) {
    std::vector<std::string> list;
    addBest(c, result, list);
    addFront(c, result, list);
    addGains(c, result, list);
    addBound(c, result, list);
    return list;
}

std::vector<std::pair<std::string, std::string>> robustChoices(const Comparison& c) {
    if (!c.robust) return {};
    const RobustChoice& r = *c.robust;
    std::vector<std::pair<std::string, std::string>> list{
        {"least worst regret (minimax regret)", titlesOf(c, r.minimaxRegret)}};
    if (c.cases.size() >= kScenariosForP90)
        list.emplace_back(
            fmt::format("least 90th percentile of regret over the {} scenarios", c.cases.size()),
            titlesOf(c, r.p90Regret));
    list.insert(list.end(), {{"best worst case (maximin)", titlesOf(c, r.maximin)},
                             {"best best case (maximax)", titlesOf(c, r.maximax)},
                             {"best on average (Laplace)", titlesOf(c, r.laplace)},
                             {fmt::format("between worst and best, optimism {} (Hurwicz)", c.optimism),
                              titlesOf(c, r.hurwicz)},
                             {"good enough in most scenarios (satisficing)", titlesOf(c, r.satisficing)}});
    return list;
}

std::string comparisonsText(const Comparison& c) {
    std::int64_t least = c.cases[0].comparisons, most = least;
    for (const CaseResult& result : c.cases) {
        least = std::min(least, result.comparisons);
        most = std::max(most, result.comparisons);
    }
    const std::string chance = formatPercent(1 - c.confidence);
    if (c.cases.size() == 1)
        return fmt::format(
            "Holm's adjustment for {} comparisons: the chance that any mark is wrong is at most {}", most,
            chance);
    return fmt::format(
        "Holm's adjustment for the {} comparisons of a scenario: the chance that any mark of its "
        "table is wrong is at most {}, in each table by itself and not in all together",
        least == most ? fmt::format("{}", most) : fmt::format("{} to {}", least, most), chance);
}

std::string priceText(const FairnessPrice& price) {
    return price.fairer && !std::isnan(price.price) ? formatFixed(price.price * 100, 1) + " %" : "-";
}

std::vector<std::string> compareNotes(const Comparison& c) {
    std::vector<std::string> list{fmt::format(
        "± in a sentence is half the {} interval of that one difference, not adjusted for the number of "
        "comparisons; marks and verdicts are, so an interval may leave out 0 where there is no mark.",
        formatPercent(c.confidence))};
    if (c.names.size() > 2)
        list.push_back(fmt::format(
            "Winner's curse: the best of {} in these runs looks better than it is, because the same runs "
            "chose it. `tranche select` finds the best with a stated probability.",
            c.names.size()));
    if (c.replications < kFewReplications)
        list.push_back(
            fmt::format("Caution: {} replications are few; intervals are wide and rest on differences "
                        "being roughly normal. Use {} or more before deciding.",
                        c.replications, kFewReplications));
    bool undefined = false;
    for (const CaseResult& result : c.cases)
        for (const auto& row : result.estimates)
            for (std::size_t m = 0; m < c.shown; ++m) undefined = undefined || std::isnan(row[m].mean);
    if (undefined)
        list.emplace_back(
            "undef., undefined: no replication gives the metric a value, as there is no wait where nobody "
            "started.");
    return list;
}

double shareOf(double part, double whole) {
    return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace tranche

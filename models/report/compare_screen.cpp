// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/compare_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "models/report/compare_text.hpp"
#include "models/report/number_text.hpp"
#include "models/report/screen.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kName = 42, kCell = 9;  // [columns]
constexpr std::size_t kMetricsALine = (kScreenColumns - kName) / kCell;

class Lines {
public:
    explicit Lines(bool colour) : colour_(colour) {}
    void bold(const std::string& text) {
        const std::string whole = cut(text);
        text_ += (colour_ ? "\x1b[1m" + whole + "\x1b[0m" : whole) + "\n";
    }
    void line(const std::string& text = {}) { text_ += cut(text) + "\n"; }
    // Words on lines of the screen, each begun with two blanks.
    void wrapped(const std::string& text) {
        std::string row = " ";
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            const std::string word = text.substr(at, end - at);
            if (terminalWidth(row) + 1 + terminalWidth(word) > kScreenColumns) {
                line(row);
                row = " ";
            }
            row += " " + word;
            at = end + 1;
        }
        line(row);
    }
    const std::string& finish() const { return text_; }

private:
    static std::string cut(const std::string& text) {
        std::string row =
            terminalWidth(text) > kScreenColumns ? padRight(text, kScreenColumns) : printable(text);
        row.erase(row.find_last_not_of(' ') + 1);
        return row;
    }
    bool colour_;
    std::string text_;
};

std::string nameCell(const Comparison& c, std::size_t a) {
    return padRight((a == c.baseline ? "= " : "  ") + alternativeTitle(c, a), kName);
}

void addMetrics(Lines& lines, const Comparison& c, const CaseResult& result, std::size_t from,
                std::size_t to) {
    std::string first(kName, ' '), second(kName, ' '), third(kName, ' ');
    std::vector<ColumnStyle> styles;
    for (std::size_t m = from; m < to; ++m) {
        styles.push_back(columnStyle(c, result, m));
        const auto [top, below] = shortHeading(c.metrics[m]);
        first += padLeft(top, kCell - 1) + " ";
        second += padLeft(below, kCell - 1) + " ";
        std::string unit = styles.back().unit;
        if (terminalWidth(unit) > kCell - 1) unit = unit.substr(0, unit.find('/'));
        third += padLeft(unit, kCell - 1) + " ";
    }
    lines.line();
    lines.bold(first);
    lines.bold(second);
    lines.line(third);
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        std::string row = nameCell(c, a);
        for (std::size_t m = from; m < to; ++m) {
            const std::string value = valueText(styles[m - from], result.estimates[a][m], false);
            const auto mark =
                a == c.baseline ? std::string_view(" ") : markOf(result.differences[a][m].verdict);
            row += padLeft(value == "undefined" ? "undef." : value, kCell - 1) + std::string(mark);
        }
        lines.line(row);
    }
}

std::string percentCell(double share, std::size_t width) {
    return padLeft(std::isnan(share) ? "" : formatPercent(share), width);
}

void addGains(Lines& lines, const Comparison& c, const CaseResult& result) {
    constexpr std::size_t kWide = 11;
    const bool bound = result.bound.has_value();
    lines.line();
    lines.bold(std::string(kName, ' ') + padLeft("projects", kWide) + padLeft("projects", kWide) +
               padLeft("on the", kWide) + padLeft("price of", kWide) +
               (bound ? padLeft("of what is", kWide + 2) : ""));
    lines.bold(std::string(kName, ' ') + padLeft("gaining", kWide) + padLeft("losing", kWide) +
               padLeft("front", kWide) + padLeft("fairness", kWide) +
               (bound ? padLeft("possible", kWide + 2) : ""));
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        std::string row = nameCell(c, a);
        if (a == c.baseline || result.gains[a].rows.empty()) {
            row += std::string(2 * kWide, ' ');
        } else {
            const GainRow& all = result.gains[a].rows[0];
            row += percentCell(shareOf(all.more.mean, all.projects.mean), kWide) +
                   percentCell(shareOf(all.less.mean, all.projects.mean), kWide);
        }
        row += percentCell(result.front.points[a].probability, kWide) +
               padLeft(std::isnan(result.fairness[a].price)
                           ? ""
                           : formatFixed(result.fairness[a].price * 100, 1) + " %",
                       kWide);
        if (bound) row += percentCell(shareOf(result.bound->reached[a], result.bound->bound), kWide + 2);
        lines.line(row);
    }
}

void addLegend(Lines& lines, const Comparison& c, const CaseResult& result) {
    lines.line();
    const std::string confidence = formatPercent(1 - c.confidence);
    std::size_t compared = 0;
    for (const auto& row : result.differences) compared += std::min(row.size(), c.shown);
    lines.wrapped(
        fmt::format("= the baseline; + clearly better than it, - clearly worse, no mark: no clear difference "
                    "(paired replications, "
                    "Student's t, Holm's adjustment for {} comparisons: the chance that any mark is wrong is "
                    "at most {}).",
                    compared, confidence));
    lines.wrapped(fmt::format(
        "Gaining, losing: of the same projects, those that get more or less GPU-hours than under the "
        "baseline. On the front: "
        "how often, over samples of the replications, nothing is better in both \"{}\" and \"{}\". Price of "
        "fairness: "
        "GPU-hours delivered below those of the alternative that delivers most, not scaled by applicant.",
        c.metrics[result.front.x].described.label, c.metrics[result.front.y].described.label));
    if (result.bound)
        lines.wrapped(
            fmt::format("Possible: need served, in GPU-hours, of a bound that no rule could pass even "
                        "knowing the future ({} replications).",
                        result.bound->replications));
    if (!result.cautions.empty())
        lines.wrapped(
            fmt::format("Caution: under {} of the alternatives more than a tenth of the projects are others, "
                        "since teams come again after a "
                        "grant and calls that are not held bring nobody; sums such as unmet need are then "
                        "not of the same projects. The "
                        "report says which.",
                        result.cautions.size()));
    if (!result.warnings.empty())
        lines.wrapped(
            fmt::format("Common random numbers do not sharpen {} of the differences (correlation not above "
                        "0); the report names them.",
                        result.warnings.size()));
}

void addRobust(Lines& lines, const Comparison& c) {
    constexpr std::size_t kWide = 11;
    const ComparedMetric& metric = c.metrics[c.regretMetric];
    double largest = 0;
    for (const CaseResult& result : c.cases)
        for (const auto& row : result.estimates)
            if (std::isfinite(row[c.regretMetric].mean))
                largest = std::max(largest, std::abs(row[c.regretMetric].mean));
    const NumberStyle style = numberStyle(largest, largest, largest, shownUnit(metric.described));
    lines.line();
    lines.bold(fmt::format("Over {} scenarios: {}{}", c.cases.size(), metric.described.label,
                           style.unit.empty() ? "" : " [" + style.unit + "]"));
    lines.bold(std::string(kName, ' ') + padLeft("worst", kWide) + padLeft("average", kWide) +
               padLeft("worst", kWide) + padLeft("good", kWide));
    lines.bold(std::string(kName, ' ') + padLeft("regret", kWide) + padLeft("", kWide) +
               padLeft("case", kWide) + padLeft("enough in", kWide));
    const double sign = metric.better == Better::lower ? -1 : 1;
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        const RobustFigures& f = c.robust->rows[a];
        const auto cell = [&](double v) { return padLeft(formatNumber(v * style.factor), kWide); };
        lines.line(nameCell(c, a) + cell(f.maxRegret) + cell(sign * f.mean) + cell(sign * f.worst) +
                   percentCell(f.satisfied, kWide));
    }
    lines.line();
    for (const auto& [criterion, choice] : robustChoices(c)) lines.wrapped(criterion + ": " + choice);
    lines.wrapped(fmt::format("Good enough: {} {} {}.",
                              metric.better == Better::lower ? "at most" : "at least",
                              formatNumber(c.threshold * style.factor), style.unit));
}

}  // namespace

std::string compareScreen(const Comparison& c, bool colour) {
    Lines lines(colour);
    for (std::size_t i = 0; i < c.cases.size(); ++i) {
        const CaseResult& result = c.cases[i];
        if (i > 0) lines.line();
        lines.bold(result.title.empty() ? result.name : result.title);
        lines.line(
            fmt::format("{}: {} alternatives, {} replications on the same applicants and delays; seed {}",
                        result.name, c.names.size(), c.replications, c.seed));
        for (std::size_t from = 0; from < c.shown; from += kMetricsALine)
            addMetrics(lines, c, result, from, std::min(from + kMetricsALine, c.shown));
        addGains(lines, c, result);
        if (i + 1 == c.cases.size()) addLegend(lines, c, result);
        lines.line();
        lines.bold("In short");
        for (const std::string& finding : compareFindings(c, result)) lines.wrapped(finding);
    }
    if (c.robust) addRobust(lines, c);
    return lines.finish();
}

}  // namespace tranche

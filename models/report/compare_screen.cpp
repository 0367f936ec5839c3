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
constexpr std::size_t kWidestCell = 16;       // headings of custom metrics need more

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

// Words, and parts of keys, of at most a widest cell.
std::vector<std::string> partsOf(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char letter : text) {
        const bool space = letter == ' ';
        if (!space) part += letter;
        const bool seam = space || letter == '.' || letter == '_' || letter == '-' || letter == ':';
        const bool full = part.size() == kWidestCell - 1;
        if ((!seam && !full) || part.empty()) continue;
        parts.push_back(space ? part + ' ' : part);
        part.clear();
    }
    if (!part.empty()) parts.push_back(part);
    return parts;
}

std::size_t widthOf(std::string part) {
    if (part.ends_with(' ')) part.pop_back();
    return terminalWidth(part);
}

std::vector<std::string> headingParts(const ComparedMetric& metric) {
    const auto [top, below] = shortHeading(metric);
    std::vector<std::string> parts = partsOf(top);
    if (!parts.empty() && !parts.back().ends_with(' ')) parts.back() += ' ';
    const std::vector<std::string> more = partsOf(below);
    parts.insert(parts.end(), more.begin(), more.end());
    return parts;
}

// The two short lines where they fit, else parts on as many lines as they need.
std::vector<std::string> headingLines(const ComparedMetric& metric, std::size_t width) {
    const auto [top, below] = shortHeading(metric);
    if (terminalWidth(top) <= width && terminalWidth(below) <= width) return {top, below};
    std::vector<std::string> lines{""};
    for (const std::string& part : headingParts(metric)) {
        if (widthOf(lines.back() + part) > width) lines.emplace_back();
        lines.back() += part;
    }
    for (std::string& line : lines)
        if (line.ends_with(' ')) line.pop_back();
    return lines;
}

std::size_t cellWidth(const Comparison& c) {
    std::size_t width = kCell;
    for (std::size_t m = 0; m < c.shown; ++m)
        for (const std::string& part : headingParts(c.metrics[m])) width = std::max(width, widthOf(part) + 1);
    return width;
}

void addMetrics(Lines& lines, const Comparison& c, const CaseResult& result, std::size_t from,
                std::size_t to) {
    const std::size_t width = cellWidth(c) - 1;
    std::vector<ColumnStyle> styles;
    std::vector<std::vector<std::string>> headings;
    std::string units(kName, ' ');
    std::size_t height = 2;
    for (std::size_t m = from; m < to; ++m) {
        styles.push_back(columnStyle(c, result, m));
        headings.push_back(headingLines(c.metrics[m], width));
        height = std::max(height, headings.back().size());
        std::string unit = styles.back().unit;
        if (terminalWidth(unit) > width) unit = unit.substr(0, unit.find('/'));
        units += padLeft(unit, width) + " ";
    }
    lines.line();
    for (std::size_t i = 0; i < height; ++i) {
        std::string row(kName, ' ');
        for (const std::vector<std::string>& heading : headings) {
            const std::size_t above = height - heading.size();
            row += padLeft(i < above ? std::string() : heading[i - above], width) + " ";
        }
        lines.bold(row);
    }
    lines.line(units);
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        std::string row = nameCell(c, a);
        for (std::size_t m = from; m < to; ++m) {
            const std::string value = valueText(styles[m - from], result.estimates[a][m], false);
            const auto mark =
                a == c.baseline ? std::string_view(" ") : markOf(result.differences[a][m].verdict);
            row += padLeft(value == "undefined" ? "undef." : value, width) + std::string(mark);
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
        const double probability = result.front.points[a].probability;
        row += (std::isnan(probability) ? padLeft("undefined", kWide) : percentCell(probability, kWide)) +
               padLeft(priceText(result.fairness[a]), kWide);
        if (bound) row += percentCell(shareOf(result.bound->reached[a], result.bound->bound), kWide + 2);
        lines.line(row);
    }
}

void addLegend(Lines& lines, const Comparison& c, const CaseResult& result) {
    lines.line();
    lines.wrapped(
        fmt::format("= the baseline; + clearly better than it, - clearly worse, no mark: no clear difference "
                    "(paired replications, Student's t, {}).",
                    comparisonsText(c)));
    for (const std::string& note : compareNotes(c)) lines.wrapped(note);
    lines.wrapped(fmt::format(
        "Gaining, losing: of the same projects, those that get more or less GPU-hours than under the "
        "baseline. On the front: how often, over samples of the replications, nothing is better in both "
        "\"{}\" and "
        "\"{}\". Price of fairness: GPU-hours delivered below those of the alternative that delivers most, "
        "not "
        "scaled by applicant, where it is fairer than that one by the mean of \"{}\"; - where it is not "
        "fairer, "
        "so that nothing was bought.",
        c.metrics[result.front.x].described.label, c.metrics[result.front.y].described.label,
        c.metrics[c.equityMetric].described.label));
    if (result.bound)
        lines.wrapped(
            fmt::format("Possible: need served, in GPU-hours, of a bound for the projects that arose under "
                        "these rules: no rule could serve them better, even knowing the future ({} "
                        "replication{}).",
                        result.bound->replications, result.bound->replications == 1 ? "" : "s"));
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
    lines.bold(fmt::format("Over {} scenarios, means of {} replications each: {}{}", c.cases.size(),
                           c.replications, metric.described.label,
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
        const std::size_t aLine = (kScreenColumns - kName) / cellWidth(c);
        for (std::size_t from = 0; from < c.shown; from += aLine)
            addMetrics(lines, c, result, from, std::min(from + aLine, c.shown));
        addGains(lines, c, result);
        if (!result.metricFlaws.empty()) lines.line();
        for (const std::string& flaw : result.metricFlaws) lines.wrapped("Caution: " + flaw + ".");
        if (i + 1 == c.cases.size()) addLegend(lines, c, result);
        lines.line();
        lines.bold("In short");
        for (const std::string& finding : compareFindings(c, result)) lines.wrapped(finding);
    }
    if (c.robust) addRobust(lines, c);
    return lines.finish();
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/sweep_boxes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/fields/strict_number.hpp"
#include "models/report/number_text.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

PrimResult search(const Sweep& sweep, const FactorTable& table, const Target& condition) {
    PrimOptions options;
    options.seed = sweep.bases.front().seed;
    return prim(table, condition, options);
}

Json end(double value) {
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return value;
}

// 1.6287345 is 1.629, 13712 stays.
std::string shortNumber(double value) {
    if (value == std::round(value)) return fmt::format("{:.0f}", value);
    const int whole = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
    std::string text = fmt::format("{:.{}f}", value, std::clamp(4 - whole, 0, 12));
    if (text.find('.') == text.npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

class Boxes {
public:
    Boxes(const Sweep& sweep, const PointTable& points, const FactorTable& table)
        : sweep_(sweep), points_(points), table_(table) {}

    std::string limitText(const PrimLimit& l) const {
        const auto text = [&](double value) { return levelText(l.factor, value); };
        return sweep_.bases.front().factors[l.factor].name + " " +
               (std::isinf(l.range.low)    ? "at most " + text(l.range.high)
                : std::isinf(l.range.high) ? "at least " + text(l.range.low)
                                           : text(l.range.low) + " to " + text(l.range.high));
    }

private:
    std::string levelText(std::size_t f, double value) const {
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (table_.at(row, f) != value) continue;
            const std::string& written = points_.points[row].values[f].text;
            return readNumber(written).value ? shortNumber(value) : written;
        }
        return {};
    }

    const Sweep& sweep_;
    const PointTable& points_;
    const FactorTable& table_;
};

}  // namespace

void showBoxes(const Sweep& sweep, const PointTable& points, std::size_t metric, const Target& condition,
               TextPage& page) {
    const FactorTable table = factorTable(sweep, points, metric);
    const PrimResult found = search(sweep, table, condition);
    const Boxes boxes(sweep, points, table);
    page.line();
    page.line(fmt::format("  {} {} {:g} holds at {} of {} points.", sweep.metrics[metric], condition.sign(),
                          condition.value, found.cases, found.rows));
    if (found.tooFew) {
        page.paragraph(
            fmt::format("No boxes: with fewer than {} such points any box around them could be luck. More "
                        "points, or a milder condition, would tell.",
                        PrimOptions{}.leastCases),
            2);
        return;
    }
    if (found.boxes.empty()) page.line("  No part of the ranges stands out.");
    for (std::size_t b = 0; b < found.boxes.size(); ++b) {
        const PrimBox& box = found.boxes[b];
        page.line(fmt::format(
            "  Box {}: it holds at {} of the {} points inside; these are {} of all where it holds.", b + 1,
            formatPercent(box.step.density), box.step.rows, formatPercent(box.step.coverage)));
        for (const PrimLimit& l : box.limits) page.line("    " + boxes.limitText(l));
        page.line("    by luck: " + formatPercent(box.byLuck, 1));
    }
    if (!found.boxes.empty())
        page.paragraph(
            fmt::format("By luck: how often a box as good is found when the same number of points is drawn "
                        "at random to be those where it holds ({} times). At 5 % or more there may be "
                        "nothing to it.",
                        PrimOptions{}.relabelings),
            2);
}

Json boxesJson(const Sweep& sweep, const PointTable& points, std::size_t metric, const Target& condition) {
    const PrimResult found = search(sweep, factorTable(sweep, points, metric), condition);
    Json rows = Json::array();
    for (const PrimBox& box : found.boxes) {
        Json limits = Json::array();
        for (const PrimLimit& l : box.limits)
            limits.push_back({{"factor", sweep.bases.front().factors[l.factor].name},
                              {"range", Json::array({end(l.range.low), end(l.range.high)})},
                              {"quasi_p", l.quasiP}});
        rows.push_back({{"coverage", box.step.coverage},
                        {"density", box.step.density},
                        {"support", box.step.support},
                        {"points", box.step.rows},
                        {"by_luck", box.byLuck},
                        {"limits", limits}});
    }
    return {{"points", found.rows}, {"cases", found.cases}, {"too_few", found.tooFew}, {"boxes", rows}};
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/effects_screen.hpp"

#include <fmt/format.h>

#include "models/report/effect_text.hpp"
#include "models/report/screen.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kName = 44, kAt = 10, kEffect = 17;  // [columns]

class Lines {
public:
    explicit Lines(bool colour) : colour_(colour) {}
    void heading(std::string_view text) {
        const std::string whole = clipped(text);
        text_ += "\n" + (colour_ ? "\x1b[1m" + whole + "\x1b[0m" : whole) + "\n";
    }
    void line(std::string_view text) { text_ += clipped(text) + "\n"; }
    std::string finish() const { return text_; }

private:
    static std::string clipped(std::string_view text) {
        std::string line =
            terminalWidth(text) > kScreenColumns ? padRight(text, kScreenColumns) : printable(text);
        line.erase(line.find_last_not_of(' ') + 1);
        return line;
    }
    bool colour_;
    std::string text_;
};

std::string nameText(const Factor& factor) {
    const std::string places = factor.places.size() > 1 ? fmt::format(" ({})", factor.places.size()) : "";
    const std::size_t room = kName - 3 - terminalWidth(places);
    std::string name =
        shortPath(factor.name, [&](const std::string& text) { return terminalWidth(text) <= room; });
    if (terminalWidth(name) > room) name = padRight(name, room);
    return "  " + name + places;
}

std::string sideText(const EffectStyle& style, const FactorEffects& one, bool low, std::size_t metric) {
    const FactorSide& side = low ? one.factor.low : one.factor.high;
    const std::vector<PairedEffect>& effects = low ? one.low : one.high;
    const bool moves = !effects.empty() && effects[metric].mean != 0;
    return padLeft(side.at, kAt) +
           padLeft(sideEffectText(style, one.factor, side, effects, metric, 1), kEffect) +
           (moves && effects[metric].coversZero() ? "~" : " ");
}

void addMetric(Lines& lines, const EffectStudy& study, std::size_t metric, bool& unsure) {
    const std::vector<std::size_t> order = byInfluence(study, metric);
    const EffectStyle style = effectStyle(study, metric);
    lines.heading(metricTitle(study.base[metric]));
    if (order.empty()) {
        lines.line("  no assumption with a range moves it");
        return;
    }
    const std::string unit = style.unit.empty() ? "" : "[" + style.unit + "]";
    lines.line(padRight("  effect " + unit, kName) + padLeft("low", kAt) + padLeft("effect", kEffect) + " " +
               padLeft("high", kAt) + padLeft("effect", kEffect));
    for (std::size_t i = 0; i < order.size() && i < kScreenEffects; ++i) {
        const FactorEffects& one = study.factors[order[i]];
        const std::string row = padRight(nameText(one.factor), kName) + sideText(style, one, true, metric) +
                                sideText(style, one, false, metric);
        unsure = unsure || row.find('~') != row.npos;
        lines.line(row);
    }
    if (order.size() > kScreenEffects)
        lines.line(fmt::format("  and {} that move it less", order.size() - kScreenEffects));
}

}  // namespace

std::string effectsScreen(const EffectStudy& study, bool colour) {
    Lines lines(colour);
    lines.heading("Which assumptions drive the result");
    if (study.factors.empty()) {
        lines.line("  no value of this scenario has a range, so none was varied");
        return lines.finish();
    }
    lines.line(
        fmt::format("  {} assumptions with a range, each set to its low and its high end, one at a time;",
                    study.factors.size()));
    lines.line(
        fmt::format("  effect: change of the mean over {} replications, same random numbers as the base",
                    study.replications));
    bool unsure = false;
    for (std::size_t m = 0; m < study.base.size(); ++m) addMetric(lines, study, m, unsure);
    lines.line("");
    if (unsure) lines.line("~ the interval covers 0");
    if (const std::size_t n = refusals(study).size(); n > 0)
        lines.line(
            fmt::format("{} end{} of a range refused by the scenario's own checks: effects.csv says why", n,
                        n == 1 ? "" : "s"));
    if (!study.unranged.empty())
        lines.line(fmt::format("{} assumed values have no range and were not varied; the report names them",
                               study.unranged.size()));
    return lines.finish();
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/effect_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kFindings = 3;

std::string count(std::int64_t n) {
    return formatCount(static_cast<double>(n));
}

std::string signedNumber(double value, double halfWidth, int significant) {
    const std::string text = formatNumber(value, halfWidth, significant);
    return value > 0 && text.find_first_of("123456789") != text.npos ? "+" + text : text;
}

}  // namespace

EffectStyle effectStyle(const EffectStudy& study, std::size_t metric) {
    const MetricEstimate& base = study.base[metric];
    double largest = std::isfinite(base.mean) ? std::abs(base.mean) : 0;
    for (const FactorEffects& one : study.factors)
        for (const auto* side : {&one.low, &one.high})
            if (!side->empty() && std::isfinite((*side)[metric].mean))
                largest = std::max(largest, std::abs((*side)[metric].mean));
    const NumberStyle style = numberStyle(largest, largest, largest, shownUnit(base));
    return {style.factor, style.unit == "%" ? "% points" : style.unit};
}

std::string effectText(const EffectStyle& style, const PairedEffect& effect, int significant) {
    if (std::isnan(effect.mean)) return "undefined";
    const double mean = effect.mean * style.factor, half = (effect.high - effect.low) / 2 * style.factor;
    if (!std::isfinite(half)) return signedNumber(mean, half, significant) + " ± unbounded";
    if (half == 0) return signedNumber(mean, half, significant);
    return fmt::format("{} ± {}", signedNumber(mean, half, significant),
                       formatNumber(half, half, significant));
}

std::string sideEffectText(const EffectStyle& style, const Factor& factor, const FactorSide& side,
                           const std::vector<PairedEffect>& effects, std::size_t metric, int significant) {
    if (effects.empty()) return "refused";
    return factor.isBase(side) ? "as it is" : effectText(style, effects[metric], significant);
}

std::string metricTitle(const MetricEstimate& base) {
    return fmt::format("{}: {}", base.label, formatEstimate(base));
}

std::string placesText(const Factor& factor) {
    return factor.places.size() < 2 ? std::string() : fmt::format("{} places", factor.places.size());
}

std::string unitText(const Factor& factor) {
    if (factor.unit.starts_with("1/")) return "per " + factor.unit.substr(2);
    return factor.unit;
}

std::string centreText(const Factor& factor) {
    return factor.centre == "value" ? factor.base : factor.centre + " " + factor.base;
}

std::string pathTail(const std::string& name, double width, double size) {
    if (textWidth(name, size) <= width) return name;
    for (std::size_t dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) {
        const std::string tail = "…" + name.substr(dot);
        if (textWidth(tail, size) <= width) return tail;
    }
    return clipText("…" + name.substr(name.rfind('.') + 1), width, size);
}

std::vector<std::string> refusals(const EffectStudy& study) {
    std::vector<std::string> texts;
    for (const FactorEffects& one : study.factors)
        for (const FactorSide* side : {&one.factor.low, &one.factor.high})
            if (!side->refusal.empty())
                texts.push_back(fmt::format("{} at {}: {}", one.factor.name, side->at, side->refusal));
    return texts;
}

std::string effectsFinding(const EffectStudy& study) {
    std::string list;
    std::size_t said = 0;
    for (std::size_t m = 0; m < study.base.size() && said < kFindings; ++m) {
        const std::vector<std::size_t> order = byInfluence(study, m);
        if (order.empty()) continue;
        const FactorEffects& top = study.factors[order.front()];
        const EffectStyle style = effectStyle(study, m);
        std::string moves;
        for (const bool low : {true, false}) {
            const std::vector<PairedEffect>& effects = low ? top.low : top.high;
            if (effects.empty() || effects[m].mean == 0) continue;
            moves += fmt::format("{}{} at {}", moves.empty() ? "" : ", ", effectText(style, effects[m]),
                                 (low ? top.factor.low : top.factor.high).at);
        }
        list += fmt::format("{} \"{}\" by {} ({}{}{})", ++said == 1 ? "" : ";", study.base[m].label,
                            top.factor.name, moves, style.unit.empty() ? "" : "; ", style.unit);
    }
    if (list.empty()) return {};
    return fmt::format("Of {} assumptions with a range, varied one at a time, the strongest move:{}.",
                       study.factors.size(), list);
}

std::string effectsHint(const RunSummary& run) {
    const std::size_t factors = countFactors(run.assumptions);
    if (factors == 0) return {};
    const auto runs = static_cast<double>(effectRuns(factors)), done = static_cast<double>(run.replications);
    return fmt::format("{} assumption{} a range; --effects says which drive the result ({} runs{})", factors,
                       factors == 1 ? " has" : "s have", count(effectRuns(factors)),
                       done > 0
                           ? fmt::format(", {} x these", formatNumber(std::max(1.0, std::round(runs / done))))
                           : std::string());
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/effects_csv.hpp"

#include "models/fields/strict_number.hpp"
#include "models/report/csv.hpp"

namespace tranche {
namespace {

void addEffect(CsvWriter& csv, const std::vector<PairedEffect>& effects, std::size_t metric) {
    if (effects.empty()) {
        csv.empty().empty().empty().number(std::int64_t{0});
        return;
    }
    const PairedEffect& e = effects[metric];
    csv.number(e.mean).number(e.low).number(e.high).number(e.n);
}

// A bound as a number where it is one, so that a minus is no formula.
void addBound(CsvWriter& csv, const std::string& text) {
    const ReadNumber<double> number = readNumber(text);
    if (number.value)
        csv.number(*number.value);
    else
        csv.text(text);
}

}  // namespace

std::string effectsCsv(const EffectStudy& study) {
    std::string out;
    CsvWriter csv([&out](std::string_view row) { out += row; });
    for (const std::string_view name : {"factor",
                                        "places",
                                        "paths",
                                        "value",
                                        "status",
                                        "centre",
                                        "low",
                                        "base",
                                        "high",
                                        "unit",
                                        "set_low",
                                        "set_high",
                                        "metric",
                                        "scope",
                                        "metric_unit",
                                        "base_mean",
                                        "effect_low",
                                        "effect_low_ci_low",
                                        "effect_low_ci_high",
                                        "n_low",
                                        "effect_high",
                                        "effect_high_ci_low",
                                        "effect_high_ci_high",
                                        "n_high",
                                        "refused_low",
                                        "refused_high"})
        csv.text(name);
    csv.endRow();
    for (const FactorEffects& one : study.factors) {
        const Factor& f = one.factor;
        std::string paths;
        for (const FactorPlace& place : f.places) paths += (paths.empty() ? "" : " ") + place.name;
        for (std::size_t m = 0; m < study.base.size(); ++m) {
            const MetricEstimate& base = study.base[m];
            csv.text(f.name).number(static_cast<std::int64_t>(f.places.size())).text(paths).text(f.value);
            csv.text(f.status).text(f.centre);
            addBound(csv, f.low.at);
            addBound(csv, f.base);
            addBound(csv, f.high.at);
            csv.text(f.unit).text(f.low.set).text(f.high.set);
            csv.text(base.metric).text(base.scope).text(base.unit).number(base.mean);
            addEffect(csv, one.low, m);
            addEffect(csv, one.high, m);
            csv.text(f.low.refusal).text(f.high.refusal);
            csv.endRow();
        }
    }
    return out;
}

}  // namespace tranche

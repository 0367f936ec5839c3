// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/life/hour_budget.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace tranche {
namespace {

const std::map<std::string, BudgetSpec>& presets() {
    static const std::map<std::string, BudgetSpec> table{
        {"incite",
         {"incite",
          BudgetBasis::remaining,
          {{4.0 / 12, {{0.10, 0.30}, {0.15, 0.15}}}, {8.0 / 12, {{0.10, 0.75}, {0.33, 0.50}, {0.50, 0.33}}}},
          1}},
        {"alcc",
         {"alcc",
          BudgetBasis::remaining,
          {{4.0 / 12, {{0.10, 0.25}, {0.25, 0.15}}}, {8.0 / 12, {{0.25, 0.50}, {0.50, 0.25}}}},
          1}},
        {"nrel",
         {"nrel",
          BudgetBasis::planned,
          {{0.25, {{0.20, 0.80}, {0.40, 0.55}, {0.55, 0.35}, {0.70, 0.20}}},
           {0.50, {{0.20, 0.80}, {0.40, 0.55}, {0.55, 0.35}, {0.70, 0.20}}},
           {0.75, {{0.20, 0.80}, {0.40, 0.55}, {0.55, 0.35}, {0.70, 0.20}}}},
          1}},
    };
    return table;
}

}  // namespace

bool knownPreset(const std::string& name) {
    return presets().count(name) > 0;
}

BudgetSpec resolved(const BudgetSpec& spec) {
    if (spec.preset.empty()) return spec;
    BudgetSpec full = presets().at(spec.preset);
    full.severity = spec.severity;
    return full;
}

GpuTime forfeits(const BudgetSpec& spec, const BudgetCheckSpec& check, GpuTime budget, GpuTime used,
                 GpuTime lost) {
    const GpuTime left = std::max<GpuTime>(0, budget - used - lost);
    const double planned = static_cast<double>(budget) * check.after;
    const double base = spec.basis == BudgetBasis::planned ? planned : static_cast<double>(budget);
    const double part = base > 0 ? static_cast<double>(used) / base : 1;
    for (const BudgetStepSpec& step : check.steps) {
        if (part >= step.usedBelow) continue;
        const double rate = step.forfeit * spec.severity;
        const double loss = spec.basis == BudgetBasis::planned ? rate * planned - static_cast<double>(lost)
                                                               : rate * static_cast<double>(left);
        return std::clamp<GpuTime>(static_cast<GpuTime>(std::llround(loss)), 0, left);
    }
    return 0;
}

const Names<BudgetBasis>& names(Tag<BudgetBasis>) {
    static const Names<BudgetBasis> table{{"remaining", BudgetBasis::remaining},
                                          {"planned", BudgetBasis::planned}};
    return table;
}

const Table<BudgetStepSpec>& fields(Tag<BudgetStepSpec>) {
    static const Table<BudgetStepSpec> table{
        "budget step",
        "Who has used less than this loses that.",
        {
            required("used_below", &BudgetStepSpec::usedBelow, "share of the basis that was used")
                .range(0, 1),
            required("forfeit", &BudgetStepSpec::forfeit, "share that is lost").range(0, 1),
        }};
    return table;
}

const Table<BudgetCheckSpec>& fields(Tag<BudgetCheckSpec>) {
    static const Table<BudgetCheckSpec> table{
        "budget check",
        "One look at what was used.",
        {
            required("after", &BudgetCheckSpec::after, "share of the grant's duration that has passed")
                .range(0, 1),
            required("steps", &BudgetCheckSpec::steps,
                     "from the least use up; the first that is above it holds"),
        },
        [](const BudgetCheckSpec& spec, FieldCheck& check) {
            for (std::size_t i = 1; i < spec.steps.size(); ++i)
                if (spec.steps[i].usedBelow <= spec.steps[i - 1].usedBelow)
                    check.error(fmt::format("steps[{}].used_below", i),
                                fmt::format("{}", spec.steps[i].usedBelow),
                                fmt::format("more than the {} before", spec.steps[i - 1].usedBelow));
        }};
    return table;
}

const Table<BudgetSpec>& fields(Tag<BudgetSpec>) {
    static const Table<BudgetSpec> table{
        "budget",
        "Use it or lose it, by hours.",
        {
            optional("preset", &BudgetSpec::preset, "incite, alcc or nrel: their checks"),
            optional("basis", &BudgetSpec::basis,
                     "remaining: use of the whole budget, loss of what is left; planned: use and loss of "
                     "what an even "
                     "pace would have used, cumulative"),
            optional("checks", &BudgetSpec::checks, "of one's own, in place of a preset"),
            optional("severity", &BudgetSpec::severity, "of losses that are stated as up to a share")
                .range(0, 1),
        },
        [](const BudgetSpec& spec, FieldCheck& check) {
            if (!spec.preset.empty() && !knownPreset(spec.preset))
                check.error("preset", shownValue(spec.preset), "incite, alcc or nrel");
            if (spec.preset.empty() == spec.checks.empty())
                check.error("checks",
                            spec.checks.empty() ? "neither a preset nor checks" : "a preset and checks",
                            "one of the two");
            for (std::size_t i = 1; i < spec.checks.size(); ++i)
                if (spec.checks[i].after <= spec.checks[i - 1].after)
                    check.error(fmt::format("checks[{}].after", i), fmt::format("{}", spec.checks[i].after),
                                fmt::format("later than the {} before", spec.checks[i - 1].after));
        }};
    return table;
}

}  // namespace tranche

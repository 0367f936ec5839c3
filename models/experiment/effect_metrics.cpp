// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/effect_metrics.hpp"

#include <algorithm>
#include <limits>

#include "models/programme/study.hpp"

namespace tranche {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view kInService = "capacity.in_service";

double inServiceOn(Time day, const LadderHistory& ladder) {
    const auto at = std::lower_bound(ladder.dates.begin(), ladder.dates.end(), day);
    if (at == ladder.dates.end() || *at != day) return kUndefined;
    double sum = 0;
    for (std::size_t pool = 0; pool < ladder.pools; ++pool) {
        const auto& count = ladder.countAt(static_cast<std::size_t>(at - ladder.dates.begin()), pool);
        sum += static_cast<double>(count[static_cast<std::size_t>(Rung::installed)] -
                                   count[static_cast<std::size_t>(Rung::poweredOff)]);
    }
    return sum;
}

}  // namespace

EffectMetrics::EffectMetrics(const Setting& setting, const std::vector<std::string>& names)
    : facts_(studyFacts(setting)) {
    const std::vector<MetricSlot> slots = metricSlots(facts_);
    for (const std::string& name : names) {
        const std::size_t at = name.find('@');
        Metric metric{name.substr(0, at), at == name.npos ? "all" : name.substr(at + 1), {}, {}};
        if (const std::ptrdiff_t slot = findSlot(slots, name); slot >= 0)
            metric.slot = slots[static_cast<std::size_t>(slot)];
        const std::optional<Date> date = parseDate(metric.scope);
        if (date && metric.key == kInService) {
            const Time day = setting.calendar.at(addDays(*date, 1));  // the midnight that ends it
            if (std::binary_search(setting.samples.begin(), setting.samples.end(), day)) metric.day = day;
        }
        metrics_.push_back(std::move(metric));
    }
}

std::optional<std::size_t> EffectMetrics::unknown() const {
    for (std::size_t i = 0; i < metrics_.size(); ++i)
        if (!metrics_[i].slot && !metrics_[i].day) return i;
    return std::nullopt;
}

std::vector<double> EffectMetrics::values(const ReplicationOutcome& outcome) const {
    const MetricView view(outcome, facts_);
    std::vector<double> values;
    for (const Metric& metric : metrics_)
        values.push_back(metric.slot  ? metric.slot->row->value(view, metric.slot->scope)
                         : metric.day ? inServiceOn(*metric.day, outcome.ladder)
                                      : kUndefined);
    return values;
}

MetricEstimate EffectMetrics::described(std::size_t index) const {
    const Metric& metric = metrics_[index];
    MetricEstimate text;
    text.metric = metric.key;
    text.scope = metric.scope;
    if (metric.slot) {
        text.unit = metric.slot->row->unit;
        text.label = metric.slot->row->label;
    } else if (metric.day) {
        text.unit = "GPUs";
        text.label = "Government GPUs in service on " + metric.scope;
    }
    return text;
}

Better EffectMetrics::better(std::size_t index) const {
    const Metric& metric = metrics_[index];
    return metric.slot ? metric.slot->row->better : metric.day ? Better::higher : Better::neither;
}

}  // namespace tranche

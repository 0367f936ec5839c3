// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The metrics of an experiment, looked up in one variant: slots of the metric table by name, and GPUs in service on a day
// that is sampled. A variant that lacks a metric (a row shown only where there is something to say) has NaN there.
// Verified by: tests/experiment/one_at_a_time_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/outcome/metric_table.hpp"
#include "models/outcome/summary.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

class EffectMetrics {
public:
    EffectMetrics(const Setting&, const std::vector<std::string>& names);

    // Index in `names` of the first that is unknown here.
    std::optional<std::size_t> unknown() const;
    bool knows(std::size_t index) const { return metrics_[index].slot || metrics_[index].day; }
    std::vector<double> values(const ReplicationOutcome&) const;  // by name
    MetricEstimate described(std::size_t index) const;            // without its numbers
    Better better(std::size_t index) const;                       // neither where it is unknown

private:
    struct Metric {
        std::string key, scope;
        std::optional<MetricSlot> slot;
        std::optional<Time> day;  // a sampled instant: in service then
    };
    StudyFacts facts_;
    std::vector<Metric> metrics_;
};

}  // namespace tranche

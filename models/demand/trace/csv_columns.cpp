// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/csv_columns.hpp"

#include <algorithm>
#include <array>

namespace tranche {

namespace {

constexpr std::array<std::string_view, 15> kOwnColumns{
    "job_id", "submit_s",  "size",    "runtime_s", "estimate_s",       "wait_s",     "user", "group",
    "queue",  "gpu_model", "start_s", "end_s",     "bounded_slowdown", "backfilled", "pool"};

TraceMapping ownColumns() {
    TraceMapping own;
    own.columns.jobId = "job_id";
    own.columns.submit.column = "submit_s";
    own.columns.size.column = "size";
    own.columns.runtime = TimeColumn{"runtime_s"};
    return own;
}

class Planner {
public:
    Planner(const CsvRow& header, RuleLog& log) : header_(header), log_(log) {
        for (const std::string_view name : header.values) names_.emplace_back(name);
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (std::find(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(i), names_[i]) !=
                names_.begin() + static_cast<std::ptrdiff_t>(i))
                fault(TraceRule::badHeader, i, "a second column " + shownValue(names_[i]), "each name once");
    }

    std::optional<std::size_t> column(const std::string& name) const {
        const auto at = std::find(names_.begin(), names_.end(), name);
        if (at == names_.end()) return std::nullopt;
        return static_cast<std::size_t>(at - names_.begin());
    }

    std::size_t needed(const std::string& name) {
        if (const auto found = column(name)) return *found;
        good_ = false;
        std::string expected = "a column " + shownValue(name) + didYouMean(name, names_);
        if (names_.size() == 1 && names_[0].find_first_of(";\t") != std::string::npos)
            expected += ", columns separated by commas";
        log_.fatal(TraceRule::missingColumn, header_.line, 1, "no such column", std::move(expected));
        return 0;
    }
    std::optional<std::size_t> named(const std::string& name) {
        if (name.empty()) return std::nullopt;
        return needed(name);
    }
    CsvTime time(const TimeColumn& from) { return {needed(from.column), from.unit}; }
    std::optional<CsvTime> time(const std::optional<TimeColumn>& from) {
        if (!from) return std::nullopt;
        return time(*from);
    }

    void refuseUnknown() {
        const std::vector<std::string> known(kOwnColumns.begin(), kOwnColumns.end());
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (std::find(known.begin(), known.end(), names_[i]) != known.end()) continue;
            log_.broken(TraceRule::unknownColumn, header_.line, header_.column(i), shownValue(names_[i]),
                        "a column of the product, or a mapping" + didYouMean(names_[i], known),
                        "passed over");
            good_ = good_ && log_.lenient();
        }
    }

    bool good() const { return good_; }

private:
    void fault(TraceRule rule, std::size_t column, std::string found, std::string expected) {
        good_ = false;
        log_.fatal(rule, header_.line, header_.column(column), std::move(found), std::move(expected));
    }

    const CsvRow& header_;
    RuleLog& log_;
    std::vector<std::string> names_;
    bool good_ = true;
};

}  // namespace

std::optional<CsvPlan> planColumns(const CsvRow& header, const std::optional<TraceMapping>& mapping,
                                   RuleLog& log) {
    Planner planner(header, log);
    const TraceMapping used = mapping ? *mapping : ownColumns();
    const TraceColumns& columns = used.columns;
    CsvPlan plan;
    plan.columns = header.values.size();
    plan.jobId = planner.named(columns.jobId);
    plan.submit = planner.time(columns.submit);
    plan.size = planner.needed(columns.size.column);
    plan.sizeUnit = columns.size.unit;
    plan.times = planner.named(columns.size.times);
    plan.runtime = planner.time(columns.runtime);
    plan.start = planner.time(columns.start);
    plan.end = planner.time(columns.end);
    plan.estimate = planner.time(columns.estimate);
    plan.wait = planner.time(columns.wait);
    plan.user = planner.named(columns.user);
    plan.group = planner.named(columns.group);
    plan.queue = planner.named(columns.queue);
    plan.pool = planner.named(columns.gpuModel);
    for (const TraceFilter& filter : used.filters) plan.filters.push_back(planner.needed(filter.column));
    if (!mapping) {
        const auto time = [&](const char* name) -> std::optional<CsvTime> {
            if (const auto found = planner.column(name)) return CsvTime{*found, TimeUnit::seconds};
            return std::nullopt;
        };
        plan.estimate = time("estimate_s");
        plan.wait = time("wait_s");
        plan.user = planner.column("user");
        plan.group = planner.column("group");
        plan.queue = planner.column("queue");
        plan.pool = planner.column("gpu_model");
        planner.refuseUnknown();
    }
    if (!planner.good()) return std::nullopt;
    return plan;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Records become jobs here: the rules about one record (sizes, run times, estimates) and those across records (order,
// unique ids), with the cleaning and the way of reading of the options (trace.hpp says which rule does what).
// Verified by: tests/demand/trace_hostile_test.cpp, trace_kth_test.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/demand/trace/id_set.hpp"
#include "models/demand/trace/line_reader.hpp"
#include "models/demand/trace/trace.hpp"

namespace tranche {

enum class TraceField : std::uint8_t {
    id,
    submit,
    wait,
    runtime,
    allocated,
    estimate,
    requested,
    status,
    user,
    group,
    queue,
    pool,
};
inline constexpr std::size_t kTraceFields = 12;

// One record as it was written. -1: not recorded; times in ms.
struct TraceRecord {
    std::int64_t line = 0;
    std::array<std::int64_t, kTraceFields> value{};
    std::array<std::size_t, kTraceFields> offset{};  // [bytes] where each stands in `raw`, for faults
    std::string_view raw;                            // the record as written; lives as long as the line

    std::int64_t& operator[](TraceField field) { return value[static_cast<std::size_t>(field)]; }
    std::int64_t operator[](TraceField field) const { return value[static_cast<std::size_t>(field)]; }
    std::int64_t column(TraceField field) const {
        return columnAt(raw, offset[static_cast<std::size_t>(field)]);
    }
};

class TraceCleaner {
public:
    TraceCleaner(const TraceOptions& options, Cleaning cleaning, RuleLog& log, std::vector<TraceJob>& jobs);

    void setMachine(std::int64_t gpus) { machine_ = gpus; }  // 0: not known
    std::int64_t machine() const { return machine_; }
    bool needsRoom() const { return jobs_.size() == jobs_.capacity(); }
    // `progress` of the file, asked for only where there is no room for another job.
    void add(TraceRecord& record, double progress);
    bool full() const { return full_; }  // the limit is reached
    void finish();                       // puts the jobs in order

private:
    bool wanted(const TraceRecord& record);
    bool sized(const TraceRecord& record, TraceJob& job);
    bool timed(TraceRecord& record, TraceJob& job);
    bool estimated(const TraceRecord& record, TraceJob& job);
    bool inOrder(const TraceRecord& record, const TraceJob& job);
    // A convention of the archive: counted. Otherwise a fault, with what is expected. The record is dropped in both.
    void refuse(TraceRule rule, const TraceRecord& record, TraceField field, std::string_view expected);
    void broken(TraceRule rule, const TraceRecord& record, TraceField field, std::string_view expected,
                std::string_view action);
    void makeRoom(double progress);

    const TraceOptions& options_;
    RuleLog& log_;
    std::vector<TraceJob>& jobs_;
    bool archive_;
    std::int64_t machine_ = 0;
    std::int64_t lastId_ = -1;
    Time lastSubmit_ = 0;
    bool sort_ = false, full_ = false;
    IdSet ids_;  // used once ids do not ascend
    bool idsKept_ = false;
};

}  // namespace tranche

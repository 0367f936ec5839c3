// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/trace_mapping_fields.hpp"

namespace tranche {

const Names<TimeUnit>& names(Tag<TimeUnit>) {
    static const Names<TimeUnit> table{{"s", TimeUnit::seconds},
                                       {"ms", TimeUnit::milliseconds},
                                       {"min", TimeUnit::minutes},
                                       {"h", TimeUnit::hours},
                                       {"iso", TimeUnit::iso}};
    return table;
}

const Names<SizeUnit>& names(Tag<SizeUnit>) {
    static const Names<SizeUnit> table{{"gpus", SizeUnit::gpus}, {"percent", SizeUnit::percent}};
    return table;
}

const Table<TimeColumn>& fields(Tag<TimeColumn>) {
    static const Table<TimeColumn> table{
        "time column",
        "A column that holds a time.",
        {required("column", &TimeColumn::column, "its name in the first line of the file"),
         optional("unit", &TimeColumn::unit, "s, ms, min, h, or iso for dates with a time of day")}};
    return table;
}

const Table<SizeColumn>& fields(Tag<SizeColumn>) {
    static const Table<SizeColumn> table{
        "size column",
        "The column that holds how many GPUs a job uses.",
        {required("column", &SizeColumn::column, "its name in the first line of the file"),
         optional("unit", &SizeColumn::unit, "gpus, or percent of one GPU (rounded up)"),
         optional("times", &SizeColumn::times, "a column it is multiplied by, such as instances")}};
    return table;
}

const Table<TraceColumns>& fields(Tag<TraceColumns>) {
    static const Table<TraceColumns> table{
        "trace columns",
        "Which column holds what.",
        {optional("job_id", &TraceColumns::jobId, "whole numbers; left out: records are numbered from 1"),
         required("submit", &TraceColumns::submit, "when a job was submitted"),
         required("size", &TraceColumns::size, "how many GPUs it uses"),
         optional("runtime", &TraceColumns::runtime, "how long it ran; or give start and end"),
         optional("start", &TraceColumns::start, "when it started"),
         optional("end", &TraceColumns::end, "when it ended"),
         optional("estimate", &TraceColumns::estimate, "the run time its user asked for"),
         optional("wait", &TraceColumns::wait, "how long it waited there"),
         optional("user", &TraceColumns::user, "who submitted it"),
         optional("group", &TraceColumns::group, "the group of the user"),
         optional("queue", &TraceColumns::queue, "the queue or virtual cluster"),
         optional("gpu_model", &TraceColumns::gpuModel, "the GPU model it asks for")},
        [](const TraceColumns& columns, FieldCheck& check) {
            if (columns.runtime && columns.end)
                check.error("end", "an end beside runtime", "runtime, or start and end");
            if (!columns.runtime && !(columns.start && columns.end))
                check.error("runtime", "no run time", "runtime, or start and end");
            if (columns.wait && columns.start)
                check.error("wait", "a wait beside start", "one of them: wait is start - submit");
            const auto dated = [&](const std::optional<TimeColumn>& column, const char* key) {
                if (column && column->unit == TimeUnit::iso) check.error(key, "iso", "a unit of duration");
            };
            dated(columns.runtime, "runtime.unit");
            dated(columns.estimate, "estimate.unit");
            dated(columns.wait, "wait.unit");
            const bool iso = columns.submit.unit == TimeUnit::iso;
            const auto alike = [&](const std::optional<TimeColumn>& column, const char* key) {
                if (column && (column->unit == TimeUnit::iso) != iso)
                    check.error(key, "dates beside numbers", "dates in submit, start and end, or in none");
            };
            alike(columns.start, "start.unit");
            alike(columns.end, "end.unit");
        }};
    return table;
}

const Table<TraceFilter>& fields(Tag<TraceFilter>) {
    static const Table<TraceFilter> table{
        "trace filter",
        "A record is kept when it meets every condition of every filter.",
        {required("column", &TraceFilter::column, "its name in the first line of the file"),
         optional("in", &TraceFilter::in, "one of these texts"),
         optional("not_in", &TraceFilter::notIn, "none of these texts"),
         optional("above", &TraceFilter::above, "a number above this"),
         optional("at_least", &TraceFilter::atLeast, "a number of at least this"),
         optional("below", &TraceFilter::below, "a number below this"),
         optional("at_most", &TraceFilter::atMost, "a number of at most this")},
        [](const TraceFilter& filter, FieldCheck& check) {
            if (filter.in.empty() && filter.notIn.empty() && !filter.above && !filter.atLeast &&
                !filter.below && !filter.atMost)
                check.error("column", "no condition",
                            "in, not_in, above, at_least, below or at_most beside it");
        }};
    return table;
}

const Table<TraceMapping>& fields(Tag<TraceMapping>) {
    static const Table<TraceMapping> table{
        "trace mapping",
        "What the columns of a CSV trace mean.",
        {optional("name", &TraceMapping::name, "what people call the trace"),
         required("columns", &TraceMapping::columns, "which column holds what"),
         optional("missing", &TraceMapping::missing, "texts that mean: not recorded"),
         optional("filters", &TraceMapping::filters, "which records to keep"),
         optional("utc_offset_h", &TraceMapping::utcOffset, "offset of dates that name no zone")
             .unit("h")
             .range(-15, 15)}};
    return table;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Both trace formats, plain and packed. Whatever the bytes are: jobs in order that can be scheduled, or faults.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "models/demand/trace/trace.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

tranche::TraceOptions optionsOf(unsigned bits) {
    using namespace tranche;
    TraceOptions options;
    options.format = (bits & 1U) != 0 ? TraceFormat::csv : TraceFormat::swf;
    options.lenient = (bits & 2U) != 0;
    options.cleaning = (bits & 4U) != 0 ? Cleaning::none : Cleaning::automatic;
    options.scaleLoad = (bits & 8U) != 0 ? 2.5 : 1;
    if ((bits & 17U) != 17U) return options;
    TraceMapping mapping;
    mapping.columns.submit = {"a", TimeUnit::iso};
    mapping.columns.size = {"b", SizeUnit::percent, "c"};
    mapping.columns.start = TimeColumn{"d", TimeUnit::iso};
    mapping.columns.end = TimeColumn{"e", TimeUnit::iso};
    mapping.columns.user = "f";
    TraceFilter filter;
    filter.column = "b";
    filter.above = 0;
    mapping.filters.push_back(filter);
    options.mapping = mapping;
    return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const tranche::Trace trace = tranche::readTraceBytes(bytes, "input", optionsOf(data[0]));
    require(trace.report.ok() != trace.report.issues.hasErrors());
    require(tranche::formatIssues(trace.report.issues).find('\0') == std::string::npos);
    if (!trace.report.ok()) return 0;
    tranche::Time last = 0;
    for (const tranche::TraceJob& job : trace.jobs) {
        require(job.submit >= last && job.size > 0 && job.runtime > 0 && job.estimate > 0 && job.id >= 0);
        last = job.submit;
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/trace.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "models/demand/trace/csv_reader.hpp"
#include "models/demand/trace/reshape.hpp"
#include "models/demand/trace/swf_reader.hpp"
#include "models/demand/trace/trace_number.hpp"

namespace tranche {

namespace {

// By what is there: an SWF begins with a comment or a number.
TraceFormat formatOf(std::string_view name, std::string_view bytes) {
    if (name.ends_with(".gz")) name.remove_suffix(3);
    if (name.ends_with(".swf")) return TraceFormat::swf;
    if (name.ends_with(".csv")) return TraceFormat::csv;
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (first == std::string_view::npos) return TraceFormat::csv;
    return bytes[first] == ';' || bytes[first] == '-' || isDigit(bytes[first]) ? TraceFormat::swf
                                                                               : TraceFormat::csv;
}

bool checkOptions(const TraceOptions& options, RuleLog& log) {
    bool good = true;
    const auto check = [&](bool holds, std::string found, std::string expected) {
        if (!holds) log.fatal(TraceRule::badOption, 0, 0, std::move(found), std::move(expected));
        good = good && holds;
    };
    check(options.scaleLoad > 0 && options.scaleLoad <= kMaxScale,
          fmt::format("load x {}", options.scaleLoad), "above 0, at most 100");
    check(options.compress > 0 && options.compress <= kMaxCompress,
          fmt::format("gaps / {}", options.compress), "above 0, at most 1000000");
    check(options.estimateFactor >= 1 && options.estimateFactor <= 1e6,
          fmt::format("estimates x {}", options.estimateFactor), "1 to 1000000");
    check(options.limit >= 0, fmt::format("a limit of {} jobs", options.limit), "at least 0");
    check(options.machine >= 0 && options.machine <= kMaxJobSize, fmt::format("{} GPUs", options.machine),
          "0 to 2147483647");
    check(options.processorsPerGpu >= 1 && options.processorsPerGpu <= kMaxJobSize,
          fmt::format("{} processors a GPU", options.processorsPerGpu), "at least 1");
    check(options.zeroRuntime >= 1 && options.zeroRuntime <= kHorizonLimit,
          fmt::format("a shortest run time of {} ms", options.zeroRuntime), "at least 1 ms");
    check(!options.mapping || options.format != TraceFormat::swf, "a mapping for SWF", "one for CSV only");
    return good;
}

// What became of the records: " (larger-than-machine 2, first at line 1)".
std::string whyNone(const RuleLog& log) {
    std::string text;
    for (const RuleCount& rule : log.counts())
        text += fmt::format("{}{} {}, first at line {}", text.empty() ? " (" : "; ", ruleName(rule.rule),
                            rule.count, rule.firstLine);
    return text.empty() ? text : text + ")";
}

// Submits of a mapped CSV count from the earliest one, whole seconds.
void countFromFirst(Trace& trace, const TraceMapping& mapping) {
    if (trace.jobs.empty()) return;
    const Time first = trace.jobs.front().submit / kSecond * kSecond;
    for (TraceJob& job : trace.jobs) job.submit -= first;
    if (mapping.columns.submit.unit == TimeUnit::iso) {
        trace.header.unixStart = first / kSecond;
        trace.header.utcOffset = static_cast<std::int64_t>(mapping.utcOffset * 3600);
    }
}

void readRecords(TraceSource& source, const std::string& name, const TraceOptions& options, RuleLog& log,
                 Trace& trace) {
    LineReader lines(source, options.watch);
    TraceReport& report = trace.report;
    report.format = options.format;
    if (options.mapping) report.format = TraceFormat::csv;
    if (report.format == TraceFormat::automatic) report.format = formatOf(name, lines.firstBytes());
    const bool swf = report.format == TraceFormat::swf;
    report.cleaning = options.cleaning;
    if (report.cleaning == Cleaning::automatic) report.cleaning = swf ? Cleaning::archive : Cleaning::none;
    TraceCleaner cleaner(options, report.cleaning, log, trace.jobs);
    cleaner.setMachine(options.machine);
    (swf ? readSwf : readCsv)(lines, cleaner, log, options, trace);
    report.cancelled = lines.cancelled();
    if (report.cancelled) return;
    cleaner.finish();
    report.machine = cleaner.machine();
    if (options.mapping) countFromFirst(trace, *options.mapping);
    if (!source.fault().empty())
        log.fatal(TraceRule::unreadable, source.missing() ? 0 : report.lines + 1, source.missing() ? 0 : 1,
                  source.fault(), "an SWF or CSV file, plain or gzip");
    else if (trace.jobs.empty() && !log.issues().hasErrors())
        log.fatal(TraceRule::noJobs, 0, 0,
                  fmt::format("no job in {} records{}", report.records, whyNone(log)), "at least one");
}

void reshape(Trace& trace, const TraceOptions& options, RuleLog& log) {
    if (!scaleLoad(trace.jobs, trace.names, options.scaleLoad, options.key))
        log.fatal(TraceRule::tooManyJobs, 0, 0,
                  fmt::format("too many jobs or users at load x {}", options.scaleLoad),
                  fmt::format("at most {} jobs", kMaxTraceJobs));
    else if (trace.jobs.empty())
        log.fatal(TraceRule::noJobs, 0, 0, fmt::format("no user left at load x {}", options.scaleLoad),
                  "a larger load or another seed");
    compressGaps(trace.jobs, options.compress);
    setEstimates(trace.jobs, options.estimates, options.estimateFactor);
    if (options.scaleLoad != 1) trace.report.result = totalsOf(trace.jobs);
}

Trace readSource(TraceSource& source, std::string name, const TraceOptions& options) {
    Trace trace;
    RuleLog log(name, options.lenient);
    if (checkOptions(options, log)) {
        readRecords(source, name, options, log, trace);
        trace.report.recorded = trace.report.result = totalsOf(trace.jobs);
        if (!trace.report.cancelled && !log.issues().hasErrors()) reshape(trace, options, log);
    }
    trace.report.rules = log.counts();
    trace.report.issues = log.takeIssues();
    if (trace.report.issues.hasErrors())
        trace.report.fault = source.missing() ? TraceFault::noInput : TraceFault::content;
    return trace;
}

}  // namespace

std::int64_t TraceReport::count(TraceRule rule) const {
    for (const RuleCount& row : rules)
        if (row.rule == rule) return row.count;
    return 0;
}

std::string traceName(const std::vector<std::string>& names, std::int32_t number) {
    if (number < 0) return "-";
    const auto index = static_cast<std::size_t>(number);
    return index < names.size() ? names[index] : std::to_string(number);
}

bool parseEstimates(std::string_view text, TraceOptions& options) {
    constexpr std::string_view kFactor = "factor:";
    if (text == "user" || text == "exact") {
        options.estimates = text == "user" ? EstimateRule::user : EstimateRule::exact;
        options.estimateFactor = 1;
        return true;
    }
    if (!text.starts_with(kFactor)) return false;
    const std::optional<double> factor = anyNumber(text.substr(kFactor.size()));
    if (!factor || *factor < 1 || *factor > 1e6) return false;
    options.estimates = EstimateRule::factor;
    options.estimateFactor = *factor;
    return true;
}

Trace readTrace(const std::filesystem::path& file, const TraceOptions& options) {
    TraceSource source(file);
    return readSource(source, file.string(), options);
}

Trace readTraceBytes(std::string_view bytes, std::string name, const TraceOptions& options) {
    TraceSource source(bytes);
    return readSource(source, std::move(name), options);
}

}  // namespace tranche

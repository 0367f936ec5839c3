// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <vector>

#include "models/report/replay_tables.hpp"

namespace tranche {
namespace {

// Rows go to the sink in pieces of about 64 kB; nothing is allocated a row.
class JobRows {
public:
    explicit JobRows(const TextSink& sink) : sink_(sink) { buffer_.reserve(kPiece + 4096); }
    ~JobRows() { sink_(buffer_); }

    void number(std::int64_t value) {
        char digits[24];
        buffer_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
        buffer_ += ',';
    }
    // Whole milliseconds as seconds: the shortest text, as csvNumber has it.
    void time(Time t) {
        if (t % kSecond == 0) return number(t / kSecond);
        real(inSeconds(t));
    }
    void real(double value) {
        buffer_ += csvNumber(value);
        buffer_ += ',';
    }
    void raw(std::string_view text) {
        buffer_ += text;
        buffer_ += ',';
    }
    void end() {
        buffer_.back() = '\n';
        if (buffer_.size() < kPiece) return;
        sink_(buffer_);
        buffer_.clear();
    }

private:
    static constexpr std::size_t kPiece = 65536;
    const TextSink& sink_;
    std::string buffer_;
};

std::string csvText(std::string_view text) {
    std::string out;
    CsvWriter csv([&](std::string_view row) { out += row; });
    csv.text(text).endRow();
    out.pop_back();
    return out;
}

void writeUser(JobRows& rows, const std::vector<std::string>& names, std::int32_t user) {
    if (user < 0) return rows.raw({});
    if (names.empty()) return rows.number(user);
    rows.raw(names[static_cast<std::size_t>(user)]);
}

}  // namespace

void writeJobsCsv(const ReplayStudy& study, const TextSink& sink, const std::atomic<bool>* cancel,
                  std::atomic<std::uint64_t>* written) {
    sink(
        "job_id,submit_s,start_s,end_s,size,runtime_s,estimate_s,wait_s,bounded_slowdown,backfilled,user,"
        "pool\n");
    JobRows rows(sink);
    std::vector<std::string> users, pools;
    for (const std::string& name : study.jobs->names.user) users.push_back(csvText(name));
    for (const ReplayPool& pool : study.pools) pools.push_back(csvText(pool.name));
    for (std::size_t i = 0; i < study.jobs->jobs.size(); ++i) {
        if (i % 4096 == 0) {
            if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) return;
            if (written != nullptr) written->store(i, std::memory_order_relaxed);
        }
        const TraceJob& t = study.jobs->jobs[i];
        const ReplayedJob& r = study.result->jobs[i];
        const bool started = r.start != kNever;
        const Duration run = study.runOf(i);
        rows.number(t.id);
        rows.time(t.submit);
        started ? rows.time(r.start) : rows.raw({});
        started ? rows.time(r.start + run) : rows.raw({});
        rows.number(t.size);
        rows.time(run);
        rows.time(t.estimate);
        started ? rows.time(r.start - t.submit) : rows.raw({});
        started ? rows.real(boundedSlowdown(r.start - t.submit, run)) : rows.raw({});
        started ? rows.number(r.backfilled) : rows.raw({});
        writeUser(rows, users, t.user);
        rows.raw(started ? std::string_view(pools[r.pool]) : std::string_view());
        rows.end();
    }
}

}  // namespace tranche

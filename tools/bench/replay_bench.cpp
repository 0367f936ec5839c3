// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche replay` as a whole, as a user runs it: read a trace, schedule it, write all result files. Against a
// hand-written program that does nothing but strict FCFS on the same file; its growth with the number of jobs; its memory.
//
// Both are child processes: user and system time, their start included, as the kernel counts them. The hand-written one
// reads the file in one piece, from_chars for every field, a heap of ends, and writes through one buffer.
// Growth looks at what a further job costs, without what any replay costs, which would flatter the small traces.

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <queue>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "tools/bench/bench.hpp"
#include "tools/bench/child_process.hpp"
#include "tools/bench/queue_work.hpp"

namespace tranche::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kMostMegabytes = 300;

// A folder for traces and results, gone at the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / fmt::format("tranche-bench-{}", ::getpid())) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

    std::string trace(std::size_t jobs) const {
        std::string file = *this / fmt::format("{}.swf", jobs);
        if (!fs::exists(file) && !writeSwf(file, drawnWork(jobs, 0.9, kMachine / 8, false)))
            throw std::runtime_error("the trace cannot be written");
        return file;
    }

private:
    fs::path path_;
};

Spent replay(const Folder& folder, const std::string& trace, const std::string& policy) {
    const std::string out = folder / ("replay-" + policy);
    fs::remove_all(out);
    return runChild(TRANCHE_PROGRAM, {"replay", trace, "--policy", policy, "--quiet", "--out", out});
}

struct BareJob {
    std::int64_t id, submit, runtime, size, estimate, user, start;
};

std::vector<BareJob> bareRead(const std::string& trace) {
    std::ifstream file(trace, std::ios::binary);
    std::string text(fs::file_size(trace), '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    std::vector<BareJob> jobs;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        if (*at == ';') {
            while (at < end && *at++ != '\n') {
            }
            continue;
        }
        std::array<std::int64_t, 18> field{};
        for (std::int64_t& value : field) {
            while (at < end && *at == ' ') ++at;
            at = std::from_chars(at, end, value).ptr;
        }
        while (at < end && *at++ != '\n') {
        }
        jobs.push_back({field[0], field[1], field[3], field[7], field[8], field[11], 0});
    }
    return jobs;
}

void bareSchedule(std::vector<BareJob>& jobs) {
    using End = std::pair<std::int64_t, std::int64_t>;  // when, and what it frees
    std::priority_queue<End, std::vector<End>, std::greater<>> ends;
    std::int64_t free = kMachine, now = 0;
    for (BareJob& job : jobs) {
        now = std::max(now, job.submit);
        while (!ends.empty() && (ends.top().first <= now || free < job.size)) {
            now = std::max(now, ends.top().first);
            free += ends.top().second;
            ends.pop();
        }
        free -= job.size;
        job.start = now;
        ends.emplace(now + job.runtime, job.size);
    }
}

// All that such a program knows, or no more than who starts when.
void bareWrite(const std::string& path, const std::vector<BareJob>& jobs, bool all) {
    std::FILE* file = std::fopen(path.c_str(), "w");
    if (file == nullptr) throw std::runtime_error("the results cannot be written");
    std::fputs(
        all ? "job_id,submit_s,start_s,end_s,size,runtime_s,estimate_s,wait_s,user\n" : "job_id,start_s\n",
        file);
    std::array<char, 256> row;
    for (const BareJob& j : jobs) {
        char* at = row.data();
        const auto cell = [&](std::int64_t value) {
            at = std::to_chars(at, row.data() + row.size() - 1, value).ptr;
            *at++ = ',';
        };
        cell(j.id);
        if (all) cell(j.submit);
        cell(j.start);
        if (all)
            for (const std::int64_t value :
                 {j.start + j.runtime, j.size, j.runtime, j.estimate, j.start - j.submit, j.user})
                cell(value);
        at[-1] = '\n';
        std::fwrite(row.data(), 1, static_cast<std::size_t>(at - row.data()), file);
    }
    std::fclose(file);
}

// A process of its own as ours is: within this one it would find the memory of earlier benches ready to use.
double bareReplay(const std::string& trace, const std::string& out, bool all) {
    return runChild("/proc/self/exe", {kBareProgram, trace, out, all ? "9" : "2"}).seconds;
}

// The starts of two results, by the columns job_id and start_s, which both have first and third.
bool sameStarts(const std::string& ours, const std::string& bare) {
    std::ifstream a(ours), b(bare);
    std::string left, right;
    const auto third = [](const std::string& row) {
        std::size_t comma = row.find(',');
        comma = row.find(',', comma + 1);
        return row.substr(0, row.find(',', comma + 1));
    };
    while (std::getline(a, left))
        if (!std::getline(b, right) || third(left) != third(right)) return false;
    return !std::getline(b, right);
}

void addAgainstBare(const Options& options, const Folder& folder, std::vector<Row>& rows) {
    const std::string trace = folder.trace(100'000), bare = folder / "bare.csv", brief = folder / "brief.csv";
    const auto least = leastInTurn(
        options.repetitions, [&] { return replay(folder, trace, "easy").seconds; },
        [&] { return replay(folder, trace, "fcfs").seconds; }, [&] { return bareReplay(trace, bare, true); },
        [&] { return bareReplay(trace, brief, false); });
    struct Pair {
        const char* policy;
        const char* against;
        double ours, theirs;
        std::optional<double> bound;
    };
    for (const Pair& p : {Pair{"easy", "bare FCFS, 9 columns", least[0], least[2], 3.0},
                          Pair{"easy", "bare FCFS, 2 columns", least[0], least[3], {}},
                          Pair{"fcfs", "bare FCFS, 9 columns", least[1], least[2], {}}}) {
        Row row;
        row.work = fmt::format("{}, 100000 jobs, file to file", p.policy);
        row.unit = "ms";
        row.tranche = p.ours * 1e3;
        row.against = p.against;
        row.reference = p.theirs * 1e3;
        row.bound = p.bound;
        row.agree = sameStarts(folder / "replay-fcfs/jobs.csv", bare);
        rows.push_back(row);
    }
}

// What a further job costs: n log n allows 1.2 times as much from 10^5 to 10^6 jobs as from 10^4 to 10^5.
void addGrowth(const Options& options, const Folder& folder, const char* policy, double& megabytes,
               std::vector<Row>& rows) {
    constexpr std::array<std::size_t, 3> counts{10'000, 100'000, 1'000'000};
    std::array<double, 3> seconds{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::string trace = folder.trace(counts[i]);
        const int repetitions = i < 2 ? std::max(options.repetitions, 10) : std::min(options.repetitions, 3);
        seconds[i] = leastInTurn(repetitions, [&] {
            const Spent spent = replay(folder, trace, policy);
            megabytes = std::max(megabytes, spent.megabytes);
            return spent.seconds;
        })[0];
    }
    const auto further = [&](std::size_t i) {
        return (seconds[i + 1] - seconds[i]) * 1e9 / static_cast<double>(counts[i + 1] - counts[i]);
    };
    Row row;
    row.work = fmt::format("{}, a job more, 10^5 to 10^6", policy);
    row.unit = "ns";
    row.tranche = further(1);
    row.against = "10^4 to 10^5";
    row.reference = further(0);
    row.bound = 1.2;
    rows.push_back(row);
}

}  // namespace

int bareProgram(const std::vector<std::string>& arguments) {
    if (arguments.size() != 3) return 2;
    std::vector<BareJob> jobs = bareRead(arguments[0]);
    bareSchedule(jobs);
    bareWrite(arguments[1], jobs, arguments[2] == "9");
    return 0;
}

std::vector<Row> benchReplay(const Options& options) {
    const Folder folder;
    std::vector<Row> rows;
    addAgainstBare(options, folder, rows);
    for (const char* policy : {"fcfs", "easy"}) {
        double megabytes = 0;
        addGrowth(options, folder, policy, megabytes, rows);
        Row memory;
        memory.work = fmt::format("{}, peak memory of 1000000 jobs", policy);
        memory.unit = "MB";
        memory.tranche = megabytes;
        memory.against = "allowed";
        memory.reference = kMostMegabytes;
        memory.bound = 1.0;
        rows.push_back(memory);
    }
    return rows;
}

}  // namespace tranche::bench

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche replay`: files that agree with the figures, faults with their place, exit codes, interrupts, progress.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "models/allocation/queue/queue_policy.hpp"
#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

const std::string kTraces = (std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios" / "traces").string();

}  // namespace

TEST_CASE("A replay writes a line a job, and the figures are those of the lines") {
    const FreshFolder here;
    const Ending e =
        command({"replay", kTraces + "/tiny.swf", "--gpus", "16", "--out", here / "r", "--json"});
    REQUIRE(e.exit == 0);
    const auto figures = nlohmann::json::parse(e.out);
    const CsvTable jobs(readFile(here / "r/jobs.csv"));
    REQUIRE(jobs.size() == figures["metrics"]["jobs"].get<std::size_t>());
    double waited = 0;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const double wait = std::stod(jobs.cell(i, "wait_s"));
        CHECK(std::stod(jobs.cell(i, "start_s")) - std::stod(jobs.cell(i, "submit_s")) ==
              doctest::Approx(wait));
        waited += wait;
    }
    CHECK(waited / static_cast<double>(jobs.size()) ==
          doctest::Approx(figures["metrics"]["wait_s.mean"].get<double>()));
    CHECK(here.names() == std::vector<std::string>{"r"});
    CHECK(has(readFile(here / "r/report.html"), "</html>"));

    const CsvTable metrics(readFile(here / "r/metrics.csv"));
    std::size_t sizes = 0;
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        const std::string &scope = metrics.cell(i, "scope"), &metric = metrics.cell(i, "metric");
        CAPTURE(scope);
        CAPTURE(metric);
        CHECK(!metrics.cell(i, "unit").empty());
        const double value = std::stod(metrics.cell(i, "value"));
        if (scope == "all") {
            CHECK(figures["metrics"][metric].get<double>() == value);
            continue;
        }
        for (const auto& row : figures["by_size"]) {
            if ("size:" + row["size"].get<std::string>() != scope) continue;
            CHECK(row[metric].get<double>() == value);
            ++sizes;
        }
    }
    CHECK(sizes == 7 * figures["by_size"].size());

    // The mean queue from the series is the one from the waits.
    const CsvTable series(readFile(here / "r/timeseries.csv"));
    double waiting = 0;
    for (std::size_t i = 0; i < series.size(); ++i)
        waiting += std::stod(series.cell(i, "waiting_jobs")) *
                   (std::stod(series.cell(i, "to_s")) - std::stod(series.cell(i, "from_s")));
    CHECK(waiting == doctest::Approx(waited));
    CHECK(figures["metrics"]["queue.mean"].get<double>() * figures["metrics"]["makespan_s"].get<double>() ==
          doctest::Approx(waited));
}

TEST_CASE("Every queue policy replays the sample traces, and the same bytes twice") {
    for (const tranche::QueuePolicyRow& row : tranche::queuePolicyTable()) {
        const std::string policy(row.name);
        CAPTURE(policy);
        const std::vector<std::string> line{"replay", kTraces + "/tiny.swf", "--gpus", "16", "--policy",
                                            policy};
        const Ending e = command(line);
        CHECK(e.exit == 0);
        CHECK(has(e.out, "Wait, mean"));
        CHECK(command(line).out == e.out);
    }
    CHECK(command({"replay", kTraces + "/tiny-gpu.csv", "--map", kTraces + "/tiny-gpu.yaml", "--gpus", "16"})
              .exit == 0);
}

TEST_CASE("Bad traces and bad options end with a reason, the right exit code and no files") {
    const FreshFolder here;
    const std::string bad = here.write(
        "bad.swf",
        "1 0 0 10 2 -1 -1 2 20 -1 1 1 1 -1 1 -1 -1 -1\n2 x 0 10 2 -1 -1 2 20 -1 1 1 1 -1 1 -1 -1 -1\n");
    const Ending content = command({"replay", bad, "--gpus", "4", "--out", here / "r"});
    CHECK(content.exit == 65);
    CHECK(has(content.err, "bad.swf:2:3"));
    CHECK_FALSE(std::filesystem::exists(here / "r"));
    CHECK(command({"replay", bad, "--gpus", "4", "--lenient"}).exit == 0);
    CHECK(command({"replay", here / "none.swf", "--gpus", "4"}).exit == 66);
    CHECK(command({"replay", bad, "--lenient"}).exit == 2);
    CHECK(has(command({"replay", bad, "--gpus", "4", "--policy", "lottery"}).err, "one of fcfs"));
    CHECK(command({"replay", bad, "--gpus", "4", "--estimates", "factor:0.5"}).exit == 2);
    const std::string wide =
        here.write("wide.swf", "1 0 0 10 8 -1 -1 8 20 -1 1 1 1 -1 1 -1 -1 -1\n2 0 0 10 8 -1 -1 8 20\n");
    const Ending none = command({"replay", wide, "--gpus", "4", "--lenient"});
    CHECK(none.exit == 65);
    CHECK(has(none.err, "no job in 2 records"));
    CHECK(has(none.err, "few-fields 1, first at line 2"));
}

TEST_CASE("Numbers that cannot be are a matter of usage and say what can be") {
    const std::string trace = kTraces + "/tiny.swf";
    for (const char* option : {"--scale-load", "--compress"})
        for (const char* value : {"0", "-1", "nan", "inf", "1e300", "x", "007"}) {
            CAPTURE(option);
            CAPTURE(value);
            const Ending e = command({"replay", trace, option, value});
            CHECK(e.exit == 2);
            CHECK(has(e.err,
                      std::string(option) + ": found '" + value + "', expected a number above 0, at most 1"));
            CHECK(e.err.size() < 200);
        }
    for (const char* value : {"-1", "x", "1e300", "9999999999999999999999"})
        for (const char* option : {"--seed", "--limit"}) {
            CAPTURE(value);
            CHECK(command({"replay", trace, option, value}).exit == 2);
        }
    CHECK(command({"replay", trace, "--scale-load", "1.5", "--compress", "0.25", "--quiet"}).exit == 0);
}

TEST_CASE("The command in a report leads to the same report") {
    const FreshFolder here;
    std::filesystem::copy_file(kTraces + "/tiny.swf", here / "a trace.swf");
    REQUIRE(command({"replay", "a trace.swf", "--gpus", "16", "--backfill", "sjf", "--estimates", "factor:2",
                     "--limit", "9", "--window", "60:3600.5", "--out", "r"},
                    {.folder = here.path()})
                .exit == 0);
    const std::string report = readFile(here / "r/report.html");
    CHECK(has(report,
              "tranche replay &#39;a trace.swf&#39; --gpus 16 --policy easy --backfill sjf --estimates "
              "factor:2 --limit 9 --window 60:3600.5<"));
    CHECK(has(report, "seconds 60 to 3,66"));
    REQUIRE(command({"replay", "a trace.swf", "--gpus", "16", "--policy", "easy", "--backfill", "sjf",
                     "--estimates", "factor:2", "--limit", "9", "--window", "60:3600.5", "--out", "again",
                     "--quiet"},
                    {.folder = here.path()})
                .exit == 0);
    for (const char* file : {"report.html", "jobs.csv", "metrics.csv", "timeseries.csv"})
        CHECK(readFile(here / "again/" + std::string(file)) == readFile(here / "r/" + std::string(file)));
}

TEST_CASE("Windows that cannot be are refused") {
    const FreshFolder here;
    for (const char* window : {"60", "60:", ":60", "60:0", "-1:60", "a:60", "60:1e30", "60:nan", "1:2:3"}) {
        CAPTURE(window);
        const Ending e = command({"replay", kTraces + "/tiny.swf", "--gpus", "16", "--out", here / "r",
                                  std::string("--window=") + window});
        CHECK(e.exit == 2);
        CHECK(has(e.err, "--window"));
    }
    CHECK(here.names().empty());
    CHECK(command({"replay", kTraces + "/tiny.swf", "--gpus", "16", "--window", "0:60"}).exit == 2);
}

TEST_CASE("A folder that cannot be is refused before the trace is read") {
    const FreshFolder here;
    here.write("file", "");
    CHECK(command({"replay", here / "none.swf", "--gpus", "16", "--out", here / "file/r"}).exit == 73);
}

namespace {

// A pipe in place of a trace: reading lasts until its other end is closed.
class SlowTrace {
public:
    explicit SlowTrace(const std::string& path) {
        REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
        path_ = path;
    }
    ~SlowTrace() { close(); }
    void open() {  // returns when the other end is read
        end_ = ::open(path_.c_str(), O_WRONLY);
        REQUIRE(end_ >= 0);
    }
    void write(const std::string& text) const {
        REQUIRE(::write(end_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    void close() {
        if (end_ >= 0) ::close(end_);
        end_ = -1;
    }

private:
    std::string path_;
    int end_ = -1;
};

void sleepMillis(int n) {
    std::this_thread::sleep_for(std::chrono::milliseconds(n));
}

const char* const kJob = "1 0 0 10 2 -1 -1 2 20 -1 1 1 1 -1 1 -1 -1 -1\n";

}  // namespace

TEST_CASE("An interrupt while a trace is read ends with 130, a reason and no files") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const FreshFolder here;
        SlowTrace trace(here / "slow.swf");
        Child child({"replay", "slow.swf", "--gpus", "4", "--out", "r"}, {.folder = here.path()});
        trace.open();
        trace.write(kJob);
        child.send(signal);
        sleepMillis(300);
        trace.close();
        const Ending e = child.wait();
        CAPTURE(e.err);
        CHECK(e.exit == 130);
        CHECK(has(e.err, "stopping"));
        CHECK(has(e.err, "interrupted while reading the trace"));
        CHECK(has(e.err, "nothing was written"));
        CHECK(e.out == "");
        CHECK(here.names() == std::vector<std::string>{"slow.swf"});
    }
}

TEST_CASE("An interrupt in a long replay ends with 130, a reason and no files") {
    const FreshFolder here;
    std::string log;
    // Everybody at once under an order that changes with time: each pass looks at all who wait.
    for (int i = 1; i <= 60000; ++i)
        log += fmt::format("{} {} 0 {} 2 -1 -1 2 9000 -1 1 1 1 -1 1 -1 -1 -1\n", i, i / 100, 100 + i % 777);
    here.write("long.swf", log);
    Child child({"replay", "long.swf", "--gpus", "4", "--policy", "easy", "--order", "wfp3", "--out", "r"},
                {.folder = here.path()});
    sleepMillis(700);
    child.send(SIGINT);
    const Ending e = child.wait();
    CAPTURE(e.err);
    CHECK(e.exit == 130);
    CHECK(has(e.err, "interrupted while"));
    CHECK(here.names() == std::vector<std::string>{"long.swf"});
}

TEST_CASE("On a terminal a replay says how far it is and the line is gone at the end") {
    const FreshFolder here;
    SlowTrace trace(here / "slow.swf");
    Child child({"replay", "slow.swf", "--gpus", "4"}, {.folder = here.path(), .onTerminal = true});
    trace.open();
    trace.write(kJob);
    sleepMillis(900);
    trace.close();
    const Ending e = child.wait();
    CHECK(e.exit == 0);
    const std::size_t shown = e.out.find("\rreading"), erased = e.out.rfind("\r\x1b[K"),
                      result = e.out.find("slow.swf on 4 GPUs");
    REQUIRE(shown != std::string::npos);
    CHECK(shown < erased);
    CHECK(erased < result);
    CHECK(
        !has(command({"replay", kTraces + "/tiny.swf", "--gpus", "16", "--quiet"}, {.onTerminal = true}).out,
             "r"));
}

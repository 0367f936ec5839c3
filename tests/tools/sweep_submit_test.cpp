// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep submit` on a real Slurm of two nodes: a task that is stopped, a node that dies, the same bytes in the end.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <string>
#include <thread>

#include "tests/tools/child.hpp"
#include "tests/tools/slurm_cluster.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

namespace fs = std::filesystem;

constexpr const char* kExperiment = R"(experiment: array
scenario: small.yaml
factors:
  - {name: units, path: tranches.first.units, values: [240, 400, 560]}
  - {name: no show, path: sectors.startup.no_show, range: [0, 0.3], steps: 3}
replications: {min: 100, max: 100}
metrics: [success.count, wait_days.p90]
)";

struct Folder : FreshFolder {
    Folder() {
        // Large calls, so that a task lasts long enough to be stopped in the middle.
        std::string scenario = smallWith("applicants: 40", "applicants: 4000");
        scenario.replace(scenario.find("applicants: 30"), 14, "applicants: 3000");
        write("small.yaml", scenario);
        write("array.yaml", kExperiment);
    }
};

// Slurm holds a task that was requeued back for two minutes; a test has no such patience.
void hurry(const SlurmCluster& cluster) {
    std::istringstream jobs(cluster.ask("squeue --noheader --states=PENDING --format='%A %r'"));
    std::string id, reason;
    while (jobs >> id >> reason)
        if (reason == "BeginTime") cluster.ask("scontrol update JobId=" + id + " StartTime=now");
}

// The job id of the first task that runs on `node`.
std::string taskOn(const SlurmCluster& cluster, const std::string& node) {
    for (int i = 0; i < 300; ++i) {
        const std::string ids =
            cluster.ask("squeue --noheader --states=RUNNING --nodelist=" + node + " --format=%A");
        if (!ids.empty()) return ids.substr(0, ids.find('\n'));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return {};
}

}  // namespace

TEST_CASE(
    "A Slurm array with a task that is stopped and a node that dies merges to the bytes of a local run") {
    if (const std::string missing = SlurmCluster::missing(); !missing.empty()) {
        MESSAGE("SKIPPED: no Slurm here (", missing, "); Debian's slurm-wlm and munge have it");
        return;
    }
    const Folder here;
    REQUIRE(
        command({"sweep", "run", "array.yaml", "--out", "local", "--quiet"}, {.folder = here.path()}).exit ==
        0);
    const SlurmCluster cluster;
    if (!cluster.ready()) {
        MESSAGE("SKIPPED: Slurm is installed and does not start here: ", cluster.problem());
        return;
    }

    Child submit({"sweep", "submit", "array.yaml", "--out", "slurm", "--engine", "slurm", "--shards", "6"},
                 {.folder = here.path(), .environment = cluster.environment()});
    REQUIRE_FALSE(taskOn(cluster, "n2").empty());
    cluster.killNode("n2");
    const std::string stopped = taskOn(cluster, "n1");
    REQUIRE_FALSE(stopped.empty());
    cluster.ask("scancel --batch --signal=TERM " + stopped);

    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(110);
    while (std::chrono::steady_clock::now() < end && !fs::exists(here / "slurm/results.sqlite")) {
        hurry(cluster);
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    const Ending e = submit.wait();
    CAPTURE(e.err);
    CAPTURE(e.out);
    std::string logs;
    bool requeued = false;
    for (const auto& entry : fs::directory_iterator(here.path() / "slurm/slurm")) {
        const std::string text = readFile(entry.path());
        logs += entry.path().filename().string() + "\n" + text;
        requeued = requeued || (entry.path().extension() == ".log" && has(text, "To go on"));
    }
    CAPTURE(logs);
    CHECK(e.exit == 0);
    CHECK(requeued);
    CHECK(has(e.err, "submitted 6 tasks as job"));
    REQUIRE(fs::exists(here / "slurm/results.sqlite"));
    CHECK(readFile(here / "slurm/results.sqlite") == readFile(here / "local/results.sqlite"));
}

TEST_CASE(
    "The job scripts can be read before anything is submitted, and say what happens to a task that is "
    "stopped") {
    const Folder here;
    const Ending e = command({"sweep", "submit", "array.yaml", "--out", "r", "--shards", "6", "--dry-run",
                              "--time", "1:00:00", "--partition", "gpu $(touch x)"},
                             {.folder = here.path()});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    const std::string work = readFile(here / "r/slurm/work.sbatch");
    CHECK(has(work, "#SBATCH --array=1-6"));
    CHECK(has(work, "#SBATCH --time=1:00:00"));
    CHECK(has(work, "#SBATCH --partition='gpu $(touch x)'"));
    CHECK(has(work, "#SBATCH --requeue"));
    CHECK(has(work, "sweep work"));
    CHECK(has(work, "scontrol requeue"));
    CHECK(has(readFile(here / "r/slurm/merge.sbatch"), "sweep merge"));
}

TEST_CASE("Text with a line end never reaches a job script") {
    const Folder here;
    for (const char* option : {"--partition", "--time", "--mem", "--out"}) {
        CAPTURE(option);
        const Ending e = command({"sweep", "submit", "array.yaml", "--dry-run", option, "x\ntouch injected"},
                                 {.folder = here.path()});
        CHECK(e.exit == 2);
        CHECK(has(e.err, "without control characters"));
    }
    CHECK(here.names() == std::vector<std::string>{"array.yaml", "small.yaml"});
}

TEST_CASE("Without Slurm, submit says so and leaves the scripts") {
    const Folder here;
    const Ending e = command({"sweep", "submit", "array.yaml", "--out", "r"},
                             {.folder = here.path(), .environment = {{"PATH", "/nowhere"}}});
    CHECK(e.exit == 66);
    CHECK(has(e.err, "is Slurm installed here?"));
    CHECK(fs::exists(here / "r/slurm/work.sbatch"));
}

TEST_CASE("GNU parallel works the shards to the bytes of a local run") {
    if (!fs::exists("/usr/bin/parallel")) {
        MESSAGE("SKIPPED: no GNU parallel here; it is Debian's package parallel");
        return;
    }
    const Folder here;
    const std::vector<std::string> few{"--replications", "6"};
    std::vector<std::string> local{"sweep", "run", "array.yaml", "--out", "local", "--quiet"},
        jobs{"sweep", "submit", "array.yaml", "--out", "{}jobs{#}", "--engine", "parallel", "--shards", "3"};
    for (auto* words : {&local, &jobs}) words->insert(words->end(), few.begin(), few.end());
    REQUIRE(command(local, {.folder = here.path()}).exit == 0);
    const Ending e = command(jobs, {.folder = here.path(), .environment = {{"HOME", here.path().string()}}});
    CAPTURE(e.err);
    CHECK(e.exit == 0);
    CHECK(readFile(here / "local/results.sqlite") == readFile(here / "{}jobs{#}/results.sqlite"));

    // Told to stop, it leaves nothing running behind.
    Child child(
        {"sweep", "submit", "array.yaml", "--out", "stopped", "--engine", "parallel", "--shards", "3"},
        {.folder = here.path(), .environment = {{"HOME", here.path().string()}}});
    for (int i = 0;
         i < 600 && command({"sweep", "status", "array.yaml", "--out", "stopped"}, {.folder = here.path()})
                            .out.find("running") == std::string::npos;
         ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    child.send(SIGTERM);
    const Ending stopped = child.wait();
    CAPTURE(stopped.err);
    CHECK(stopped.exit == 75);
    const Ending status =
        command({"sweep", "status", "array.yaml", "--out", "stopped"}, {.folder = here.path()});
    CAPTURE(status.out);
    CHECK_FALSE(has(status.out, "running"));
}

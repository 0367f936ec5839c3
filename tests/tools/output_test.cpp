// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of results: whole or not there, one run at a time, nobody else's files touched.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kFiles{"lorenz.csv",       "manifest.json", "metrics.csv",    "projects.csv",
                                      "replications.csv", "report.html",   "timeseries.csv", "waits.csv"};

Ending run(const FreshFolder& here, std::vector<std::string> more = {}, std::size_t fileLimit = 0) {
    here.write("small.yaml", kSmallScenario);
    std::vector<std::string> arguments{"run", "small.yaml", "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return command(arguments, {.folder = here.path(), .fileLimit = fileLimit});
}

std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("By default the results are in out, in a folder of the scenario's name") {
    const FreshFolder here;
    const Ending e = run(here);
    CAPTURE(e.err);
    CHECK(e.exit == 0);
    CHECK(here.names() == std::vector<std::string>{"out", "small.yaml"});
    CHECK(namesIn(here.path() / "out") == std::vector<std::string>{"small"});
    CHECK(namesIn(here.path() / "out" / "small") == kFiles);
    for (const std::string& file : kFiles) CHECK(fs::file_size(here.path() / "out" / "small" / file) > 0);
}

TEST_CASE("A name that could leave the folder becomes a plain one") {
    for (const std::string id : {"../../escape", ".hidden", "a;rm -rf b", "/etc/x"}) {
        CAPTURE(id);
        const FreshFolder here;
        here.write("in/bad.yaml", smallWith("scenario: small", "scenario: \"" + id + "\""));
        const Ending e = command({"run", "bad.yaml", "--quiet"}, {.folder = here.path() / "in"});
        CHECK(here.names() == std::vector<std::string>{"in"});
        if (e.exit != 0) {
            CHECK(e.exit == 65);  // the reader may refuse it
            continue;
        }
        const std::vector<std::string> made = namesIn(here.path() / "in" / "out");
        REQUIRE(made.size() == 1);
        CHECK(made[0].find_first_not_of(
                  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == std::string::npos);
        CHECK(made[0].front() != '.');
    }
}

TEST_CASE("A second run replaces the first, and the same run gives the same bytes") {
    const FreshFolder here;
    REQUIRE(run(here, {"--out", "r"}).exit == 0);
    const std::string first = readFile(here / "r/metrics.csv");
    REQUIRE(run(here, {"--out", "r", "--seed", "8"}).exit == 0);
    CHECK(readFile(here / "r/metrics.csv") != first);
    REQUIRE(run(here, {"--out", "r/"}).exit == 0);
    CHECK(readFile(here / "r/metrics.csv") == first);
    CHECK(namesIn(here.path() / "r") == kFiles);
    CHECK(here.names() == std::vector<std::string>{"r", "small.yaml"});
}

TEST_CASE("A folder with other files is refused with 73 and stays as it was, unless it is said to be meant") {
    const FreshFolder here;
    here.write("r/thesis.txt", "years of work");
    const Ending refused = run(here, {"--out", "r"});
    CHECK(refused.exit == 73);
    CHECK(has(refused.err, "thesis.txt"));
    CHECK(namesIn(here.path() / "r") == std::vector<std::string>{"thesis.txt"});

    CHECK(run(here, {"--out", "r", "--among-others"}).exit == 0);
    CHECK(readFile(here / "r/thesis.txt") == "years of work");
    CHECK(fs::exists(here / "r/report.html"));
}

TEST_CASE("What cannot be a folder exits with 73 and leaves nothing") {
    const FreshFolder here;
    here.write("file", "text");
    for (const char* out : {"file", "file/below", "/proc/nowhere", "/dev/null/r"}) {
        CAPTURE(out);
        const Ending e = run(here, {"--out", out});
        CAPTURE(e.err);
        CHECK(e.exit == 73);
        CHECK(has(e.err, "tranche: "));
        CHECK(here.names() == std::vector<std::string>{"file", "small.yaml"});
    }
    CHECK(readFile(here / "file") == "text");
}

TEST_CASE("A folder that may not be written to exits with 73") {
    if (::geteuid() == 0) {
        MESSAGE("SKIPPED: the super-user may write anywhere");
        return;
    }
    const FreshFolder here;
    fs::create_directory(here / "r");
    ::chmod((here / "r").c_str(), 0555);
    CHECK(run(here, {"--out", "r"}).exit == 73);
    CHECK(run(here, {"--out", "r/below/it"}).exit == 73);
}

TEST_CASE("While another run holds the folder, a run into it is refused with 73") {
    const FreshFolder here;
    SUBCASE("a new folder is held by its lock file") {
        const int lock = ::open((here / "r.lock").c_str(), O_RDWR | O_CREAT, 0666);
        REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);
        const Ending e = run(here, {"--out", "r"});
        CHECK(e.exit == 73);
        CHECK(has(e.err, "another run"));
        CHECK(!fs::exists(here / "r"));
        ::close(lock);
    }
    SUBCASE("an old folder is held itself") {
        REQUIRE(run(here, {"--out", "r"}).exit == 0);
        const std::string before = readFile(here / "r/manifest.json");
        const int lock = ::open((here / "r").c_str(), O_RDONLY | O_DIRECTORY);
        REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);
        CHECK(run(here, {"--out", "r", "--seed", "8"}).exit == 73);
        CHECK(readFile(here / "r/manifest.json") == before);
        ::close(lock);
    }
    CHECK(run(here, {"--out", "r"}).exit ==
          0);  // the lock goes with its holder, also when its file is left behind
    CHECK(here.names() == std::vector<std::string>{"r", "small.yaml"});
}

TEST_CASE("Two real runs into one folder: one does it, the other is refused") {
    const FreshFolder here;
    here.write("small.yaml", kSmallScenario);
    const std::vector<std::string> arguments{"run", "small.yaml",     "--quiet", "--out",
                                             "r",   "--replications", "3000"};
    Child one(arguments, {.folder = here.path()}), two(arguments, {.folder = here.path()});
    const Ending a = one.wait(), b = two.wait();
    CAPTURE(a.err);
    CAPTURE(b.err);
    CHECK(std::min(a.exit, b.exit) == 0);
    CHECK((std::max(a.exit, b.exit) == 73 || std::max(a.exit, b.exit) == 0));  // 0: they did not overlap
    CHECK(namesIn(here.path() / "r") == kFiles);
    CHECK(here.names() == std::vector<std::string>{"r", "small.yaml"});
}

TEST_CASE("When the disk is full the run exits with 74 and nothing is half-written") {
    const FreshFolder here;
    SUBCASE("while lines are streamed") {
        const Ending e = run(here, {"--out", "r"}, 100'000);
        CAPTURE(e.err);
        CHECK(e.exit == 74);
        CHECK(has(e.err, "projects.csv"));
        CHECK(here.names() == std::vector<std::string>{"small.yaml"});
    }
    SUBCASE("at the end, into a folder with older results") {
        REQUIRE(run(here, {"--out", "r", "--projects", "none", "--replications", "2"}).exit == 0);
        const std::string before = readFile(here / "r/manifest.json");
        const auto limit = fs::file_size(here.path() / "r" / "report.html") / 2;
        const Ending e =
            run(here, {"--out", "r", "--projects", "none", "--replications", "2", "--seed", "8"}, limit);
        CHECK(e.exit == 74);
        CHECK(readFile(here / "r/manifest.json") == before);
        CHECK(namesIn(here.path() / "r") == kFiles);
    }
}

TEST_CASE("What a killed run left behind is cleared by the next one, and no more than that") {
    const FreshFolder here;
    here.write("r.partial-99999/projects.csv", "half");
    here.write("r.partial-old/projects.csv", "not ours");
    CHECK(run(here, {"--out", "r"}).exit == 0);
    CHECK(here.names() == std::vector<std::string>{"r", "r.partial-old", "small.yaml"});
}

TEST_CASE("A plan's milestones go to a file, whole or not at all") {
    const FreshFolder here;
    const std::string file = here.write("small.yaml", kSmallScenario);
    CHECK(command({"plan", file, "--quiet", "--out", here / "plan.csv"}).exit == 0);
    CHECK(readFile(here / "plan.csv").starts_with("tranche,milestone,fixed,"));
    CHECK(command({"plan", file, "--quiet", "--out", here / "no/plan.csv"}).exit == 73);
    CHECK(command({"plan", file, "--quiet", "--out", "/dev/null/plan.csv"}).exit == 73);
    CHECK(here.names() == std::vector<std::string>{"plan.csv", "small.yaml"});
}

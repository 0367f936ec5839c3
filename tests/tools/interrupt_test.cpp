// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signals while a study runs: what is complete is written, or nothing is left.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> endless(const FreshFolder& here) {
    here.write("small.yaml", kSmallScenario);
    return {"run", "small.yaml", "--out", "r", "--replications", "5000000"};
}

// Until some replications are on disk.
void waitForLines(const FreshFolder& here) {
    for (int i = 0; i < 1000; ++i) {
        for (const auto& entry : fs::directory_iterator(here.path())) {
            std::error_code error;
            const auto size = fs::file_size(entry.path() / "projects.csv", error);
            if (!error && size > 0) return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    FAIL("no replication came to an end");
}

}  // namespace

TEST_CASE("An interrupted run writes the replications that are complete, says so, and exits with 130") {
    for (const int signal : {SIGINT, SIGTERM}) {
        CAPTURE(signal);
        const FreshFolder here;
        Child child(endless(here), {.folder = here.path()});
        waitForLines(here);
        child.send(signal);
        const Ending e = child.wait();
        CAPTURE(e.err);
        CHECK(e.exit == 130);
        CHECK(has(e.err, "stopping"));
        CHECK(has(e.err, "complete replications are in r"));
        CHECK(has(e.out, "cancelled"));
        CHECK(here.names() == std::vector<std::string>{"r", "small.yaml"});

        const auto manifest = nlohmann::json::parse(readFile(here / "r/manifest.json"));
        CHECK(manifest["stop"] == "cancelled");
        const auto done = manifest["replications"]["done"].get<std::size_t>();
        CHECK(done >= 1);
        CHECK(done < 5000000);
        for (const char* file : {"r/projects.csv", "r/replications.csv"}) {
            CAPTURE(file);
            const CsvTable table(readFile(here / file));
            std::set<std::string> replications;
            const std::size_t column = table.column("replication");
            for (std::size_t row = 0; row < table.size(); ++row) replications.insert(table.cell(row, column));
            CHECK(replications.size() == done);
        }
    }
}

TEST_CASE("A job in the background of a script hears an interrupt too") {
    const FreshFolder here;
    Child child(endless(here), {.folder = here.path(), .ignoreInterrupts = true});
    waitForLines(here);
    child.send(SIGINT);
    CHECK(child.wait().exit == 130);
    CHECK(fs::exists(here / "r/manifest.json"));
}

TEST_CASE("Two interrupts in a row leave a whole folder or none") {
    const FreshFolder here;
    Child child(endless(here), {.folder = here.path()});
    waitForLines(here);
    child.send(SIGINT);
    child.send(SIGTERM);
    const Ending e = child.wait();
    CHECK(e.exit == 130);
    const bool whole =
        here.names() == std::vector<std::string>{"r", "small.yaml"} && fs::exists(here / "r/manifest.json");
    const bool none = here.names() == std::vector<std::string>{"small.yaml"};
    CHECK((whole || none));
}

TEST_CASE("A killed run leaves no folder of results, and the next run is not hindered") {
    const FreshFolder here;
    {
        Child child(endless(here), {.folder = here.path()});
        waitForLines(here);
        child.send(SIGKILL);
        CHECK(child.wait().signal == SIGKILL);
    }
    CHECK(!fs::exists(here / "r"));
    CHECK(command({"run", "small.yaml", "--quiet", "--out", "r"}, {.folder = here.path()}).exit == 0);
    CHECK(here.names() == std::vector<std::string>{"r", "small.yaml"});
}

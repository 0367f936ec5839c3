// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shards on disk and the results made of them: one row a metric and run, the same bytes however they came about.
#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include "models/experiment/store/store_rows.hpp"
#include "models/experiment/store/sweep_folder.hpp"
#include "tests/experiment/sweep_example.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

namespace fs = std::filesystem;

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

MergeReport runAll(const Sweep& sweep, const SweepFolder& folder, std::int64_t of, int threads = 2) {
    for (std::int64_t shard = of; shard >= 1; --shard) {
        const ShardReport report = runShard(sweep, folder, {shard, of, threads, nullptr, nullptr, {}});
        CHECK(report.whole);
    }
    return folder.merge();
}

}  // namespace

TEST_CASE("Merged results hold every run once, a row a metric and run, and say how they came about") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const SweepFolder folder(here / "out", sweep);
    const MergeReport report = runAll(sweep, folder, 1);
    CHECK(report.missing == 0);
    CHECK(report.runs == 120);
    const StoreFacts facts = storeFacts(folder.results());
    CHECK(facts.hash == sweep.hash);
    CHECK(facts.runs == 120);
    CHECK(facts.contentHash == report.contentHash);
    CHECK(contentHashOf(folder.results()) == report.contentHash);
    CHECK(folder.merged());
    CHECK_FALSE(fs::exists(folder.shards()));

    const StoreTable tidy = storeTable(folder.results(), StoreForm::tidy);
    CHECK(tidy.header == std::vector<std::string>{"point", "scenario", "policy", "units", "no show",
                                                  "replication", "seed", "metric", "scope", "unit", "value"});
    std::size_t rows = 0;
    tidy.rows([&](const std::vector<StoreCell>& row) {
        if (rows == 2) {
            CHECK(std::get<std::string>(row[7]) == "success.count");
            CHECK(std::get<std::string>(row[8]) == "sector:startup");
        }
        ++rows;
    });
    CHECK(rows == 360);
    std::size_t points = 0;
    eachPoint(folder.results(), [&](const PointMeans& point) {
        CHECK(point.point == static_cast<std::int64_t>(points++));
        CHECK(point.replications == 10);
        CHECK(point.means.size() == 3);
    });
    CHECK(points == 12);
}

TEST_CASE("The bytes of the results do not depend on shards, threads or their order") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const SweepFolder one(here / "one", sweep), seven(here / "seven", sweep);
    const MergeReport a = runAll(sweep, one, 1, 1), b = runAll(sweep, seven, 7, 3);
    CHECK(a.contentHash == b.contentHash);
    CHECK(bytesOf(one.results()) == bytesOf(seven.results()));
}

TEST_CASE("A merge without every cell writes nothing and says how many are missing") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const SweepFolder folder(here / "out", sweep);
    runShard(sweep, folder, {2, 3, 2, nullptr, nullptr, {}});
    const MergeReport report = folder.merge();
    CHECK(report.missing == 16);
    CHECK_FALSE(fs::exists(folder.results()));
    CHECK(fs::exists(shardPath(folder.shards(), 2, 3)));
}

TEST_CASE("A shard that is done, and one that is merged, does nothing when it is started again") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const SweepFolder folder(here / "out", sweep);
    CHECK(runShard(sweep, folder, {1, 2, 2, nullptr, nullptr, {}}).simulated == 60);
    const std::string before = bytesOf(shardPath(folder.shards(), 1, 2));
    const ShardReport again = runShard(sweep, folder, {1, 2, 2, nullptr, nullptr, {}});
    CHECK(again.before);
    CHECK(again.simulated == 0);
    CHECK(bytesOf(shardPath(folder.shards(), 1, 2)) == before);
    runShard(sweep, folder, {2, 2, 2, nullptr, nullptr, {}});
    folder.merge();
    const std::string results = bytesOf(folder.results());
    CHECK(runShard(sweep, folder, {2, 2, 2, nullptr, nullptr, {}}).before);
    CHECK(bytesOf(folder.results()) == results);
    CHECK_FALSE(fs::exists(folder.shards()));
}

TEST_CASE("Two processes on one shard: the second is refused") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const SweepFolder folder(here / "out", sweep);
    folder.create();
    const ShardFile first(sweep, folder.shards(), 1, 1);
    CHECK_THROWS_AS(ShardFile(sweep, folder.shards(), 1, 1), StoreBusy);
    CHECK(shardsIn(folder.shards()).at(0).running);
}

TEST_CASE("A stopped shard goes on where it was and ends with the same bytes") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const SweepFolder whole(here / "whole", sweep), parts(here / "parts", sweep);
    runAll(sweep, whole, 1);
    std::int64_t simulated = 0, calls = 0;
    for (bool done = false; !done; ++calls) {
        std::atomic<bool> stop{false};
        ShardRequest request{1, 1, 2, &stop, nullptr, {}};
        std::int64_t begun = -1;
        request.progress = [&](std::int64_t runs, std::int64_t) {
            if (begun < 0) begun = runs;
            if (runs >= begun + 20) stop = true;
        };
        const ShardReport report = runShard(sweep, parts, request);
        simulated += report.simulated;
        done = report.whole;
        REQUIRE(calls < 100);
    }
    CHECK(calls > 1);
    CHECK(simulated == 120);  // none twice
    parts.merge();
    CHECK(bytesOf(whole.results()) == bytesOf(parts.results()));
}

TEST_CASE("A changed factor runs only what changed, and results of earlier plans stay") {
    const ScenarioFolder here;
    const Sweep first = experiment(here);
    runAll(first, SweepFolder(here / "out", first), 1);
    const Sweep second = experiment(here, experimentWith("[240, 400, 560]", "[240, 400, 640]"));
    const SweepFolder folder(here / "out", second);
    CHECK_FALSE(folder.merged());
    const ShardReport report = runShard(second, folder, {1, 1, 2, nullptr, nullptr, {}});
    CHECK(report.simulated == 40);
    CHECK(report.reused == 80);
    folder.merge();
    CHECK(fs::exists(here / ("out/earlier-" + first.hash.substr(0, 12) + ".sqlite")));
    const ShardReport back =
        runShard(first, SweepFolder(here / "out", first), {1, 1, 2, nullptr, nullptr, {}});
    CHECK(back.simulated == 0);
    // More replications of the same points: the first ten are there.
    const Sweep more = experiment(here, experimentWith("min: 10, max: 10", "min: 12, max: 12"));
    CHECK(runShard(more, SweepFolder(here / "out", more), {1, 1, 2, nullptr, nullptr, {}}).simulated == 24);
}

TEST_CASE(
    "A shard whose writer was killed inside a transaction is rolled back by whoever looks, and blocks "
    "nobody") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const SweepFolder folder(here / "out", sweep);
    folder.create();
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // Enough runs that SQLite has to write pages before the commit, which never comes.
        ShardFile file(sweep, folder.shards(), 1, 2);
        CellResult cell;
        cell.complete = false;
        for (int i = 0; i < 40'000; ++i)
            cell.runs.push_back({std::string(32, 'x') + std::to_string(i), i, {1, 2, 3}, {}});
        file.add(cell);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    const fs::path partial = shardPath(folder.shards(), 1, 2).replace_extension(".partial");
    REQUIRE(fs::exists(partial.string() + "-journal"));
    const std::vector<ShardStatus> shards = shardsIn(folder.shards());
    REQUIRE(shards.size() == 1);
    CHECK(shards[0].readable);
    CHECK_FALSE(shards[0].running);
    CHECK(runShard(sweep, folder, {2, 2, 2, nullptr, nullptr, {}}).whole);
    CHECK(folder.merge().missing > 0);
    CHECK(runShard(sweep, folder, {1, 2, 2, nullptr, nullptr, {}}).whole);
    CHECK(folder.merge().missing == 0);
}

TEST_CASE("The hash of results covers what the numbers mean, not only the numbers") {
    const ScenarioFolder here;
    const Sweep one = experiment(here), other = experiment(here, experimentWith("name: units", "name: GPUs"));
    const SweepFolder a(here / "a", one), b(here / "b", other);
    CHECK(runAll(one, a, 1).contentHash != runAll(other, b, 1).contentHash);
}

TEST_CASE("A file that is no database is refused with its name and nothing is lost") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const SweepFolder folder(here / "out", sweep);
    folder.create();
    const fs::path partial = shardPath(folder.shards(), 1, 1).replace_extension(".partial");
    std::ofstream(partial) << "not a database, but something somebody may want to keep";
    try {
        runShard(sweep, folder, {1, 1, 1, nullptr, nullptr, {}});
        FAIL("accepted");
    } catch (const StoreFailure& failure) {
        CHECK(std::string(failure.what()).find("shard-1-of-1") != std::string::npos);
    }
    CHECK(bytesOf(partial).starts_with("not a database"));
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep run` as a whole, as a user runs it: 10,000 runs of a scenario of some milliseconds at 500 points. Against the
// runs alone: simulated and measured one after the other, every scenario read before the clock starts.
// Its memory with 40,000 runs against 10,000 (SQLite's caches are full by then), and the time on the wall against the CPU time.

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "models/experiment/store/result_store.hpp"
#include "models/experiment/store/store_rows.hpp"
#include "models/experiment/sweep/prepared_point.hpp"
#include "models/experiment/sweep/sweep_reader.hpp"
#include "models/programme/simulate.hpp"
#include "tools/bench/bench.hpp"
#include "tools/bench/child_process.hpp"

namespace tranche::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kReplications = 20, kPoints = 500;

struct Folder {
    fs::path path = fs::temp_directory_path() / fmt::format("tranche-sweep-bench-{}", ::getpid());
    Folder() { fs::create_directories(path); }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }

    // The shipped call; `large`: with so many applicants that a run takes some milliseconds.
    fs::path experiment(int points, bool large) const {
        const fs::path file = path / fmt::format("sweep-{}-{}.yaml", points, large);
        std::ofstream(file)
            << "experiment: bench\nscenario: "
            << fs::relative(fs::path(TRANCHE_SOURCE_DIR) / "scenarios" / "round1-replay.yaml", path).string()
            << (large ? "\nset: [sectors.academia.per_call.applicants=1600]\n" : "\n")
            << "design: {kind: latin_hypercube, points: " << points << "}\nfactors:\n"
            << "  - {name: request, path: sectors.*.servers, range: [1.5, 3]}\n"
            << "  - {name: days, path: calls.open-1.decision_days, range: [34, 60]}\n"
            << "replications: {min: " << kReplications << ", max: " << kReplications << "}\n";
        return file;
    }
};

Sweep readFrom(const fs::path& file) {
    Issues issues;
    std::optional<Sweep> sweep = readSweep({file, "bench", {}, {}, {}, false}, issues);
    if (!sweep) throw std::runtime_error(formatIssues(issues));
    return *std::move(sweep);
}

double sumOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double v : values)
        if (v == v) sum += v;
    return sum;
}

// CPU seconds of the runs alone, and what they add up to.
double bareSeconds(const Sweep& sweep, double& sum) {
    double seconds = 0;
    for (std::int64_t p = 0; p < sweep.points(); ++p) {
        const PreparedPoint point = preparePoint(sweep, p);
        const double start = cpuSeconds();
        for (std::uint64_t r = 0; r < kReplications; ++r)
            sum += sumOf(point.metrics->values(simulate(*point.setting, {sweep.bases[0].seed, r})));
        seconds += cpuSeconds() - start;
    }
    return seconds;
}

double storedSum(const fs::path& results) {
    double sum = 0;
    storeTable(results, StoreForm::tidy).rows([&](const std::vector<StoreCell>& row) {
        if (const double* value = std::get_if<double>(&row.back())) sum += *value;
        if (const auto* whole = std::get_if<std::int64_t>(&row.back())) sum += static_cast<double>(*whole);
    });
    return sum;
}

}  // namespace

std::vector<Row> benchSweep(const Options& options) {
    const Folder folder;
    const fs::path many = folder.experiment(kPoints, true);
    const Sweep sweep = readFrom(many);
    const fs::path out = folder.path / "out";
    double bareSum = 0, sum = 0;
    Spent best;
    const auto seconds = leastInTurn(
        std::max(1, options.repetitions / 3),
        [&] {
            fs::remove_all(out);
            const Spent spent =
                runChild(TRANCHE_PROGRAM, {"sweep", "run", many.string(), "--out", out.string(), "--quiet"});
            sum = storedSum(out / "results.sqlite");
            if (best.wall == 0 || spent.wall < best.wall) best = spent;
            return spent.seconds;
        },
        [&] {
            bareSum = 0;
            return bareSeconds(sweep, bareSum);
        });
    const auto memory = [&](int points) {
        const std::string file = folder.experiment(points, false).string(), to = file + ".out";
        return runChild(TRANCHE_PROGRAM, {"sweep", "run", file, "--out", to, "--quiet"}).megabytes;
    };
    const double few = memory(kPoints), four = memory(4 * kPoints);
    const double cores = std::max(1U, std::thread::hardware_concurrency());
    const bool agree = std::abs(sum - bareSum) <= 1e-9 * std::abs(bareSum);
    return {{"10,000 runs, CPU time", "s", seconds[0], "the runs alone", seconds[1], false, agree, 1.05},
            {"10,000 runs, cores x time on the wall", "s", best.wall * cores, "their CPU time", best.seconds,
             false, true, 1 / 0.95},
            {"40,000 runs, memory", "MB", four, "10,000 runs", few, false, true, 1.1}};
}

}  // namespace tranche::bench

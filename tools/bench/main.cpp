// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tranche-bench: every bench in one run and one table. See README.md.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tools/bench/bench.hpp"

namespace {

using namespace tranche::bench;

// One bench, one file, one row.
constexpr Bench kBenches[] = {
    {"awards", "the knapsack and the flow of a merit round of 514 proposals", &benchAwards},
    {"demand", "applications by the calendar with use that changes inside grants, 10^3 to 10^6",
     &benchDemand},
    {"division", "fair division among 100,000 and reclaim among 10,000 grants", &benchDivision},
    {"event-queue", "the event queue against std::priority_queue, an operation", &benchEventQueue},
    {"mmc", "M/M/c through the engine with its statistics against a bare loop, a run", &benchMmc},
    {"queue", "queue policies alone, against a bare FCFS loop and a sorted-vector profile", &benchQueue},
    {"replay", "tranche replay from file to files, against a bare FCFS program; growth; memory",
     &benchReplay},
    {"replications", "replications of korea-2030, one after the other", &benchReplications},
    {"sweep", "tranche sweep of 10,000 runs against the runs alone; cores; memory", &benchSweep},
};

std::string benchNames() {
    std::string names;
    for (const Bench& bench : kBenches) names += (names.empty() ? "" : ", ") + std::string(bench.name);
    return names;
}

std::string verdict(const Row& row) {
    if (!row.agree) return "RESULTS DIFFER";
    if (!row.bound) return "";
    return fmt::format("{} {}  {}", row.speed ? "at least" : "at most", *row.bound,
                       row.passes() ? "ok" : "MISSED");
}

void printRow(const Row& row) {
    if (row.against.empty()) {
        fmt::print("  {:<38}{:>10.1f} {}\n", row.work, row.tranche, row.unit);
        return;
    }
    fmt::print("  {:<38}{:>10.1f} {:<3}{:>10.1f} {:<3}{:<22}{:>6.2f} {:<16}{}\n", row.work, row.tranche,
               row.unit, row.reference, row.unit, row.against, row.ratio(),
               row.speed ? "times as fast" : "times the cost", verdict(row));
}

// Written for tools/bench/baselines: one line a row.
bool writeCsv(const std::string& path, const std::vector<Row>& rows) {
    std::FILE* file = std::fopen(path.c_str(), "w");
    if (file == nullptr) return false;
    fmt::print(file, "work,unit,tranche,reference,against,ratio,required\n");
    for (const Row& row : rows) {
        const bool compared = !row.against.empty();
        fmt::print(file, "\"{}\",{},{:.2f},{},{},{},{}\n", row.work, row.unit, row.tranche,
                   compared ? fmt::format("{:.2f}", row.reference) : "", row.against,
                   compared ? fmt::format("{:.3f}", row.ratio()) : "",
                   row.bound ? fmt::format("{}", *row.bound) : "");
    }
    const bool written = std::ferror(file) == 0;
    return std::fclose(file) == 0 && written;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string(argv[1]) == kBareProgram) return bareProgram({argv + 2, argv + argc});
    CLI::App app{"Measures the engine. CPU time, the least of several repetitions."};
    Options options;
    std::string only, csv;
    bool check = false;
    app.add_option("--repetitions", options.repetitions, "repetitions, the least counts")
        ->check(CLI::Range(1, 1000));
    app.add_option("--only", only, "the one bench to run: " + benchNames());
    app.add_option("--csv", csv, "also write the rows to this file");
    app.add_flag("--check", check, "exit 1 when a required ratio is missed or results differ");
    CLI11_PARSE(app, argc, argv);

    std::vector<Row> all;
    for (const Bench& bench : kBenches) {
        if (!only.empty() && only != bench.name) continue;
        fmt::print("\n{}: {}\n", bench.name, bench.what);
        fmt::print("  {:<38}{:>13}{:>14}\n", "", "Tranche", "reference");
        for (const Row& row : bench.measure(options)) {
            printRow(row);
            all.push_back(row);
        }
    }
    if (all.empty()) {
        fmt::print(stderr, "no bench is called '{}'\n", only);
        return 2;
    }
    if (!csv.empty() && !writeCsv(csv, all)) {
        fmt::print(stderr, "cannot write {}\n", csv);
        return 73;
    }
    bool passed = true;
    for (const Row& row : all) passed = passed && row.passes();
    fmt::print("\n{}\n", passed ? "every required ratio is met" : "A REQUIRED RATIO IS MISSED");
    return check && !passed ? 1 : 0;
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a replay of a long trace needs in memory, all result files written. tools/bench measures a million jobs.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"

using namespace tranche::testing;

TEST_CASE("A replay needs at most 300 bytes of memory a job of its trace") {
#ifdef __SANITIZE_ADDRESS__
    MESSAGE("SKIPPED: a sanitizer keeps memory of its own");
    return;
#endif
    constexpr std::size_t kJobs = 200'000;
    const FreshFolder here;
    std::string text = "; MaxProcs: 1200\n";
    for (std::size_t i = 0; i < kJobs; ++i) {
        const std::string size = std::to_string(1 + i * 13 % 64);
        const std::size_t run = 600 + i % 3000 * 37 % 3000;
        text += std::to_string(i + 1) + " " + std::to_string(60 * i) + " -1 " + std::to_string(run) + " " +
                size + " -1 -1 " + size + " " + std::to_string(2 * run) + " -1 1 " + std::to_string(i % 500) +
                " 1 -1 1 1 -1 -1\n";
    }
    const std::string trace = here.write("long.swf", text);
    const std::vector<std::string> line{"replay", trace, "--policy", "easy", "--quiet", "--out", here / "r"};
    REQUIRE(command(line, {.memoryLimit = 300 * kJobs}).exit == 0);
    std::size_t lines = 0;
    for (const char c : readFile(here / "r/jobs.csv")) lines += c == '\n';
    CHECK(lines == kJobs + 1);
    // The limit is one: the jobs alone are 64 bytes each.
    CHECK(command({"replay", trace, "--quiet"}, {.memoryLimit = 64 * kJobs}).exit != 0);
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a replay of a long trace needs in memory, all result files written. tools/bench measures a million jobs.
#include <doctest/doctest.h>

#include <string>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"

using namespace tranche::testing;

TEST_CASE("A replay needs at most 300 bytes of memory a job of its trace") {
#ifdef __SANITIZE_ADDRESS__
    MESSAGE("SKIPPED: a sanitizer keeps memory of its own");
    return;
#endif
    constexpr int kJobs = 200'000;
    const FreshFolder here;
    std::string text = "; MaxProcs: 1200\n";
    for (int i = 0; i < kJobs; ++i) {
        const std::string size = std::to_string(1 + i * 13 % 64);
        const int run = 600 + i % 3000 * 37 % 3000;
        text += std::to_string(i + 1) + " " + std::to_string(60 * i) + " -1 " + std::to_string(run) + " " +
                size + " -1 -1 " + size + " " + std::to_string(2 * run) + " -1 1 " + std::to_string(i % 500) +
                " 1 -1 1 1 -1 -1\n";
    }
    const std::string trace = here.write("long.swf", text);
    text = {};
    text.shrink_to_fit();  // a child begins with the peak of its parent
    const Ending e = command({"replay", trace, "--policy", "easy", "--out", here / "r"});
    REQUIRE(e.exit == 0);
    std::size_t lines = 0;
    for (const char c : readFile(here / "r/jobs.csv")) lines += c == '\n';
    CHECK(lines == kJobs + 1);
    CHECK(e.peakBytes > 64.0 * kJobs);  // the jobs themselves
    CHECK(e.peakBytes < 300.0 * kJobs);
}

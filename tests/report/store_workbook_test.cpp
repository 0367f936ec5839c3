// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The workbook of an experiment's results, unzipped and looked into.
#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "models/experiment/store/sweep_folder.hpp"
#include "models/report/store_workbook.hpp"
#include "tests/experiment/sweep_example.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

std::string unzipped(const std::filesystem::path& file, const std::string& part) {
    std::string text;
    const std::string python =
        "import sys,zipfile;sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())";
    std::FILE* const pipe =
        ::popen(("python3 -c '" + python + "' " + file.string() + " " + part + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return text;
    std::array<char, 4096> chunk{};
    for (std::size_t n; (n = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
        text.append(chunk.data(), n);
    ::pclose(pipe);
    return text;
}

}  // namespace

TEST_CASE(
    "A workbook has the points, the runs and what they are, and no formula whatever a name looks like") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here, experimentWith("name: units", "name: \"=1+1\""));
    const SweepFolder folder(here / "out", sweep);
    runShard(sweep, folder, {1, 1, 2, nullptr, nullptr, {}});
    REQUIRE(folder.merge().missing == 0);
    const auto file = here / "results.xlsx";
    REQUIRE(writeWorkbook(folder.results(), file).empty());
    if (unzipped(file, "xl/workbook.xml").empty()) {
        MESSAGE("SKIPPED: no python3 here to look into the file");
        return;
    }
    for (const char* sheet : {"about", "points", "runs"})
        CHECK(unzipped(file, "xl/workbook.xml").find("name=\"" + std::string(sheet) + "\"") !=
              std::string::npos);
    const std::string points = unzipped(file, "xl/worksheets/sheet2.xml"),
                      runs = unzipped(file, "xl/worksheets/sheet3.xml");
    CHECK(points.find("r=\"A13\"") != std::string::npos);  // a header and 12 points
    CHECK(points.find("r=\"A14\"") == std::string::npos);
    CHECK(runs.find("r=\"A121\"") != std::string::npos);
    CHECK(runs.find("r=\"A122\"") == std::string::npos);
    CHECK(points.find("=1+1") != std::string::npos);
    CHECK(points.find("<f>") == std::string::npos);
    CHECK_FALSE(writeWorkbook(folder.results(), here / "nowhere/results.xlsx").empty());
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche replay --machine`: what a machine file may be, and what its trace must know.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

const std::filesystem::path kTraces = std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios/traces";
const std::string kSwf = (kTraces / "tiny.swf").string();

Ending onGpuLog(const std::string& machine) {
    return command({"replay", (kTraces / "tiny-gpu.csv").string(), "--map",
                    (kTraces / "tiny-gpu.yaml").string(), "--machine", machine});
}

}  // namespace

TEST_CASE("A machine of one pool schedules as that number of GPUs") {
    const FreshFolder here;
    const std::string machine = here.write("m.yaml", "pools: [{id: all, gpus: 16}]\n");
    REQUIRE(command({"replay", kSwf, "--machine", machine, "--out", here / "m"}).exit == 0);
    REQUIRE(command({"replay", kSwf, "--gpus", "16", "--out", here / "g"}).exit == 0);
    CHECK(readFile(here / "m/jobs.csv") == readFile(here / "g/jobs.csv"));
    CHECK(readFile(here / "m/metrics.csv") == readFile(here / "g/metrics.csv"));
}

TEST_CASE("A machine and a number of GPUs are one too many") {
    const Ending e =
        command({"replay", kSwf, "--gpus", "16", "--machine", (kTraces / "mixed-machine.yaml").string()});
    CHECK(e.exit == 2);
    CHECK(has(e.err, "--machine"));
    CHECK(has(e.err, "--gpus"));
}

TEST_CASE("A machine that is not there or wrong ends with its place and the right exit code") {
    const FreshFolder here;
    CHECK(command({"replay", kSwf, "--machine", here / "none.yaml"}).exit == 66);
    const Ending bad = command(
        {"replay", kSwf, "--machine", here.write("m.yaml", "pools: [{id: a, gpus: 12, node_gpus: 8}]\n")});
    CHECK(bad.exit == 65);
    CHECK(has(bad.err, "m.yaml:1:23: pools[0].gpus: found 12, expected whole nodes of 8 GPUs"));
}

TEST_CASE("GPU models that the machine does not know are named with their jobs") {
    const FreshFolder here;
    const Ending e = onGpuLog(here.write("m.yaml", "pools: [{id: a, gpu: h200, gpus: 64}]\n"));
    CHECK(e.exit == 65);
    CHECK(has(e.err, "tiny-gpu.csv: GPU model: found 'B200' (2 jobs), expected a pool, GPU model or"));
    CHECK(has(e.err, "found 'H200' (3 jobs)"));
    CHECK(has(e.err, "did you mean 'h200'?"));
    CHECK(onGpuLog(here.write("m.yaml", "pools: [{id: a, gpu: H200, gpus: 64, accepts: [B200]}]\n")).exit ==
          0);
}

TEST_CASE("A job larger than the largest pool is a fault of a CSV, as with a number of GPUs") {
    const FreshFolder here;
    const Ending e =
        onGpuLog(here.write("m.yaml", "pools: [{id: a, gpu: H200, gpus: 15, accepts: [B200]}]\n"));
    CHECK(e.exit == 65);
    CHECK(has(e.err, "tiny-gpu.csv:4:"));
}

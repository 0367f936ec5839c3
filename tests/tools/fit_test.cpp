// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"
#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

namespace {

// An SWF of 600 jobs: sizes lognormal(2, 1) servers of 8, hours lognormal(3, 1), some 12 a day.
std::string log() {
    using tranche::Distribution;
    const tranche::Stream stream({4, 0}, tranche::purposeOf("test.fit"), 0);
    const Distribution size = Distribution::lognormal(2, 1), hours = Distribution::lognormal(3, 1);
    std::string text = "; MaxProcs: 256\n";
    double at = 0;
    for (std::uint64_t i = 0; i < 600; ++i) {
        const auto u = stream.block(i);
        at += -7200 * std::log(u[2]);
        const auto servers = std::clamp<long>(std::lround(size.quantile(u[0])), 1, 32);
        const long seconds = std::lround(3600 * hours.quantile(u[1])) + 1;
        const std::string gpus = std::to_string(8 * servers), run = std::to_string(seconds);
        text += std::to_string(i + 1) + " " + std::to_string(std::lround(at)) + " 0 " + run + " " + gpus +
                " -1 -1 " + gpus + " " + run + " -1 1 1 1 -1 1 -1 -1 -1\n";
    }
    return text;
}

}  // namespace

TEST_CASE("A trace gives back the laws it was made of") {
    const FreshFolder folder;
    const std::string trace = folder.write("log.swf", log());
    const Ending e = command({"fit", trace, "--cap", "32", "--bootstrap", "19", "--json"});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    const json found = json::parse(e.out);
    CHECK(found["jobs"] == 600);
    CHECK(std::abs(std::log(found["sizes"]["median"].get<double>() / 2)) < 0.15);
    CHECK(std::abs(found["sizes"]["sigma"].get<double>() - 1) < 0.15);
    CHECK(found["durations"]["laws"][0]["law"] == "lognormal");
    CHECK(std::abs(std::log(found["durations"]["laws"][0]["median"].get<double>() * 24 / 3)) < 0.15);
    CHECK(std::abs(found["arrivals"]["per_day"].get<double>() - 12) < 1.5);
    CHECK(found["sizes"]["goodness"]["samples"] == 19);
    CHECK(command({"fit", trace, "--cap", "32", "--bootstrap", "19", "--json"}).out == e.out);
}

TEST_CASE("A fit is written whole, and another scenario extends it") {
    const FreshFolder folder;
    folder.write("small.yaml", kSmallScenario);
    const std::string trace = folder.write("log.swf", log());
    const Ending e = command({"fit", trace, "--cap", "32", "--what", "sizes", "--bootstrap", "0", "--sector",
                              "academia", "--out", folder / "fit.yaml", "--quiet"});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    CHECK(e.out == "");
    const std::string variant = folder.write("v.yaml", "extends: [small.yaml, fit.yaml]\nscenario: v\n");
    CHECK(command({"check", variant}).exit == 0);
    CHECK(has(command({"describe", "sources", variant}).out, "fit to log.swf, n=600"));
}

TEST_CASE("Published totals give the median at a sigma, the curve, and a scenario on its base") {
    const FreshFolder folder;
    folder.write("sub/small.yaml", kSmallScenario);
    const Ending e = command({"fit", "--totals", "applications=514 gpus=13712 cap=32 sigma=1.0", "--sector",
                              "academia", "--extends", folder / "sub/small.yaml", "--scenario", "refitted",
                              "--out", folder / "refitted.yaml"});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    CHECK(has(e.out, "All of these have that mean"));
    CHECK(has(readFile(folder / "refitted.yaml"), "extends: \"sub/small.yaml\""));
    CHECK(command({"check", folder / "refitted.yaml"}).exit == 0);
    const Ending screen = command({"fit", "--totals", "applications=514 gpus=13712"});
    CHECK(has(screen.out, "servers: {lognormal: {median: "));
}

TEST_CASE("What cannot be fitted is refused, and no file appears") {
    const FreshFolder folder;
    CHECK(command({"fit"}).exit == 2);
    CHECK(command({"fit", folder / "none.swf"}).exit == 66);
    CHECK(command({"fit", folder / "none.swf", "--totals", "applications=5 gpus=80"}).exit == 2);
    CHECK(command({"fit", "--totals", "applications=5"}).exit == 65);
    CHECK(command({"fit", "--totals", "applications=514 gpus=13712", "--extends", "x.yaml"}).exit == 2);
    const std::string few = folder.write("few.swf", "1 0 0 5 1 -1 -1 1 5 -1 1 1 1 -1 1 -1 -1 -1\n");
    const Ending e = command({"fit", few, "--out", folder / "fit.yaml"});
    CHECK(e.exit == 65);
    CHECK(has(e.err, "it needs 10 jobs"));
    CHECK_FALSE(std::filesystem::exists(folder / "fit.yaml"));
    const Ending unwritable =
        command({"fit", "--totals", "applications=514 gpus=13712", "--out", folder / "no/such/fit.yaml"});
    CHECK(unwritable.exit == 73);
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/fragment.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "models/fields/strict_number.hpp"
#include "tests/scenario/scenario_folder.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

FragmentFits allFits() {
    FragmentFits fits;
    fits.size = fitSizes(drawSizes({2, 1}, 32, 514, Stream({1, 0}, purposeOf("test"), 0)));
    fits.duration = fitDuration(DurationLaw::lognormal,
                                drawDurations(Distribution::lognormal(5, 1), std::vector<double>(200, 30),
                                              Stream({2, 0}, purposeOf("test"), 0)));
    ArrivalFit arrival;
    arrival.perDay = 12.34567;
    arrival.hour.fill(1);
    arrival.weekday.fill(1);
    arrival.model = ArrivalModel::hourAndWeekday;
    arrival.logRateError = 0.02;
    fits.arrival = arrival;
    return fits;
}

const Provenance* sourceOf(const LoadedScenario& loaded, const std::string& path) {
    for (const Provenance& p : loaded.sources)
        if (p.path == path) return &p;
    return nullptr;
}

}  // namespace

TEST_CASE("a fit with a base is a scenario, whose values say where they come from") {
    const ScenarioFolder files;
    files.write("base.yaml", kSmallBase);
    const FragmentFits fits = allFits();
    const LoadResult r = files.load("fit.yaml", fragmentText({"tranche fit 'a \"b\".swf'", "base.yaml",
                                                              "refitted", "academia", "fit to a \"b\".swf"},
                                                             fits));
    INFO(formatIssues(r.issues));
    REQUIRE(r.loaded);
    const SectorSpec& sector = r.loaded->scenario.sectors.at(0);
    CHECK(r.loaded->scenario.id == "refitted");
    CHECK(sector.servers.parameters()[0] == doctest::Approx(fits.size->law.median).epsilon(1e-3));
    CHECK(sector.serversMax == 32);
    CHECK(sector.days->parameters()[1] == doctest::Approx(fits.duration->second).epsilon(1e-3));
    CHECK(sector.stream->perDay == 12.35);
    CHECK_FALSE(sector.perCall);  // the base's: a sector has one generator  // the base's
    for (const char* path : {"sectors[0].servers", "sectors[0].days", "sectors[0].stream.per_day"}) {
        CAPTURE(path);
        const Provenance* p = sourceOf(*r.loaded, path);
        REQUIRE(p != nullptr);
        CHECK(p->status == "derived");
        CHECK(p->source.find("fit to a \"b\".swf, n=") == 0);
        CHECK_FALSE(p->low.empty());
    }
}

TEST_CASE("a fit without a base is a fragment that another scenario lays on its base") {
    const ScenarioFolder files;
    files.write("base.yaml", kSmallBase);
    Issues issues;
    FragmentFits fits;
    fits.totals = fitTotals(*parseTotals("applications=514 gpus=13712", issues));
    files.write("fit.yaml", fragmentText({"tranche fit", "", "", "academia", "fit to totals"}, fits));
    const LoadResult r = files.load("v.yaml", "extends: [base.yaml, fit.yaml]\nscenario: v\n");
    INFO(formatIssues(r.issues));
    REQUIRE(r.loaded);
    CHECK(r.loaded->scenario.sectors[0].perCall->applicants.mean() == 514);
    CHECK(r.loaded->scenario.sectors[0].servers.parameters()[0] == doctest::Approx(2).epsilon(0.01));
    CHECK(fileName(sourceOf(*r.loaded, "sectors[0].servers")->place) == "fit.yaml");
}

TEST_CASE("four digits are what a number is written with") {
    CHECK(fourDigits(12345.678) == "12350");
    CHECK(fourDigits(0.00123456) == "0.001235");
    CHECK(fourDigits(2) == "2");
}

TEST_CASE("the published shapes of five clusters give the sigmas that the facts state") {
    const auto file = std::filesystem::path(TRANCHE_SOURCE_DIR) / "../shared/data/gpu-job-shapes.csv";
    if (!std::filesystem::exists(file)) {
        MESSAGE("SKIPPED: no shapes at " << file.string());
        return;
    }
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    const double expected[]{2.21, 2.15, 2.46, 2.64, 2.14};
    for (const double sigma : expected) {
        REQUIRE(std::getline(in, line));
        std::istringstream cells(line);
        std::vector<std::string> row;
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
        const double mean = *readNumber(row[4]).value, median = *readNumber(row[7]).value;
        CAPTURE(row[0]);
        CHECK(std::sqrt(2 * std::log(mean / median)) == doctest::Approx(sigma).epsilon(0.005));
        // A sample of that law and size gives it back.
        const auto fit =
            fitDuration(DurationLaw::lognormal, drawDurations(Distribution::lognormal(median, sigma),
                                                              std::vector<double>(20000, 1e18),
                                                              Stream({3, 0}, purposeOf("test"), 0)));
        REQUIRE(fit);
        CHECK(fit->second == doctest::Approx(sigma).epsilon(0.03));
    }
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/totals_fit.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tranche;

namespace {

std::string said(const std::string& text) {
    Issues issues;
    const auto totals = parseTotals(text, issues);
    CHECK(totals.has_value() == issues.empty());
    return formatIssues(issues);
}

}  // namespace

TEST_CASE("the totals of the first call give a median of two servers at sigma one") {
    Issues issues;
    const auto totals = parseTotals("applications=514 gpus=13712 cap=32 sigma=1.0", issues);
    REQUIRE(totals);
    CHECK(totals->meanServers() == doctest::Approx(1714.0 / 514));
    const auto fit = fitTotals(*totals);
    REQUIRE(fit);
    CHECK(fit->chosen.median == doctest::Approx(2).epsilon(0.01));  // the shipped scenario's
    CHECK(fit->chosen.low < fit->chosen.median);
    CHECK(fit->chosen.median < fit->chosen.high);
    CHECK(fit->chosen.low > 1.75);
    CHECK(fit->chosen.high < 2.25);
}

TEST_CASE(
    "every point of the family has the mean that was observed, and a smaller median at a larger sigma") {
    Issues issues;
    const auto fit = fitTotals(*parseTotals("applications=514, gpus=13712", issues));
    REQUIRE(fit);
    REQUIRE(fit->family.size() == 5);
    double before = 100;
    for (const TotalsPoint& p : fit->family) {
        CAPTURE(p.sigma);
        CHECK(sizeMoments({p.median, p.sigma}, 32).mean == doctest::Approx(1714.0 / 514).epsilon(1e-9));
        CHECK(p.median < before);
        before = p.median;
    }
}

TEST_CASE("totals that are no totals are refused with the reason, all at once") {
    CHECK(said("applications=514") ==
          "--totals: gpus: found nothing, expected a number: applications= and gpus= are needed\n");
    CHECK(said("aplications=514 gpus=13712").find("did you mean 'applications'") != std::string::npos);
    CHECK(said("applications=5.5 gpus=13712").find("a whole number from 1") != std::string::npos);
    CHECK(said("applications=1,000 gpus=13712").find("found '000'") != std::string::npos);
    CHECK(said("applications=514 applications=514 gpus=13712").find("found it again") != std::string::npos);
    CHECK(said("applications=514 gpus=137120000").find("below the cap of 32") != std::string::npos);
    CHECK(said("applications=514 gpus=514").find("a mean above 1") != std::string::npos);
    CHECK(said("applications=514 gpus=13712 sigma=nan").find("sigma") != std::string::npos);
    CHECK(said("").find("applications") != std::string::npos);
    const std::string both = said("cap=1 sigma=-1 applications=2 gpus=99");
    CHECK(both.find("cap") != std::string::npos);
    CHECK(both.find("sigma") != std::string::npos);
}

TEST_CASE("a mean that no median gives has no answer") {
    CHECK_FALSE(medianForMean(0.9, 1, 32));
    CHECK_FALSE(medianForMean(32, 1, 32));
    CHECK(medianForMean(1.0001, 0.5, 32));
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/number_text.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace tranche;

namespace {
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
MetricEstimate estimate(double mean, double low, double high, std::string unit) {
    return {"m", "all", std::move(unit), "M", mean, low, high, 30, true};
}
}  // namespace

TEST_CASE("the half-width decides how many digits an estimate shows") {
    CHECK(formatEstimate(estimate(71.234, 69.894, 72.574, "days")) == "71.2 ± 1.3 days");
    CHECK(formatEstimate(estimate(4224.4, 4212, 4236.8, "GPUs")) == "4,224 ± 12 GPUs");
    CHECK(formatEstimate(estimate(0.3114, 0.3053, 0.3175, "share")) == "31.14 ± 0.61 %");
    CHECK(formatEstimate(estimate(1.284e9, 1.253e9, 1.315e9, "GPU h")) == "1.284 ± 0.031 bn GPU h");
    CHECK(formatEstimate(estimate(7, 7, 7, "grants")) == "7 grants");
}

TEST_CASE("an interval as narrow as rounding is none, and its value has no digits of noise") {
    const double noise = 35 * 1e-14;
    MetricEstimate constant = estimate(0.35 + 1e-15, 0.35 - 1e-15, 0.35 + 3e-15, "share");
    CHECK(formatEstimate(constant) == "35 %");
    CHECK(sureness(constant) == "the same in every replication");
    CHECK(formatNumber(35 + noise, noise) == "35");
    CHECK(formatNumber(35.26 + noise, noise) == "35.3");
    CHECK_FALSE(varies(35, noise));
    CHECK(varies(35, 35 * 1e-8));
    CHECK(varies(0, 1e-12));
    CHECK_FALSE(varies(0, 0));
    CHECK(formatEstimate(estimate(35, 34.9999, 35.0001, "days")) == "35.00000 ± 0.00010 days");
}

TEST_CASE("an estimate says undefined, unbounded and lopsided in words and numbers") {
    CHECK(formatEstimate(estimate(kUndefined, kUndefined, kUndefined, "days")) == "undefined");
    CHECK(formatEstimate(estimate(803, 790, kInf, "days")) == "803 days (790 to unbounded)");
    CHECK(formatEstimate(estimate(10, 9, 15, "days")) == "10.0 days (9.0 to 15.0)");
    CHECK(sureness(estimate(kUndefined, kUndefined, kUndefined, "days")) == "not defined in any replication");
    CHECK(sureness(estimate(100, 97, 103, "days")) == "sure (±3.0 %)");
    CHECK(sureness(estimate(100, 60, 140, "days")) == "very rough (±40 %)");
    CHECK(sureness(estimate(1, 0, kInf, "days")) == "unbounded: too few replications");
}

TEST_CASE("a rung of the ladder is shown in per cent, another ratio as it is") {
    MetricEstimate ladder = estimate(0.72, 0.71, 0.73, "ratio");
    CHECK(formatEstimate(ladder) == "0.720 ± 0.010");
    ladder.metric = "ladder.occupancy";
    CHECK(formatEstimate(ladder) == "72.0 ± 1.0 %");
}

TEST_CASE("thousands are separated and nothing rounds to minus zero") {
    CHECK(formatFixed(1234567.891, 2) == "1,234,567.89");
    CHECK(formatFixed(-1234, 0) == "-1,234");
    CHECK(formatFixed(-0.001, 1) == "0.0");
    CHECK(formatFixed(999.96, 1) == "1,000.0");
    CHECK(formatNumber(0.00123) == "0.00123");
    CHECK(formatNumber(50000) == "50,000");
    CHECK(formatNumber(33.7, 0.98, 1) == "33.7");
    CHECK(formatNumber(101.37, 1.62, 1) == "101");
}

TEST_CASE("a chance near 0 or 1 is never printed as certain") {
    CHECK(formatPercent(0) == "0 %");
    CHECK(formatPercent(0.001) == "<1 %");
    CHECK(formatPercent(0.999) == ">99 %");
    CHECK(formatPercent(1) == "100 %");
    CHECK(formatPercent(kUndefined) == "undefined");
    CHECK(formatChance(0.9813, 0.93, 0.9954) == "98 % (93 to 100 %)");
}

TEST_CASE("dates read as people write them, and an invalid one does not throw") {
    CHECK(readableDate({2030, 12, 31}) == "31 Dec 2030");
    CHECK(readableDate({0, 0, 0}) == "after the end");
    CHECK(closingDate({2027, 1, 1}) == "end of 2026");
    CHECK(closingDate({2026, 12, 31}) == "end of 2026");
    CHECK(closingDate({2026, 6, 30}) == "30 Jun 2026");
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/lattice_law.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/random/stream.hpp"
#include "tests/demand/chi_square.hpp"

using namespace tranche;

namespace {

const std::map<std::string, double> kAtoms{{"1", 0.1}, {"2", 0.1}, {"4", 0.08}, {"8", 0.06}, {"16", 0.04}};

}  // namespace

TEST_CASE("sizes have their atoms, their body and the atom at the cap: chi-square and mean") {
    const LatticeLaw law(Distribution::lognormal(2, 1), 1, 32, kAtoms, 0.12);
    constexpr int n = 100000;
    std::vector<double> counted(33, 0), expected(33, 0);
    double sum = 0;
    for (int i = 0; i < n; ++i) {
        const auto k =
            law.quantile(Stream({3, 0}, purposeOf("size"), static_cast<std::uint64_t>(i)).uniform(0));
        REQUIRE(k >= 1);
        REQUIRE(k <= 32);
        counted[static_cast<std::size_t>(k)] += 1;
        sum += static_cast<double>(k);
    }
    const double rest = 1 - 0.38 - 0.12;
    double mean = 0, below = 0;
    for (int k = 1; k <= 32; ++k) {
        const double upTo = k == 32 ? 1 : 0.5 * std::erfc(-std::log((k + 0.5) / 2) / std::sqrt(2.0));
        double p = rest * (upTo - below) + (k == 32 ? 0.12 : 0);
        if (const auto atom = kAtoms.find(std::to_string(k)); atom != kAtoms.end()) p += atom->second;
        below = upTo;
        expected[static_cast<std::size_t>(k)] = n * p;
        mean += k * p;
    }
    CHECK(agrees(counted, expected));
    CHECK(law.mean() == doctest::Approx(mean).epsilon(1e-12));
    CHECK(std::abs(sum / n - mean) < 4 * 11.0 / std::sqrt(n));
}

TEST_CASE("without atoms the law is the body rounded and clamped") {
    const Distribution body = Distribution::lognormal(2, 1);
    const LatticeLaw law(body, 1, 32, {}, 0);
    for (int i = 1; i < 4000; ++i) {
        const double u = i / 4000.0;
        const auto plain = std::clamp<long long>(std::llround(body.quantile(u)), 1, 32);
        CHECK(law.quantile(u) == plain);
    }
}

TEST_CASE("a larger draw and a larger growth never give a smaller size") {
    const LatticeLaw law(Distribution::lognormal(2, 1), 1, 32, kAtoms, 0.12);
    for (const double growth : {0.5, 1.0, 1.7, 3.0}) {
        std::int64_t last = 0;
        for (int i = 1; i < 1000; ++i) {
            const auto k = law.quantile(i / 1000.0, growth);
            CHECK(k >= last);
            CHECK(law.quantile(i / 1000.0, growth * 1.1) >= k);
            last = k;
        }
    }
    CHECK(law.mean(2) > law.mean(1));
}

TEST_CASE("the key of an atom is a whole number in its shortest form") {
    CHECK(atomSize("32") == 32);
    for (const char* bad : {"", "0", "01", "-1", "1.5", "x", "8 ", "99999999999999999999"})
        CHECK_FALSE(atomSize(bad));
}

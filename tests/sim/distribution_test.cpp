// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/distribution.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "sim/kernel/contract.hpp"
#include "sim/random/stream.hpp"

using namespace tranche;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

struct Case {
    std::string name;
    Distribution law;
    bool atoms = false;
};

std::vector<Case> everyLaw() {
    return {
        {"uniform", Distribution::uniform(-3, 7)},
        {"exponential", Distribution::exponential(12.5)},
        {"lognormal", Distribution::lognormal(75, 0.35)},
        {"normal", Distribution::normal(-4, 3)},
        {"gamma below 1", Distribution::gamma(0.6, 4)},
        {"gamma above 1", Distribution::gamma(7.5, 0.2)},
        {"erlang", Distribution::erlang(3, 30)},
        {"weibull wearing in", Distribution::weibull(0.8, 1000)},
        {"weibull wearing out", Distribution::weibull(3.2, 5)},
        {"triangular", Distribution::triangular(10, 15, 40)},
        {"triangular, mode at the low end", Distribution::triangular(1, 1, 2)},
        {"pert", Distribution::pert(30, 45, 120)},
        {"beta", Distribution::beta(2.5, 0.9, -1, 1)},
        {"beta on the unit interval", Distribution::beta(4, 6)},
        {"lognormal truncated", Distribution::lognormal(2, 1).truncated(1, 32)},
        {"normal truncated below", Distribution::normal(1, 2).truncated(0, kInf)},
        {"gamma truncated above and shifted", Distribution::gamma(2, 3).truncated(0, 8).shifted(5)},
        {"pert truncated", Distribution::pert(0, 3, 10).truncated(2, 4)},
        {"exponential shifted", Distribution::exponential(3).shifted(-1)},
        {"constant", Distribution::constant(34), true},
        {"degenerate lognormal", Distribution::lognormal(9, 0), true},
        {"degenerate pert", Distribution::pert(2, 2, 2), true},
        {"discrete", Distribution::discrete({12, 3, 6}, {0.40, 0.25, 0.35}), true},
        {"empirical", Distribution::empirical({5, 1, 1, 9, 4}), true},
        {"discrete truncated", Distribution::discrete({1, 2, 4, 8}, {4, 3, 2, 1}).truncated(2, 4), true},
        {"discrete clamped", Distribution::discrete({1, 2, 4, 8}, {4, 3, 2, 1}).clamped(2, 5), true},
        {"lognormal clamped", Distribution::lognormal(2, 1).clamped(1, 32), true},
        {"normal clamped below", Distribution::normal(1, 2).clamped(0, kInf), true},
        {"weibull truncated, clamped, shifted",
         Distribution::weibull(1.5, 10).truncated(2, kInf).clamped(3, 20).shifted(2), true},
        {"triangular clamped", Distribution::triangular(0, 4, 6).clamped(1, 5), true},
        {"uniform clamped to a point", Distribution::uniform(0, 1).clamped(3, 4), true},
    };
}

struct Moments {
    double mean;
    double variance;
};

// The second route to the moments: the quantile at the midpoints of n strata.
Moments byQuantiles(const Distribution& law, int n) {
    double sum = 0.0, squares = 0.0;
    const double centre = law.quantile(0.5);
    for (int i = 0; i < n; ++i) {
        const double x = law.quantile((i + 0.5) / n) - centre;
        sum += x;
        squares += x * x;
    }
    const double mean = sum / n;
    return {centre + mean, squares / n - mean * mean};
}

std::vector<double> sample(const Distribution& law, int n) {
    Draws draws(Stream(RunKey{77, 1}, purposeOf("sample"), 5));
    std::vector<double> values;
    for (int i = 0; i < n; ++i) values.push_back(law.quantile(draws.next()));
    std::sort(values.begin(), values.end());
    return values;
}

}  // namespace

TEST_CASE("The quantile never falls as u rises, not even between neighbouring draws") {
    for (const Case& c : everyLaw()) {
        CAPTURE(c.name);
        double last = -kInf;
        for (int i = 0; i < 20000; ++i) {
            const double u = (i + 0.5) / 20000;
            const double x = c.law.quantile(u);
            REQUIRE(x >= last);
            last = x;
        }
        for (int i = 1; i < 1000; ++i) {  // neighbours: equal up to the stated rounding
            const double u = static_cast<double>(2 * i * 4503599627370L + 1) * 0x1p-53;
            const double x = c.law.quantile(u);
            REQUIRE(c.law.quantile(u + 0x1p-52) >= x - 1e-12 * (1.0 + std::fabs(x)));
        }
    }
}

TEST_CASE("Mean and variance agree with a quadrature of the quantile over 100,000 points") {
    for (const Case& c : everyLaw()) {
        CAPTURE(c.name);
        const Moments numeric = byQuantiles(c.law, 100000);
        CAPTURE(numeric.mean);
        CAPTURE(c.law.mean());
        CAPTURE(numeric.variance);
        CAPTURE(c.law.variance());
        const double sd = std::sqrt(c.law.variance());
        CHECK(std::fabs(numeric.mean - c.law.mean()) <= 2e-5 * sd + 1e-13 * std::fabs(numeric.mean));
        CHECK(std::fabs(numeric.variance - c.law.variance()) <= 2e-3 * c.law.variance() + 1e-25);
    }
}

TEST_CASE("The cdf undoes the quantile") {
    for (const Case& c : everyLaw()) {
        CAPTURE(c.name);
        for (int i = 1; i < 2000; ++i) {
            const double u = i / 2000.0;
            const double x = c.law.quantile(u);
            CAPTURE(u);
            CAPTURE(x);
            if (c.atoms) {  // x is the smallest value with cdf(x) >= u
                REQUIRE(c.law.cdf(x) >= u - 1e-12);
                REQUIRE(c.law.cdf(x - 1e-6 * (1.0 + std::fabs(x))) <= u);
            } else {
                REQUIRE(c.law.cdf(x) == doctest::Approx(u).epsilon(1e-10));
            }
        }
    }
}

TEST_CASE("Ten thousand draws pass a Kolmogorov-Smirnov test against the cdf") {
    constexpr int n = 10000;
    const double critical = 1.95 / std::sqrt(static_cast<double>(n));  // 0.1 %
    for (const Case& c : everyLaw()) {
        CAPTURE(c.name);
        const std::vector<double> values = sample(c.law, n);
        double distance = 0.0;
        for (std::size_t i = 0; i < values.size();) {
            std::size_t j = i;
            while (j < values.size() && values[j] == values[i]) ++j;
            const double above = static_cast<double>(j) / n - c.law.cdf(values[i]);
            distance = std::max(distance, std::fabs(above));
            i = j;
        }
        CHECK(distance < critical);
    }
}

TEST_CASE("Discrete draws pass a chi-square test against their weights") {
    const std::vector<double> weights{1, 0, 5, 2, 12};
    const Distribution law = Distribution::discrete({1, 2, 4, 8, 16}, weights);
    std::array<int, 17> count{};
    for (const double x : sample(law, 20000)) ++count[static_cast<std::size_t>(x)];
    double chiSquare = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double expected = 20000.0 * weights[i] / 20.0;
        if (expected > 0) chiSquare += std::pow(count[std::size_t{1} << i] - expected, 2) / expected;
    }
    CHECK(count[2] == 0);
    CHECK(chiSquare < 16.27);  // 3 degrees of freedom, 0.1 %
}

TEST_CASE("Known values of quantiles and moments") {
    CHECK(Distribution::exponential(10).quantile(0.5) == doctest::Approx(10 * std::log(2.0)).epsilon(1e-15));
    CHECK(Distribution::lognormal(75, 0.35).quantile(0.5) == 75.0);
    CHECK(Distribution::lognormal(75, 0.35).mean() == doctest::Approx(75 * std::exp(0.06125)).epsilon(1e-15));
    CHECK(Distribution::erlang(2, 4).cdf(4) == doctest::Approx(1 - 3 * std::exp(-2.0)).epsilon(1e-14));
    CHECK(Distribution::triangular(0, 1, 4).quantile(0.25) == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(Distribution::pert(1, 4, 7).mean() == doctest::Approx(4.0));  // (low + 4 mode + high) / 6
    CHECK(Distribution::pert(0, 2, 10).mean() == doctest::Approx(3.0));
    CHECK(Distribution::beta(2, 2, 0, 10).variance() == doctest::Approx(5.0));
    CHECK(Distribution::weibull(2, 1).mean() == doctest::Approx(std::sqrt(std::acos(-1.0)) / 2));
    CHECK(Distribution::empirical({1, 2, 3, 4}).variance() == doctest::Approx(1.25));
    CHECK(Distribution::discrete({3, 6, 12}, {.25, .35, .40}).mean() == doctest::Approx(7.65));
    CHECK(Distribution().quantile(0.3) == 0.0);
    CHECK(Distribution().kind() == DistributionKind::constant);

    // Mean of max(Z, 0) is the density at 0; a clamp keeps the tails as atoms where a truncation drops them.
    const double density = 1.0 / std::sqrt(2.0 * std::acos(-1.0));
    CHECK(Distribution::normal(0, 1).clamped(0, kInf).mean() == doctest::Approx(density));
    CHECK(Distribution::normal(0, 1).truncated(0, kInf).mean() == doctest::Approx(2 * density));
    CHECK(Distribution::normal(0, 1).clamped(0, kInf).cdf(0) == doctest::Approx(0.5));
    CHECK(Distribution::exponential(5).truncated(2, kInf).mean() == doctest::Approx(7));  // memoryless
    CHECK(Distribution::normal(1e6, 1).clamped(0, kInf).variance() == doctest::Approx(1.0).epsilon(1e-9));
}

TEST_CASE("The sizes of the first call: clamped to 1..32 servers, not truncated") {
    const auto roundedMean = [](const Distribution& law) {
        double sum = 0.0;
        for (int n = 1; n <= 32; ++n)
            sum += n * (law.cdf(n == 32 ? kInf : n + 0.5) - (n > 1 ? law.cdf(n - 0.5) : 0));
        return sum;
    };
    const Distribution size = Distribution::lognormal(2, 1);
    CHECK(roundedMean(size.clamped(1, 32)) == doctest::Approx(3.34).epsilon(0.003));
    CHECK(roundedMean(size.truncated(1, 32)) == doctest::Approx(3.99).epsilon(0.003));
}

TEST_CASE("Modifiers compose: shifts move bounds, a clamp of a clamp is the inner one bounded") {
    const Distribution law = Distribution::gamma(2, 3);
    const auto same = [](const Distribution& a, const Distribution& b) {
        for (int i = 1; i < 500; ++i)
            if (std::fabs(a.quantile(i / 500.0) - b.quantile(i / 500.0)) > 1e-12) return false;
        return std::fabs(a.mean() - b.mean()) < 1e-12 && std::fabs(a.variance() - b.variance()) < 1e-11;
    };
    CHECK(same(law.shifted(5).truncated(6, 10), law.truncated(1, 5).shifted(5)));
    CHECK(same(law.shifted(5).clamped(6, 10), law.clamped(1, 5).shifted(5)));
    CHECK(same(law.clamped(1, 10).clamped(2, 20), law.clamped(2, 10)));
    CHECK(same(law.clamped(1, 2).clamped(5, 6), Distribution::constant(5)));
    CHECK(same(law.truncated(1, 10).truncated(2, 20), law.truncated(2, 10)));
    CHECK(same(law.clamped(1, 10).truncated(0, 20), law.clamped(1, 10)));
    CHECK(same(law.clamped(1, 10).truncated(2, 20), law.truncated(2, kInf).clamped(2, 10)));
    CHECK_FALSE(same(law.clamped(1, 5), law.truncated(1, 5)));

    const Distribution echoed = law.truncated(1, 9).shifted(2).clamped(4, 8);
    CHECK(echoed.truncation() == Distribution::Bounds{1, 9});
    CHECK(echoed.shift() == 2.0);
    CHECK(echoed.clamp() == Distribution::Bounds{4, 8});
    CHECK(echoed.parameters()[1] == 3.0);
}

TEST_CASE("Equal uniforms give equal ranks: an antithetic pair of exponentials is negatively correlated") {
    const Distribution law = Distribution::exponential(1);
    const Stream plain(RunKey{5, 0}, purposeOf("pair"), 1);
    const Stream mirrored(RunKey{5, 0, true}, purposeOf("pair"), 1);
    double product = 0.0;
    for (std::uint64_t i = 0; i < 20000; ++i)
        product += (law.quantile(plain.uniform(i)) - 1) * (law.quantile(mirrored.uniform(i)) - 1);
    CHECK(product / 20000 == doctest::Approx(1 - std::pow(std::acos(-1.0), 2) / 6).epsilon(0.03));  // -0.645
}

TEST_CASE("Every law has one row, named once, and refuses each bad parameter by name") {
    for (const DistributionForm& form : distributionForms()) {
        CHECK(findForm(form.name) == &form);
        CHECK(&formOf(form.kind) == &form);
        CHECK(form.required <= form.parameters.size());
        CHECK_FALSE(form.help.empty());
    }
    CHECK(findForm("log-normal") == nullptr);

    using Kind = DistributionKind;
    const auto blames = [](Kind kind, std::vector<double> parameters) {
        const auto fault = Distribution::fault(kind, parameters);
        if (!fault) return std::string("nothing");
        CHECK_THROWS_AS(Distribution::make(kind, parameters), ContractViolation);
        return fault->parameter;
    };
    CHECK(blames(Kind::uniform, {2, 1}) == "high");
    CHECK(blames(Kind::uniform, {1, 1}) == "nothing");
    CHECK(blames(Kind::exponential, {0}) == "mean");
    CHECK(blames(Kind::exponential, {}) == "exponential");
    CHECK(blames(Kind::exponential, {kInf}) == "mean");
    CHECK(blames(Kind::constant, {std::nan("")}) == "value");
    CHECK(blames(Kind::lognormal, {0, 1}) == "median");
    CHECK(blames(Kind::lognormal, {1, -1}) == "sigma");
    CHECK(blames(Kind::normal, {1, -1}) == "sd");
    CHECK(blames(Kind::gamma, {0, 1}) == "shape");
    CHECK(blames(Kind::gamma, {1, 0}) == "scale");
    CHECK(blames(Kind::erlang, {2.5, 1}) == "k");
    CHECK(blames(Kind::weibull, {1, -1}) == "scale");
    CHECK(blames(Kind::triangular, {1, 5, 4}) == "mode");
    CHECK(blames(Kind::pert, {5, 5, 4}) == "high");
    CHECK(blames(Kind::beta, {1, 0}) == "beta");
    CHECK(blames(Kind::beta, {1, 2}) == "nothing");
    CHECK(Distribution::make(Kind::beta, std::vector<double>{1, 1}).mean() == 0.5);
    CHECK(Distribution::discreteFault(std::vector<double>{1, 2}, std::vector<double>{1})->parameter ==
          "weights");
    CHECK(Distribution::discreteFault(std::vector<double>{1}, std::vector<double>{0})->parameter ==
          "weights");
    CHECK(Distribution::discreteFault(std::vector<double>{1}, std::vector<double>{-1})->parameter ==
          "weights");
    CHECK(Distribution::empiricalFault({})->parameter == "values");
    CHECK(Distribution::clampFault(2, 1)->parameter == "clamp");
    CHECK(Distribution::clampFault(std::nan(""), 1)->parameter == "clamp");
    CHECK(Distribution::uniform(0, 1).truncationFault(2, 3)->parameter == "truncate");
    CHECK(Distribution::uniform(0, 1).clamped(0.2, 0.8).truncationFault(0.9, 3)->parameter == "truncate");
    CHECK(Distribution::constant(4).truncationFault(5, 6)->parameter == "truncate");
    CHECK_FALSE(Distribution::constant(4).truncationFault(4, 6));
}

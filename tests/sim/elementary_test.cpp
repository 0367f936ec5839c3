// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/elementary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstring>
#include <limits>

#include "sim/random/incomplete.hpp"
#include "sim/random/stream.hpp"

using namespace tranche;

namespace {

using Long = long double;
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr int kTries = 200000;

Draws drawsFor(std::uint64_t purpose) {
    return Draws(Stream(RunKey{1, 0}, purpose, 0));
}

double between(Draws& draws, double low, double high) {
    return low + draws.next() * (high - low);
}

// Error in units of the last place of the true value.
double ulps(double got, Long truth) {
    int exponent = 0;
    std::frexp(static_cast<double>(truth), &exponent);
    const double ulp = std::ldexp(1.0, std::max(exponent - 53, -1074));
    return static_cast<double>(std::fabs(static_cast<Long>(got) - truth)) / ulp;
}

struct Worst {
    double error = 0.0;
    double at = 0.0;
};

template <class Argument, class Function, class Reference>
Worst worstUlps(Argument argument, Function function, Reference reference) {
    Draws draws = drawsFor(purposeOf("worst"));
    Worst worst;
    for (int i = 0; i < kTries; ++i) {
        const double x = argument(draws);
        const Long truth = reference(static_cast<Long>(x));
        const double error = ulps(function(x), truth);
        if (!(error <= worst.error)) worst = {error, x};
    }
    return worst;
}

#define CHECK_ULPS(bound, argument, function, reference)                                                    \
    do {                                                                                                    \
        const Worst worst = worstUlps([](Draws& d) { return argument; }, [](double x) { return function; }, \
                                      [](Long x) { return reference; });                                    \
        CAPTURE(worst.at);                                                                                  \
        CHECK(worst.error <= bound);                                                                        \
        CHECK(worst.error >= 0.4); /* a reference as bad as ours would show 0 */                            \
    } while (false)

class Digest {
public:
    void add(double x) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &x, sizeof bits);
        for (int byte = 0; byte < 8; ++byte) {
            hash_ ^= (bits >> (8 * byte)) & 0xff;
            hash_ *= 0x100000001b3U;
        }
    }
    std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 0xcbf29ce484222325U;
};

}  // namespace

TEST_CASE("log and log1p are within one ulp of the long double library") {
    CHECK_ULPS(1.0, between(d, 0.0, 1.0), elementary::log(x), std::log(x));
    CHECK_ULPS(1.0, between(d, 0.5, 1.5), elementary::log(x), std::log(x));
    CHECK_ULPS(1.0, std::exp2(between(d, -1020, 1020)), elementary::log(x), std::log(x));
    CHECK_ULPS(1.0, between(d, 0.0, 1e-308), elementary::log(x), std::log(x));
    CHECK_ULPS(1.0, -between(d, 0.0, 1.0), elementary::log1p(x), std::log1p(x));
    CHECK_ULPS(1.0, std::exp2(between(d, -60, 60)), elementary::log1p(x), std::log1p(x));
    CHECK_ULPS(1.0, -std::exp2(between(d, -60, 0)), elementary::log1p(x), std::log1p(x));
}

TEST_CASE("exp is within one ulp and expm1 within two") {
    CHECK_ULPS(1.0, between(d, -2, 2), elementary::exp(x), std::exp(x));
    CHECK_ULPS(1.0, between(d, -708, 709.78), elementary::exp(x), std::exp(x));
    CHECK_ULPS(1.0, between(d, -744, -708), elementary::exp(x), std::exp(x));
    CHECK_ULPS(2.0, between(d, -3, 3), elementary::expm1(x), std::expm1(x));
    CHECK_ULPS(2.0, between(d, -60, 60), elementary::expm1(x), std::expm1(x));
    CHECK_ULPS(2.0, std::exp2(between(d, -60, 0)), elementary::expm1(x), std::expm1(x));
}

TEST_CASE("pow is within two ulps, even where the result nearly overflows") {
    for (const double most : {1.0, 32.0, 700.0}) {
        Draws draws = drawsFor(purposeOf("pow"));
        Worst worst;
        for (int i = 0; i < kTries; ++i) {
            const double base = i % 2 ? between(draws, 0.2, 3.0) : std::exp2(between(draws, -100, 100));
            const double exponent = between(draws, -most, most) / std::fabs(std::log(base));
            const Long truth = std::pow(static_cast<Long>(base), static_cast<Long>(exponent));
            const double error = ulps(elementary::pow(base, exponent), truth);
            if (!(error <= worst.error)) worst = {error, base};
        }
        CAPTURE(most);
        CAPTURE(worst.at);
        CHECK(worst.error <= 2.0);
    }
}

TEST_CASE("The edges of the elementary functions are those of C99") {
    CHECK(elementary::log(1.0) == 0.0);
    CHECK(elementary::log(0.0) == -kInf);
    CHECK(elementary::log(kInf) == kInf);
    CHECK(std::isnan(elementary::log(-1.0)));
    CHECK(std::isnan(elementary::log(std::nan(""))));
    CHECK(elementary::log1p(0.0) == 0.0);
    CHECK(elementary::log1p(1e-300) == 1e-300);
    CHECK(elementary::log1p(-1.0) == -kInf);
    CHECK(std::isnan(elementary::log1p(-2.0)));
    CHECK(elementary::log1p(kInf) == kInf);
    CHECK(elementary::exp(0.0) == 1.0);
    CHECK(elementary::exp(710.0) == kInf);
    CHECK(elementary::exp(kInf) == kInf);
    CHECK(elementary::exp(-746.0) == 0.0);
    CHECK(elementary::exp(-kInf) == 0.0);
    CHECK(std::isnan(elementary::exp(std::nan(""))));
    CHECK(elementary::expm1(0.0) == 0.0);
    CHECK(elementary::expm1(-1000.0) == -1.0);
    CHECK(elementary::expm1(1000.0) == kInf);
    CHECK(elementary::pow(2.0, 10.0) == 1024.0);
    CHECK(elementary::pow(0.0, 0.0) == 1.0);
    CHECK(elementary::pow(0.0, 2.0) == 0.0);
    CHECK(elementary::pow(0.0, -2.0) == kInf);
    CHECK(elementary::pow(kInf, -1.0) == 0.0);
    CHECK(elementary::pow(1.0, 1e300) == 1.0);
    CHECK(elementary::pow(1.5, 1e300) == kInf);
    CHECK(elementary::pow(0.5, 1e300) == 0.0);
    CHECK(elementary::pow(4e-320, 0.5) == doctest::Approx(2e-160));
    CHECK(std::isnan(elementary::pow(-1.0, 2.0)));
    CHECK(elementary::normalQuantile(0.0) == -kInf);
    CHECK(elementary::normalQuantile(1.0) == kInf);
    CHECK(std::isnan(elementary::normalQuantile(1.5)));
    CHECK(elementary::normalCdf(-kInf) == 0.0);
    CHECK(elementary::normalCdf(kInf) == 1.0);
    CHECK(std::isnan(elementary::logGamma(0.0)));
}

TEST_CASE("The normal cdf and quantile hold their stated errors, tail and centre") {
    Draws draws = drawsFor(purposeOf("normal"));
    for (int i = 0; i < kTries; ++i) {
        const double z = between(draws, -37.0, 8.0);
        const Long truth = 0.5L * std::erfc(-static_cast<Long>(z) * std::sqrt(0.5L));
        CAPTURE(z);
        REQUIRE(std::fabs(static_cast<double>((elementary::normalCdf(z) - truth) / truth)) < 1e-15);

        // One Newton step in long double from our quantile measures its error.
        const double p = i % 2 ? draws.next() : std::exp2(between(draws, -300, -1));
        const Long q = elementary::normalQuantile(p);
        const Long excess = 0.5L * std::erfc(-q * std::sqrt(0.5L)) - static_cast<Long>(p);
        const Long density = std::exp(-q * q / 2) * 0.39894228040143267793995L;
        CAPTURE(p);
        REQUIRE(std::fabs(static_cast<double>(excess / density)) <
                1e-15 * std::max(0.01, std::fabs(static_cast<double>(q))));
    }
    CHECK(elementary::normalQuantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-15));
    CHECK(elementary::normalQuantile(0.25) == -elementary::normalQuantile(0.75));
}

TEST_CASE("logGamma agrees with the long double library and with factorials") {
    Draws draws = drawsFor(purposeOf("gamma"));
    for (int i = 0; i < kTries; ++i) {
        const double x = i % 2 ? between(draws, 0.0, 10.0) : 10.0 + std::exp2(between(draws, -3, 40));
        const double truth = static_cast<double>(std::lgamma(static_cast<Long>(x)));
        CAPTURE(x);
        REQUIRE(std::fabs(elementary::logGamma(x) - truth) < (x < 10 ? 1e-14 : 1e-15 * truth));
    }
    CHECK(elementary::logGamma(11.0) == doctest::Approx(std::log(3628800.0)).epsilon(1e-15));
}

TEST_CASE("Incomplete gamma and beta functions and their inverses agree with Boost.Math") {
    namespace bm = boost::math;
    Draws draws = drawsFor(purposeOf("incomplete"));
    const auto relative = [](double got, double truth) { return std::fabs(got / truth - 1.0); };
    for (int i = 0; i < 4000; ++i) {
        const double a = std::exp2(between(draws, -9.0, i % 2 ? 6.0 : 16.0));
        const double b = std::exp2(between(draws, -9.0, i % 2 ? 6.0 : 16.0));
        const double u = i % 3 ? draws.next() : std::exp2(between(draws, -40.0, -1.0));
        CAPTURE(a);
        CAPTURE(b);
        CAPTURE(u);
        const double x = elementary::gammaQuantile(a, u);
        if (x > 1e-250) {
            const elementary::Tails tails = elementary::gammaTails(a, x);
            REQUIRE(relative(tails.lower, bm::gamma_p(a, x)) < 2e-11);
            REQUIRE(relative(tails.upper, bm::gamma_q(a, x)) < 2e-11);
            REQUIRE(relative(x, bm::gamma_p_inv(a, u)) < (a < 1 ? 2e-11 : 1e-12));
        }
        const double y = elementary::betaQuantile(a, b, u);
        if (y > 1e-250 && y < 0.999999) {
            const elementary::Tails tails = elementary::betaTails(a, b, y);
            REQUIRE(relative(tails.lower, bm::ibeta(a, b, y)) < 2e-11);
            REQUIRE(relative(tails.upper, bm::ibetac(a, b, y)) < 2e-11);
            REQUIRE(relative(y, bm::ibeta_inv(a, b, u)) < (a < 1 || b < 1 ? 2e-11 : 1e-12));
        }
    }
}

// The same number on every machine: a CPU with fused multiply-add must not change one bit. A compiler that
// contracts a * b + c, or a call that slips through to libm, changes this digest.
TEST_CASE("A hundred thousand values have the committed digest") {
    Digest digest;
    Draws draws = drawsFor(purposeOf("digest"));
    for (int i = 0; i < 10000; ++i) {
        const double u = draws.next();
        const int binade = static_cast<int>(draws.next() * 200) - 100;
        const double wide = std::ldexp(draws.next(), binade);
        const double shape = 0.05 + 8.0 * draws.next();
        digest.add(elementary::log(wide));
        digest.add(elementary::log1p(-u));
        digest.add(elementary::exp(1400.0 * u - 700.0));
        digest.add(elementary::expm1(4.0 * u - 2.0));
        digest.add(elementary::pow(wide, 20.0 * u - 10.0));
        digest.add(elementary::normalCdf(12.0 * u - 6.0));
        digest.add(elementary::normalQuantile(u));
        digest.add(elementary::logGamma(100.0 * u));
        digest.add(elementary::gammaQuantile(shape, u));
        digest.add(elementary::betaQuantile(shape, 2.5, u));
    }
    CHECK(digest.value() == 11282828720118843913U);
}

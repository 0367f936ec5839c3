// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Elementary functions that give the same bits on every CPU. glibc's log, exp and pow pick another code path
// when the CPU has fused multiply-add and then differ in the last bit; a draw must not. These use only
// + - * / sqrt and bit operations of IEEE double, so they need -ffp-contract=off and never -ffast-math.
//
//   function        domain          error measured against long double libm (ulp of the result)
//   log, log1p      x > 0, x > -1   <= 1
//   exp             all             <= 1
//   expm1           all             <= 2
//   pow             base >= 0       <= 2
//   normalCdf       all             relative 1e-15 down to -37, below: as underflow allows
//   normalQuantile  (0, 1)          relative 1e-15
//   logGamma        x > 0           absolute 1e-14 below 10, relative 1e-15 above
//
// Edges as in C99: log(0) = -inf, log(x < 0) = nan, exp overflows to inf, pow(x, 0) = 1, nan stays nan.
// Monotone up to the last ulp. O(1), no tables, no state.
// Sources: range reduction and sum of the parts as in FDLIBM (Ng 1993), with our own Chebyshev coefficients;
// Dekker (1971) products for pow; Cody (1969) for normalCdf; Wichura (1988), AS 241, for normalQuantile;
// Stirling's series for logGamma.
// Verified by tests/sim/elementary_test.cpp, which also pins a digest of 100,000 values.

#ifdef __FAST_MATH__
#error "-ffast-math breaks the identity of draws between machines"
#endif

#include <bit>
#include <cstdint>
#include <limits>

namespace tranche::elementary {

namespace detail {

inline constexpr double kLn2High = 0x1.62e42fee00000p-1;  // 32 bits: k * kLn2High is exact
inline constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
inline constexpr double kInverseLn2 = 0x1.71547652b82fep+0;
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr std::uint64_t kSqrtHalf = 0x3fe6a09e667f3bcdU;  // bits of sqrt(1/2)
inline constexpr std::uint64_t kOne = 0x3ff0000000000000U;
inline constexpr std::uint64_t kFraction = 0x000fffffffffffffU;
inline constexpr std::uint64_t kSmallestNormal = 0x0010000000000000U;
inline constexpr std::uint64_t kInfinityBits = 0x7ff0000000000000U;

// x = m 2^k with m in [sqrt(1/2), sqrt 2); x positive, normal, finite.
struct Split {
    double mantissa;
    int exponent;
};

inline Split split(std::uint64_t bits) {
    const std::uint64_t moved = bits + (kOne - kSqrtHalf);
    return {std::bit_cast<double>((moved & kFraction) + kSqrtHalf), static_cast<int>(moved >> 52) - 1023};
}

// (2 atanh(s) - 2 s) / s^3 at z = s^2, for |s| <= (sqrt 2 - 1) / (sqrt 2 + 1); absolute error 3.2e-16.
inline double atanhTail(double z) {
    const double z2 = z * z;
    const double low = 0x1.5555555555558p-1 + z * 0x1.9999999995273p-2;
    const double mid = 0x1.2492492dfd879p-2 + z * 0x1.c71c62d5e43dfp-3;
    const double high = 0x1.7462b91bd6c45p-3 + z * (0x1.39fdcce1da1aep-3 + z * 0x1.2b5f6919aa514p-3);
    return low + z2 * (mid + z2 * high);
}

// log of the positive normal number with these bits, plus a correction far below it.
inline double logKernel(std::uint64_t bits, double correction) {
    const auto [mantissa, exponent] = split(bits);
    const double f = mantissa - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double halfSquare = 0.5 * f * f;
    const double k = static_cast<double>(exponent);
    return s * (halfSquare + z * atanhTail(z)) + (k * kLn2Low + correction) - halfSquare + f + k * kLn2High;
}

double logOfRest(double x);  // zero, subnormal, negative, infinite, nan
double log1pOfRest(double x);
double scaleByTwo(double y, int k);  // y 2^k where the result may be subnormal or infinite

// Parts of exp: e^x = 2^k (1 + tail), |x - k ln 2| <= 0.35; -746 < x < 710.
struct ExpParts {
    double tail;
    int k;
};

inline ExpParts expParts(double x) {
    constexpr double shifter = 0x1.8p52;  // adding it rounds to an integer, ties to even
    const double k = (x * kInverseLn2 + shifter) - shifter;
    const double high = x - k * kLn2High;
    const double low = k * kLn2Low;
    const double r = high - low;
    const double t = r * r;
    const double bernoulli =
        0x1.5555555555553p-3 +
        t * (-0x1.6c16c16c0ab48p-9 +
             t * (0x1.1566ab5bcf6ecp-14 + t * (-0x1.bbd5311684979p-20 + t * 0x1.63f1d4c93e813p-25)));
    const double c = r - t * bernoulli;
    return {high - (low - r * c / (2.0 - c)), static_cast<int>(k)};
}

}  // namespace detail

inline double log(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    if (bits - detail::kSmallestNormal >= detail::kInfinityBits - detail::kSmallestNormal) [[unlikely]]
        return detail::logOfRest(x);
    return detail::logKernel(bits, 0.0);
}

inline double log1p(double x) {
    if (!(x > -1.0 && x < 0x1p53)) [[unlikely]]
        return detail::log1pOfRest(x);
    const double sum = 1.0 + x;
    const double lost = x < 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);  // exact: what 1 + x rounded away
    return detail::logKernel(std::bit_cast<std::uint64_t>(sum), lost / sum);
}

inline double exp(double x) {
    if (!(x > -708.0 && x < 709.0)) [[unlikely]] {
        if (!(x <= 709.79)) return x > 0 ? detail::kInfinity : x;  // overflow, or nan
        if (x < -745.2) return 0.0;
        const auto [tail, k] = detail::expParts(x);
        return detail::scaleByTwo(1.0 + tail, k);
    }
    const auto [tail, k] = detail::expParts(x);
    const auto power = static_cast<std::uint64_t>(static_cast<std::int64_t>(k)) << 52;
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(1.0 + tail) + power);
}

double expm1(double x);
double pow(double base, double exponent);  // base >= 0; a negative base gives nan
double normalCdf(double z);
double normalQuantile(double p);  // p in (0, 1); 0 and 1 give -inf and inf, outside nan
double logGamma(double x);        // x > 0, otherwise nan
double stirlingRest(double x);    // logGamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2), x >= 10

}  // namespace tranche::elementary

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/elementary.hpp"

#include <array>
#include <cfloat>
#include <cmath>

namespace tranche::elementary {

static_assert(FLT_EVAL_METHOD == 0, "intermediate results must be rounded to double");

namespace detail {

double logOfRest(double x) {
    if (x == 0.0) return -kInfinity;
    if (!(x > 0.0)) return kNan;
    if (x == kInfinity) return x;
    return logKernel(std::bit_cast<std::uint64_t>(x * 0x1p54), -54.0 * kLn2Low) - 54.0 * kLn2High;
}

double log1pOfRest(double x) {
    if (x >= 0x1p53) return elementary::log(x);
    if (x == -1.0) return -kInfinity;
    return kNan;
}

double scaleByTwo(double y, int k) {
    const auto powerOfTwo = [](int e) {
        return std::bit_cast<double>(static_cast<std::uint64_t>(e + 1023) << 52);
    };
    const int half = k / 2;
    return y * powerOfTwo(half) * powerOfTwo(k - half);
}

}  // namespace detail

namespace {

using detail::kInfinity;
using detail::kNan;

// An unevaluated sum high + low with |low| <= ulp(high) / 2.
struct Pair {
    double high;
    double low;
};

Pair fastSum(double a, double b) {  // |a| >= |b| (Dekker 1971)
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

Pair exactSum(double a, double b) {  // Knuth
    const double sum = a + b;
    const double bRound = sum - a;
    return {sum, (a - (sum - bRound)) + (b - bRound)};
}

Pair exactProduct(double a, double b) {  // Veltkamp splitting; no factor above 2^996
    const auto halves = [](double v) {
        const double big = v * 134217729.0;  // 2^27 + 1
        const double high = big - (big - v);
        return Pair{high, v - high};
    };
    const Pair p = halves(a);
    const Pair q = halves(b);
    const double product = a * b;
    return {product, ((p.high * q.high - product) + p.high * q.low + p.low * q.high) + p.low * q.low};
}

template <std::size_t n>
double polynomial(const std::array<double, n>& ascending, double x) {
    double sum = ascending[n - 1];
    for (std::size_t i = n - 1; i-- > 0;) sum = sum * x + ascending[i];
    return sum;
}

// log x to about 2^-65 absolute, x positive and normal: k ln 2 + 2 atanh(s), the first two terms as pairs.
Pair logPair(double x) {
    static constexpr std::array<double, 10> kTerms{2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                                                   2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};
    constexpr Pair twoThirds{0x1.5555555555555p-1, 0x1.5555555555555p-55};
    const auto [mantissa, exponent] = detail::split(std::bit_cast<std::uint64_t>(x));
    const double f = mantissa - 1.0;
    const double divisor = 2.0 + f;
    const double divisorLow = f - (divisor - 2.0);
    const double s = f / divisor;
    const Pair back = exactProduct(s, divisor);
    const double sLow = (((f - back.high) - back.low) - s * divisorLow) / divisor;
    const Pair square = exactProduct(s, s);
    const Pair cube = exactProduct(s, square.high);
    const Pair third = exactProduct(cube.high, twoThirds.high);
    const double thirdLow =
        third.low + cube.high * twoThirds.low + (cube.low + s * square.low) * twoThirds.high;
    const double rest = cube.high * square.high * polynomial(kTerms, square.high);
    const double k = static_cast<double>(exponent);
    const Pair leading = exactSum(k * detail::kLn2High, 2.0 * s);
    const Pair sum = exactSum(leading.high, third.high);
    const double low = 2.0 * sLow * (1.0 + square.high) + k * detail::kLn2Low;
    return fastSum(sum.high, sum.low + (leading.low + (thirdLow + (rest + low))));
}

// exp(-z^2 / 2) without the error of squaring z.
double halfSquareExp(double z) {
    const double coarse = std::trunc(z * 16.0) / 16.0;
    const double rest = (z - coarse) * (z + coarse);
    return exp(-coarse * coarse * 0.5) * exp(-rest * 0.5);
}

}  // namespace

double expm1(double x) {
    if (!(x < 709.0)) return x > 0 ? exp(x) : kNan;
    if (x < -40.0) return -1.0;
    const auto [tail, k] = detail::expParts(x);
    if (k == 0) return tail;
    const double power = detail::scaleByTwo(1.0, k);
    if (k > 53) return power * (1.0 + tail);
    return power * tail + (power - 1.0);
}

double pow(double base, double exponent) {
    if (exponent == 0.0 || base == 1.0) return 1.0;
    if (!(base >= 0.0) || exponent != exponent) return kNan;
    if (base == 0.0 || base == kInfinity) return (base == 0.0) == (exponent > 0.0) ? 0.0 : kInfinity;
    if (exponent > 0x1p64 || exponent < -0x1p64) return (base > 1.0) == (exponent > 0.0) ? kInfinity : 0.0;
    Pair logarithm;
    if (base < 0x1p-1022) {
        logarithm = logPair(base * 0x1p54);
        const Pair sum = exactSum(logarithm.high, -54.0 * detail::kLn2High);
        logarithm = fastSum(sum.high, sum.low + (logarithm.low - 54.0 * detail::kLn2Low));
    } else {
        logarithm = logPair(base);
    }
    const Pair product = exactProduct(exponent, logarithm.high);
    if (!(product.high > -746.0 && product.high < 710.0)) return product.high > 0 ? kInfinity : 0.0;
    const double leading = exp(product.high);
    return leading + leading * (product.low + exponent * logarithm.low);
}

double normalCdf(double z) {
    static constexpr std::array<double, 5> kCentreUp{18154.981253343561249, 1067.6894854603709582,
                                                     161.02823106855587881, 2.2352520354606839287,
                                                     .065682337918207449113};
    static constexpr std::array<double, 5> kCentreDown{45507.789335026729956, 10260.932208618978205,
                                                       976.09855173777669322, 47.20258190468824187, 1.0};
    static constexpr std::array<double, 9> kFlankUp{
        9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326,
        2494.5375852903726711, 597.27027639480026226, 93.506656132177855979,
        8.8831497943883759412, .39894151208813466764, 1.0765576773720192317e-8};
    static constexpr std::array<double, 9> kFlankDown{
        19685.429676859990727, 38912.003286093271411, 34900.952721145977266,
        18615.571640885098091, 6485.558298266760755,  1519.377599407554805,
        235.38790178262499861, 22.266688044328115691, 1.0};
    static constexpr std::array<double, 6> kTailUp{2.9112874951168792e-5, .001421619193227893466,
                                                   2.2235277870649807e-2, .1274011611602473639,
                                                   .21589853405795699,    .02307344176494017303};
    static constexpr std::array<double, 6> kTailDown{7.29751555083966205e-5, .00378239633202758244,
                                                     .0659881378689285515,   .468238212480865118,
                                                     1.28426009614491121,    1.0};
    constexpr double oneOverSqrtTwoPi = .398942280401432677939946;
    if (z != z) return z;
    const double size = z < 0 ? -z : z;
    if (size <= 0.67448975) {
        const double square = z * z;
        return 0.5 + z * polynomial(kCentreUp, square) / polynomial(kCentreDown, square);
    }
    double tail = 0.0;
    if (size <= 5.656854249492380195) {
        tail = halfSquareExp(size) * polynomial(kFlankUp, size) / polynomial(kFlankDown, size);
    } else if (size < 39.0) {
        const double inverse = 1.0 / (size * size);
        const double rest = inverse * polynomial(kTailUp, inverse) / polynomial(kTailDown, inverse);
        tail = halfSquareExp(size) * (oneOverSqrtTwoPi - rest) / size;
    }
    return z < 0 ? tail : 1.0 - tail;
}

double normalQuantile(double p) {
    static constexpr std::array<double, 8> kCentreUp{3.3871328727963666080e0,  1.3314166789178437745e+2,
                                                     1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                                     4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                                     3.3430575583588128105e+4, 2.5090809287301226727e+3};
    static constexpr std::array<double, 8> kCentreDown{1.0,
                                                       4.2313330701600911252e+1,
                                                       6.8718700749205790830e+2,
                                                       5.3941960214247511077e+3,
                                                       2.1213794301586595867e+4,
                                                       3.9307895800092710610e+4,
                                                       2.8729085735721942674e+4,
                                                       5.2264952788528545610e+3};
    static constexpr std::array<double, 8> kFlankUp{1.42343711074968357734e0,  4.63033784615654529590e0,
                                                    5.76949722146069140550e0,  3.64784832476320460504e0,
                                                    1.27045825245236838258e0,  2.41780725177450611770e-1,
                                                    2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr std::array<double, 8> kFlankDown{1.0,
                                                      2.05319162663775882187e0,
                                                      1.67638483018380384940e0,
                                                      6.89767334985100004550e-1,
                                                      1.48103976427480074590e-1,
                                                      1.51986665636164571966e-2,
                                                      5.47593808499534494600e-4,
                                                      1.05075007164441684324e-9};
    static constexpr std::array<double, 8> kTailUp{6.65790464350110377720e0,  5.46378491116411436990e0,
                                                   1.78482653991729133580e0,  2.96560571828504891230e-1,
                                                   2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                                   2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr std::array<double, 8> kTailDown{1.0,
                                                     5.99832206555887937690e-1,
                                                     1.36929880922735805310e-1,
                                                     1.48753612908506148525e-2,
                                                     7.86869131145613259100e-4,
                                                     1.84631831751005468180e-5,
                                                     1.42151175831644588870e-7,
                                                     2.04426310338993978564e-15};
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(kCentreUp, r) / polynomial(kCentreDown, r);
    }
    const double tail = q < 0 ? p : 1.0 - p;
    if (!(tail > 0.0)) return tail == 0.0 ? (q < 0 ? -kInfinity : kInfinity) : kNan;
    const double r = std::sqrt(-log(tail));
    const double size = r <= 5.0 ? polynomial(kFlankUp, r - 1.6) / polynomial(kFlankDown, r - 1.6)
                                 : polynomial(kTailUp, r - 5.0) / polynomial(kTailDown, r - 5.0);
    return q < 0 ? -size : size;
}

double stirlingRest(double x) {
    static constexpr std::array<double, 7> kBernoulli{
        1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360360.0, 1.0 / 156.0};
    return polynomial(kBernoulli, 1.0 / (x * x)) / x;
}

double logGamma(double x) {
    constexpr double halfLogTwoPi = 0.91893853320467274178;
    if (!(x > 0.0)) return kNan;
    if (x > 1e305) return kInfinity;
    double product = 1.0;  // Gamma(x + n) / Gamma(x): the series wants an argument of at least 10
    double y = x;
    for (; y < 10.0; y += 1.0) product *= y;
    const double series = (y - 0.5) * log(y) - y + halfLogTwoPi + stirlingRest(y);
    return product == 1.0 ? series : series - log(product);
}

}  // namespace tranche::elementary

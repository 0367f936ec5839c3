// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/incomplete.hpp"

#include <cmath>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche::elementary {

namespace {

constexpr double kEpsilon = 1.2e-16;
constexpr double kTiny = 1e-300;
constexpr double kTwoPi = 6.283185307179586477;
constexpr int kMostTerms = 100000;
constexpr double kStirlingFrom = 10.0;

// log(1 + t) - t without cancellation for small t.
double logExcess(double t) {
    if (t < -0.1 || t > 0.1) return log1p(t) - t;
    const double s = t / (2.0 + t);  // log(1 + t) = 2 atanh(s), and t - 2 s = t s
    const double z = s * s;
    double term = z;
    double sum = 0.0;
    for (int k = 3; k <= 17; k += 2, term *= z) sum += term / k;
    return s * (2.0 * sum - t);
}

// x^a e^-x / Gamma(a), a >= 1e-3, x > 0.
double gammaFront(double a, double x) {
    if (a < kStirlingFrom) return exp(a * log(x) - x - logGamma(a));
    return std::sqrt(a / kTwoPi) * exp(a * logExcess((x - a) / a) - stirlingRest(a));
}

// log(Gamma(n + d) / Gamma(n)) without the cancellation of two large logarithms.
double logGammaRatio(double n, double d) {
    if (n < kStirlingFrom) return logGamma(n + d) - logGamma(n);
    return (n - 0.5) * log1p(d / n) + d * (log(n + d) - 1.0) + stirlingRest(n + d) - stirlingRest(n);
}

double logBeta(double a, double b) {
    return a < b ? logGamma(a) - logGammaRatio(b, a) : logGamma(b) - logGammaRatio(a, b);
}

// x^a y^b / B(a, b), x + y = 1.
double betaFront(double a, double b, double x, double y) {
    if (a < kStirlingFrom || b < kStirlingFrom) {
        const double logX = x < y ? log(x) : log1p(-y);
        const double logY = x < y ? log1p(-x) : log(y);
        return exp(a * logX + b * logY - logBeta(a, b));
    }
    const double n = a + b;
    const double away = x < y ? n * x - a : b - n * y;  // n (x - a / n)
    const double rest = stirlingRest(n) - stirlingRest(a) - stirlingRest(b);
    return std::sqrt(a / n * b / kTwoPi) * exp(a * logExcess(away / a) + b * logExcess(-away / b) + rest);
}

// Denominators of Lentz's method never touch zero.
double nonZero(double value) {
    return value < kTiny && value > -kTiny ? kTiny : value;
}

double gammaFraction(double a, double x) {  // Q / front for x >= a + 1
    double b = x + 1.0 - a;
    double c = 1.0 / kTiny;
    double d = 1.0 / nonZero(b);
    double h = d;
    for (int i = 1; i <= kMostTerms; ++i) {
        const double n = static_cast<double>(i) * (a - static_cast<double>(i));
        b += 2.0;
        d = 1.0 / nonZero(n * d + b);
        c = nonZero(b + n / c);
        const double factor = d * c;
        h *= factor;
        if (factor - 1.0 < kEpsilon && factor - 1.0 > -kEpsilon) break;
    }
    return h;
}

double gammaSeries(double a, double x) {  // P / front for x < a + 1
    double term = 1.0 / a;
    double sum = term;
    double n = a;
    for (int i = 0; i < kMostTerms && term > sum * kEpsilon; ++i) {
        n += 1.0;
        term *= x / n;
        sum += term;
    }
    return sum;
}

double betaFraction(double a, double b, double x) {  // I / (front / a) for x < (a + 1) / (a + b + 2)
    const double sum = a + b;
    double c = 1.0;
    double d = 1.0 / nonZero(1.0 - sum * x / (a + 1.0));
    double h = d;
    for (int i = 1; i <= kMostTerms; ++i) {
        const double m = static_cast<double>(i);
        const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / nonZero(1.0 + even * d);
        c = nonZero(1.0 + even / c);
        h *= d * c;
        const double odd = -(a + m) * (sum + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / nonZero(1.0 + odd * d);
        c = nonZero(1.0 + odd / c);
        const double factor = d * c;
        h *= factor;
        if (factor - 1.0 < kEpsilon && factor - 1.0 > -kEpsilon) break;
    }
    return h;
}

// The t with tail(t) = target on the log scale; tails(t) is log-concave in t on both sides.
template <class TailsAt>
double invert(TailsAt tailsAt, double start, double u) {
    const bool lowerSide = u <= 0.5;
    const double target = lowerSide ? u : 1.0 - u;
    double low = -1e6;
    double high = 1e6;
    double t = start;
    for (int i = 0; i < 200; ++i) {
        const Tails at = tailsAt(t);
        const double tail = lowerSide ? at.lower : at.upper;
        const bool left = lowerSide ? tail < target : tail > target;
        (left ? low : high) = t;
        double next = 0.5 * (low + high);
        if (tail > 0.0 && at.density > 0.0) {
            const double step = log(target / tail) * tail / at.density;
            const double newton = lowerSide ? t + step : t - step;
            const double size = step < 0 ? -step : step;
            const double scale = t < 0 ? 1.0 - t : 1.0 + t;
            if (size <= 2e-16 * scale) return t;
            if (newton > low && newton < high) next = newton;
            if (size <= 1e-9) return next;  // quadratic: the next step would be below rounding
        }
        if (next == t) return t;
        t = next;
    }
    return t;
}

}  // namespace

Tails gammaTails(double shape, double x) {
    expects(shape >= 1e-3 && shape <= 2e6, "gamma shape in [1e-3, 2e6]");
    if (!(x > 0.0)) return {0.0, 1.0, 0.0};
    if (x > 1e300) return {1.0, 0.0, 0.0};
    const double front = gammaFront(shape, x);
    if (x < shape + 1.0) {
        const double lower = front * gammaSeries(shape, x);
        return {lower, 1.0 - lower, front};
    }
    const double upper = front * gammaFraction(shape, x);
    return {1.0 - upper, upper, front};
}

Tails betaTails(double alpha, double beta, double x, double oneMinusX) {
    expects(alpha >= 1e-3 && alpha <= 1e7 && beta >= 1e-3 && beta <= 1e7, "beta shapes in [1e-3, 1e7]");
    if (!(x > 0.0)) return {0.0, 1.0, 0.0};
    if (!(oneMinusX > 0.0)) return {1.0, 0.0, 0.0};
    const double front = betaFront(alpha, beta, x, oneMinusX);
    if (x < (alpha + 1.0) / (alpha + beta + 2.0)) {
        const double lower = front * betaFraction(alpha, beta, x) / alpha;
        return {lower, 1.0 - lower, front};
    }
    const double upper = front * betaFraction(beta, alpha, oneMinusX) / beta;
    return {1.0 - upper, upper, front};
}

double gammaQuantile(double shape, double u) {
    expects(u >= 0.0 && u <= 1.0, "a probability");
    if (u == 0.0) return 0.0;
    if (u == 1.0) return detail::kInfinity;
    // For tiny x, P(a, x) = x^a / Gamma(a + 1) to the last bit.
    const double small = (log(u) + logGamma(shape + 1.0)) / shape;
    if (small < -40.0) return exp(small);
    double start = small;
    if (shape > 0.3) {  // Wilson and Hilferty (1931)
        const double ninth = 1.0 / (9.0 * shape);
        const double root = 1.0 - ninth + normalQuantile(u) * std::sqrt(ninth);
        if (root > 0.1) start = log(shape) + 3.0 * log(root);
    }
    if (start > 5.0 && shape < 1.0) start = 0.0;
    return exp(invert([shape](double t) { return gammaTails(shape, exp(t)); }, start, u));
}

double betaQuantile(double alpha, double beta, double u) {
    expects(u >= 0.0 && u <= 1.0, "a probability");
    if (u == 0.0 || u == 1.0) return u;
    // For tiny x, I_x(a, b) = x^a / (a B(a, b)) to the last bit; likewise at the other end.
    const double constant = logBeta(alpha, beta);
    const double small = (log(u * alpha) + constant) / alpha;
    if (small < -40.0 && small + log(beta + 1.0) < -40.0) return exp(small);
    const double smallRest = (log((1.0 - u) * beta) + constant) / beta;
    if (smallRest < -40.0 && smallRest + log(alpha + 1.0) < -40.0) return 1.0;
    const double spread = std::sqrt(1.0 / alpha + 1.0 / beta);
    double start = log(alpha / beta);
    if (alpha > 1.0 && beta > 1.0) start += normalQuantile(u) * spread;
    const auto tailsAt = [alpha, beta](double t) {
        return betaTails(alpha, beta, 1.0 / (1.0 + exp(-t)), 1.0 / (1.0 + exp(t)));
    };
    return 1.0 / (1.0 + exp(-invert(tailsAt, start, u)));
}

}  // namespace tranche::elementary

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/minimise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tranche {
namespace {

constexpr int kMostEvaluations = 2000;
constexpr double kTolerance =
    1e-9;  // of the simplex, in the units of the variables, which are logarithms here

struct Vertex {
    Pair at{};
    double value = 0;
};

Pair along(const Pair& from, const Pair& to, double t) {
    return {from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])};
}

class Simplex {
public:
    Simplex(const Objective& f, Pair start, Pair step) : f_(f) {
        v_[0] = vertex(start);
        v_[1] = vertex({start[0] + step[0], start[1]});
        v_[2] = vertex({start[0], start[1] + step[1]});
    }

    Minimum run() {
        bool converged = false;
        while (!converged && evaluations_ < kMostEvaluations) {
            std::stable_sort(v_.begin(), v_.end(),
                             [](const Vertex& a, const Vertex& b) { return a.value < b.value; });
            converged = size() < kTolerance;
            if (!converged) move();
        }
        return {v_[0].at, v_[0].value, evaluations_, converged};
    }

private:
    Vertex vertex(const Pair& at) {
        ++evaluations_;
        const double value = f_(at);
        return {at, std::isnan(value) ? std::numeric_limits<double>::infinity() : value};
    }

    double size() const {
        double most = 0;
        for (int i = 1; i < 3; ++i)
            for (std::size_t k = 0; k < 2; ++k)
                most = std::max(most, std::abs(v_[static_cast<std::size_t>(i)].at[k] - v_[0].at[k]));
        return most;
    }

    void move() {
        const Pair centre = along(v_[0].at, v_[1].at, 0.5);
        const Vertex reflected = vertex(along(centre, v_[2].at, -1));
        if (reflected.value < v_[0].value) {
            const Vertex further = vertex(along(centre, v_[2].at, -2));
            v_[2] = further.value < reflected.value ? further : reflected;
            return;
        }
        if (reflected.value < v_[1].value) {
            v_[2] = reflected;
            return;
        }
        const bool outside = reflected.value < v_[2].value;
        const Vertex nearer = vertex(along(centre, v_[2].at, outside ? -0.5 : 0.5));
        if (nearer.value < std::min(reflected.value, v_[2].value)) {
            v_[2] = nearer;
            return;
        }
        v_[1] = vertex(along(v_[0].at, v_[1].at, 0.5));
        v_[2] = vertex(along(v_[0].at, v_[2].at, 0.5));
    }

    const Objective& f_;
    std::array<Vertex, 3> v_{};
    int evaluations_ = 0;
};

}  // namespace

Minimum minimise(const Objective& f, Pair start, Pair step) {
    const Minimum first = Simplex(f, start, step).run();
    Minimum second = Simplex(f, first.at, {step[0] / 10, step[1] / 10}).run();
    second.evaluations += first.evaluations;
    return second;
}

std::optional<Pair> curvatureErrors(const Objective& f, const Pair& at, const Pair& h) {
    const auto value = [&](double i, double j) { return f({at[0] + i * h[0], at[1] + j * h[1]}); };
    const double middle = value(0, 0);
    const double a = (value(1, 0) - 2 * middle + value(-1, 0)) / (h[0] * h[0]);
    const double c = (value(0, 1) - 2 * middle + value(0, -1)) / (h[1] * h[1]);
    const double b = (value(1, 1) - value(1, -1) - value(-1, 1) + value(-1, -1)) / (4 * h[0] * h[1]);
    const double determinant = a * c - b * b;
    if (!(a > 0 && c > 0 && determinant > 0)) return std::nullopt;
    return Pair{std::sqrt(c / determinant), std::sqrt(a / determinant)};
}

}  // namespace tranche

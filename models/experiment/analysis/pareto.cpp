// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/pareto.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kFront = purposeOf("front");

bool finite(const ParetoPoint& p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

bool dominates(const ParetoPoint& a, const ParetoPoint& b) {
    return a.x >= b.x && a.y >= b.y && (a.x > b.x || a.y > b.y);
}

// The front from its right end to its left.
std::vector<std::size_t> walk(std::span<const ParetoPoint> points) {
    const std::vector<bool> on = nondominated(points);
    std::vector<std::size_t> front;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (on[i]) front.push_back(i);
    std::stable_sort(front.begin(), front.end(),
                     [&](std::size_t a, std::size_t b) { return points[a].x > points[b].x; });
    return front;
}

// Over the drawn replications in which it is defined; NaN without any.
double meanOf(const std::vector<ParetoPoint>& run, const std::vector<std::size_t>& drawn,
              double ParetoPoint::*coordinate) {
    double sum = 0, count = 0;
    for (const std::size_t r : drawn) {
        if (std::isnan(run[r].*coordinate)) continue;
        sum += run[r].*coordinate;
        ++count;
    }
    return sum / count;
}

}  // namespace

std::vector<bool> nondominated(std::span<const ParetoPoint> points) {
    std::vector<bool> on(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        on[i] =
            finite(points[i]) && std::none_of(points.begin(), points.end(), [&](const ParetoPoint& other) {
                return finite(other) && dominates(other, points[i]);
            });
    return on;
}

double hypervolume(std::span<const ParetoPoint> points, ParetoPoint reference) {
    double area = 0, reached = reference.y;
    for (const std::size_t i : walk(points)) {
        if (points[i].x <= reference.x || points[i].y <= reached) continue;
        area += (points[i].x - reference.x) * (points[i].y - reached);
        reached = points[i].y;
    }
    return area;
}

std::optional<std::size_t> knee(std::span<const ParetoPoint> points) {
    const std::vector<std::size_t> front = walk(points);
    if (front.size() < 3) return std::nullopt;
    const ParetoPoint right = points[front.front()], left = points[front.back()];
    const double width = right.x - left.x, height = left.y - right.y;
    if (!(width > 0) || !(height > 0)) return std::nullopt;
    std::optional<std::size_t> best;
    double farthest = 1e-12;  // on the line but for rounding
    for (const std::size_t i : front) {
        const double beyond = (points[i].x - left.x) / width + (points[i].y - right.y) / height - 1;
        if (beyond <= farthest) continue;
        farthest = beyond;
        best = i;
    }
    return best;
}

std::vector<double> frontProbability(const std::vector<std::vector<ParetoPoint>>& runs, RunKey key,
                                     int resamples) {
    expects(resamples > 0, "at least one sample");
    std::vector<double> share(runs.size(), 0);
    std::vector<int> defined(runs.size(), 0);  // samples in which the point has a mean
    const std::size_t n = runs.empty() ? 0 : runs[0].size();
    std::vector<std::size_t> drawn(n);
    std::vector<ParetoPoint> means(runs.size());
    for (int sample = 0; n > 0 && sample < resamples; ++sample) {
        Draws draws(Stream(key, kFront, static_cast<std::uint64_t>(sample)));
        for (std::size_t& r : drawn)
            r = std::min(n - 1, static_cast<std::size_t>(draws.next() * static_cast<double>(n)));
        for (std::size_t k = 0; k < runs.size(); ++k) {
            expects(runs[k].size() == n, "as many replications for each");
            means[k] = {meanOf(runs[k], drawn, &ParetoPoint::x), meanOf(runs[k], drawn, &ParetoPoint::y)};
        }
        const std::vector<bool> on = nondominated(means);
        for (std::size_t k = 0; k < runs.size(); ++k) {
            if (std::isnan(means[k].x) || std::isnan(means[k].y)) continue;
            ++defined[k];
            share[k] += on[k] ? 1 : 0;
        }
    }
    for (std::size_t k = 0; k < runs.size(); ++k)
        share[k] = defined[k] > 0 ? share[k] / defined[k] : std::numeric_limits<double>::quiet_NaN();
    return share;
}

}  // namespace tranche

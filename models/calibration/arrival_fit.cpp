// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/arrival_fit.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/elementary.hpp"

namespace tranche {

std::string_view modelName(ArrivalModel model) {
    switch (model) {
        case ArrivalModel::constant:
            return "constant";
        case ArrivalModel::hour:
            return "hour of the day";
        case ArrivalModel::hourAndWeekday:
            return "hour and weekday";
    }
    return "";
}

double ArrivalFit::rateOf(std::int64_t hourOfWeek) const {
    return perDay / 24 * hour[static_cast<std::size_t>(hourOfWeek % 24)] *
           weekday[static_cast<std::size_t>(hourOfWeek / 24 % 7)];
}

namespace {

constexpr Duration kHourMs = 3600 * kSecond;
constexpr std::int64_t kWeek = 168;
constexpr auto kSamples = purposeOf("calibration.arrival");

std::int64_t floorHour(Time t) {
    return t >= 0 ? t / kHourMs : -((-t + kHourMs - 1) / kHourMs);
}

std::int64_t hourOfWeek(std::int64_t hour) {
    return ((hour % kWeek) + kWeek) % kWeek;
}

// Counts and numbers of hours by hour of the week, and the counts themselves.
struct Week {
    std::int64_t first = 0;
    std::vector<std::int64_t> counts;  // of each whole hour
    std::array<double, kWeek> arrived{}, exposure{};
    double total = 0;

    void add(std::int64_t count) {
        const auto at =
            static_cast<std::size_t>(hourOfWeek(first + static_cast<std::int64_t>(counts.size())));
        counts.push_back(count);
        arrived[at] += static_cast<double>(count);
        exposure[at] += 1;
        total += static_cast<double>(count);
    }
};

// Scales the factors of `groups` so that fitted and observed sums agree; a group without arrivals gets 0.
template <std::size_t N, class GroupOf>
double scale(const Week& week, std::array<double, N>& factor, std::array<double, kWeek>& rate,
             GroupOf groupOf) {
    std::array<double, N> fitted{}, observed{};
    for (std::size_t h = 0; h < kWeek; ++h) {
        fitted[groupOf(h)] += week.exposure[h] * rate[h];
        observed[groupOf(h)] += week.arrived[h];
    }
    double change = 0;
    std::array<double, N> by{};
    for (std::size_t g = 0; g < N; ++g) {
        by[g] = fitted[g] > 0 ? observed[g] / fitted[g] : 1;
        factor[g] *= by[g];
        change = std::max(change, std::abs(by[g] - 1));
    }
    for (std::size_t h = 0; h < kWeek; ++h) rate[h] *= by[groupOf(h)];
    return change;
}

template <std::size_t N>
double takeMean(std::array<double, N>& factor) {
    double sum = 0;
    for (const double f : factor) sum += f;
    const double mean = sum / static_cast<double>(N);
    for (double& f : factor) f /= mean;
    return mean;
}

ArrivalFit fitModel(const Week& week, ArrivalModel model) {
    ArrivalFit fit;
    fit.model = model;
    fit.hour.fill(1);
    fit.weekday.fill(1);
    const double mean = week.total / static_cast<double>(week.counts.size());
    std::array<double, kWeek> rate{};
    rate.fill(mean);
    for (int round = 0; round < 200 && model != ArrivalModel::constant; ++round) {
        double change = scale(week, fit.hour, rate, [](std::size_t h) { return h % 24; });
        if (model == ArrivalModel::hourAndWeekday)
            change = std::max(change, scale(week, fit.weekday, rate, [](std::size_t h) { return h / 24; }));
        if (change < 1e-12) break;
    }
    fit.perDay = 24 * mean * takeMean(fit.hour) * takeMean(fit.weekday);
    return fit;
}

// log L of the counts, without the terms that no model changes.
double logLikelihood(const Week& week, const ArrivalFit& fit) {
    double log = 0;
    for (std::int64_t h = 0; h < kWeek; ++h) {
        const auto at = static_cast<std::size_t>(h);
        const double rate = fit.rateOf(h);
        if (week.arrived[at] > 0) log += week.arrived[at] * elementary::log(rate);
        log -= week.exposure[at] * rate;
    }
    return log;
}

constexpr std::array<int, 3> kParameters{1, 24, 30};

double dispersionOf(const Week& week, const ArrivalFit& fit) {
    double sum = 0;
    for (std::size_t i = 0; i < week.counts.size(); ++i) {
        const double rate = fit.rateOf(hourOfWeek(week.first + static_cast<std::int64_t>(i)));
        const double gap = static_cast<double>(week.counts[i]) - rate;
        if (rate > 0) sum += gap * gap / rate;
    }
    return sum / (static_cast<double>(week.counts.size()) - kParameters[static_cast<std::size_t>(fit.model)]);
}

std::optional<Week> weekOf(const std::vector<Time>& arrivals, Duration shift) {
    if (arrivals.size() < 100) return std::nullopt;
    Week week;
    week.first = floorHour(arrivals.front() + shift) + 1;
    const std::int64_t end = floorHour(arrivals.back() + shift);
    if (end - week.first < 48) return std::nullopt;
    auto at = std::lower_bound(arrivals.begin(), arrivals.end(), week.first * kHourMs - shift);
    for (std::int64_t hour = week.first; hour < end; ++hour) {
        const auto next = std::lower_bound(at, arrivals.end(), (hour + 1) * kHourMs - shift);
        week.add(next - at);
        at = next;
    }
    return week;
}

// By inversion, for the many counts of a bootstrap (sim/random/counts.hpp is exact and slower): one uniform a count; above 500 by the normal law, whose error is then far below that of the statistic.
std::int64_t quickCount(double mean, double u) {
    if (mean > 500) {
        const double x = mean + std::sqrt(mean) * elementary::normalQuantile(u);
        return std::max<std::int64_t>(0, std::llround(x));
    }
    double p = elementary::exp(-mean), below = p;
    std::int64_t k = 0;
    const auto most = static_cast<std::int64_t>(mean + 40 * std::sqrt(mean) + 40);
    while (u > below && k < most) {
        ++k;
        p *= mean / static_cast<double>(k);
        below += p;
    }
    return k;
}

}  // namespace

std::int64_t firstWholeHour(const std::vector<Time>& arrivals, Duration shift) {
    return floorHour(arrivals.front() + shift) + 1;
}

std::optional<ArrivalFit> fitArrivals(const std::vector<Time>& arrivals, Duration shift) {
    const std::optional<Week> week = weekOf(arrivals, shift);
    if (!week || !(week->total > 0)) return std::nullopt;
    std::optional<ArrivalFit> best;
    std::array<double, 3> aic{};
    for (const ArrivalModel model :
         {ArrivalModel::constant, ArrivalModel::hour, ArrivalModel::hourAndWeekday}) {
        const ArrivalFit fit = fitModel(*week, model);
        const auto i = static_cast<std::size_t>(model);
        aic[i] = 2 * kParameters[i] - 2 * logLikelihood(*week, fit);
        if (!best || aic[i] < aic[static_cast<std::size_t>(best->model)]) best = fit;
    }
    best->aic = aic;
    best->hours = static_cast<std::int64_t>(week->counts.size());
    best->arrivals = static_cast<std::int64_t>(week->total);
    best->dispersion = dispersionOf(*week, *best);
    best->logRateError = std::sqrt(std::max(1.0, best->dispersion) / week->total);
    return best;
}

BootstrapP bootstrapArrivals(const ArrivalFit& fit, std::int64_t firstHour, int samples, std::uint64_t seed) {
    BootstrapP result;
    int larger = 0;
    for (int b = 0; b < samples; ++b) {
        Draws draws(Stream({seed, static_cast<std::uint64_t>(b)}, kSamples, 0));
        Week week;
        week.first = firstHour;
        for (std::int64_t i = 0; i < fit.hours; ++i)
            week.add(quickCount(fit.rateOf(hourOfWeek(firstHour + i)), draws.next()));
        if (!(week.total > 0)) {
            ++result.failed;
            continue;
        }
        ++result.samples;
        larger += dispersionOf(week, fitModel(week, fit.model)) >= fit.dispersion ? 1 : 0;
    }
    result.p = (1.0 + larger) / (1.0 + result.samples);
    return result;
}

}  // namespace tranche

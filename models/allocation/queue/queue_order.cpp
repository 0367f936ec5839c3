// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/queue_order.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kLn2 = 0.693147180559945309417;
constexpr double kLn10 = 2.302585092994045684018;

double seconds(Duration d) {
    return static_cast<double>(d) / static_cast<double>(kSecond);
}
double log10Of(double x) {
    return elementary::log(x) / kLn10;
}
double sizeOf(const QueueJob& job) {
    return static_cast<double>(job.size);
}
// w / e
double waitOverEstimate(const QueueJob& job, const OrderView& view) {
    return static_cast<double>(std::max<Duration>(0, view.now - job.submit)) /
           static_cast<double>(job.estimate);
}
// log10 s
double logSubmit(const QueueJob& job, const OrderView& view) {
    return log10Of(std::max(1.0, seconds(job.submit - view.origin)));
}

QueueKey byArrival(const QueueJob&, const OrderView&) {
    return 0;
}
QueueKey byEstimate(const QueueJob& job, const OrderView&) {
    return job.estimate;
}
QueueKey bySizeDown(const QueueJob& job, const OrderView&) {
    return -QueueKey{job.size};
}
QueueKey byArea(const QueueJob& job, const OrderView&) {
    return QueueKey{job.size} * job.estimate;
}
QueueKey byExpansion(const QueueJob& job, const OrderView& view) {
    return -quantised(1 + waitOverEstimate(job, view), 1);
}
QueueKey byWfp3(const QueueJob& job, const OrderView& view) {
    const double r = waitOverEstimate(job, view);
    return -quantised(r * r * r * sizeOf(job), 1);
}
QueueKey byUnicef(const QueueJob& job, const OrderView& view) {
    const double log2Size = std::max(1.0, elementary::log(sizeOf(job)) / kLn2);
    return -quantised(waitOverEstimate(job, view) / log2Size, 1);
}
QueueKey byF1(const QueueJob& job, const OrderView& view) {
    return quantised(log10Of(seconds(job.estimate)) * sizeOf(job) + 870.0 * logSubmit(job, view), 1);
}
QueueKey byF2(const QueueJob& job, const OrderView& view) {
    return quantised(std::sqrt(seconds(job.estimate)) * sizeOf(job) + 25600.0 * logSubmit(job, view), 1);
}
QueueKey byF3(const QueueJob& job, const OrderView& view) {
    return quantised(seconds(job.estimate) * sizeOf(job) + 6860000.0 * logSubmit(job, view), 1);
}
QueueKey byF4(const QueueJob& job, const OrderView& view) {
    return quantised(seconds(job.estimate) * std::sqrt(sizeOf(job)) + 530000.0 * logSubmit(job, view), 1);
}
QueueKey byMultifactor(const QueueJob& job, const OrderView& view) {
    const Duration age = std::max<Duration>(0, view.now - std::max(job.submit, job.eligible));
    return -quantised(multifactorPriority(*view.multifactor, job, age, view.capacity, view.fairFactor(job)),
                      1);
}
QueueKey byFairFactor(const QueueJob& job, const OrderView& view) {
    return -quantised(view.fairFactor(job), 1);
}

constexpr std::string_view kCarastan = "Carastan-Santos, de Camargo 2017";
constexpr std::string_view kTang = "Tang, Lan, Desai, Buettner 2009";

}  // namespace

QueueKey quantised(double key, double scale) {
    constexpr double whole = 0x1p53;  // from here on a double is whole
    constexpr double end = 0x1p126;
    const double x = key * 1e9 / scale;
    if (std::abs(x) < whole) return std::llround(x);
    if (std::abs(x) < end) return static_cast<QueueKey>(x);
    return x < 0 ? -(QueueKey{1} << 126) : QueueKey{1} << 126;
}

double multifactorPriority(const MultifactorSpec& spec, const QueueJob& job, Duration age,
                           std::int64_t capacity, double fairFactor) {
    const double waited = std::min(1.0, static_cast<double>(age) / static_cast<double>(spec.maxAge));
    const double large = sizeOf(job) / static_cast<double>(capacity);
    const double points = spec.age * waited + spec.size * (spec.favourSmall ? 1 - large : large) +
                          spec.fairShare * fairFactor + spec.qos * static_cast<double>(job.qos) +
                          spec.sector * static_cast<double>(job.sector) +
                          spec.tres * static_cast<double>(job.tres) - static_cast<double>(job.nice);
    if (!spec.truncate) return points;
    constexpr double most = std::numeric_limits<std::uint32_t>::max();
    return points > 0 ? std::trunc(std::min(points, most)) : 0;
}

std::span<const QueueOrderRow> queueOrderTable() {
    static constexpr std::array<QueueOrderRow, 14> rows{{
        {"fcfs", byArrival, false, ShareUse::none, "first come, first served", "Feitelson, Weil 1998"},
        {"sjf", byEstimate, false, ShareUse::none, "shortest estimate first", "Conway, Maxwell, Miller 1967"},
        {"ljf", bySizeDown, false, ShareUse::none, "largest request first", "Feitelson, Rudolph 1995"},
        {"saf", byArea, false, ShareUse::none, "smallest area first: size x estimate",
         "Carastan-Santos et al. 2019"},
        {"lxf", byExpansion, true, ShareUse::none, "largest expansion factor first: (w + e) / e",
         "Chiang, Arpaci-Dusseau, Vernon 2002"},
        {"wfp3", byWfp3, true, ShareUse::none, "largest (w / e)^3 n first", kTang},
        {"unicef", byUnicef, true, ShareUse::none, "largest w / (max(1, log2 n) e) first", kTang},
        {"f1", byF1, false, ShareUse::none, "smallest log10(e) n + 870 log10(s) first, in seconds",
         kCarastan},
        {"f2", byF2, false, ShareUse::none, "smallest sqrt(e) n + 25600 log10(s) first, in seconds",
         kCarastan},
        {"f3", byF3, false, ShareUse::none, "smallest e n + 6860000 log10(s) first, in seconds", kCarastan},
        {"f4", byF4, false, ShareUse::none, "smallest e sqrt(n) + 530000 log10(s) first, in seconds",
         kCarastan},
        {"multifactor", byMultifactor, true, ShareUse::bySpec,
         "highest weighted sum of age, size, share and others first", "Yoo, Jette, Grondona 2003 (Slurm)"},
        {"fair-share", byFairFactor, true, ShareUse::classic, "lowest decayed use of its share first",
         "Kay, Lauder 1988"},
        {"fair-tree", byFairFactor, true, ShareUse::fairTree,
         "accounts level by level, least served of its share first", "Cox, Morrison 2014"},
    }};
    return rows;
}

const QueueOrderRow* findQueueOrder(std::string_view name) {
    for (const QueueOrderRow& row : queueOrderTable())
        if (row.name == name) return &row;
    return nullptr;
}

}  // namespace tranche

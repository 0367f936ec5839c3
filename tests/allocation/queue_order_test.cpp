// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// EX-PRIO and EX-MF, and what every order of a queue owes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "models/allocation/queue/queue_policy.hpp"

namespace tranche {
namespace {

// EX-PRIO at t = 100 h.
const std::vector<QueueJob> kJobs{
    {.job = 0, .size = 8, .estimate = 40 * kHour, .submit = 20 * kHour},
    {.job = 1, .size = 64, .estimate = 100 * kHour, .submit = 60 * kHour},
    {.job = 2, .size = 1, .estimate = 5 * kHour, .submit = 90 * kHour},
    {.job = 3, .size = 256, .estimate = 200 * kHour, .submit = 0},
};
constexpr OrderView kView{.now = 100 * kHour, .origin = 0, .capacity = 512};

std::string ranked(std::string_view name, std::vector<QueueJob> jobs = kJobs, OrderView view = kView) {
    const QueueOrderRow& order = *findQueueOrder(name);
    std::sort(jobs.begin(), jobs.end(), [&](const QueueJob& a, const QueueJob& b) {
        const QueueKey ka = order.key(a, view), kb = order.key(b, view);
        return std::tie(ka, a.submit, a.job) < std::tie(kb, b.submit, b.job);
    });
    std::string letters;
    for (const QueueJob& j : jobs) letters += static_cast<char>('A' + j.job);
    return letters;
}

double value(std::string_view name, int job) {
    return static_cast<double>(findQueueOrder(name)->key(kJobs[static_cast<std::size_t>(job)], kView)) / 1e9;
}

}  // namespace

TEST_CASE("the orders rank the four jobs of EX-PRIO as the specification does") {
    CHECK(ranked("sjf") == "CABD");
    CHECK(ranked("lxf") == "ACDB");
    CHECK(ranked("wfp3") == "ADCB");
    CHECK(ranked("unicef") == "CABD");
    CHECK(ranked("f1") == "DACB");
    CHECK(ranked("fcfs") == "DABC");
    CHECK(ranked("ljf") == "DBAC");
    CHECK(ranked("saf") == "CABD");
}

TEST_CASE("the keys of EX-PRIO have the values of the specification") {
    const double lxf[] = {3.0, 1.4, 3.0, 1.5}, wfp3[] = {64, 4.096, 8, 32};
    const double unicef[] = {2.0 / 3, 1.0 / 15, 2.0, 0.0625};
    const double f1[] = {4267.1462, 4996.5781, 4798.4294, 1499.4771};
    for (int j = 0; j < 4; ++j) {
        CAPTURE(j);
        CHECK(value("lxf", j) == doctest::Approx(-lxf[j]));
        CHECK(value("wfp3", j) == doctest::Approx(-wfp3[j]));
        CHECK(value("unicef", j) == doctest::Approx(-unicef[j]));
        CHECK(value("f1", j) == doctest::Approx(f1[j]).epsilon(1e-7));
        const QueueJob& q = kJobs[static_cast<std::size_t>(j)];
        const double e = static_cast<double>(q.estimate) / kSecond, n = static_cast<double>(q.size);
        const double s = std::max(1.0, static_cast<double>(q.submit) / kSecond);
        CHECK(value("f2", j) == doctest::Approx(std::sqrt(e) * n + 25600 * std::log10(s)).epsilon(1e-9));
        CHECK(value("f3", j) == doctest::Approx(e * n + 6860000 * std::log10(s)).epsilon(1e-9));
        CHECK(value("f4", j) == doctest::Approx(e * std::sqrt(n) + 530000 * std::log10(s)).epsilon(1e-9));
    }
}

TEST_CASE("F1 counts from the origin of the trace and survives a submission at it") {
    std::vector<QueueJob> later = kJobs;
    for (QueueJob& j : later) j.submit += 1000 * kDay;
    OrderView view = kView;
    view.origin = 1000 * kDay;
    view.now += 1000 * kDay;
    CHECK(ranked("f1", later, view) == "DACB");
    for (std::size_t j = 0; j < 4; ++j)
        CHECK(findQueueOrder("f1")->key(later[j], view) == findQueueOrder("f1")->key(kJobs[j], kView));
}

TEST_CASE("keys equal but for float noise are ties") {
    CHECK(quantised(0.1 + 0.2, 1) == quantised(0.3, 1));
    CHECK(quantised(2.5, 1) == 2'500'000'000);
    CHECK(quantised(5, 2) == 2'500'000'000);
    CHECK(quantised(1e20, 1) > quantised(1e19, 1));  // beyond 64 bits
    CHECK(quantised(-1e20, 1) == -quantised(1e20, 1));
    CHECK(quantised(1e300, 1) > quantised(1e20, 1));
    // A week of waiting for a one-minute job, cubed.
    QueueJob old{.job = 0, .size = 100, .estimate = kMinute, .submit = 0}, older = old;
    older.size = 101;
    const OrderView view{.now = 365 * kDay};
    CHECK(findQueueOrder("wfp3")->key(older, view) < findQueueOrder("wfp3")->key(old, view));
}

TEST_CASE("multifactor priority gives the points of EX-MF") {
    MultifactorSpec spec;
    spec.age = 1000;
    spec.size = 500;
    spec.fairShare = 2000;
    spec.maxAge = 7 * kDay;
    const auto points = [&](double days, std::int64_t size, double usage) {
        return multifactorPriority(spec, {.job = 0, .size = size}, fromDays(days), 512,
                                   classicFactor(usage, 0.25));
    };
    CHECK(points(3.5, 64, 0.5) == 1062);
    CHECK(points(1, 8, 0.1) == 1666);
    CHECK(points(14, 8, 0.5) == 1507);
    spec.truncate = false;
    CHECK(points(3.5, 64, 0.5) == doctest::Approx(1062.5));
    CHECK(points(1, 8, 0.1) == doctest::Approx(1666.386).epsilon(1e-6));
    CHECK(points(14, 8, 0.5) == doctest::Approx(1507.8125));
    // Truncation to 32 bits without sign.
    spec.truncate = true;
    CHECK(multifactorPriority(spec, {.job = 0, .size = 8, .nice = 5000}, 0, 512, 0) == 0);
    spec.qos = 1e12;
    CHECK(multifactorPriority(spec, {.job = 0, .size = 8, .qos = 1}, 0, 512, 0) == 4294967295.0);
    spec.qos = 10;
    spec.favourSmall = true;
    CHECK(multifactorPriority(spec, {.job = 0, .size = 128, .qos = 0.5F}, 0, 512, 0) == 380);
}

TEST_CASE(
    "multifactor ranks EX-MF as the specification does: a light user's day beats a heavy user's fortnight") {
    MultifactorSpec spec;
    spec.size = 500;
    spec.fairShare = 2000;
    const std::vector<QueueJob> jobs{
        {.job = 0, .account = 0, .size = 64, .submit = fromDays(10.5)},
        {.job = 1, .account = 1, .size = 8, .submit = fromDays(13)},
        {.job = 2, .account = 0, .size = 8, .submit = 0},
    };
    const std::vector<double> factors{classicFactor(0.5, 0.25), classicFactor(0.1, 0.25)};
    const OrderView view{
        .now = fromDays(14), .origin = 0, .capacity = 512, .multifactor = &spec, .fairFactors = factors};
    CHECK(ranked("multifactor", jobs, view) == "BCA");
    // Age counts from eligibility.
    std::vector<QueueJob> late = jobs;
    late[2].eligible = fromDays(14);
    CHECK(ranked("multifactor", late, view) == "BAC");
}

TEST_CASE("every order and policy has a name of its own, help and a reference") {
    std::set<std::string_view> names;
    for (const QueueOrderRow& row : queueOrderTable()) {
        CHECK(names.insert(row.name).second);
        CHECK(!row.help.empty());
        CHECK(!row.reference.empty());
        CHECK(findQueueOrder(row.name) == &row);
        CHECK(findQueuePolicy(row.name) != nullptr);
    }
    names.clear();
    for (const QueuePolicyRow& row : queuePolicyTable()) {
        CHECK(names.insert(row.name).second);
        CHECK(!row.help.empty());
        CHECK(queuePolicy(row).order->name == row.order);
        CHECK(queuePolicy(row).discipline == row.discipline);
    }
    for (const char* name : {"fcfs", "first-fit", "easy", "easy-sjbf", "conservative", "fair-tree"})
        CHECK(names.count(name) == 1);
    CHECK(findQueueOrder("shortest") == nullptr);
    CHECK(findQueuePolicy("") == nullptr);
}

}  // namespace tranche

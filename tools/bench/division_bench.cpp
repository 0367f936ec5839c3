// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fair division among very many and reclaim over very many grants: the cost of ten times as many, against ten times the cost.

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/division/dominant_resource.hpp"
#include "models/allocation/share/cohort.hpp"
#include "sim/random/stream.hpp"
#include "tools/bench/bench.hpp"

namespace tranche::bench {
namespace {

constexpr std::size_t kMany = 100'000;
constexpr double kNearLinear = 2;
constexpr double kWithinSecond = 6;  // the line is a second; caches end between 10,000 and 100,000 users

template <class Work>
double secondsOf(Work work) {
    const double start = cpuSeconds();
    work();
    return cpuSeconds() - start;
}

// The rule on n requests of 1 to 32 servers for half of what they ask.
double ruleSeconds(AwardRule rule, std::size_t n) {
    const Stream draws({1, 0}, 2, 0);
    std::vector<Candidate> ranked(n);
    Gpus asked = 0;
    for (std::size_t i = 0; i < n; ++i) {
        ranked[i].application = static_cast<std::uint32_t>(i);
        ranked[i].requested = 8 * (1 + static_cast<Gpus>(31 * draws.uniform(i)));
        ranked[i].viable = 8;
        ranked[i].pools = 3;
        ranked[i].throughput = {1, 1 + 3 * draws.uniform(n + i)};
        ranked[i].draw = draws.uniform(2 * n + i);
        ranked[i].score = static_cast<double>(n - i);
        asked += ranked[i].requested;
    }
    std::vector<Decision> decisions(n);
    Room room({{asked / 4, 0, -1, 8, 256}, {asked / 4, 0, -1, 8, 256, 0, 1}}, {}, PoolChoice::roomiest);
    return secondsOf([&] { rule(ranked, room, decisions); });
}

double drfSeconds(std::size_t n) {
    const Stream draws({1, 0}, 3, 0);
    std::vector<TaskUser> users(n);
    for (std::size_t i = 0; i < n; ++i) {  // GPUs, kW, TB of one task
        users[i].need = {8, 1 + static_cast<std::int64_t>(20 * draws.uniform(2 * i)),
                         1 + static_cast<std::int64_t>(50 * draws.uniform(2 * i + 1))};
        users[i].wanted = 1 + static_cast<std::int64_t>(i % 32);
    }
    const auto m = static_cast<std::int64_t>(n);
    const std::vector<std::int64_t> capacity{m * 50, m * 60, m * 150};
    return secondsOf([&] { dominantResourceFairness(users, capacity, OnBlock::skip); });
}

double reclaimSeconds(std::size_t n) {
    const auto m = static_cast<Gpus>(n);
    QuotaCohort cohort(4, 1);
    for (std::size_t q = 0; q < 4; ++q) cohort.grant(q, 0, {.nominal = 2 * m});
    std::vector<HeldGrant> held;
    for (std::size_t i = 0; i < n; ++i) {
        const auto queue = static_cast<std::uint16_t>(1 + i % 3);
        held.push_back({static_cast<std::uint32_t>(i), queue, 0, 8, 0, static_cast<Time>(i * 7919 % n)});
        cohort.use(queue, 0, 8);
    }
    return secondsOf([&] { reclaim(cohort, 0, 0, m, 0, held); });
}

template <class Seconds>
Row growth(const Options& options, const char* work, const char* against, std::size_t n, double bound,
           Seconds seconds) {
    const auto least = leastInTurn(
        options.repetitions, [&] { return seconds(n); }, [&] { return seconds(n / 10); });
    Row row;
    row.work = work;
    row.unit = "ms";
    row.tranche = least[0] * 1e3;
    row.against = against;
    row.reference = least[1] * 1e4;
    row.bound = bound;
    row.agree = least[0] < 1;  // a second
    return row;
}

}  // namespace

std::vector<Row> benchDivision(const Options& options) {
    return {growth(options, "max-min award, 100,000 applicants", "ten times 10,000", kMany, kWithinSecond,
                   [](std::size_t n) { return ruleSeconds(maxMinAward, n); }),
            growth(options, "DRF award, 100,000 applicants", "ten times 10,000", kMany, kWithinSecond,
                   [](std::size_t n) { return ruleSeconds(drfAward, n); }),
            growth(options, "gavel award, 100,000 applicants", "ten times 10,000", kMany, kWithinSecond,
                   [](std::size_t n) { return ruleSeconds(gavelAward, n); }),
            growth(options, "probabilistic serial award, 10,000 applicants", "ten times 1,000", 10'000,
                   kWithinSecond, [](std::size_t n) { return ruleSeconds(probabilisticSerialAward, n); }),
            growth(options, "DRF of GPUs, power and storage, 100,000 users", "ten times 10,000", kMany,
                   kWithinSecond, drfSeconds),
            growth(options, "reclaim among 10,000 grants", "ten times 1,000", 10'000, kNearLinear,
                   reclaimSeconds)};
}

}  // namespace tranche::bench

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// M/M/c with 100 servers at 95 % and a million customers: the engine with its statistics (waits tallied, queue and
// busy servers weighted by time, customers served) against a bare loop that adds up the waits and nothing else.
// Same draws for both. The integral of the queue level must equal the bare loop's sum of waits to the millisecond
// (Little's law as an integer identity), so the two are known to have simulated the same thing.

#include <cmath>
#include <cstdint>
#include <queue>
#include <vector>

#include "sim/kernel/simulation.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/level.hpp"
#include "sim/statistics/tally.hpp"
#include "tools/bench/bench.hpp"

namespace tranche::bench {
namespace {

constexpr std::uint32_t kServers = 100;
constexpr std::uint32_t kCustomers = 1'000'000;
constexpr double kMeanService = static_cast<double>(kHour);
constexpr double kMeanGap = kMeanService / (0.95 * kServers);

// Draws made as they are asked for. Both contenders ask in the same order: services start first come, first served.
class Drawing {
public:
    Duration gap() { return rounded(gapLaw_.quantile(gaps_.next())); }
    Duration service() { return rounded(serviceLaw_.quantile(services_.next())); }

private:
    static Duration rounded(double ms) { return static_cast<Duration>(ms + 0.5); }

    Distribution gapLaw_ = Distribution::exponential(kMeanGap);
    Distribution serviceLaw_ = Distribution::exponential(kMeanService);
    Draws gaps_{Stream({2026, 0}, purposeOf("bench gap"), 0)};
    Draws services_{Stream({2026, 0}, purposeOf("bench service"), 0)};
};

struct Drawn {
    std::vector<Duration> gaps, services;

    Drawn() {
        Drawing drawing;
        for (std::uint32_t i = 0; i < kCustomers; ++i) {
            gaps.push_back(drawing.gap());
            services.push_back(drawing.service());
        }
    }
};

// The same draws made beforehand: what is timed is the simulation alone.
class Reading {
public:
    explicit Reading(const Drawn& drawn) : gap_(drawn.gaps.data()), service_(drawn.services.data()) {}
    Duration gap() { return *gap_++; }
    Duration service() { return *service_++; }

private:
    const Duration* gap_;
    const Duration* service_;
};

struct Pending {
    Time time;
    bool arrival;
};

struct Later {
    bool operator()(const Pending& a, const Pending& b) const { return a.time > b.time; }
};

template <class Source>
Duration bareTotalWait(Source source) {
    std::priority_queue<Pending, std::vector<Pending>, Later> pending;
    std::queue<Time> waiting;
    Duration totalWait = 0;
    std::uint32_t busy = 0, arrived = 0;
    pending.push({source.gap(), true});
    while (!pending.empty()) {
        const Pending event = pending.top();
        pending.pop();
        if (event.arrival) {
            if (++arrived < kCustomers) pending.push({event.time + source.gap(), true});
            if (busy < kServers) {
                ++busy;
                pending.push({event.time + source.service(), false});
            } else {
                waiting.push(event.time);
            }
        } else if (!waiting.empty()) {
            totalWait += event.time - waiting.front();
            waiting.pop();
            pending.push({event.time + source.service(), false});
        } else {
            --busy;
        }
    }
    return totalWait;
}

// First in, first out, in a ring that doubles when full.
class Line {
public:
    bool empty() const { return head_ == tail_; }
    void push(Time time) {
        if (tail_ - head_ == ring_.size()) widen();
        ring_[tail_++ % ring_.size()] = time;
    }
    Time pop() { return ring_[head_++ % ring_.size()]; }

private:
    void widen() {
        std::vector<Time> wider(ring_.size() * 2);
        for (std::size_t i = head_; i != tail_; ++i) wider[i % wider.size()] = ring_[i % ring_.size()];
        ring_ = std::move(wider);
    }

    std::vector<Time> ring_ = std::vector<Time>(64);
    std::size_t head_ = 0, tail_ = 0;
};

template <class Source>
class Station {
public:
    explicit Station(Source source) : source_(std::move(source)) {}

    void begin(Simulation& simulation) { scheduleArrival(simulation); }

    void handle(Simulation& simulation, const Event& event) {
        if (event.phase == Phase::arrival) {
            arrive(simulation);
        } else {
            depart(simulation);
        }
    }

    const Tally& waits() const { return waits_; }
    const Level& queued() const { return queued_; }
    const Level& busy() const { return busy_; }
    std::int64_t served() const { return served_; }

private:
    void arrive(Simulation& simulation) {
        if (++arrived_ < kCustomers) scheduleArrival(simulation);
        if (busy_.value() < kServers) {
            busy_.change(simulation.now(), 1);
            serve(simulation, simulation.now());
        } else {
            line_.push(simulation.now());
            queued_.change(simulation.now(), 1);
        }
    }

    void depart(Simulation& simulation) {
        ++served_;
        if (line_.empty()) {
            busy_.change(simulation.now(), -1);
        } else {
            queued_.change(simulation.now(), -1);
            serve(simulation, line_.pop());
        }
    }

    void serve(Simulation& simulation, Time arrivedAt) {
        waits_.add(static_cast<double>(simulation.now() - arrivedAt));
        simulation.schedule(simulation.now() + source_.service(), Phase::completion, started_, {0, started_});
        ++started_;
    }

    void scheduleArrival(Simulation& simulation) {
        simulation.schedule(simulation.now() + source_.gap(), Phase::arrival, arrived_, {0, arrived_});
    }

    Source source_;
    Line line_;
    Tally waits_;
    Level queued_, busy_;
    std::int64_t served_ = 0;
    std::uint32_t arrived_ = 0, started_ = 0;
};

template <class Source>
Row compare(std::string work, const Options& options, const Source& source) {
    bool agree = true;
    Duration totalWait = 0;
    const auto bare = [&] {
        const double start = cpuSeconds();
        totalWait = bareTotalWait(source);
        return cpuSeconds() - start;
    };
    const auto engine = [&] {
        const double start = cpuSeconds();
        Simulation simulation;
        Station<Source> station(source);
        station.begin(simulation);
        const StopReason reason = simulation.run(station, kNever);
        const double seconds = cpuSeconds() - start;
        const double meanWait = static_cast<double>(totalWait) / kCustomers;
        agree = agree && reason == StopReason::exhausted && station.served() == kCustomers &&
                station.waits().count() == kCustomers &&
                station.queued().integral(simulation.now()) == totalWait &&
                std::abs(station.waits().mean() - meanWait) <= 1e-9 * meanWait;
        return seconds;
    };
    const auto [reference, tranche] = leastInTurn(options.repetitions, bare, engine);
    return {.work = std::move(work),
            .unit = "ms",
            .tranche = tranche * 1e3,
            .against = "bare loop",
            .reference = reference * 1e3,
            .speed = false,
            .agree = agree,
            .bound = 2.0};
}

}  // namespace

std::vector<Row> benchMmc(const Options& options) {
    const Drawn drawn;
    return {compare("M/M/100, 10^6 customers", options, Drawing()),
            compare("the same, draws made beforehand", options, Reading(drawn))};
}

}  // namespace tranche::bench

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every queue policy owes on random small instances, and agreement, job for job, with a scheduler that recomputes
// everything second by second.
#include <doctest/doctest.h>

#include "tests/allocation/queue_reference.hpp"

namespace tranche {
namespace {

struct Instance {
    std::int64_t machine = 1;
    std::vector<ReplayJob> jobs;
    std::string text() const {
        std::string all = "machine " + std::to_string(machine) + "; job submit size runtime estimate account";
        for (const ReplayJob& j : jobs)
            all += "; " + std::to_string(j.queue.job) + " " + std::to_string(j.queue.submit / kSecond) + " " +
                   std::to_string(j.queue.size) + " " + std::to_string(j.runtime / kSecond) + " " +
                   std::to_string(j.queue.estimate / kSecond) + " " + std::to_string(j.queue.account);
        return all;
    }
};

Instance randomInstance(std::uint64_t number, bool exact) {
    Dice dice(number);
    Instance in;
    in.machine = 1 + dice.below(12);
    const auto count = static_cast<std::uint32_t>(2 + dice.below(13));
    const Time spread = 1 + dice.below(40);
    for (std::uint32_t j = 0; j < count; ++j) {
        ReplayJob job;
        job.queue.job = j;
        job.queue.submit = dice.below(spread) * kSecond;
        job.queue.size = 1 + dice.below(in.machine);
        job.runtime = (1 + dice.below(12)) * kSecond;
        job.queue.estimate = job.runtime + (exact || dice.chance(0.3) ? 0 : dice.below(10) * kSecond);
        job.queue.account = static_cast<std::uint32_t>(dice.below(3));
        in.jobs.push_back(job);
    }
    return in;
}

FairShareAccounts accounts(const std::vector<double>& shares) {
    FairShareAccounts all(100 * kSecond);
    for (const double s : shares) all.add(s);
    return all;
}
const std::vector<double> kShares{1, 2, 5};

QueueScheduler scheduler(const ReferenceSetting& set) {
    QueuePolicy policy;
    policy.discipline = set.discipline;
    policy.order = findQueueOrder(set.order);
    policy.backfill = set.backfill.empty() ? nullptr : findQueueOrder(set.backfill);
    policy.reservations = set.reservations;
    policy.downRule = set.hold ? DownRule::hold : DownRule::pass;
    policy.period = set.period * kSecond;
    policy.multifactor.fairShare = 2000;
    QueueScheduler queue(policy, set.machine, accounts(set.shares));
    for (const auto& [at, change] : set.announced) queue.announce(0, at * kSecond, change);
    return queue;
}

std::string describe(const ReferenceSetting& set) {
    std::string text = "discipline " + std::to_string(static_cast<int>(set.discipline)) + ", order " +
                       set.order + ", backfill '" + set.backfill + "', " + std::to_string(set.reservations) +
                       " reservations, " + (set.hold ? "hold" : "pass");
    for (const CapacityStep& s : set.steps)
        text += ", at " + std::to_string(s.at) + " there are " + std::to_string(s.available);
    for (const auto& [at, change] : set.announced)
        text += ", announced at " + std::to_string(at) + ": " + std::to_string(change);
    return text;
}

void agree(const Instance& in, ReferenceSetting set) {
    set.machine = in.machine;
    set.shares = kShares;
    INFO(describe(set) << "\n" << in.text());
    Reference reference(set, in.jobs);
    const std::vector<Time> expected = reference.starts();
    std::vector<CapacityStep> steps = set.steps;
    for (CapacityStep& s : steps) s.at *= kSecond;
    const Replay ours = replay(in.jobs, scheduler(set), {}, steps);
    for (std::size_t j = 0; j < expected.size(); ++j) {
        INFO("job " << j);
        CHECK(ours.start[j] == expected[j]);
    }
    CHECK(ours.breaches == reference.breaches());
}

constexpr std::array kDisciplines{Discipline::strict, Discipline::firstFit, Discipline::easy,
                                  Discipline::conservative};

// Every discipline with every order.
template <class Test>
void forEveryPolicy(Test&& test) {
    for (const Discipline discipline : kDisciplines)
        for (const QueueOrderRow& order : queueOrderTable()) {
            ReferenceSetting set;
            set.discipline = discipline;
            set.order = order.name;
            set.shares = kShares;
            set.period = 7;
            test(set);
        }
}

}  // namespace

TEST_CASE("every discipline and order agrees with a scheduler that recomputes everything each second") {
    forEveryPolicy([](const ReferenceSetting& set) {
        for (std::uint64_t n = 0; n < 60; ++n) agree(randomInstance(n, n % 3 == 0), set);
    });
}

TEST_CASE("several reservations and other backfill orders agree with a scheduler without any memory") {
    for (int reservations = 1; reservations <= 4; ++reservations)
        for (const char* order : {"fcfs", "saf", "lxf"})
            for (const char* backfill : {"", "sjf", "ljf", "wfp3"})
                for (std::uint64_t n = 0; n < 40; ++n) {
                    ReferenceSetting set;
                    set.discipline = Discipline::easy;
                    set.order = order;
                    set.backfill = backfill;
                    set.reservations = reservations;
                    agree(randomInstance(n, n % 3 == 0), set);
                }
}

TEST_CASE("lost capacity is met by the down rule as in a scheduler without any memory") {
    for (const Discipline discipline : kDisciplines)
        for (const bool hold : {false, true})
            for (const char* order : {"fcfs", "sjf", "lxf"})
                for (std::uint64_t n = 0; n < 80; ++n) {
                    const Instance in = randomInstance(n, n % 3 == 0);
                    Dice dice(n + 1000);
                    ReferenceSetting set;
                    set.discipline = discipline;
                    set.order = order;
                    set.hold = hold;
                    set.reservations = n % 4 == 3 ? 2 : 1;
                    const Time first = 1 + dice.below(20), second = first + 1 + dice.below(20);
                    set.steps = {{first, dice.below(in.machine + 1)}, {second, in.machine}};
                    agree(in, set);
                }
}

TEST_CASE("announced capacity agrees with a scheduler without any memory") {
    for (const Discipline discipline : kDisciplines)
        for (const char* order : {"fcfs", "saf", "wfp3"})
            for (const bool hold : {false, true})
                for (std::uint64_t n = 0; n < 60; ++n) {
                    const Instance in = randomInstance(n, n % 3 == 0);
                    Dice dice(n + 2000);
                    ReferenceSetting set;
                    set.discipline = discipline;
                    set.order = order;
                    set.hold = hold;
                    set.announced = {{5 + dice.below(20), -1 - dice.below(in.machine)},
                                     {25 + dice.below(20), 1 + dice.below(in.machine + 3)}};
                    agree(in, set);
                }
}

TEST_CASE("no instant is above capacity and every job starts once, at or after its submission") {
    forEveryPolicy([](const ReferenceSetting& base) {
        for (std::uint64_t n = 100; n < 160; ++n) {
            const Instance in = randomInstance(n, n % 2 == 0);
            ReferenceSetting set = base;
            set.machine = in.machine;
            INFO(describe(set) << "\n" << in.text());
            const Replay r = replay(in.jobs, scheduler(set));
            for (const ReplayJob& at : in.jobs) {
                REQUIRE(r.start[at.queue.job] != kNever);
                CHECK(r.start[at.queue.job] >= at.queue.submit);
                std::int64_t together = 0;
                for (const ReplayJob& j : in.jobs) {
                    const Time from = r.start[j.queue.job], t = r.start[at.queue.job];
                    together += from <= t && t < from + j.runtime ? j.queue.size : 0;
                }
                CHECK(together <= in.machine);
            }
        }
    });
}

TEST_CASE("the order in which events of an instant are told does not matter") {
    forEveryPolicy([](const ReferenceSetting& base) {
        for (std::uint64_t n = 200; n < 230; ++n) {
            const Instance in = randomInstance(n, n % 2 == 0);
            ReferenceSetting set = base;
            set.machine = in.machine;
            INFO(describe(set) << "\n" << in.text());
            std::vector<ReplayJob> shuffled = in.jobs;
            Dice dice(n);
            for (std::size_t i = shuffled.size(); i > 1; --i)
                std::swap(shuffled[i - 1],
                          shuffled[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
            const Replay a = replay(in.jobs, scheduler(set)), b = replay(shuffled, scheduler(set));
            CHECK(a.start == b.start);
            CHECK(a.backfilled == b.backfilled);
        }
    });
}

TEST_CASE("EASY never delays the head of the queue beyond its shadow with exact estimates") {
    for (std::uint64_t n = 0; n < 400; ++n) {
        const Instance in = randomInstance(n, true);
        INFO(in.text());
        const std::vector<Time> starts =
            replay(in.jobs, QueueScheduler(policyNamed("easy"), in.machine)).start;
        // At every instant: the head is the first that waits; its shadow by the ends of those that run.
        for (Time t = 0; t < 400 * kSecond; t += kSecond) {
            const ReplayJob* head = nullptr;
            std::map<Time, std::int64_t> ends;
            std::int64_t free = in.machine;
            for (const ReplayJob& j : in.jobs) {
                const Time from = starts[j.queue.job];
                if (from <= t && t < from + j.runtime) {
                    free -= j.queue.size;
                    ends[from + j.runtime] += j.queue.size;
                } else if (j.queue.submit <= t && t < from &&
                           (head == nullptr || std::tie(j.queue.submit, j.queue.job) <
                                                   std::tie(head->queue.submit, head->queue.job))) {
                    head = &j;
                }
            }
            if (head == nullptr) continue;
            Time shadow = t;
            for (const auto& [end, size] : ends) {
                if (free >= head->queue.size) break;
                free += size;
                shadow = end;
            }
            CAPTURE(t / kSecond);
            CAPTURE(head->queue.job);
            CHECK(starts[head->queue.job] <= shadow);
        }
    }
}

TEST_CASE("conservative never moves a reservation later while capacity stands") {
    for (std::uint64_t n = 0; n < 300; ++n) {
        const Instance in = randomInstance(n, n % 2 == 0);
        INFO(in.text());
        std::vector<Time> known(in.jobs.size(), kNever);
        std::size_t looks = 0;
        Watch watch;
        std::vector<bool> waits(in.jobs.size(), false);
        watch.after = [&](Time now, const QueueScheduler& queue) {
            for (const ReplayJob& j : in.jobs) {
                const std::uint32_t id = j.queue.job;
                if (j.queue.submit > now || !queue.isWaiting(id)) continue;
                const Time at = queue.reservation(id);
                CHECK(at <= known[id]);
                CHECK(at > now);
                known[id] = at;
                ++looks;
            }
        };
        const Replay r = replay(in.jobs, QueueScheduler(policyNamed("conservative"), in.machine), watch);
        for (const ReplayJob& j : in.jobs) CHECK(r.start[j.queue.job] <= known[j.queue.job]);
        CHECK(r.breaches == 0);
        if (in.jobs.size() > 10 && in.machine > 3) CHECK(looks > 0);
    }
}

TEST_CASE("a request above what can ever be there is refused, one above what is there now waits") {
    for (const Discipline discipline : kDisciplines) {
        QueuePolicy policy;
        policy.discipline = discipline;
        QueueScheduler queue(policy, 8);
        QueueJob large{.job = 0, .size = 9, .estimate = 10};
        CHECK_FALSE(queue.submit(large));
        queue.announce(0, 100, 4);
        CHECK(queue.submit(large));
        CHECK(queue.submit({.job = 1, .size = 8, .estimate = 10}));
        std::vector<Start> started;
        queue.pass(0, started);
        const bool waits = discipline == Discipline::strict;  // behind the large one, which fits from 100 on
        CHECK(started.size() == (waits ? 0U : 1U));
        if (!waits) queue.finish(1, 10);
        queue.pass(10, started);
        CHECK(queue.wantsPassAt() == 100);
        started.clear();
        queue.pass(100, started);
        REQUIRE(!started.empty());
        CHECK(started[0].job == 0);
    }
}

TEST_CASE("a withdrawn job leaves its place to the others") {
    for (const char* name : {"fcfs", "first-fit", "easy", "easy-sjbf", "conservative", "wfp3"}) {
        INFO("policy " << std::string(name));
        QueueScheduler queue(policyNamed(name), 10);
        std::vector<Start> started;
        CHECK(queue.submit({.job = 0, .size = 6, .estimate = 100}));
        CHECK(queue.submit({.job = 1, .size = 8, .estimate = 100}));
        CHECK(queue.submit({.job = 2, .size = 4, .estimate = 150}));
        queue.pass(0, started);
        const std::size_t before = started.size();  // job 2 too under first-fit
        queue.withdraw(1, 50);
        queue.pass(50, started);
        CHECK(before == (std::string(name) == "first-fit" ? 2U : 1U));
        REQUIRE(started.size() == 2);
        CHECK(started[1].job == 2);
        CHECK(queue.waiting() == 0);
        CHECK(queue.used() == 10);
    }
}

}  // namespace tranche

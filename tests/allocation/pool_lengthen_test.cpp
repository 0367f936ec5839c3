// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A running job that ends later than it was said to: whoever waits plans anew, and nothing starts before there is room.
#include <doctest/doctest.h>

#include <vector>

#include "models/allocation/queue/pool_scheduler.hpp"
#include "models/allocation/queue/queue_spec.hpp"

using namespace tranche;

TEST_CASE("after a running job is lengthened the next starts when it ends, by every discipline") {
    for (const char* name : {"fcfs", "first-fit", "easy", "conservative"}) {
        CAPTURE(name);
        QueueSpec spec;
        spec.policy = name;
        const std::vector<SchedulerPool> pools{{4, 0, 0}};
        PoolScheduler scheduler(queuePolicy(spec, 1), pools, *findPlacement("first-fit"), 1);
        scheduler.limit(0, 0, 4);
        std::vector<PoolStart> started;
        const auto submit = [&](std::uint32_t id, std::int64_t size, Duration estimate, Time now) {
            QueueJob job;
            job.job = id;
            job.submit = now;
            const std::vector<PoolOption> options{{0, size, estimate}};
            REQUIRE(scheduler.submit(job, options, 0));
        };
        const auto pass = [&](Time now) {
            started.clear();
            scheduler.pass(now, started);
            return started.size();
        };
        submit(0, 3, 10, 0);
        CHECK(pass(0) == 1);
        submit(1, 4, 5, 1);
        CHECK(pass(1) == 0);
        scheduler.lengthen(0, 15, 5);
        submit(2, 1, 10, 5);  // ends with the first: it delays nobody where others may pass the head
        const bool backfills = std::string(name) != "fcfs";
        CHECK(pass(5) == (backfills ? 1u : 0u));
        scheduler.shorten(0, 12, 6);
        scheduler.lengthen(0, 15, 7);
        CHECK(pass(7) == 0);
        CHECK(pass(10) == 0);
        if (backfills) scheduler.finish(2, 15);
        scheduler.finish(0, 15);
        CHECK(pass(15) == 1);
        CHECK(started[0].job == 1);
    }
}

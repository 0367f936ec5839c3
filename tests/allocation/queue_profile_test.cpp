// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The availability profile against a plain table of free amounts, one entry a unit of time.
#include <doctest/doctest.h>

#include "models/allocation/queue/availability_profile.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

class Table {
public:
    Table(Time end, std::int64_t free) : free_(static_cast<std::size_t>(end), free) {}
    void take(Time from, Time to, std::int64_t n) {
        for (Time t = std::max(from, now); t < std::min(to, end()); ++t)
            free_[static_cast<std::size_t>(t)] -= n;
    }
    std::int64_t at(Time t) const { return free_[static_cast<std::size_t>(std::min(t, end() - 1))]; }
    Time end() const { return static_cast<Time>(free_.size()); }
    Time earliest(std::int64_t n, Duration length, Time limit) const {
        for (Time s = now; s < std::min(limit, end()); ++s) {
            bool good = true;
            for (Time t = s; good && t < std::min(s + length, limit); ++t) good = at(t) >= n;
            if (good) return s;
        }
        return limit;
    }
    Time now = 0;

private:
    std::vector<std::int64_t> free_;
};

}  // namespace

TEST_CASE("the profile answers as a table of free amounts does, through thousands of changes") {
    for (std::uint64_t number = 0; number < 12; ++number) {
        CAPTURE(number);
        Dice dice(number);
        constexpr std::int64_t kMachine = 50;
        const Time horizon = number % 2 == 0 ? 3000 : 300;
        Table table(horizon, kMachine);
        AvailabilityProfile profile(kMachine);
        struct Taken {
            Time from, to;
            std::int64_t n;
        };
        std::vector<Taken> taken;
        std::size_t most = 0;
        for (int i = 0; i < 3000 && table.now < horizon - 50; ++i) {
            CAPTURE(i);
            if (taken.empty() || dice.chance(0.6)) {
                const Time from = table.now + dice.below(horizon - table.now);
                const Time to = dice.chance(0.05) ? kNever : from + 1 + dice.below(horizon / 4);
                taken.push_back({from, to, 1 + dice.below(8)});
                table.take(from, to, taken.back().n);
                profile.take(from, to, taken.back().n);
            } else {
                const auto which =
                    static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(taken.size())));
                const Taken back = taken[which];
                taken[which] = taken.back();
                taken.pop_back();
                table.take(back.from, back.to, -back.n);
                profile.give(back.from, back.to, back.n);
            }
            if (dice.chance(0.05)) {
                table.now += dice.below(horizon / 60);
                profile.advance(table.now);
            }
            most = std::max(most, profile.steps());
            CHECK(profile.free() == table.at(table.now));
            const Time t = table.now + dice.below(horizon - table.now);
            CHECK(profile.freeAt(t) == table.at(t));
            const std::int64_t n = 1 + dice.below(kMachine);
            const Duration length = 1 + dice.below(horizon / 5);
            const Time limit =
                dice.chance(0.5) ? table.now + dice.below(horizon - table.now) : table.end() - 1;
            CAPTURE(n);
            CAPTURE(length);
            CAPTURE(limit);
            CHECK(profile.earliest(n, length, limit) == table.earliest(n, length, limit));
            CHECK(profile.fitsNow(n, 1) == (table.at(table.now) >= n));
            const AvailabilityProfile::Level level = profile.firstAtLeast(n);
            const Time first = table.earliest(n, 1, table.end() - 1);
            if (first < table.end() - 1) {
                CHECK(level.at == first);
                CHECK(level.free == table.at(first));
            }
        }
        CHECK(most > 100);  // more than one node
    }
}

TEST_CASE("a profile without anything taken has no steps and everything free") {
    AvailabilityProfile profile(10);
    profile.take(5, 20, 3);
    profile.take(20, 30, 3);
    CHECK(profile.steps() == 2);  // the end of one meets the start of the other
    profile.give(5, 30, 3);
    CHECK(profile.steps() == 0);
    CHECK(profile.earliest(10, 1000) == 0);
    CHECK(profile.earliest(11, 1) == kNever);
    profile.take(0, 50, 10);
    CHECK(profile.free() == 0);
    CHECK(profile.earliest(1, 1) == 50);
    CHECK(profile.firstAtLeast(10).at == 50);
    profile.advance(50);
    CHECK(profile.free() == 10);
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/life/use_window.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace tranche;

TEST_CASE("a trailing window sees the steps within it and nothing of what does not count") {
    UseWindow use;
    use.note(0, 64, 0);
    use.note(10, 64, 24);
    use.note(20, 64, 64);
    CHECK(use.mean(0, 30) == (24.0 * 10 + 64 * 10) / (64 * 30));
    CHECK(use.mean(10, 20) == 0.375);
    CHECK(use.percentile(0.5, 10, 30) == 24);
    CHECK(use.percentile(0.51, 10, 30) == 64);
    CHECK(use.percentile(0, 0, 30) == 0);
    use.note(30, 64, 0, false);  // a checkpoint
    use.note(50, 32, 32);
    CHECK(use.mean(20, 60) == 1);
    CHECK(use.mean(30, 50) == 0);
    CHECK(use.percentile(0.95, 0, 60) == 64);
    use.note(50, 32, 16);  // the last of an instant holds
    CHECK(use.mean(50, 60) == 0.5);
    use.forgetBefore(55);
    CHECK(use.mean(55, 60) == 0.5);
}

TEST_CASE("means and percentiles of ramps and bursts are those of a sum over every millisecond") {
    std::mt19937 dice(7);
    const auto roll = [&](int n) { return static_cast<Gpus>(dice() % static_cast<unsigned>(n)); };
    for (int trial = 0; trial < 200; ++trial) {
        UseWindow use;
        std::vector<Gpus> held, busy;
        std::vector<bool> counts;
        for (Time t = 0; t < 120;) {
            const Gpus h = 8 + roll(9), b = roll(static_cast<int>(h) + 1);
            const bool c = roll(5) > 0;
            use.note(t, h, b, c);
            for (const Time next = t + 1 + roll(12); t < next; ++t) {
                held.push_back(h);
                busy.push_back(b);
                counts.push_back(c);
            }
        }
        const Time from = roll(60), to = from + 1 + roll(60);
        if (roll(2) == 0) use.forgetBefore(from);
        Gpus sumHeld = 0, sumBusy = 0;
        std::vector<Gpus> levels;
        for (std::size_t t = static_cast<std::size_t>(from); t < static_cast<std::size_t>(to); ++t) {
            if (!counts[t]) continue;
            sumHeld += held[t];
            sumBusy += busy[t];
            levels.push_back(busy[t]);
        }
        std::sort(levels.begin(), levels.end());
        const double mean = sumHeld == 0 ? 0 : static_cast<double>(sumBusy) / static_cast<double>(sumHeld);
        CHECK(use.mean(from, to) == mean);
        for (const double p : {0.25, 0.5, 0.75, 1.0}) {
            Gpus least = 0;
            for (std::size_t i = levels.size(); i > 0; --i)
                if (static_cast<double>(i) >= p * static_cast<double>(levels.size())) least = levels[i - 1];
            CHECK(use.percentile(p, from, to) == least);
        }
    }
}

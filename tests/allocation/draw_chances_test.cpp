// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/lottery/draw_chances.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/allocation/lottery/win_chances.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

std::vector<double> chances(const std::vector<Gpus>& requests, const char* rule,
                            const char* order = "lottery", std::vector<double> weights = {}) {
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 0; i < requests.size(); ++i) {
        candidates.push_back(candidate(i, 0, requests[i], requests[i]));
        if (!weights.empty()) candidates.back().weight = weights[i];
    }
    const Room room({{.free = 10}}, {}, PoolChoice::listed);
    return drawChances(candidates, room, *findAwardRule(rule), *findOrder(order), {});
}

}  // namespace

TEST_CASE("EX-LOT by the award rules: six, five and four of ten, skipping a misfit or stopping at it") {
    const auto skip = chances({6, 5, 4}, "skip_fill"), stop = chances({6, 5, 4}, "strict_cut");
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(skip[i] == doctest::Approx(i < 2 ? 0.5 : 1.0).epsilon(1e-12));
        CHECK(stop[i] == doctest::Approx(i < 2 ? 0.5 : 2.0 / 3).epsilon(1e-12));
    }
}

TEST_CASE("the chances of a weighted draw by the rule are those of the tickets alone") {
    const std::vector<Gpus> requests{6, 5, 4, 3, 2};
    const std::vector<double> weights{1, 2, 4, 0.5, 1};
    std::vector<Ticket> tickets;
    for (std::size_t i = 0; i < requests.size(); ++i) tickets.push_back({requests[i], weights[i]});
    const auto rule = chances(requests, "skip_fill", "weighted_lottery", weights);
    const WinChances exact = winChances(tickets, 10, OnBlock::skip);
    for (std::size_t i = 0; i < requests.size(); ++i)
        CHECK(rule[i] == doctest::Approx(exact.win[i]).epsilon(1e-9));
}

TEST_CASE("beyond eight the chances are drawn, within their error") {
    const auto drawn = chances(std::vector<Gpus>(20, 1), "skip_fill");
    for (const double chance : drawn) CHECK(std::abs(chance - 0.5) < 5 * 0.5 / std::sqrt(250.0));
}

TEST_CASE("who needs no lot has no chance but certainty") {
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 0; i < 4; ++i) candidates.push_back(candidate(i, 90 - i, 5, 5));
    candidates[0].band = Band::fund;
    const Room room({{.free = 10}}, {}, PoolChoice::listed);
    const auto chance =
        drawChances(candidates, room, *findAwardRule("skip_fill"), *findOrder("partial_lottery"), {});
    CHECK(chance[0] == doctest::Approx(1));
    for (std::size_t i = 1; i < 4; ++i) CHECK(chance[i] == doctest::Approx(1.0 / 3));
}

}  // namespace tranche

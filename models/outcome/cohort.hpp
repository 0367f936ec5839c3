// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The applications of one scope (all, a sector, a share group) inside the window, counted once: what every metric of
// demand is computed from. Contest teams are left out but for deliveredHours: they do not apply. One pass, O(n log n) for the sorted satisfaction.
// Verified by: tests/outcome/cohort_test.cpp.

#include <array>
#include <string_view>
#include <vector>

#include "models/outcome/replication_outcome.hpp"
#include "models/outcome/study_facts.hpp"
#include "sim/statistics/survival.hpp"

namespace tranche {

// Sizes of requests [servers]: 1, 2 to 3, 4 to 7, 8 to 15, 16 and more.
inline constexpr std::size_t kRequestSizes = 5;
std::size_t requestSize(Gpus requested, Gpus serverGpus);
std::string_view requestSizeName(std::size_t size);  // "1", "2 to 3" ... "16 or more"

struct Cohort {
    // Applications submitted in the window.
    std::int64_t applications = 0, resolved = 0, awards = 0, started = 0, delayed = 0, withdrawn = 0,
                 noShows = 0, ineligible = 0, censored = 0, reapplications = 0;
    Gpus asked = 0, resolvedAsked = 0, granted = 0, recalled = 0;
    std::array<std::int64_t, kRequestSizes> resolvedOf{}, awardsOf{};  // by size
    std::int64_t recalls = 0, passedOver = 0, awardsReserved = 0, heldByPlacement = 0;
    double forfeitedHours = 0;
    std::int64_t preempted = 0, partial = 0, partsRefused = 0, warnings = 0, gaming = 0;
    std::int64_t extensionsAsked = 0, extensions = 0;
    std::int64_t deterred = 0;        // needs of the window, not applied for at the price
    double listKrw = 0, paidKrw = 0;  // for the GPU-hours delivered, whenever submitted
    Gpus grantedRegional = 0;
    double roundDays = 0, reviewDays = 0, agreementDays = 0, capacityDays = 0,
           onboardingDays = 0;  // sums over started
    std::int64_t onboarded = 0;
    Gpus needed = 0, stranded = 0;  // true needs, and what was granted beyond them
    double needDays = 0;            // sum over started, from need to start
    double slowdown = 0;            // sum of bounded slowdowns over started, tau 7 days
    double waitedDays = 0;          // time spent waiting inside the window, also by those submitted before it
    std::vector<Observation>
        waits;  // [days] submission to start; censored when it left or still waited at the end
    std::array<std::vector<Observation>, kRequestSizes> waitsOf;  // the same by size

    double deliveredHours =
        0;  // GPU h of the fleet up to the end, whenever submitted, contest teams included

    // Projects whose first submission lies in the window.
    std::int64_t projects = 0, served = 0;
    double needGpuHours = 0, unmetRejected = 0, unmetWithdrawn = 0, unmetWaiting = 0, unmetTrimmed = 0;
    std::vector<double> satisfaction;  // granted / asked by project, zeros included
};

// Scope 0 is all; then the sectors, then the share groups, in the order of the facts.
std::vector<Cohort> cohorts(const ReplicationOutcome&, const StudyFacts&);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Why a project got what it got, and the smallest change that would have brought an award earlier, found by running the
// same replication again with that change and nothing else. One thing is changed at a time:
//
//   size     servers less, one at a time, down to one              every step is run
//   merit    points more, up to 40, to a tenth                     doubling, then bisection
//   date     days earlier, up to 365                               doubling, then bisection
//   quota    percentage points more for its group, to the whole    doubling, then bisection
//   supply   servers more in one pool from the day before its first decision, up to 4,096; each pool of its call is tried
//
// Bisection takes for granted that more helps once less has helped; where a smaller change also helps, or a larger one
// that was run does not, `monotone` is false. An earlier award is one at an earlier instant than in the run as it was.
// Errors: no attempts and no changes when there is no such project, or it is a team of the national contest. O(runs), at most about 100 replications.
// `cancel` is read before and during each of them; once it is up the rest is not run, `cancelled` is true and there are no changes.
// Verified by: tests/programme/explain_test.cpp, tests/tools/explain_test.cpp.

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "models/outcome/replication_outcome.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

struct ExplainedAttempt {
    Application application;
    // The panel's score is the sum of these.
    double merit = 0, noise = 0, bonus = 0, regional = 0, penalty = 0;
    bool scored = false;
    std::optional<RoundOutcome> round;
};

enum class ChangeKind { size, merit, date, quota, supply };

struct Change {
    ChangeKind kind = ChangeKind::size;
    std::string where;  // pool or group
    bool found = false;
    double amount = 0;  // least that helps, or the most that was tried
    Time awarded = kNever;
    int runs = 0;
    bool monotone = true;
};

struct Explanation {
    std::uint32_t project = 0;
    std::uint64_t entity = 0;
    Time awarded = kNever;  // first award of the project
    std::vector<ExplainedAttempt> attempts;
    std::vector<Change> changes;
    bool cancelled = false;
};

// `id`: the number of a project in projects.csv, or the 16 digits of its applicant (whose first project it is then).
std::optional<std::uint32_t> findProject(const ReplicationOutcome&, const std::string& id);
Explanation explain(const Scenario&, RunKey, std::uint32_t project, const ReplicationOutcome& asItWas,
                    const std::atomic<bool>* cancel = nullptr);

}  // namespace tranche

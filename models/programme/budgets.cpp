// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Budgets of hours: the checks in a grant's life, and the servers that go back when the balance does not last for them.
#include <algorithm>

#include "models/programme/programme.hpp"

namespace tranche {

void Programme::nextBudgetCheck(Index index) {
    const Application& a = out_.applications[index];
    const std::vector<BudgetCheckSpec>& checks = setting_->budget->checks;
    if (a.budgetChecks >= checks.size()) return;
    const auto after =
        static_cast<Duration>(static_cast<double>(a.ends - a.started) * checks[a.budgetChecks].after);
    if (a.started + after < a.ends)
        schedule(a.started + after, Phase::decision, index, Kind::budgetCheck, index);
}

void Programme::budgetCheck(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running) return;
    settle(a);
    const BudgetCheckSpec& check = setting_->budget->checks[a.budgetChecks++];
    const GpuTime budget = a.granted * (a.ends - a.started);
    const GpuTime loss = forfeits(*setting_->budget, check, budget, a.used, a.forfeited);
    a.forfeited += loss;
    if (loss > 0) {
        const Gpus quantum = setting_->pools[a.pool].quantum;
        const GpuTime balance = budget - a.used - a.forfeited;
        const Duration left = a.ends - now();
        const Gpus lasts = left > 0 ? (balance + left - 1) / left : a.held;
        const Gpus keep =
            std::max({ceilToQuantum(lasts, quantum), ceilToQuantum(a.viable, quantum), quantum});
        if (keep < a.held) shrink(index, keep);
    }
    nextBudgetCheck(index);
}

}  // namespace tranche

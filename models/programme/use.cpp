// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a grant does with its GPUs, and what monitoring sees of it: every change of the GPUs in use goes through setUse, which
// keeps the ledger, the record and the trailing windows in step. Load that does no work is busy to monitoring, not effective.
#include <algorithm>

#include "models/programme/programme.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kDummyLoad = hash64("dummy load");

}  // namespace

void Programme::setUse(Application& a, Gpus busy, Gpus dummy) {
    settle(a);
    const Gpus before = a.active - a.dummy;
    ledger_.claimActive(a.pool, busy + dummy - a.active, now());
    gauges_.change(a.pool, Gauge::dummy, dummy - a.dummy, now());
    a.active = busy + dummy;
    a.dummy = dummy;
    chargeCheckpoints(a);
    if (placing_) slow(a, before);
    noteUse(a);
}

// `busy` GPUs at work; who games the monitoring fills the rest.
void Programme::work(Application& a, Gpus busy) {
    setUse(a, busy, a.gaming ? a.held - busy : 0);
}

void Programme::noteUse(const Application& a) {
    if (!setting_->scenario.policy.recall || a.contest) return;
    const auto index = static_cast<std::size_t>(&a - out_.applications.data());
    if (uses_.size() <= index) uses_.resize(index + 1);
    uses_[index].note(now(), a.held, a.active, a.saving == 0);
}

// Mean use over the trailing window, as a share of the grant.
double Programme::trailingUse(const Application& a) {
    const Duration window = setting_->scenario.policy.recall->windowDays * kDay;
    UseWindow& use = uses_[static_cast<std::size_t>(&a - out_.applications.data())];
    use.forgetBefore(now() - window);
    return use.mean(now() - window, now());
}

// The use that a shrunk grant keeps room for; the time before first use is onboarding and tells nothing of it.
Gpus Programme::peakUse(const Application& a) const {
    const RecallSpec& recall = *setting_->scenario.policy.recall;
    if (a.firstUse == kNever && !a.gaming) return 0;
    const Time from =
        std::max(a.firstUse == kNever ? a.started : a.firstUse, now() - recall.windowDays * kDay);
    if (from >= now()) return a.active;
    return uses_[static_cast<std::size_t>(&a - out_.applications.data())].percentile(recall.percentile, from,
                                                                                     now());
}

// Some keep an unused grant by keeping it busy. One uniform number an attempt.
void Programme::answerWarning(Application& a) {
    if (a.warnings < 255) ++a.warnings;
    const double games = setting_->scenario.sectors[a.sector].use.dummyLoad;
    if (games <= 0 || a.gaming || a.saving > 0) return;
    if (Stream(key_, kDummyLoad, combine(a.entity, a.attempt)).uniform(0) >= games) return;
    a.gaming = true;
    work(a, a.active);
}

}  // namespace tranche

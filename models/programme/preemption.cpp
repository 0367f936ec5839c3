// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A running grant is ended for others: notice, checkpoint, end, and what comes back for the time it has lost. One course of
// events for a group that reclaims its quota and for a set-aside that is handed over; they differ in their PreemptionSpec.
#include <algorithm>

#include "models/programme/programme.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

Duration hoursLong(double hours) {
    return fromDays(hours / 24);
}

}  // namespace

// By whose rules it ends: a group's claim, or the loan of its pool.
const PreemptionSpec& Programme::preemptionOf(const Application& a) const {
    static const PreemptionSpec usual;
    if (a.claim != kNoClaim) return *setting_->scenario.policy.shares.reclaim;
    for (std::size_t s = 0; s < setting_->setAsides.size(); ++s)
        if (const auto& rule = setting_->scenario.setAsides[s].preemption;
            setting_->setAsides[s].pool == a.pool && rule)
            return *rule;
    return usual;
}

void Programme::giveNotice(Index index, Time leaves) {
    Application& a = out_.applications[index];
    a.leavesAt = leaves;
    a.binding = Binding::notice;
    const Duration saves = hoursLong(preemptionOf(a).checkpointHours);
    if (saves > 0)
        schedule(std::max(now(), leaves - saves), Phase::parameter, index, Kind::checkpoint, index);
}

void Programme::dropNotice(Index index) {
    Application& a = out_.applications[index];
    const bool saving = a.leavesAt != kNever && a.saving > 0 && a.firstUse != kNever;
    a.leavesAt = kNever;
    if (a.binding == Binding::notice) a.binding = Binding::none;
    if (!saving) return;
    setSaving(a, 0);
    work(a, std::min(a.paused, a.held));
}

// From here to its end it saves its state. Who has not begun to work has nothing to save.
void Programme::checkpoint(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running || a.leavesAt == kNever || a.firstUse == kNever || a.saving > 0) return;
    if (a.leavesAt - hoursLong(preemptionOf(a).checkpointHours) > now())
        return;  // of a notice that was dropped
    a.paused = a.active - a.dummy;
    setSaving(a, a.held);
    setUse(a, 0, 0);
}

void Programme::restarted(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running) return;
    setSaving(a, 0);
    noteUse(a);
}

void Programme::setSaving(Application& a, Gpus gpus) {
    gauges_.change(a.pool, Gauge::saving, gpus - a.saving, now());
    a.saving = gpus;
}

void Programme::preempt(Index index) {
    const PreemptionSpec rule = preemptionOf(out_.applications[index]);
    const Application before = out_.applications[index];
    out_.applications[index].binding = Binding::preempted;
    closeGrant(index, Status::recalled);
    if (rule.compensation == Compensation::time) comeBack(before, rule);
}

// A new application of the same project for the time that was left, with the checkpoint and the restart on top: to the
// waiting list, or wherever else its kind waits.
void Programme::comeBack(const Application& before, const PreemptionSpec& rule) {
    const bool saved = before.saving > 0 && before.firstUse != kNever;
    const Duration lost =
        before.ends - now() + hoursLong(rule.restartHours) + (saved ? hoursLong(rule.checkpointHours) : 0);
    if (lost <= 0) return;
    const Index next = newApplication(before.entity, before.sector, now());
    Application& a = out_.applications[next];
    a.project = before.project;
    a.firstAttempt = before.firstAttempt;
    a.attempt = static_cast<std::uint16_t>(before.attempt + 1);
    a.organisation = before.organisation;
    a.regional = before.regional;
    a.young = before.young;
    a.call = before.call;
    a.requested = before.held;
    a.viable = std::min(before.viable, before.held);
    a.duration = lost;
    a.restart = hoursLong(rule.restartHours);
    a.merit = before.merit;
    a.score = before.score;
    a.submitted = a.closed = a.decided = now();
    a.status = Status::submitted;
    a.mayReclaim = now() + rule.cooldownDays * kDay;
    joinQueue(next);
    if (rolling_) return enqueue(next);
    if (before.tier == Application::kNoTier) {
        keepOrReject(next, Binding::preempted);
    } else {
        a.tier = before.tier;
        a.status = Status::waitlisted;
        a.binding = Binding::preempted;
        lane_.push_back(next);
    }
    requestPass();
}

}  // namespace tranche

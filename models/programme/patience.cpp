// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clocks of those who wait: one for the whole wait, and one each for the decision, the start and the first use. Who runs
// out of one leaves; who is served at that very instant stays.
#include <algorithm>

#include "models/programme/programme.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kClocks = purposeOf("patience clocks");

}  // namespace

double Programme::clock(const Application& a, std::size_t which) const {
    return Stream(key_, kClocks, a.entity, a.attempt).block(0)[which];
}

void Programme::watchPatience(Index index) {
    const Application& a = out_.applications[index];
    const SectorSpec& sector = setting_->scenario.sectors[a.sector];
    const auto after = [&](double days, Kind kind) {
        schedule(now() + std::max<Duration>(0, fromDays(days)), Phase::patience, index, kind, index);
    };
    if (sector.patienceDays) after(sector.patienceDays->quantile(conduct(a).patience), Kind::patience);
    if (const auto& law = sector.patience.decisionDays)
        after(law->quantile(clock(a, 0)), Kind::decisionPatience);
    for (const Date deadline : sector.patience.deadlines) {
        const Time at = setting_->calendar.at(addDays(deadline, 1));  // useless from the day after
        if (at < a.needed + fromDays(sector.patience.deadlineLeadDays)) continue;
        schedule(std::max(at, now()), Phase::patience, index, Kind::patience, index);
        break;
    }
}

void Programme::watchStart(Index index) {
    const Application& a = out_.applications[index];
    if (const auto& law = setting_->scenario.sectors[a.sector].patience.startDays)
        schedule(now() + std::max<Duration>(0, fromDays(law->quantile(clock(a, 1)))), Phase::patience, index,
                 Kind::startPatience, index);
}

void Programme::watchReady(Index index, double activationDays) {
    const Application& a = out_.applications[index];
    const auto& law = setting_->scenario.sectors[a.sector].patience.readyDays;
    if (!law || a.contest) return;
    const double days = std::max(0.0, law->quantile(clock(a, 2)));
    if (days < activationDays)
        schedule(now() + fromDays(days), Phase::patience, index, Kind::readyPatience, index);
}

void Programme::patience(Index index) {
    Application& a = out_.applications[index];
    const bool waiting =
        a.status == Status::submitted || a.status == Status::waitlisted || a.status == Status::awarded;
    if (!waiting) return;
    if (rolling_) rolling_->withdraw(index, now());
    if (a.status == Status::awarded) {
        const Gpus back = a.held;
        ledger_.claimReserve(a.pool, -back, now());
        release(a, back);
    }
    leaveQueue(index);
    const bool queued = a.status == Status::submitted;
    a.status = Status::withdrawn;
    a.binding = Binding::patience;
    a.ended = now();
    if (rolling_ && queued) leaveOrganisation(index);
    // Who stood first and left may have held up others who fit: one pass after all who leave at this instant.
    if (rolling_) requestPass(Phase::patience);
}

void Programme::decisionPatience(Index index) {
    if (out_.applications[index].status != Status::awarded) patience(index);
}

void Programme::startPatience(Index index) {
    if (out_.applications[index].status == Status::awarded) patience(index);
}

void Programme::readyPatience(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running || a.firstUse != kNever) return;
    a.binding = Binding::patience;
    closeGrant(index, Status::withdrawn);
}

}  // namespace tranche

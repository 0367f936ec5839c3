// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "models/demand/deadline_rush.hpp"
#include "models/programme/programme.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kArrival = hash64("arrival");
constexpr std::uint64_t kReapplyDelay = hash64("reapply delay");

DeadlineRush rushOf(const Call& call) {
    return {toDays(call.closes - call.opens), call.spec.rushDays, call.spec.earlyShare,
            call.spec.lastDayShare};
}

Time submission(const Call& call, Time from, double u) {
    const DeadlineRush rush = rushOf(call);
    const double day =
        from <= call.opens ? rush.quantile(u) : rush.quantileAfter(toDays(from - call.opens), u);
    return std::clamp(call.opens + fromDays(day), std::max(from, call.opens), call.closes);
}

}  // namespace

Programme::Index Programme::newApplication(std::uint64_t entity, std::uint16_t sector, Time needed) {
    const auto index = static_cast<Index>(out_.applications.size());
    Application& a = out_.applications.emplace_back();
    a.entity = entity;
    a.sector = sector;
    a.project = index;
    a.needed = needed;
    return index;
}

// New applicants that a call itself brings forth: their number grows by the year, each with draws of its own.
void Programme::callOpens(std::uint32_t callIndex) {
    const CallSetting& c = setting_->calls[callIndex];
    for (std::uint16_t s = 0; s < setting_->sectors.size(); ++s) {
        const SectorSpec& spec = setting_->scenario.sectors[s];
        if (c.sectors[s] == 0 || !spec.perCall) continue;
        const std::uint64_t source = combine(setting_->sectors[s].entity, c.entity);
        const std::int64_t count = newApplicants(callIndex, s);
        for (std::int64_t i = 0; i < count; ++i) {
            const std::uint64_t entity = combine(source, static_cast<std::uint64_t>(i));
            if (comesEarlier(entity)) continue;
            const Index index = newApplication(entity, s, now());
            Application& a = out_.applications[index];
            ask(a);
            intervene(a);
            a.call = callIndex;
            if (deterred(a)) continue;
            const Time at = submission(c.call, now(), requests_.behaviour(a.entity, 0).submit);
            schedule(at, Phase::arrival, index, Kind::submit, index);
        }
    }
}

void Programme::streamArrival(std::uint32_t sector) {
    const SectorSpec& spec = setting_->scenario.sectors[sector];
    const std::uint64_t source = setting_->sectors[sector].entity;
    if (demand_.arrivals[sector]) {
        const std::uint64_t entity = combine(source, ++arrivals_[sector]);
        scheduleStream(static_cast<std::uint16_t>(sector));
        if (!comesEarlier(entity)) need(newApplication(entity, static_cast<std::uint16_t>(sector), now()));
        return;
    }
    const std::uint64_t n = arrivals_[sector]++;
    const double gap = -elementary::log(Stream(key_, kArrival, source).uniform(n)) / spec.stream->perDay;
    const Time next = now() + fromDays(gap);
    if (n > 0 && !comesEarlier(combine(source, n))) {  // the 0th draw is the gap before the first arrival
        const Index index = newApplication(combine(source, n), static_cast<std::uint16_t>(sector), now());
        schedule(next, Phase::arrival, sector, Kind::streamArrival, sector);
        need(index);
    } else {
        schedule(next, Phase::arrival, sector, Kind::streamArrival, sector);
    }
}

void Programme::need(Index index) {
    Application& a = out_.applications[index];
    ask(a);
    intervene(a);
    if (deterred(a)) return;
    if (rolling_ || tierOf(a) != Application::kNoTier)
        submit(index);
    else
        applyToNextCall(index, 0);
}

// An explanation asks what one project would have got with another request.
void Programme::intervene(Application& a) const {
    const auto& change = setting_->intervention;
    if (!change || a.entity != change->entity || a.firstAttempt != change->firstAttempt) return;
    if (change->requested) {
        a.requested = *change->requested;
        a.viable = std::min(a.viable, a.requested);
    }
    a.merit += static_cast<float>(change->merit);
}

bool Programme::comesEarlier(std::uint64_t entity) const {
    const auto& change = setting_->intervention;
    return change && change->need && change->entity == entity;
}

void Programme::earlierNeed() {
    const Intervention& change = *setting_->intervention;
    need(newApplication(change.entity, change.sector, now()));
}

// The call that closes first of those its sector may still apply to.
void Programme::applyToNextCall(Index index, std::uint32_t firstCall) {
    Application& a = out_.applications[index];
    std::uint32_t best = Application::kNoCall;
    for (std::uint32_t c = firstCall; c < setting_->calls.size(); ++c) {
        const CallSetting& call = setting_->calls[c];
        if (call.sectors[a.sector] == 0 || call.call.closes <= now()) continue;
        if (best == Application::kNoCall || call.call.closes < setting_->calls[best].call.closes) best = c;
    }
    a.call = best;
    if (best == Application::kNoCall) {
        a.binding = Binding::noCall;
        return;
    }
    const Time at =
        submission(setting_->calls[best].call, now(), requests_.behaviour(a.entity, a.attempt).submit);
    schedule(at, Phase::arrival, index, Kind::submit, index);
}

void Programme::submit(Index index) {
    Application& a = out_.applications[index];
    a.status = Status::submitted;
    a.submitted = now();
    joinQueue(index);
    watchPatience(index);
    if (rolling_) {
        a.closed = a.decided = now();
        enqueue(index);
    } else if (tierOf(a) != Application::kNoTier) {
        joinTier(index);
    } else {
        a.closed = setting_->calls[a.call].call.closes;
        submitted_[a.call].push_back(index);
    }
}

// After a rejection: the same project once more, at the next call, if it has the will and an attempt left; perhaps only after
// a while.
void Programme::tryAgain(Index index) {
    const Application before = out_.applications[index];  // a copy: the vector may move
    const ReapplySpec& reapply = setting_->scenario.sectors[before.sector].reapply;
    if (reapply.probability <= 0 || before.attempt - before.firstAttempt + 1 >= reapply.attempts) return;
    if (requests_.behaviour(before.entity, before.attempt).reapply >= reapply.probability) return;
    Time ready = now();
    if (reapply.delayDays.kind() != DistributionKind::constant || reapply.delayDays.mean() > 0)
        ready += std::max<Duration>(
            0, fromDays(reapply.delayDays.quantile(
                   Stream(key_, kReapplyDelay, before.entity, before.attempt).uniform(0))));
    if (ready >= setting_->end && ready > now()) return;
    const Index next = newApplication(before.entity, before.sector, ready);
    Application& a = out_.applications[next];
    a.project = before.project;
    a.attempt = static_cast<std::uint16_t>(before.attempt + 1);
    a.firstAttempt = before.firstAttempt;
    if (ready == now())
        need(next);
    else
        schedule(ready, Phase::arrival, next, Kind::need, next);
}

// The time spent waiting is booked here as it passes, and application by application at the end: Little's law.
void Programme::joinQueue(Index index) {
    waitingTime_ += waiting_ * (now() - waitingSince_);
    waitingSince_ = now();
    ++waiting_;
    waitingGpus_ += out_.applications[index].requested;
    if (placing_) askPlaces(index, 2);  // as one that waits, and for good as a forecast
}

void Programme::leaveQueue(Index index) {
    waitingTime_ += waiting_ * (now() - waitingSince_);
    waitingSince_ = now();
    --waiting_;
    waitingGpus_ -= out_.applications[index].requested;
    if (placing_) askPlaces(index, -1);
}

}  // namespace tranche

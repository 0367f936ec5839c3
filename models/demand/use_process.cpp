// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/use_process.hpp"

#include <algorithm>

#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kUse = purposeOf("use process");
constexpr std::uint64_t kInitial = 0, kRamp = 1, kToggles = 2;

double duty(const ExperimentsSpec& e) {
    return (e.onDays + e.offDays * e.offLevel) / (e.onDays + e.offDays);
}

// An even number: whole cycles leave no trace of where they began in the mean.
std::int64_t lastToggle(const ExperimentsSpec& e) {
    return e.steps + e.steps % 2;
}

// Of the stepped ramp, over its first `length`.
double rampIntegral(double length, double ramp, std::int64_t steps) {
    if (ramp <= 0) return length;
    const double step = ramp / static_cast<double>(steps);
    double sum = std::max(0.0, length - ramp);
    for (std::int64_t k = 0; k < steps && static_cast<double>(k) * step < length; ++k)
        sum += std::min(step, length - static_cast<double>(k) * step) * (static_cast<double>(k) + 0.5) /
               static_cast<double>(steps);
    return sum;
}

template <class Value>
double meanOver(const Distribution& law, int n, Value value) {
    if (law.kind() == DistributionKind::constant) return value(law.quantile(0.5));
    double sum = 0;
    for (int i = 0; i < n; ++i) sum += value(law.quantile((i + 0.5) / n));
    return sum / n;
}

}  // namespace

bool isFluid(const UseSpec& use) {
    return use.rampDays || use.experiments || use.surge;
}

double expectedWork(const UseSpec& use, double days) {
    if (days <= 0) return 0;
    const auto working = [&](double activation) { return std::max(0.0, days - std::max(0.0, activation)); };
    const auto surge = [&](double activation) {
        return use.surge ? std::min(working(activation), use.surge->lastDays) : 0;
    };
    const double body = meanOver(use.activationDays, 400, [&](double activation) {
        const double length = working(activation) - surge(activation);
        if (!use.rampDays) return length;
        return meanOver(*use.rampDays, 400,
                        [&](double ramp) { return rampIntegral(length, ramp, use.rampSteps); });
    });
    const double surging = meanOver(use.activationDays, 400, surge);
    const double plateau = meanOver(use.plateau, 4000, [](double p) { return std::clamp(p, 0.0, 1.0); });
    const double top =
        use.surge
            ? meanOver(use.plateau, 4000,
                       [&](double p) { return std::min(1.0, std::clamp(p, 0.0, 1.0) * use.surge->factor); })
            : 0;
    return (plateau * (use.experiments ? duty(*use.experiments) : 1) * body + top * surging) / days;
}

UseProcess::UseProcess(const UseSpec& spec, RunKey key, std::uint64_t entity, std::uint16_t attempt,
                       double plateau, Time firstUse, Time ends)
    : spec_(&spec), stream_(key, kUse, entity, attempt), plateau_(plateau), first_(firstUse), at_(firstUse) {
    if (spec.rampDays) ramp_ = std::max<Duration>(0, fromDays(spec.rampDays->quantile(draw(kRamp))));
    if (ramp_ < spec.rampSteps) rampStep_ = spec.rampSteps;
    if (spec.surge) {
        surge_ = std::max(firstUse, ends - fromDays(spec.surge->lastDays));
        surging_ = surge_ == firstUse;
    }
    if (spec.experiments) {
        on_ = draw(kInitial) <
              spec.experiments->onDays / (spec.experiments->onDays + spec.experiments->offDays);
        toggleLater();
    }
}

// The next change of on and off, after at_ or after the last one.
void UseProcess::toggleLater() {
    const ExperimentsSpec& e = *spec_->experiments;
    if (toggles_ >= lastToggle(e)) {
        toggle_ = kNever;
        return;
    }
    const Time from = toggle_ == kNever ? first_ : toggle_;
    const double mean = on_ ? e.onDays : e.offDays;
    const double u = draw(kToggles + static_cast<std::uint64_t>(toggles_));
    toggle_ = from + std::max<Duration>(1, fromDays(-mean * elementary::log(u)));
}

double UseProcess::work() const {
    if (surging_) return std::min(1.0, plateau_ * spec_->surge->factor);
    double level = plateau_;
    if (rampStep_ < spec_->rampSteps)
        level *= (static_cast<double>(rampStep_) + 0.5) / static_cast<double>(spec_->rampSteps);
    if (spec_->experiments) {
        if (toggles_ >= lastToggle(*spec_->experiments))
            level *= duty(*spec_->experiments);
        else if (!on_)
            level *= spec_->experiments->offLevel;
    }
    return level;
}

void UseProcess::prolong(Time ends) {
    if (spec_->surge && !surging_) surge_ = std::max(at_, ends - fromDays(spec_->surge->lastDays));
}

Time UseProcess::next() const {
    if (surging_) return kNever;
    Time at = std::min(surge_, toggle_);
    if (rampStep_ < spec_->rampSteps) at = std::min(at, first_ + ramp_ / spec_->rampSteps * (rampStep_ + 1));
    return at;
}

void UseProcess::advance() {
    const Time at = next();
    sum_ = integral(at);
    at_ = at;
    if (at == surge_) surging_ = true;
    if (rampStep_ < spec_->rampSteps && at == first_ + ramp_ / spec_->rampSteps * (rampStep_ + 1))
        ++rampStep_;
    if (at == toggle_) {
        on_ = !on_;
        ++toggles_;
        toggleLater();
    }
}

}  // namespace tranche

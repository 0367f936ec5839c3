// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/arrival_sequence.hpp"

#include <utility>

#include "sim/random/elementary.hpp"
#include "sim/random/incomplete.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kArrival = purposeOf("arrival");
constexpr std::uint64_t kClustering = purposeOf("clustering");

}  // namespace

ArrivalSequence::ArrivalSequence(const ArrivalRate& rate, RunKey key, std::uint64_t entity,
                                 Modulation modulation)
    : rate_(&rate), key_(key), entity_(entity), modulation_(std::move(modulation)) {}

Time ArrivalSequence::next() {
    position_ -= elementary::log(Stream(key_, kArrival, entity_).uniform(drawn_++));
    const auto& breaks = modulation_.breaks;
    while (break_ < breaks.size()) {
        const double expected = rate_->expected(toDays(breaks[break_].first));
        const double here = before_ + factor_ * (expected - expectedThere_);
        if (position_ < here) break;
        before_ = here;
        expectedThere_ = expected;
        factor_ = breaks[break_++].second;
    }
    if (!(factor_ > 0)) return kNever;  // and for good: the last break has none
    const double day = rate_->inverse(expectedThere_ + (position_ - before_) / factor_);
    return day >= rate_->days() ? kNever : fromDays(day);
}

Modulation clusteringOf(const ClusteringSpec& spec, RunKey key, std::uint64_t entity, Time end) {
    Modulation result;
    const double shape = 1 / spec.variance;
    for (std::uint64_t period = 0;; ++period) {
        const Time from = fromDays(static_cast<double>(period) * spec.periodDays);
        if (from >= end) return result;
        const double u = Stream(key, kClustering, entity).uniform(period);
        result.breaks.emplace_back(from, elementary::gammaQuantile(shape, u) * spec.variance);
    }
}

}  // namespace tranche

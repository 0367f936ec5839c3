// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How many arrive in an hour of the week, as a Poisson process whose rate is a product:
//
//   constant        rate
//   hour            rate x factor of the hour of the day
//   hour x weekday  rate x factor of the hour x factor of the weekday
//
// Factors have mean 1 over the week. The likelihood of counts in whole hours is maximal where the fitted sums of each hour
// of the day and of each weekday are the observed ones; it is found by scaling them in turn (Deming and Stephan 1940).
// The model with the least AIC is chosen. Only whole hours between the first and the last arrival count, so a beginning
// and an end within an hour do no harm.
// dispersion      Pearson's statistic over its degrees of freedom: 1 for a Poisson process, more when arrivals come in
//                 bursts (sessions, retries); with the p-value of a parametric bootstrap
// Errors: fewer than 100 arrivals or less than two days have no fit: nullopt.
// Cost: O(hours) a round, some tens of rounds. Verified by: tests/calibration/arrival_fit_test.cpp.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "models/calibration/size_fit.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

enum class ArrivalModel { constant, hour, hourAndWeekday };
std::string_view modelName(ArrivalModel model);

struct ArrivalFit {
    ArrivalModel model = ArrivalModel::constant;
    double perDay = 0;                // over the week
    std::array<double, 24> hour{};    // factors
    std::array<double, 7> weekday{};  // factors, Monday first
    std::int64_t hours = 0, arrivals = 0;
    std::array<double, 3> aic{};  // by model
    double dispersion = 0;
    std::optional<double>
        logRateError;  // standard error of log perDay, by the observed dispersion when it is above 1

    double rateOf(std::int64_t hourOfWeek) const;  // [1/hour]
};

// `arrivals` in ms, in order; `shift` is added first, so that 0 is midnight between Sunday and Monday.
std::optional<ArrivalFit> fitArrivals(const std::vector<Time>& arrivals, Duration shift);
BootstrapP bootstrapArrivals(const ArrivalFit& fit, std::int64_t firstHour, int samples, std::uint64_t seed);
std::int64_t firstWholeHour(const std::vector<Time>& arrivals, Duration shift);

}  // namespace tranche

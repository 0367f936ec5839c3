// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/private_fleet.hpp"

#include <algorithm>
#include <cmath>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kSlip = purposeOf("private slip"), kDelay = purposeOf("private delay");
constexpr double kTwoLn9 = 4.394449154672438766;
constexpr double kUsualWidth = 0.44;  // of the whole: hardly anything is cut off where `mid` is in the middle

double days(Date from, Date to) {
    return static_cast<double>(daysFromCivil(to) - daysFromCivil(from));
}

Duration drawDelay(const PrivateFleetSpec& fleet, RunKey key, double factor) {
    double u = Stream(key, kDelay, hash64(fleet.id)).uniform(0);
    if (fleet.factor && fleet.loading > 0) {
        const double own = std::sqrt(1 - fleet.loading * fleet.loading) * elementary::normalQuantile(u);
        u = elementary::normalCdf(fleet.loading * factor + own);
        u = std::clamp(u, 0x1p-53, 1 - 0x1p-53);  // the tails of Phi round to 0 and 1
    }
    return std::max<Duration>(0, fromDays(fleet.delayDays.quantile(u)));
}

}  // namespace

const Table<ArrivalCurveSpec>& fields(Tag<ArrivalCurveSpec>) {
    static const Table<ArrivalCurveSpec> table{
        "arrival curve",
        "How a fleet grows: a logistic curve from nothing to the whole plan.",
        {
            required("from", &ArrivalCurveSpec::from, "nothing is there yet on this day"),
            required("mid", &ArrivalCurveSpec::mid, "the curve is steepest on this day"),
            required("to", &ArrivalCurveSpec::to, "the whole plan is there from this day on"),
            optional("width_days", &ArrivalCurveSpec::widthDays,
                     "in which the curve rises from 10 to 90 %; none: 0.44 of the days from `from` to `to`")
                .unit("days")
                .range(1, 100000),
        },
        [](const ArrivalCurveSpec& curve, FieldCheck& check) {
            if (!(curve.from < curve.to))
                check.error("to", formatDate(curve.to), "a day after " + formatDate(curve.from));
            else if (!(curve.from < curve.mid && curve.mid < curve.to))
                check.error("mid", formatDate(curve.mid),
                            "a day between " + formatDate(curve.from) + " and " + formatDate(curve.to));
            else if (curve.to.year - curve.from.year > 100)
                check.error("to", formatDate(curve.to), "at most 100 years after " + formatDate(curve.from));
        }};
    return table;
}

const Table<PrivateFleetSpec>& fields(Tag<PrivateFleetSpec>) {
    static const Table<PrivateFleetSpec> table{
        "private fleet",
        "GPUs that a firm buys for itself: no government capacity, but at a site they share its power.",
        {
            required("id", &PrivateFleetSpec::id, "stable name, without dots and slashes"),
            optional("name", &PrivateFleetSpec::name, "the name people use"),
            required("gpu", &PrivateFleetSpec::gpu, "GPU model, by its id in the hardware catalogue"),
            required("gpus", &PrivateFleetSpec::gpus, "GPUs as announced: at most so many come")
                .unit("GPUs")
                .range(1, 10000000),
            required("arrivals", &PrivateFleetSpec::arrivals, "when they come, in whole servers by month"),
            optional("slip_share", &PrivateFleetSpec::slipShare,
                     "share of the plan that never comes, one draw for the fleet")
                .range(0, 1),
            optional("delay_days", &PrivateFleetSpec::delayDays,
                     "how much later than planned all of it comes, one draw for the fleet")
                .unit("days")
                .min(0),
            optional("factor", &PrivateFleetSpec::factor, "delay factor its delay depends on"),
            optional("loading", &PrivateFleetSpec::loading,
                     "correlation of its delay with the factor, as normals")
                .range(0, 1),
            optional("site", &PrivateFleetSpec::site,
                     "site whose power and cooling it shares; empty means as much as is needed"),
        }};
    return table;
}

double plannedShare(const ArrivalCurveSpec& curve, Date date) {
    if (date <= curve.from) return 0;
    if (date >= curve.to) return 1;
    const double width = curve.widthDays.value_or(kUsualWidth * days(curve.from, curve.to));
    expects(width > 0, "a curve has a width");
    const auto logistic = [&](Date at) {
        return 1 / (1 + elementary::exp(-days(curve.mid, at) * kTwoLn9 / width));
    };
    const double low = logistic(curve.from), high = logistic(curve.to);
    return std::clamp((logistic(date) - low) / (high - low), 0.0, 1.0);
}

std::vector<FleetStep> sampleFleet(const PrivateFleetSpec& fleet, Gpus quantum, const Calendar& calendar,
                                   RunKey key, double factor) {
    expects(quantum > 0, "a server has GPUs");
    const double slip =
        std::clamp(fleet.slipShare.quantile(Stream(key, kSlip, hash64(fleet.id)).uniform(0)), 0.0, 1.0);
    const Duration delay = drawDelay(fleet, key, factor);
    const auto servers =
        static_cast<double>(std::llround(static_cast<double>(fleet.gpus / quantum) * (1 - slip)));
    std::vector<FleetStep> steps;
    Gpus there = 0;
    for (int month = 1;; ++month) {
        const Date date = std::min(addMonths(fleet.arrivals.from, month), fleet.arrivals.to);
        const Gpus planned = std::llround(servers * plannedShare(fleet.arrivals, date)) * quantum;
        if (planned > there)
            steps.push_back({std::min(calendar.at(date) + delay, kHorizonLimit), planned - there});
        there = std::max(there, planned);
        if (date == fleet.arrivals.to) return steps;
    }
}

}  // namespace tranche

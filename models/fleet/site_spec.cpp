// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/site_spec.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace tranche {
namespace {

constexpr std::uint64_t kSlip = purposeOf("site cap");

void inOrder(const std::vector<CapStepSpec>& steps, const std::string& key, FieldCheck& check) {
    for (std::size_t i = 1; i < steps.size(); ++i)
        if (!(steps[i - 1].from < steps[i].from))
            check.error(key, formatDate(steps[i].from),
                        "dates that rise, after " + formatDate(steps[i - 1].from));
}

}  // namespace

const Table<CapStepSpec>& fields(Tag<CapStepSpec>) {
    static const Table<CapStepSpec> table{
        "cap step",
        "A cap of power or cooling from a date on.",
        {
            required("from", &CapStepSpec::from, "the cap holds from this day"),
            required("kw", &CapStepSpec::kw, "the cap").unit("kW").range(0, 1e7),
            optional("slip_days", &CapStepSpec::slipDays, "how much later than planned it comes")
                .unit("days")
                .min(0),
        }};
    return table;
}

const Table<SiteSpec>& fields(Tag<SiteSpec>) {
    static const Table<SiteSpec> table{
        "site",
        "Where GPUs stand, with its caps of power and cooling.",
        {
            required("id", &SiteSpec::id, "stable name, as tranches use it"),
            optional("name", &SiteSpec::name, "the name people use"),
            optional("pue", &SiteSpec::pue, "facility power over IT power; none: that of operations")
                .range(1, 3),
            optional("power_kw", &SiteSpec::powerKw,
                     "power at the meter by date, cooling included; none: as much as is needed"),
            optional("cooling_kw", &SiteSpec::coolingKw,
                     "heat of IT that can be removed, by date; none: as much as is needed"),
        },
        [](const SiteSpec& site, FieldCheck& check) {
            inOrder(site.powerKw, "power_kw", check);
            inOrder(site.coolingKw, "cooling_kw", check);
        }};
    return table;
}

PowerRamp::PowerRamp(const SiteSpec& site, double pue, const Calendar& calendar, RunKey key) {
    const auto fill = [&](const std::vector<CapStepSpec>& from, std::string_view kind, double overhead,
                          std::vector<Step>& into) {
        for (std::size_t i = 0; i < from.size(); ++i) {
            const std::uint64_t entity = hash64(site.id + '/' + std::string(kind) + '/' + std::to_string(i));
            const double slip = from[i].slipDays.quantile(Stream(key, kSlip, entity).uniform(0));
            const Time date = calendar.at(from[i].from) + fromDays(std::max(0.0, slip));
            into.push_back({date, static_cast<Watts>(std::floor(from[i].kw * 1000 / overhead + 1e-6))});
            changes_.push_back(date);
        }
    };
    fill(site.powerKw, "power", pue, power_);
    fill(site.coolingKw, "cooling", 1, cooling_);
    std::sort(changes_.begin(), changes_.end());
    changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
}

Watts PowerRamp::at(const std::vector<Step>& steps, Time time) {
    if (steps.empty()) return kNoCap;
    Watts watts = 0;
    for (const Step& step : steps)
        if (step.from <= time) watts = step.watts;
    return watts;
}

Watts PowerRamp::capAt(Time time) const {
    return std::min(at(power_, time), at(cooling_, time));
}

}  // namespace tranche

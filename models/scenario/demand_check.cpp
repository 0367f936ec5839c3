// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/demand_check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "models/demand/demand_years.hpp"

namespace tranche {
namespace {

using NameList = std::vector<std::string>;

class DemandCheck {
public:
    DemandCheck(const Scenario& scenario, const Node& root, Issues& issues)
        : s_(scenario), root_(root), issues_(issues) {
        for (const SectorSpec& sector : s_.sectors) sectors_.push_back(sector.id);
        for (const DelayFactorSpec& factor : s_.delayFactors) factors_.push_back(factor.id);
    }

    void run() {
        for (std::size_t i = 0; i < s_.sectors.size(); ++i) sector(i);
        shocks();
        if (s_.demandYears) years(*s_.demandYears);
    }

private:
    void add(const std::string& key, std::string found, std::string expected, bool warning = false) {
        issues_.add({placeOf(root_, key), key, std::move(found), std::move(expected), warning});
    }

    static bool contains(const NameList& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    void known(const std::string& key, const std::string& name, const NameList& names, const char* what) {
        if (!contains(names, name))
            add(key, shownValue(name), std::string("the id of a ") + what + didYouMean(name, names));
    }

    void sector(std::size_t i) {
        const SectorSpec& spec = s_.sectors[i];
        const std::string key = fmt::format("sectors[{}]", i);
        if (spec.stream && spec.stream->holidayFactor != 1 && s_.holidays.empty())
            add(key + ".stream.holiday_factor", fmt::format("{}", spec.stream->holidayFactor),
                "holidays in the scenario for it to act on", true);
        if (spec.gaming && s_.policy.intake.mode == IntakeMode::rolling)
            add(key + ".gaming", "over-asking with rolling intake",
                "rounds whose awards may be cut: a queue grants what is asked", true);
        if (!spec.patience.deadlines.empty() && spec.patience.deadlines.back() < s_.horizon.start)
            add(key + ".patience.deadlines", formatDate(spec.patience.deadlines.back()) + " is the last",
                "a day of the horizon", true);
        if (spec.trace) traced(key, *spec.trace);
    }

    void traced(const std::string& key, const ApplicationTraceSpec& trace) {
        const std::int64_t from = daysFromCivil(s_.horizon.start), to = daysFromCivil(s_.horizon.end) + 1;
        const auto outside =
            std::count_if(trace.applications.begin(), trace.applications.end(), [&](const auto& a) {
                const Time kst = a.submitted + 9 * kHour;
                return kst < from * kDay || kst >= to * kDay;
            });
        if (outside > 0)
            add(key + ".trace.file",
                fmt::format("{} of {} applications outside the horizon", outside, trace.applications.size()),
                "applications of the horizon; the others are left out", true);
    }

    void shocks() {
        NameList ids;
        for (std::size_t i = 0; i < s_.efficiencyShocks.size(); ++i) {
            const EfficiencyShockSpec& shock = s_.efficiencyShocks[i];
            const std::string key = fmt::format("efficiency_shocks[{}]", i);
            if (shock.id.empty()) add(key + ".id", "''", "a name");
            if (contains(ids, shock.id))
                add(key + ".id", shownValue(shock.id), "a name that no other of the list has");
            ids.push_back(shock.id);
            for (std::size_t j = 0; j < shock.sectors.size(); ++j)
                known(fmt::format("{}.sectors[{}]", key, j), shock.sectors[j], sectors_, "sector");
            if (shock.on && s_.horizon.end < *shock.on)
                add(key + ".on", formatDate(*shock.on), "a day not after the horizon", true);
        }
    }

    void years(const DemandYearsSpec& spec) {
        const std::size_t before = issues_.errorCount();
        for (const auto& [name, sigma] : spec.sigmas)
            known("demand_years.sigmas." + name, name, sectors_, "sector");
        NameList partners = sectors_;
        partners.insert(partners.end(), factors_.begin(), factors_.end());
        for (std::size_t i = 0; i < spec.pairs.size(); ++i) {
            const std::string key = fmt::format("demand_years.pairs[{}]", i);
            known(key + ".a", spec.pairs[i].a, sectors_, "sector");
            known(key + ".b", spec.pairs[i].b, partners, "sector or delay factor");
            if (spec.pairs[i].a == spec.pairs[i].b)
                add(key + ".b", shownValue(spec.pairs[i].b), "another than a: a sector goes with itself");
        }
        if (issues_.errorCount() != before) return;
        const CorrelationMatrix stated = demandYearsMatrix(spec, factors_, sectors_);
        if (CopulaFactor::of(stated)) return;
        const double distance = frobeniusDistance(stated, nearestCorrelation(stated));
        const std::string found = fmt::format(
            "correlations that cannot hold together; the nearest that can is {:.4f} away (Frobenius)",
            distance);
        if (spec.repair)
            add("demand_years.repair", found, "a positive definite matrix; the nearest one is used", true);
        else
            add("demand_years", found, "a positive definite matrix, or repair: true");
    }

    const Scenario& s_;
    const Node& root_;
    Issues& issues_;
    NameList sectors_, factors_;
};

}  // namespace

void checkDemand(const Scenario& scenario, const Node& root, Issues& issues) {
    DemandCheck(scenario, root, issues).run();
}

}  // namespace tranche

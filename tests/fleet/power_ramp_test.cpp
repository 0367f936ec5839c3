// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "models/fleet/site_spec.hpp"

namespace tranche {
namespace {

const Calendar kCalendar{{2026, 1, 1}};

SiteSpec site() {
    SiteSpec s;
    s.id = "haenam";
    s.powerKw = {{{2026, 2, 1}, 1300}, {{2026, 6, 1}, 2600}, {{2027, 1, 1}, 650}};
    return s;
}

Watts capAt(const SiteSpec& s, Date date, RunKey key = {1, 0}) {
    return PowerRamp(s, 1.3, kCalendar, key).capAt(kCalendar.at(date));
}

}  // namespace

TEST_CASE(
    "a power cap is at the meter: the IT load it allows is less by the PUE, and holds from its day on") {
    CHECK(capAt(site(), {2026, 1, 31}) == 0);
    CHECK(capAt(site(), {2026, 2, 1}) == 1000000);
    CHECK(capAt(site(), {2026, 5, 31}) == 1000000);
    CHECK(capAt(site(), {2026, 6, 1}) == 2000000);
    CHECK(capAt(site(), {2030, 6, 1}) == 500000);
    SiteSpec none = site();
    none.powerKw.clear();
    CHECK(capAt(none, {2026, 1, 1}) == kNoCap);
}

TEST_CASE("cooling caps the IT load itself, and the tighter of the two binds") {
    SiteSpec s = site();
    s.coolingKw = {{{2026, 1, 1}, 1500}};
    CHECK(capAt(s, {2026, 3, 1}) == 1000000);
    CHECK(capAt(s, {2026, 7, 1}) == 1500000);
    CHECK(PowerRamp(s, 1.3, kCalendar, {1, 0}).changes().size() == 4);
}

TEST_CASE("a step that slips comes later, and a later step that has come includes it") {
    SiteSpec s = site();
    s.powerKw[0].slipDays = Distribution::constant(200);
    CHECK(capAt(s, {2026, 5, 1}) == 0);
    CHECK(capAt(s, {2026, 6, 1}) == 2000000);
    CHECK(capAt(s, {2026, 9, 1}) == 2000000);  // the first step, late, takes nothing away
    s.powerKw[0].slipDays = Distribution::uniform(0, 100);
    const auto first = [&](const SiteSpec& of, RunKey key) {
        return PowerRamp(of, 1.3, kCalendar, key).changes().front();
    };
    CHECK(first(s, {1, 0}) != first(s, {1, 1}));
    SiteSpec longer = s;  // draws belong to the step
    longer.powerKw.push_back({{2029, 1, 1}, 9000, Distribution::uniform(0, 9)});
    CHECK(first(longer, {1, 0}) == first(s, {1, 0}));
}

}  // namespace tranche

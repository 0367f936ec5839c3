// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/readiness.hpp"

#include <doctest/doctest.h>

#include "models/demand/bass.hpp"

namespace tranche {

TEST_CASE(
    "the share that can use a model grows evenly between the dates of its table, and is 0 before them") {
    const Calendar calendar({2026, 1, 1});
    ReadinessSpec spec;
    CHECK(readyShare(spec, calendar, 0) == 1);
    spec.steps = {{{2027, 1, 1}, .2}, {{2028, 1, 1}, .6}};
    const auto on = [&](Date date) { return readyShare(spec, calendar, calendar.at(date)); };
    CHECK(on({2026, 12, 31}) == 0);
    CHECK(on({2027, 1, 1}) == doctest::Approx(.2));
    CHECK(on({2027, 3, 15}) == doctest::Approx(.2 + .4 * 73 / 365));
    CHECK(on({2028, 1, 1}) == doctest::Approx(.6));
    CHECK(on({2030, 1, 1}) == doctest::Approx(.6));
}

TEST_CASE("or it diffuses to a ceiling as Bass says") {
    const Calendar calendar({2026, 1, 1});
    ReadinessSpec spec;
    spec.curve = ReadinessCurveSpec{{2026, 1, 1}, .03, .38, .5};
    CHECK(readyShare(spec, calendar, 0) == 0);
    const Time years = 5 * 31557600000;
    CHECK(readyShare(spec, calendar, years) == doctest::Approx(.5 * BassCurve{.03, .38}.share(5)));
}

}  // namespace tranche

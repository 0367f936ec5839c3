// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/sourced.hpp"

#include <doctest/doctest.h>

#include "tests/fields/example_specs.hpp"

using namespace tranche;
using namespace tranche::examples;

TEST_CASE("a wrapped value is read as itself and its source is recorded") {
    const auto reading = readText<Plan>(
        "name: {value: x, source: us}\n"
        "tranches:\n"
        "  - id: a\n"
        "    units: {value: 2296, source: \"kmjournal.net 2380\", status: reported, range: [2000, 3056], "
        "note: n}\n"
        "    on: {value: 2026-03-01, status: known, range: ['2026-02-01', 2026-05-01]}\n"
        "    open: {value: false, source: s}\n"
        "    kind: {value: npu, status: assumed}\n"
        "    cap: {value: 64, status: seed}\n"
        "    bonus: {sme: {value: 2, source: rule 7}}\n");
    CHECK(reading.said() == "");
    CHECK(reading.value.name == "x");
    const Purchase& p = reading.value.tranches.at(0);
    CHECK(p.units == 2296);
    CHECK(p.on == Date{2026, 3, 1});
    CHECK_FALSE(p.open);
    CHECK(p.kind == Kind::npu);
    CHECK(p.cap == 64);
    CHECK(p.bonus.at("sme") == 2);
    const auto& all = reading.context.provenance;
    REQUIRE(all.size() == 7);
    CHECK(all[0].path == "name");
    const Provenance& units = all[1];
    CHECK(units.path == "tranches[0].units");
    CHECK(units.value == "2296");
    CHECK(units.source == "kmjournal.net 2380");
    CHECK(units.status == "reported");
    CHECK(units.range == std::pair{2000.0, 3056.0});
    CHECK(units.low == "2000");
    CHECK(units.high == "3056");
    CHECK(units.note == "n");
    CHECK(units.place == Place{"x.yaml", 4, 12});
    CHECK_FALSE(all[2].range);  // dates: as texts only
    CHECK(all[2].value == "2026-03-01");
    CHECK(all[2].low == "2026-02-01");
    CHECK(all[6].path == "tranches[0].bonus.sme");
}

TEST_CASE("the wrapper is checked as strictly as the rest") {
    CHECK(purchaseFaults("units: {value: 8, range: [9, 12]}") ==
          "x.yaml:2:26: units.range: found [9, 12], expected a range that contains the value\n");
    CHECK(purchaseFaults("units: {value: 8, range: [12, 2]}") ==
          "x.yaml:2:26: units.range: found [12, 2], expected low at most high\n");
    CHECK(purchaseFaults("units: {value: 8, range: [0, 12]}") ==
          "x.yaml:2:26: units.range: found [0, 12], expected a range within what the value may be, 1 to "
          "100000\n");
    CHECK(purchaseFaults("units: {value: 8, range: [1.5, 12]}") ==
          "x.yaml:2:27: units.range: found '1.5', expected a whole number\n");
    CHECK(purchaseFaults("units: {value: 8, range: 12}") ==
          "x.yaml:2:26: units.range: found '12', expected a range, [low, high]\n");
    CHECK(
        purchaseFaults("on: {value: 2026-03-01, range: [2026-04-01, 2026-05-01]}") ==
        "x.yaml:2:32: on.range: found [2026-04-01, 2026-05-01], expected a range that contains the value\n");
    CHECK(purchaseFaults("open: {value: true, range: [0, 1]}") ==
          "x.yaml:2:28: open.range: found a range, expected no range beside a value that is not a number or "
          "a date\n");
    CHECK(purchaseFaults("units: {value: 8, status: reportd}") ==
          "x.yaml:2:27: units.status: found 'reportd', expected one of seed, stated, reported, derived, "
          "assumed, known; "
          "did you mean 'reported'?\n");
    CHECK(purchaseFaults("units: {value: 8, sorce: x}") ==
          "x.yaml:2:19: units.sorce: found an unknown key, expected value, source, status, range or note; "
          "did you mean "
          "'source'?\n");
    CHECK(purchaseFaults("units: {value: 8, source: ''}") ==
          "x.yaml:2:27: units.source: found the text '', expected text\n");
    CHECK(purchaseFaults("units: {source: x}")
              .find("x.yaml:2:8: units: found a source without a value, expected a whole number") == 0);
    CHECK(purchaseFaults("units: {n: 8}")
              .find("x.yaml:2:8: units: found a block of keys, expected a whole number") == 0);
    CHECK(purchaseFaults("units: {value: {value: 8}}").find("x.yaml:2:16: units: found a block of keys") ==
          0);
    CHECK(purchaseFaults("units: {value: 1e3, status: seed}").find("x.yaml:2:16: units: found '1e3'") == 0);
}

TEST_CASE("a fault in the value and one in its wrapper are both said") {
    CHECK(purchaseFaults("units: {value: 0, status: x}") ==
          "x.yaml:2:16: units: found '0', expected a whole number from 1 to 100000 (GPUs)\n"
          "x.yaml:2:27: units.status: found 'x', expected one of seed, stated, reported, derived, assumed, "
          "known\n");
}

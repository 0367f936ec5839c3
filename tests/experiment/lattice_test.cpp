// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/solve/lattice.hpp"

#include <doctest/doctest.h>

namespace tranche {
namespace {

SearchRange range(const LatticeText& text) {
    const LatticeReading reading = readLattice(text);
    for (const LatticeFault& fault : reading.faults)
        INFO(fault.option << " " << fault.found << " " << fault.expected);
    REQUIRE(reading.range);
    return *reading.range;
}

}  // namespace

TEST_CASE("decimals step without rounding errors, and are written as a person would") {
    const SearchRange r = range({"0", "1", "0.1", "", {}});
    CHECK(r.high == 10);
    CHECK(r.lattice.text(3) == "0.3");
    CHECK(r.lattice.value(3) == 0.3);
    CHECK(r.lattice.text(10) == "1");
    CHECK(range({"-0.50", "0.5", "0.25", "", {}}).lattice.text(1) == "-0.25");
    CHECK(range({"0.5", "2", "1", "", {}}).high == 1);  // 0.5, 1.5: the last below 2
    CHECK(range({"0.5", "2", "1", "", {}}).lattice.text(1) == "1.5");
}

TEST_CASE("without a step whole numbers move by the quantum, or by 1, and others are asked for one") {
    CHECK(range({"80", "800", "", "400", 8}).high == 90);
    CHECK(range({"80", "800", "", "400", {}}).high == 720);
    CHECK(range({"80", "800", "16", "400", 8}).lattice.text(1) == "96");
    const LatticeReading reading = readLattice({"0.5", "1.5", "", "1", {}});
    REQUIRE(reading.faults.size() == 1);
    CHECK(reading.faults[0].option == "--step");
}

TEST_CASE("bounds decide the way of the search: between, up, down, or around the present value") {
    CHECK(range({"1", "9", "", "5", {}}).bracketing == Bracketing::ends);
    const SearchRange up = range({"10", "", "", "5", {}});
    CHECK(up.bracketing == Bracketing::up);
    CHECK(up.lattice.text(up.start) == "10");
    CHECK(up.high == kFarthest);
    const SearchRange down = range({"", "100", "8", "5", {}});
    CHECK(down.bracketing == Bracketing::down);
    CHECK(down.lattice.text(down.low) == "4");  // not below 0
    const SearchRange around = range({"", "", "", "400", 8});
    CHECK(around.bracketing == Bracketing::around);
    CHECK(around.lattice.text(0) == "400");
    CHECK(around.lattice.text(around.low) == "0");
    CHECK(range({"", "", "0.05", "0.2", {}}).lattice.text(-1) == "0.15");
}

TEST_CASE("dates step by calendar months from the origin, by days, weeks, quarters and years") {
    const SearchRange months = range({"2026-01-31", "2026-12-31", "", "2026-05-01", {}});
    CHECK(months.lattice.isDate());
    CHECK(months.high == 11);
    CHECK(months.lattice.text(1) == "2026-02-28");
    CHECK(months.lattice.text(2) == "2026-03-31");
    CHECK(months.lattice.stepText() == "1 month");
    CHECK(range({"2026-01-01", "2026-12-31", "2w", "", {}}).lattice.text(1) == "2026-01-15");
    CHECK(range({"2026-01-01", "2029-12-31", "1q", "", {}}).lattice.text(1) == "2026-04-01");
    CHECK(range({"2026-01-01", "2029-12-31", "1y", "", {}}).high == 3);
    const SearchRange around = range({"", "", "10d", "2026-05-01", {}});
    CHECK(around.bracketing == Bracketing::around);
    CHECK(around.lattice.text(-1) == "2026-04-21");
    CHECK(around.lattice.value(1) - around.lattice.value(0) == 10);
}

TEST_CASE("what is no lattice is refused with every fault and the option it is in") {
    const auto options = [](const LatticeText& text) {
        std::string all;
        const LatticeReading reading = readLattice(text);
        CHECK_FALSE(reading.range);
        for (const LatticeFault& fault : reading.faults) all += fault.option + " ";
        return all;
    };
    CHECK(options({"ten", "x", "-", "5", {}}) == "--from --to --step ");
    CHECK(options({"10", "5", "", "5", {}}) == "--to ");
    CHECK(options({"10", "10", "", "5", {}}) == "--to ");
    CHECK(options({"1", "9", "0", "5", {}}) == "--step ");
    CHECK(options({"1", "9", "-1", "5", {}}) == "--step ");
    CHECK(options({"2026-01-01", "soon", "1", "", {}}) == "--to --step ");
    CHECK(options({"5", "2026-01-01", "", "", {}}) == "--from ");
    CHECK(options({"", "", "", "", {}}) == "--from ");
    CHECK(options({"1e3", "2e3", "", "", {}}) == "--from --to ");
    CHECK(options({"0.0000000001", "1", "1", "", {}}) == "--from ");
    CHECK(options({"1", "99999999999999999999", "1", "", {}}) == "--to ");
    CHECK(options({"2026-01-01", "2026-02-01", "0m", "", {}}) == "--step ");
    CHECK(options({"2026-01-01", "2026-01-15", "1m", "", {}}) == "--to ");
}

}  // namespace tranche

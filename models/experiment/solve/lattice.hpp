// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The values that a search may try: origin + i step, as numbers or as dates, by index.
//
//   numbers   decimals exactly as written: 0.3 is the third step of 0.1 from 0, without rounding errors; text() is the shortest
//   dates     steps of days or of calendar months: 2026-01-31 and a month is 2026-02-28, and two months are 2026-03-31
//
// readLattice makes one from what a user wrote; empty texts are absent. from and to bound it, the last point may lie below `to`.
// Kind: dates where the bounds (or, without any, the present value) are dates. The step is a number, or for dates
// "10d", "2w", "1m", "1q", "1y". Without a step: a month for dates, `quantum` where it is known, 1 where all is whole.
//   both        between them                     from alone   upward from there
//   to alone    downward from there, not below 0 where `to` is not      neither   both ways from the present value
// An unbounded side is kFarthest steps long. Errors: each as option, found, expected; all at once.
// Verified by: tests/experiment/lattice_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/experiment/solve/threshold_search.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche {

class Lattice {
public:
    enum class Unit : std::uint8_t { decimal, days, months };

    static Lattice numbers(std::int64_t origin, std::int64_t step, int decimals);  // in units of 10^-decimals
    static Lattice dates(Date origin, std::int64_t step, bool months);

    bool isDate() const { return unit_ != Unit::decimal; }
    std::string text(std::int64_t index) const;  // as an override writes it
    double value(std::int64_t index) const;      // of dates the days since 1970-01-01
    Date date(std::int64_t index) const;         // only of dates
    std::string stepText() const;                // "8", "1 month", "7 days"

private:
    Unit unit_ = Unit::decimal;
    std::int64_t origin_ = 0, step_ = 1;
    int decimals_ = 0;
    Date first_;
};

inline constexpr std::int64_t kFarthest = std::int64_t{1} << 20;

struct LatticeText {
    std::string from, to, step;
    std::string present;                  // the value as it is; empty where it is no number or date
    std::optional<std::int64_t> quantum;  // by which the value moves, where that is known
};

struct LatticeFault {
    std::string option, found, expected;  // "--step"
};

struct SearchRange {
    Lattice lattice;
    std::int64_t low = 0, high = 0, start = 0;
    Bracketing bracketing = Bracketing::ends;
};

struct LatticeReading {
    std::optional<SearchRange> range;
    std::vector<LatticeFault> faults;  // none with a range
};

LatticeReading readLattice(const LatticeText&);

}  // namespace tranche

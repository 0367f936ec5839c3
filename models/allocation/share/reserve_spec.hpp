// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A reserve that stands beside the quotas of sectors: so many GPUs are for one kind of applicant (the regions), whatever
// their sector. What its members hold counts against it: with `first` everything they hold, a minimum guarantee, with
// `open_first` what they were given from it, over and above what they win in the open. Awards from the reserve count in
// the share of their group and are not limited by it. Reserve precedence: Dur, Kominers, Pathak, Soenmez 2018.
// Verified by: tests/programme/reserve_beside_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche {

enum class ReservePlace { first, openFirst };  // before the open places are given, or after
enum class ReserveRest { revert, hold };       // what is left goes to all, or is kept

struct ReserveSpec {
    double share = 0;                  // of the capacity on offer outside set-asides
    bool regional = false;             // members are from outside the capital area
    std::vector<std::string> sectors;  // and of these sectors; none named: of any
    ReservePlace order = ReservePlace::first;
    ReserveRest unused = ReserveRest::revert;
    std::optional<Date> holdUntil;  // with hold: from this day on it reverts
};

const Names<ReservePlace>& names(Tag<ReservePlace>);
const Names<ReserveRest>& names(Tag<ReserveRest>);
const Table<ReserveSpec>& fields(Tag<ReserveSpec>);

}  // namespace tranche

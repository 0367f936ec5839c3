// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Protection levels as policy data: classes of requests by falling value, each with the demand still to come. A request of
// a class is granted only as long as the GPUs left free, over all pools, do not fall below what is protected for the
// classes above it. Littlewood 1972 where the one better class has its demand as probabilities, else EMSRb (Belobaba 1989).
// Whoever is in no class counts to the last. Verified by: tests/programme/protection_test.cpp (EX-LITTLEWOOD).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche {

struct ProtectionClassSpec {
    std::string id;
    std::vector<std::string> sectors;  // of these; none named: of any
    std::optional<double> minScore;    // [points] and with at least this score
    double value = 0;                  // of one unit, any unit of worth
    double mean = 0, sd = 0;           // [units] of the demand still to come
    std::vector<double> demand;        // or its probabilities of 0, 1, 2, ... units
};

struct ProtectionSpec {
    std::vector<ProtectionClassSpec> classes;
    Gpus unitGpus = 1;          // of one unit of demand
    std::optional<Date> until;  // from this day on nothing is protected
};

// GPUs kept from each class for those above it; the first has 0, and they never fall from one class to the next.
std::vector<Gpus> protectedGpus(const ProtectionSpec&);

const Table<ProtectionClassSpec>& fields(Tag<ProtectionClassSpec>);
const Table<ProtectionSpec>& fields(Tag<ProtectionSpec>);

}  // namespace tranche

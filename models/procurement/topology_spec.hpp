// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the servers of a tranche are wired: clusters of scalable units. Read by runs whose policy places grants on nodes.
// Clusters fill up in the order listed, lot after lot; government servers beyond those listed are one further cluster.
// Source: NVIDIA SuperPOD reference designs (32 servers a unit; 8 racks of NVL72 a unit).
// Verified by: tests/programme/placement_setting_test.cpp, tests/scenario/contradictions_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"

namespace tranche {

struct TopologySpec {
    std::string site;                       // empty: that of the tranche alone
    std::vector<std::int64_t> clusters;     // [servers or trays] each
    std::optional<std::int64_t> unitNodes;  // [servers or trays] a unit; none: 32, or 8 racks
};

const Table<TopologySpec>& fields(Tag<TopologySpec>);

}  // namespace tranche

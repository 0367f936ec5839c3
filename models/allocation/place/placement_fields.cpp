// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/place/placement_spec.hpp"
#include "models/fleet/gang_rule.hpp"

namespace tranche {

const Names<RailMode>& names(Tag<RailMode>) {
    static const Names<RailMode> table{{"hard", RailMode::hard}, {"soft", RailMode::soft}};
    return table;
}

const Table<PlacementSpec>& fields(Tag<PlacementSpec>) {
    static const Table<PlacementSpec> table{
        "placement",
        "Where the nodes of a grant lie: all of them at once, or it waits.",
        {
            optional("rule", &PlacementSpec::rule, "unit or rack of a grant, among those with room"),
            optional("rail", &PlacementSpec::rail,
                     "hard: one scalable unit, or whole free units for more than one holds; soft: the fewest "
                     "units"),
            optional("kappa", &PlacementSpec::kappa,
                     "with soft rails, run time grows by this for each unit beyond the fewest; absent: 0.05")
                .range(0, 10),
            optional("allow_span", &PlacementSpec::allowSpan, "a grant may cross clusters of one site"),
            optional("nvl_usable", &PlacementSpec::nvlUsable,
                     "GPUs of an NVLink rack of 72 that are granted: 72, or 64 with 8 spares")
                .unit("GPUs"),
        },
        [](const PlacementSpec& place, FieldCheck& check) {
            if (findGangRule(place.rule) == nullptr) {
                std::string known;
                for (const GangRule& row : gangTable())
                    known += (known.empty() ? "" : ", ") + std::string(row.name);
                check.error("rule", place.rule, "one of " + known);
            }
            if (place.kappa && place.rail == RailMode::hard)
                check.error("kappa", "kappa with hard rails", "rail: soft beside it");
            if (place.nvlUsable != 72 && place.nvlUsable != 64)
                check.error("nvl_usable", std::to_string(place.nvlUsable), "72, or 64 where 8 are spares");
        }};
    return table;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "models/allocation/award/award_rule.hpp"

namespace tranche {

std::span<const AwardRow> awardTable() {
    static constexpr std::array<AwardRow, 3> rows{{
        {"strict_cut", strictCut, "whole requests in rank order; the first misfit of a share group ends it",
         "pay line of a merit review"},
        {"skip_fill", skipFill, "whole requests in rank order; a misfit is skipped", "greedy by rank"},
        {"partial_marginal", partialMarginal,
         "as skip_fill, but the first misfit of a share group is offered the remainder if viable",
         "greedy by rank with a marginal award"},
    }};
    return rows;
}

const AwardRow* findAwardRule(std::string_view name) {
    for (const AwardRow& row : awardTable())
        if (row.name == name) return &row;
    return nullptr;
}

}  // namespace tranche

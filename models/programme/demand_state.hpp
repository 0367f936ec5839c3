// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a replication remembers of demand beyond its applications; all of it empty where a scenario uses the plain forms.
// By sector unless said otherwise. A plain value.

#include <cstdint>
#include <optional>
#include <vector>

#include "models/demand/arrival_sequence.hpp"
#include "models/demand/efficiency_path.hpp"
#include "models/demand/induced_market.hpp"
#include "models/demand/over_asking.hpp"
#include "models/demand/use_process.hpp"

namespace tranche {

struct DemandState {
    std::vector<Modulation> applicants, sizes;  // years of demand and, of applicants, shocks
    std::vector<EfficiencyPath> efficiency;     // of sizes
    std::vector<std::optional<ArrivalSequence>> arrivals;
    std::vector<std::optional<InducedMarket>> markets;
    std::vector<std::optional<OverAsking>> asking;

    std::vector<std::optional<UseProcess>> walks;  // of running grants, by Application::walk
    std::vector<std::uint32_t> freeWalks;
};

}  // namespace tranche

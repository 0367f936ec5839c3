// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the simulator needs of a sample: every lot is procured, installed and put in service, in order of time.
// Times may lie before the epoch (then it has happened already) or beyond the horizon. Ties: procured before installed
// before in service, then by the tranche's id, then by lot. O(lots log lots).
// Verified by: tests/procurement/deliveries_test.cpp.

#include <cstdint>
#include <vector>

#include "models/procurement/sampling.hpp"

namespace tranche {

enum class DeliveryKind : std::uint8_t { procured, installed, inService };

struct Delivery {
    Time time = 0;
    DeliveryKind kind = DeliveryKind::procured;
    std::uint32_t tranche = 0;  // number in the network; its `pool` names the pool
    std::uint32_t lot = 0;      // number within the tranche
    Gpus units = 0;             // the government's
    Gpus operatorUnits = 0;     // arrive with them, never in the pool
    Time leaves = kNever;       // kNever: at the end of the tranche's technical life
    bool returned = false;      // leaves to its owner, grants or no grants
};

std::vector<Delivery> deliverySchedule(const MilestoneNetwork&, const ProcurementSample&);

// The same into a vector that is used again.
void deliverySchedule(const MilestoneNetwork&, const ProcurementSample&, std::vector<Delivery>&);

}  // namespace tranche

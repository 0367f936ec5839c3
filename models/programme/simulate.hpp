// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The main job: one replication of the programme.
//
//   outcome = simulate(setting, {seed, replication})
//
// Wires deliveries, the fleet ledger, applicants, the policy and the national contest on one event queue, in the class
// order of sim/kernel/event.hpp; checks the conservation laws after every event (InvariantBroken otherwise). Depends on the setting
// and the run key alone: any thread, any order. O(events log pending). Verified by: tests/programme/*, tests/validation/*.

#include "models/outcome/replication_outcome.hpp"
#include "models/programme/setting.hpp"
#include "sim/kernel/spectator.hpp"

namespace tranche {

ReplicationOutcome simulate(const Setting&, RunKey, const Spectator& = {});

}  // namespace tranche

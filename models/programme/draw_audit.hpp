// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The record of the draws of one replication, made to be checked by others: what would be published before a draw, and of
// it. Byte for byte (| and "," as they stand, "\n" ends every line, numbers as short as they read back):
//   commitment   SHA-256 of   tranche-draw|ROUND|SEED|REPLICATION|NONCE
//   listHash     SHA-256 of   round ROUND\n  and a line for each application in the draw, by application number:
//                             application,applicant,attempt,sector,gpus,weight,band\n
// The commitment is published before the list is frozen, the list's hash before seed and nonce are told. ROUND is the call's
// id, applicant 16 hexadecimal digits, band fund or draw. The lots follow: models/allocation/lottery/README.md.
// O(applications log applications). Verified by: tests/programme/draw_audit_test.cpp (against sha256sum and an own Philox).

#include <vector>

#include "models/outcome/replication_outcome.hpp"
#include "models/outcome/summary.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

// Empty where no lots are drawn.
std::vector<RoundDraw> auditDraws(const Setting&, RunKey, const ReplicationOutcome&);

}  // namespace tranche

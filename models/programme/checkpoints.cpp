// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What checkpoints and work repeated after failures cost a grant: by its size, since any failure stops all of it.
#include <algorithm>
#include <cmath>

#include "models/fleet/reliability.hpp"
#include "models/programme/programme.hpp"

namespace tranche {

void Programme::chargeCheckpoints(const Application& a) {
    const OperationsSpec& o = setting_->scenario.operations;
    if (o.checkpointMinutes == 0 || a.pool == kNoPool) return;
    const auto index = static_cast<std::size_t>(&a - out_.applications.data());
    if (wastedOf_.size() <= index) wastedOf_.resize(index + 1);
    std::int64_t wasted = 0;
    if (const Gpus busy = std::min(a.active - a.dummy, a.held); busy > 0) {
        const double hazard = hazardOfNodes(o.failuresPer1000NodeDays, setting_->pools[a.pool].quantum);
        const double share =
            checkpointWaste(o.checkpointMinutes / 60, meanTimeToInterruption(hazard, a.held));
        wasted = std::llround(static_cast<double>(busy * kWasteUnits) * share);
    }
    wasted_[a.pool].change(wasted - wastedOf_[index], now());
    wastedOf_[index] = wasted;
}

}  // namespace tranche

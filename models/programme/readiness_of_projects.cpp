// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which pools a project's software runs on, and how long a port takes it. Draws belong to applicant and model.
#include <algorithm>

#include "models/demand/readiness.hpp"
#include "models/programme/programme.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kReady = purposeOf("software readiness"), kPort = purposeOf("port");

}  // namespace

std::uint64_t Programme::usablePools(const Application& a, std::uint64_t pools) const {
    if (!setting_->anyReadiness) return pools;
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p) {
        const GpuModel& model = setting_->scenario.hardware[setting_->pools[p].model];
        if (!model.readiness || (pools >> p & 1) == 0) continue;
        const double u = Stream(key_, kReady, combine(a.entity, hash64(model.id))).uniform(0);
        if (u >= readyShare(*model.readiness, setting_->calendar, now())) pools &= ~(std::uint64_t{1} << p);
    }
    return pools;
}

double Programme::portDays(const Application& a) const {
    if (!setting_->anyReadiness) return 0;
    const GpuModel& model = setting_->scenario.hardware[setting_->pools[a.pool].model];
    if (!model.readiness) return 0;
    const Stream stream(key_, kPort, combine(a.entity, hash64(model.id)), a.attempt);
    return std::max(0.0, model.readiness->portDays.quantile(stream.uniform(0)));
}

}  // namespace tranche

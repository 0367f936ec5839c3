// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A point made ready to run, and the stable identity of its runs.
//
//   digest   SHA-256 of the members of the resolved scenario as JSON, policy included, without what a replication does not depend on: its name and
//            title, and the block `experiment`
//   run id   the first 32 hexadecimal digits of SHA-256 of digest | seed | replication | version
//
// So a run has one id wherever it stands: in another experiment, under another name, beside other factors. What decides its
// numbers is in the id; metrics that are kept are not.
// Cost: a reading of the scenario (milliseconds). Verified by: tests/experiment/sweep_work_test.cpp.

#include <memory>
#include <string>
#include <vector>

#include "models/experiment/effect_metrics.hpp"
#include "models/experiment/sweep/sweep.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

std::string pointDigest(const Node& resolved);
std::string runId(const std::string& digest, std::uint64_t seed, std::int64_t replication,
                  const std::string& version);

struct PreparedPoint {
    std::int64_t index = 0;
    std::string digest;
    std::string refusal;  // then there is nothing to run
    std::unique_ptr<const Setting> setting;
    std::unique_ptr<const EffectMetrics> metrics;
};

PreparedPoint preparePoint(const Sweep&, std::int64_t index);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/solve/exact_proportion.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/random/incomplete.hpp"

namespace tranche {

Interval exactProportion(std::int64_t successes, std::int64_t trials, double confidence) {
    expects(trials >= 1 && successes >= 0 && successes <= trials, "0 <= successes <= trials, at least one");
    expects(confidence > 0 && confidence < 1, "a confidence strictly between 0 and 1");
    const double tail = (1 - confidence) / 2;
    const auto k = static_cast<double>(successes), n = static_cast<double>(trials);
    return {successes == 0 ? 0.0 : elementary::betaQuantile(k, n - k + 1, tail),
            successes == trials ? 1.0 : elementary::betaQuantile(k + 1, n - k, 1 - tail)};
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/server_quantum.hpp"

#include "models/programme/setting.hpp"
#include "models/scenario/item_id.hpp"

namespace tranche {

std::optional<std::int64_t> serverQuantum(const LoadedScenario& loaded, const std::string& path) {
    const bool units = path.starts_with("tranches") && path.ends_with(".units");
    if (!units && !(path.starts_with("leases") && path.ends_with(".gpus"))) return std::nullopt;
    Issues ignored;
    const auto steps = stepsTo(loaded.resolved, path, {}, ignored);
    if (!steps || steps->size() != 3) return std::nullopt;
    const Setting setting(loaded.scenario);
    const std::size_t at = (*steps)[1] + (units ? 0 : loaded.scenario.tranches.size());
    if (at >= setting.poolOfTranche.size()) return std::nullopt;
    return setting.pools[setting.poolOfTranche[at]].quantum;
}

}  // namespace tranche

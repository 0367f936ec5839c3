// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/milestone_names.hpp"

namespace tranche {

MilestoneNames::MilestoneNames(std::span<const TrancheSpec> tranches) {
    for (const TrancheSpec& tranche : tranches) {
        trancheIds_.push_back(tranche.id);
        first_.push_back(names_.size());
        for (const MilestoneSpec& milestone : tranche.milestones) {
            names_.push_back(tranche.id + '.' + milestone.id);
            byName_.emplace(names_.back(), static_cast<std::uint32_t>(names_.size() - 1));
        }
    }
}

std::optional<std::uint32_t> MilestoneNames::find(std::size_t tranche, std::string_view reference) const {
    std::string name(reference);
    if (reference.find('.') == std::string_view::npos) name = trancheIds_[tranche] + '.' + name;
    const auto found = byName_.find(name);
    if (found == byName_.end()) return std::nullopt;
    return found->second;
}

}  // namespace tranche

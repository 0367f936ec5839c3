// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Milestones of all tranches numbered in file order, found by `milestone` (same tranche) or `tranche.milestone`.
// Of two with one name the first counts (checkProcurement reports the second). O(log V) a look-up.
// Verified by: tests/procurement/check_test.cpp.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/procurement/tranche_spec.hpp"

namespace tranche {

class MilestoneNames {
public:
    explicit MilestoneNames(std::span<const TrancheSpec>);

    std::size_t size() const { return names_.size(); }
    const std::string& name(std::size_t milestone) const { return names_[milestone]; }  // tranche.milestone
    std::size_t first(std::size_t tranche) const { return first_[tranche]; }  // number of its first milestone
    std::optional<std::uint32_t> find(std::size_t tranche, std::string_view reference) const;

private:
    std::vector<std::string> trancheIds_;
    std::vector<std::size_t> first_;
    std::vector<std::string> names_;
    std::map<std::string, std::uint32_t, std::less<>> byName_;
};

}  // namespace tranche

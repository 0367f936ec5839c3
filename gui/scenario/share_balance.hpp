// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The shares of groups sum to 1 at most, so one of them can often be raised only when the others give way. What they
// become: the rest in proportion to what they were (in equal parts where they were 0), to 4 decimals, the last takes what
// remains. Verified by: tests/gui/scenario_what_if_test.cpp.

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tranche::gui {

using Shares = std::vector<std::pair<std::string, double>>;  // id of a group, share

// None: the others may stay. They have to change when the sum would be above 1, or was 1 and would not be any more.
std::optional<Shares> balancedShares(const Shares& before, const std::string& changed, double share);

// "policy.shares.groups.industry.share": industry; anything else: empty.
std::string groupOfShare(const std::string& path);
std::string shareText(double share);  // as a file has it

}  // namespace tranche::gui

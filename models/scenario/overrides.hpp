// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// `--set path=value` on a document before it is read, so that an override meets the same checks as the file.
//
// Path    keys and [indices]; on a list a name selects the item whose `id` it is: tranches.p1-h200.units=3000.
//         Keys that are missing are created; items of a list are not.
// Value   YAML: 3000, true, {lognormal: {median: 60, sigma: 0.3}}, [a, b], null. It replaces what was there, the
//         wrapper with the source included. Nothing after '=' is an empty value.
// Places  everything from the value is at "--set path=value", so a fault names the option and not the file.
// Order   as given; the last one wins. A faulty override changes nothing and is reported.
// Verified by: tests/scenario/overrides_test.cpp.

#include <span>
#include <string>
#include <string_view>

#include "models/fields/node.hpp"
#include "models/issue/issue.hpp"
#include "models/scenario/merge.hpp"

namespace tranche {

// False: reported. `lost` gets the places of values that take the place of one with a source and have none.
bool applyOverride(Node& root, std::string_view assignment, Issues& issues, LostSources* lost = nullptr);
bool applyOverrides(Node& root, std::span<const std::string> assignments, Issues& issues,
                    LostSources* lost = nullptr);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Faults that no single tranche can see: unknown and duplicate names, cycles of milestones, roles out of order, lots
// that do not add up, units that are not whole servers. Every fault is added to `issues` with its key path, below
// `tranches` and `delay_factors`; a cycle names its milestones in order, from the alphabetically first.
// O(V log V + E). Verified by: tests/procurement/check_test.cpp.

#include <functional>
#include <span>
#include <string_view>

#include "models/hardware/gpu_model.hpp"
#include "models/issue/issue.hpp"
#include "models/procurement/tranche_spec.hpp"

namespace tranche {

using PlaceOf = std::function<Place(std::string_view keyPath)>;

// False when there was a fault worse than a warning; then the milestone network must not be built.
bool checkProcurement(std::span<const TrancheSpec>, std::span<const DelayFactorSpec>,
                      std::span<const GpuModel>, const PlaceOf&, Issues&);

}  // namespace tranche

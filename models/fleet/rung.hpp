// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rungs of the capacity ladder, in GPUs. `effective` is derived (active x efficiency), never counted.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tranche {

enum class Rung : std::uint8_t {
    procured,
    notArrived,
    installed,
    retired,
    poweredOff,  // on the floor, not yet accepted into service or without power
    down,        // failed, being repaired
    available,
    granted,
    reserved,  // set aside or awarded but not started: idle
    free,
    active,  // running work inside grants
    effective,
};
inline constexpr std::size_t kRungs = 12;

std::string_view rungName(Rung);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Jobs by how many GPUs they ask for. The limits are the same for every trace and every machine, so that two replays can
// be compared: 1, 2-7 (part of a server of 8), 8-15 (one server), 16-63, 64-255, 256 and more.
// Verified by: tests/programme/replay_figures_test.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tranche {

struct SizeClass {
    std::int64_t from;  // [GPUs]; up to the next class
    std::string_view name;
};
inline constexpr std::size_t kSizeClasses = 6;
inline constexpr std::array<SizeClass, kSizeClasses> kSizeClassTable{
    {{1, "1"}, {2, "2-7"}, {8, "8-15"}, {16, "16-63"}, {64, "64-255"}, {256, "256+"}}};

inline std::size_t sizeClassOf(std::int64_t gpus) {
    std::size_t c = 0;
    while (c + 1 < kSizeClasses && gpus >= kSizeClassTable[c + 1].from) ++c;
    return c;
}

}  // namespace tranche

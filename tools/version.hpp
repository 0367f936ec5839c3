// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The version of CMakeLists.txt. Verified by: tests/tools/command_test.cpp.

namespace tranche {

inline constexpr char kVersion[] = "0.1.0";

}  // namespace tranche

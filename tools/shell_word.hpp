// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A word of a command line as a shell reads it: quoted if it needs to be. Verified by: tests/tools/replay_test.cpp.

#include <string>

namespace tranche {

std::string shellWord(const std::string& word);

}  // namespace tranche

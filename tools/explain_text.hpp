// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An explanation as a page of text, and as JSON. Pure. Verified by: tests/tools/explain_test.cpp.

#include <string>

#include "models/programme/explain.hpp"

namespace tranche {

std::string explainText(const Explanation&, const Setting&, RunKey, bool colour);
std::string explainJson(const Explanation&, const Setting&, RunKey);

}  // namespace tranche

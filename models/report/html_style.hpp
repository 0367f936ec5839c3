// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The style sheet of the report and the hatches its charts use. Okabe and Ito's colour-blind safe palette (2008), with
// a second cue (dash, hatch or words) wherever a colour carries meaning; light, dark (prefers-color-scheme) and A4.

#include <string_view>

namespace tranche {

std::string_view reportStyle();    // content of <style>
std::string_view reportHatches();  // an empty <svg> with the patterns, once a page

}  // namespace tranche

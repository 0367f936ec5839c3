// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The frame of a report: one HTML file with its style, contents and sections. `html` parameters are markup, `text` ones are
// escaped here. Verified by: tests/report/html_report_test.cpp, tests/report/replay_report_test.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "models/report/charts/chart.hpp"

namespace tranche {

struct PageSection {
    std::string id, title, html;  // without html it is left out
};

struct HtmlPage {
    std::string title;   // text
    std::string header;  // html
    std::vector<PageSection> sections;
    std::string footer;  // text
};

std::string htmlPage(const HtmlPage&);

std::string listOf(const std::vector<std::string>& texts);
// Both drawings of a chart under its text; empty when there is nothing to draw.
std::string chartFigure(const Chart& wide, const Chart& narrow, std::string_view text);
std::string headed(std::string_view title, const std::string& html);  // empty html: nothing

}  // namespace tranche

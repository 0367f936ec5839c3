// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/compare_report.hpp"

#include <fmt/format.h>

#include "models/report/compare_sections.hpp"
#include "models/report/compare_text.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

std::string titleOf(const Comparison& c) {
    if (c.cases.size() > 1)
        return fmt::format("{} alternatives in {} scenarios", c.names.size(), c.cases.size());
    const CaseResult& one = c.cases[0];
    return one.title.empty() ? one.name : one.title;
}

std::string header(const Comparison& c) {
    std::string scenarios;
    for (const CaseResult& result : c.cases) {
        if (!scenarios.empty()) scenarios += ", ";
        scenarios += "<code>" + escapeMarkup(result.name) + "</code>";
    }
    std::string html = fmt::format(
        "<header>\n<h1>{}</h1>\n<p class=\"lead\">{} alternatives compared on {}; baseline: {}</p>\n"
        "<p class=\"lead\">{} replications each with the same applicants, failures and delays; {} runs, seed "
        "{}</p>\n",
        escapeMarkup(titleOf(c)), c.names.size(), scenarios, escapeMarkup(alternativeTitle(c, c.baseline)),
        formatCount(static_cast<double>(c.replications)), formatCount(static_cast<double>(c.runs)), c.seed);
    std::vector<std::string> sentences;
    if (c.cases.size() == 1)
        sentences = compareFindings(c, c.cases[0]);
    else
        for (const auto& [criterion, choice] : robustChoices(c))
            sentences.push_back(criterion + ": " + choice);
    html += "<section class=\"short\"><h2>In short</h2>\n" + listOf(sentences);
    for (const std::string& note : compareNotes(c))
        html += "<p class=\"note\">" + escapeMarkup(note) + "</p>\n";
    html += "</section>\n";
    return html + "</header>\n";
}

}  // namespace

std::string compareReport(const Comparison& c, const std::string& version) {
    HtmlPage page;
    page.title = titleOf(c);
    page.header = header(c);
    if (c.robust) page.sections.push_back(regretSection(c));
    for (std::size_t i = 0; i < c.cases.size(); ++i)
        for (PageSection& section : compareSections(c, i)) page.sections.push_back(std::move(section));
    page.footer = fmt::format(
        "Written by Tranche {}. The same scenarios, policies, seed and version give this file again, byte "
        "for byte.",
        version);
    return htmlPage(page);
}

}  // namespace tranche

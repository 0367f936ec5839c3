// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/html_page.hpp"

#include <fmt/format.h>

#include "models/report/html_style.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

// A number, its per cent sign and its interval never part at the end of a line.
std::string keepTogether(std::string_view html) {
    constexpr std::string_view kFixed = "\u00A0";
    std::string out;
    out.reserve(html.size() + html.size() / 50);
    for (std::size_t i = 0; i < html.size(); ++i) {
        const std::string_view before = html.substr(0, i), after = html.substr(i + 1);
        const bool glued = after.starts_with('%') || after.starts_with("±") || before.ends_with("±");
        if (html[i] == ' ' && glued) {
            out += kFixed;
        } else {
            out += html[i];
        }
    }
    return out;
}

}  // namespace

std::string listOf(const std::vector<std::string>& items) {
    std::string html = "<ul>\n";
    for (const std::string& item : items) html += fmt::format("<li>{}</li>\n", escapeMarkup(item));
    return html + "</ul>\n";
}

// Both drawings of a chart; empty when there is nothing to draw.
std::string chartFigure(const Chart& wide, const Chart& narrow, std::string_view guide) {
    if (wide.svg.empty()) return {};
    std::string html = "<figure>\n";
    if (!guide.empty()) html += fmt::format("<figcaption>{}</figcaption>\n", escapeMarkup(guide));
    html +=
        fmt::format("<div class=\"wide\">{}</div>\n<div class=\"narrow\">{}</div>\n", wide.svg, narrow.svg);
    for (const std::string& note : wide.notes)
        html += fmt::format("<p class=\"note\">{}</p>\n", escapeMarkup(note));
    return html + "</figure>\n";
}

std::string headed(std::string_view title, const std::string& body) {
    return body.empty() ? std::string() : fmt::format("<h3>{}</h3>\n{}", title, body);
}

std::string htmlPage(const HtmlPage& page) {
    std::string nav, body;
    for (const PageSection& section : page.sections) {
        if (section.html.empty()) continue;
        nav += fmt::format("<a href=\"#{}\">{}</a>\n", section.id, section.title);
        body += fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", section.id, section.title,
                            section.html);
    }
    return keepTogether(
        fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}: Tranche "
                    "report</title>\n<style>{}</style>\n</head>\n"
                    "<body>\n{}{}<nav aria-label=\"Contents\">\n{}</nav>\n<main>\n{}</main>\n"
                    "<footer>{}</footer>\n</body>\n</html>\n",
                    escapeMarkup(page.title), reportStyle(), reportHatches(), page.header, nav, body,
                    escapeMarkup(page.footer)));
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/text.hpp"

#include <array>
#include <cstdint>

namespace tranche {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Advance widths of U+0020..U+007E in 1/1000 em.
constexpr std::array<std::uint16_t, 95> kAdvance{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};

bool wide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool combining(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || c == 0x200B || c == 0x200D;
}

double advance(char32_t c) {
    if (c >= 0x20 && c <= 0x7E) return kAdvance[c - 0x20] / 1000.0;
    if (combining(c)) return 0;
    if (c == 0x2013) return 0.5;    // en dash
    if (c == 0x00B7) return 0.318;  // middle dot
    return wide(c) ? 1.0 : 0.84;
}

// Reads the character at `i` and moves past it. Overlong forms, surrogates and control characters are
// replaced.
char32_t next(std::string_view text, std::size_t& i) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(i++);
    if (lead < 0x80) {
        if (lead == '\t' || lead == '\n' || lead == '\r') return ' ';
        return lead < 0x20 || lead == 0x7F ? kReplacement : lead;
    }
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) return kReplacement;
    char32_t value = lead & (0x3Fu >> more);
    for (int k = 0; k < more; ++k) {
        if (i >= text.size() || (byte(i) & 0xC0u) != 0x80u) return kReplacement;
        value = (value << 6) | (byte(i++) & 0x3Fu);
    }
    const char32_t least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
    const bool bad = value < least || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF ||
                     value < 0xA0 || (value >= 0x202A && value <= 0x202E) ||
                     (value >= 0x2066 && value <= 0x2069) || (value & 0xFFFE) == 0xFFFE;
    return bad ? kReplacement : value;
}

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::size_t columns(char32_t c) {
    return combining(c) ? 0 : wide(c) ? 2 : 1;
}

std::string clipColumns(std::string_view text, std::size_t limit) {
    if (terminalWidth(text) <= limit) return printable(text);
    std::string out;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next(text, i);
        if (used + columns(c) + 1 > limit) break;
        used += columns(c);
        append(out, c);
    }
    return limit > 0 ? out + "…" : out;
}

}  // namespace

std::string escapeMarkup(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next(text, i);
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                append(out, c);
        }
    }
    return out;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) append(out, next(text, i));
    return out;
}

double textWidth(std::string_view text, double fontSize) {
    double em = 0;
    for (std::size_t i = 0; i < text.size();) em += advance(next(text, i));
    return em * fontSize;
}

std::string clipText(std::string_view text, double maxWidth, double fontSize) {
    if (textWidth(text, fontSize) <= maxWidth) return printable(text);
    std::string out;
    double em = 1.0;  // the ellipsis
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next(text, i);
        em += advance(c);
        if (em * fontSize > maxWidth) break;
        append(out, c);
    }
    return out + "…";
}

std::size_t terminalWidth(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) width += columns(next(text, i));
    return width;
}

std::string padRight(std::string_view text, std::size_t columnCount) {
    std::string out = clipColumns(text, columnCount);
    out.append(columnCount - terminalWidth(out), ' ');
    return out;
}

std::string padLeft(std::string_view text, std::size_t columnCount) {
    const std::string clipped = clipColumns(text, columnCount);
    return std::string(columnCount - terminalWidth(clipped), ' ') + clipped;
}

}  // namespace tranche

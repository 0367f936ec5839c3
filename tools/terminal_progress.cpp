// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/terminal_progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/text.hpp"
#include "tools/terminal.hpp"

namespace tranche {
namespace {

// Replications that the study will probably take.
double forecast(const StudyProgress& p) {
    const auto most = static_cast<double>(p.atMost), done = static_cast<double>(p.done);
    if (p.wanted <= 0 || !(p.relativeHalfWidth > 0) || !std::isfinite(p.relativeHalfWidth)) return most;
    const double goal = p.wanted / (1 + p.wanted);
    return std::clamp(std::ceil(done * std::pow(p.relativeHalfWidth / goal, 2)), std::min(done + 1, most),
                      most);
}

}  // namespace

std::string clockText(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::clamp(std::ceil(seconds), 0.0, 3.6e8));
    if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string progressText(const StudyProgress& p, double seconds, int columns, std::string_view what) {
    std::string text = fmt::format("{} {} of {}{}", what, p.done, p.wanted > 0 ? "at most " : "", p.atMost);
    if (p.done > 0 && seconds > 0) {
        const double rate = static_cast<double>(p.done) / seconds;
        text += rate >= 100 ? fmt::format("  {:.0f}/s", rate) : fmt::format("  {:.1f}/s", rate);
        if (p.done < p.atMost)
            text += fmt::format("  {} left", clockText((forecast(p) - static_cast<double>(p.done)) / rate));
    }
    if (p.wanted > 0 && p.relativeHalfWidth > 0)
        text +=
            fmt::format("  half-width {:.1f} %, wanted {:.3g} %", p.relativeHalfWidth * 100, p.wanted * 100);
    const auto room = static_cast<std::size_t>(std::max(columns - 1, 1));
    return terminalWidth(text) > room ? padRight(text, room) : text;
}

ProgressLine::ProgressLine(bool shown) : shown_(shown), start_(Clock::now()), next_(start_) {}

bool ProgressLine::due() {
    if (!shown_) return false;
    const Clock::time_point now = Clock::now();
    if (now < next_) return false;
    next_ = now + std::chrono::milliseconds(100);
    return true;
}

void ProgressLine::put(std::string_view text) {
    complainLines("\r" + std::string(text) + "\x1b[K");
    onScreen_ = true;
}

void ProgressLine::show(const StudyProgress& progress, std::string_view what) {
    if (!due()) return;
    const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    put(progressText(progress, seconds, columnsOfErrors(), what));
}

void ProgressLine::say(std::string_view text) {
    if (!due()) return;
    const auto room = static_cast<std::size_t>(std::max(columnsOfErrors() - 1, 1));
    put(terminalWidth(text) > room ? padRight(text, room) : text);
}

void ProgressLine::clear() {
    if (onScreen_) complainLines(kEraseLine);
    onScreen_ = false;
}

}  // namespace tranche

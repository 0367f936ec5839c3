// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One line on a terminal that says how far a study is; rewritten at most ten times a second, gone when it ends.
//   replication 37 of at most 200  12.4/s  0:13 left  half-width 6.1 %, wanted 5 %
// Half-widths are shares of the mean. The end is forecast: the fixed number, or with a wanted precision done x (half-width now / wanted)^2, as a half-width
// shrinks with the square root of the replications.
// One thread at a time. Verified by: tests/tools/terminal_test.cpp (on a pseudo-terminal).

#include <chrono>
#include <string>
#include <string_view>

#include "models/programme/study.hpp"

namespace tranche {

// `seconds` since the start; at most `columns` wide.
std::string progressText(const StudyProgress& progress, double seconds, int columns,
                         std::string_view what = "replication");

// "0:13", "1:02:03".
std::string clockText(double seconds);

class ProgressLine {
public:
    explicit ProgressLine(bool shown);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const StudyProgress& progress, std::string_view what = "replication");
    void say(std::string_view text);  // the line as it is, clipped
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    bool shown_;
    bool onScreen_ = false;
    Clock::time_point start_, next_;
    bool due();
    void put(std::string_view text);
};

}  // namespace tranche

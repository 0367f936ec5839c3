// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How far a replay is: on a terminal one line, rewritten ten times a second once it has taken half a second, and gone at
// the end.
//   reading 37 %  0:03 left
//   replaying 37 %  0:13 left
//   writing 40 %
// Replaying is done by the lesser of two shares: of the time from the first to the last submission, which is all there is
// while the queue is short, and of four events a job (arrival, end, a pass after each), which sees a queue that is long
// when the last job comes.
// A thread of its own reads the atomics that reader, event loop and writer keep; it never waits for them.
// Verified by: tests/tools/replay_test.cpp (on a pseudo-terminal).

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "models/demand/trace/trace.hpp"
#include "sim/kernel/spectator.hpp"

namespace tranche {

struct ReplayWatch {
    enum class Stage : std::uint8_t { reading, replaying, writing };

    std::atomic<Stage> stage{Stage::reading};
    std::atomic<double> read{0};  // 0 to 1
    Progress events;
    std::atomic<std::uint64_t> written{0};  // jobs
    // Set before the stage is `replaying`.
    Time firstSubmit = 0, lastSubmit = 0;
    std::uint64_t jobs = 0;

    void begin(const Trace& trace);  // the replaying
    double share() const;            // of the stage, 0 to 1
    std::string place() const;       // "while reading the trace (37 % of it)"
};

// `seconds` since the stage began; at most `columns` wide.
std::string replayProgressText(const ReplayWatch& watch, double seconds, int columns);

class ReplayProgressLine {
public:
    ReplayProgressLine(const ReplayWatch& watch, bool shown);
    ~ReplayProgressLine();
    ReplayProgressLine(const ReplayProgressLine&) = delete;
    ReplayProgressLine& operator=(const ReplayProgressLine&) = delete;

    void say(const std::string& lines);  // to standard error, above the line
    void end();

private:
    void run();

    const ReplayWatch& watch_;
    std::mutex mutex_;
    std::condition_variable over_;
    bool ended_ = false, onScreen_ = false;
    std::thread thread_;
};

}  // namespace tranche

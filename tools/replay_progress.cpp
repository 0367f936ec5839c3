// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/replay_progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "models/report/number_text.hpp"
#include "models/report/text.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_progress.hpp"

namespace tranche {

void ReplayWatch::begin(const Trace& trace) {
    firstSubmit = trace.jobs.front().submit;
    lastSubmit = trace.jobs.back().submit;
    jobs = trace.jobs.size();
    events.now.store(firstSubmit);
    stage.store(Stage::replaying);
}

double ReplayWatch::share() const {
    const auto part = [](double done, double all) {
        return all > 0 ? std::clamp(done / all, 0.0, 1.0) : 1.0;
    };
    switch (stage.load()) {
        case Stage::reading:
            return part(read.load(), 1);
        case Stage::replaying:
            return std::min(part(static_cast<double>(events.now.load() - firstSubmit),
                                 static_cast<double>(lastSubmit - firstSubmit)),
                            part(static_cast<double>(events.events.load()), 4 * static_cast<double>(jobs)));
        case Stage::writing:
            return part(static_cast<double>(written.load()), static_cast<double>(jobs));
    }
    return 0;
}

std::string ReplayWatch::place() const {
    switch (stage.load()) {
        case Stage::reading:
            return fmt::format("while reading the trace ({} of it)", formatPercent(share()));
        case Stage::replaying:
            return fmt::format("while replaying (about {} done)", formatPercent(share()));
        case Stage::writing:
            return "while writing";
    }
    return {};
}

std::string replayProgressText(const ReplayWatch& watch, double seconds, int columns) {
    using Stage = ReplayWatch::Stage;
    const Stage stage = watch.stage.load();
    std::string text = stage == Stage::reading     ? "reading"
                       : stage == Stage::replaying ? "replaying"
                                                   : "writing";
    const double share = watch.share();
    if (share > 0) text += " " + formatPercent(share);
    if (share > 0 && share < 1 && stage != Stage::writing)
        text += fmt::format("  {} left", clockText(seconds * (1 - share) / share));
    const auto room = static_cast<std::size_t>(std::max(columns - 1, 1));
    return terminalWidth(text) > room ? padRight(text, room) : text;
}

ReplayProgressLine::ReplayProgressLine(const ReplayWatch& watch, bool shown) : watch_(watch) {
    if (shown) thread_ = std::thread([this] { run(); });
}

ReplayProgressLine::~ReplayProgressLine() {
    end();
}

void ReplayProgressLine::say(const std::string& lines) {
    if (lines.empty()) return;
    const std::lock_guard lock(mutex_);
    complainLines((onScreen_ ? std::string(kEraseLine) : std::string()) + lines);
    onScreen_ = false;
}

void ReplayProgressLine::end() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    over_.notify_one();
    thread_.join();
}

void ReplayProgressLine::run() {
    using Clock = std::chrono::steady_clock;
    std::unique_lock lock(mutex_);
    if (over_.wait_for(lock, std::chrono::milliseconds(500), [this] { return ended_; })) return;
    Clock::time_point began = Clock::now() - std::chrono::milliseconds(500);
    ReplayWatch::Stage stage = watch_.stage.load();
    do {
        if (watch_.stage.load() != stage) {
            stage = watch_.stage.load();
            began = Clock::now();
        }
        const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
        complainLines("\r" + replayProgressText(watch_, seconds, columnsOfErrors()) + "\x1b[K");
        onScreen_ = true;
    } while (!over_.wait_for(lock, std::chrono::milliseconds(100), [this] { return ended_; }));
    complainLines(kEraseLine);
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// SIGINT, SIGTERM and SIGHUP while a study runs: the first raises a flag, the second calls `atOnce` and ends the process
// with kInterrupted. A thread waits for the signals, so nothing here runs inside a signal handler.
// SIGHUP stays ignored when it was so at the start (nohup); the others are heard also where a shell ignores them for
// jobs in the background.
// Construct before other threads start: they inherit the mask. One at a time.
// Verified by: tests/tools/interrupt_test.cpp.

#include <atomic>
#include <csignal>
#include <functional>
#include <string>
#include <thread>

namespace tranche {

class Interrupt {
public:
    // `atOnce` is called on the waiting thread; `notice` goes to standard error, as it is, at the first signal.
    Interrupt(std::atomic<bool>& flag, std::string notice, std::function<void()> atOnce);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    bool raised() const { return raised_.load(); }
    int signal() const { return signal_.load(); }  // the first one; 0: none yet

private:
    void wait();

    std::atomic<bool>& flag_;
    std::atomic<bool> raised_{false};
    std::atomic<int> signal_{0};
    std::string notice_;
    std::function<void()> atOnce_;
    sigset_t awaited_, before_;
    std::thread watcher_;
};

}  // namespace tranche

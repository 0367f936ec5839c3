// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/interrupt.hpp"

#include <pthread.h>
#include <unistd.h>

#include <utility>

#include "tools/terminal.hpp"

namespace tranche {
namespace {

constexpr int kStopWaiting = SIGUSR2;  // from the destructor, to the waiting thread alone

bool ignored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

Interrupt::Interrupt(std::atomic<bool>& flag, std::string notice, std::function<void()> atOnce)
    : flag_(flag), notice_(std::move(notice)), atOnce_(std::move(atOnce)) {
    sigemptyset(&awaited_);
    sigaddset(&awaited_, kStopWaiting);
    for (const int signal : {SIGINT, SIGTERM}) sigaddset(&awaited_, signal);
    if (!ignored(SIGHUP)) sigaddset(&awaited_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &awaited_, &before_);
    for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);  // an ignored one could be lost
    watcher_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
    pthread_kill(watcher_.native_handle(), kStopWaiting);
    watcher_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::wait() {
    for (;;) {
        int signal = 0;
        if (sigwait(&awaited_, &signal) != 0) continue;
        if (signal == kStopWaiting) return;
        if (raised_.exchange(true)) {
            atOnce_();
            ::_exit(kInterrupted);
        }
        signal_.store(signal);
        flag_.store(true);
        complainLines(notice_);
    }
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One task at a time on a thread of its own; the newest wins. start() cancels the one before and returns at once: the new
// task waits for the old on its own thread, so a window never does. What a task says goes to the window as a queued
// call that is dropped when the task is no longer the newest. Every newest task ends with ended(), also one that was cancelled
// before it began, and one that threw: that says failed() before.
// Verified by: tests/gui/study_worker_test.cpp.

#include <QObject>
#include <QPointer>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace tranche::gui {

class TaskThread : public QObject {
    Q_OBJECT

public:
    // Inside a task: whether to stop, and a way to the thread of the window.
    class Context {
    public:
        const std::atomic<bool>& cancelled() const { return *cancel_; }
        void post(std::function<void()> say) const;

    private:
        friend class TaskThread;
        std::shared_ptr<std::atomic<bool>> cancel_;
        TaskThread* owner_ = nullptr;
        quint64 number_ = 0;
    };
    using Task = std::function<void(const Context&)>;

    explicit TaskThread(QObject* parent = nullptr) : QObject(parent) {}
    ~TaskThread() override;  // cancels and waits

    void start(Task task);
    void cancel();  // the task may still post that it was
    void forget();  // cancels, and nothing that it posts arrives
    bool isRunning() const { return running_; }

Q_SIGNALS:
    void runningChanged(bool running);
    void failed(const QString& why);
    void ended();  // isRunning() is false by then; not after forget()

private:
    std::shared_ptr<std::atomic<bool>> cancel_;
    std::thread thread_;
    quint64 number_ = 0;
    bool running_ = false;
};

}  // namespace tranche::gui

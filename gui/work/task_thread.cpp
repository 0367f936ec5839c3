// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/work/task_thread.hpp"

#include <QMetaObject>
#include <exception>
#include <utility>

namespace tranche::gui {

void TaskThread::Context::post(std::function<void()> say) const {
    TaskThread* owner = owner_;
    const quint64 number = number_;
    // The owner outlives its tasks, which it waits for.
    QMetaObject::invokeMethod(
        owner,
        [owner, number, say = std::move(say)] {
            if (owner->number_ == number) say();
        },
        Qt::QueuedConnection);
}

TaskThread::~TaskThread() {
    cancel();
    if (thread_.joinable()) thread_.join();
}

void TaskThread::start(Task task) {
    cancel();
    cancel_ = std::make_shared<std::atomic<bool>>(false);
    Context context;
    context.cancel_ = cancel_;
    context.owner_ = this;
    context.number_ = ++number_;
    std::thread before = std::move(thread_);
    thread_ = std::thread([context, task = std::move(task), before = std::move(before)]() mutable {
        if (before.joinable()) before.join();
        TaskThread* owner = context.owner_;
        const auto fail = [&](const QString& why) {
            context.post([owner, why] { Q_EMIT owner->failed(why); });
        };
        try {
            if (!context.cancelled()) task(context);
        } catch (const std::exception& fault) {
            fail(QString::fromUtf8(fault.what()));
        } catch (...) {
            fail(tr("unknown fault"));
        }
        context.post([owner, number = context.number_] {
            owner->running_ = false;
            Q_EMIT owner->runningChanged(false);
            if (owner->number_ == number) Q_EMIT owner->ended();  // else a slot began another
        });
    });
    if (!std::exchange(running_, true)) Q_EMIT runningChanged(true);
}

void TaskThread::cancel() {
    if (cancel_) cancel_->store(true);
}

void TaskThread::forget() {
    cancel();
    ++number_;
    if (std::exchange(running_, false)) Q_EMIT runningChanged(false);
}

}  // namespace tranche::gui

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/life/use_window.hpp"

#include <algorithm>
#include <utility>

#include "sim/kernel/contract.hpp"

namespace tranche {

void UseWindow::note(Time now, Gpus held, Gpus busy, bool counts) {
    expects(steps_.empty() || steps_.back().at <= now, "time does not go back");
    if (!steps_.empty() && steps_.back().at == now) steps_.pop_back();
    steps_.push_back({now, held, busy, counts});
}

void UseWindow::forgetBefore(Time from) {
    const auto later =
        std::upper_bound(steps_.begin(), steps_.end(), from, [](Time t, const Step& s) { return t < s.at; });
    if (later - steps_.begin() > 1) steps_.erase(steps_.begin(), later - 1);
}

template <class See>
void UseWindow::visit(Time from, Time to, See see) const {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const Time begin = std::max(steps_[i].at, from),
                   end = std::min(i + 1 < steps_.size() ? steps_[i + 1].at : to, to);
        if (begin < end && steps_[i].counts) see(steps_[i], end - begin);
    }
}

double UseWindow::mean(Time from, Time to) const {
    GpuTime held = 0, busy = 0;
    visit(from, to, [&](const Step& s, Duration length) {
        held += s.held * length;
        busy += s.busy * length;
    });
    return held > 0 ? static_cast<double>(busy) / static_cast<double>(held) : 0;
}

Gpus UseWindow::percentile(double part, Time from, Time to) const {
    std::vector<std::pair<Gpus, Duration>> levels;
    Duration all = 0;
    visit(from, to, [&](const Step& s, Duration length) {
        levels.emplace_back(s.busy, length);
        all += length;
    });
    std::sort(levels.begin(), levels.end());
    Duration below = 0;
    for (const auto& [level, length] : levels)
        if (static_cast<double>(below += length) >= part * static_cast<double>(all)) return level;
    return 0;
}

}  // namespace tranche

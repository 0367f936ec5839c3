// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/over_asking.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/elementary.hpp"

namespace tranche {

double OverAsking::inflation(std::uint64_t who) const {
    const auto it = inflation_.find(who);
    return it == inflation_.end() ? spec_.initialInflation : it->second;
}

Gpus OverAsking::stated(std::uint64_t who, Gpus need, Gpus cap, Gpus server) const {
    const double servers = static_cast<double>(need) / static_cast<double>(server) * inflation(who);
    const auto whole = static_cast<Gpus>(std::ceil(std::min(servers, 1e12) - 1e-9)) * server;
    return std::max(need, std::min(cap, whole));
}

void OverAsking::close(Time now) {
    if (decision_ == now || decision_ < 0) return;
    const double spread = n_ * xx_ - x_ * x_;
    if (n_ >= 2 && spread > 1e-9 * n_ * n_) elasticity_ = std::clamp((n_ * xy_ - x_ * y_) / spread, 0.0, 1.0);
    n_ = x_ = y_ = xx_ = xy_ = 0;
    for (const auto& [who, lesson] : lessons_) {
        const double weight = lesson > 0 && spec_.watchOthers ? elasticity_ : 1;
        inflation_[who] = std::clamp(inflation(who) + spec_.kappa * weight * lesson, 1.0, spec_.maxInflation);
    }
    lessons_.clear();
    decision_ = -1;
}

void OverAsking::learn(std::uint64_t who, Gpus need, Gpus stated, Gpus received, Time now) {
    if (need <= 0 || received <= 0) return;
    close(now);
    decision_ = now;
    if (received < stated) {
        const double x = elementary::log(static_cast<double>(stated)),
                     y = elementary::log(static_cast<double>(received));
        n_ += 1;
        x_ += x;
        y_ += y;
        xx_ += x * x;
        xy_ += x * y;
    }
    lessons_.emplace_back(who, static_cast<double>(need) / static_cast<double>(received) - 1);
}

}  // namespace tranche

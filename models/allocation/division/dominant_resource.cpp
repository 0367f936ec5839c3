// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/division/dominant_resource.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

using Wide = __int128;

constexpr std::int64_t kLargest = std::int64_t{1} << 31;

// Dominant share of one task, divided by the weight: need / (capacity weight).
struct Step {
    std::int64_t need = 0, capacity = 1;
};

Step stepOf(const TaskUser& user, std::span<const std::int64_t> capacity) {
    expects(user.need.size() == capacity.size(), "a need for every resource");
    expects(user.weight >= 1 && user.weight <= kLargest && user.wanted >= 0 && user.wanted <= kLargest,
            "weights from 1 to 2^31 and no negative number of tasks");
    Step step;
    for (std::size_t r = 0; r < capacity.size(); ++r) {
        expects(user.need[r] >= 0 && user.need[r] <= kLargest, "needs from 0 to 2^31");
        expects(capacity[r] >= 0 && capacity[r] <= kLargest, "capacities from 0 to 2^31");
        if (user.need[r] > capacity[r]) return {user.need[r], 1};  // never fits, so its share stays 0
        if (user.need[r] * step.capacity > step.need * capacity[r]) step = {user.need[r], capacity[r]};
    }
    return step;
}

}  // namespace

TaskShares dominantResourceFairness(std::span<const TaskUser> users, std::span<const std::int64_t> capacity,
                                    OnBlock onBlock) {
    TaskShares shares{std::vector<std::int64_t>(users.size(), 0),
                      std::vector<std::int64_t>(capacity.size(), 0)};
    std::vector<Step> steps;
    std::vector<std::size_t> next;
    for (std::size_t i = 0; i < users.size(); ++i) {
        steps.push_back(stepOf(users[i], capacity));
        if (users[i].wanted > 0 && steps[i].need > 0) next.push_back(i);
    }
    const auto later = [&](std::size_t a, std::size_t b) {
        const Wide x = Wide{shares.tasks[a] * steps[a].need} * (steps[b].capacity * users[b].weight);
        const Wide y = Wide{shares.tasks[b] * steps[b].need} * (steps[a].capacity * users[a].weight);
        return x != y ? x > y : a > b;
    };
    std::make_heap(next.begin(), next.end(), later);
    while (!next.empty()) {
        std::pop_heap(next.begin(), next.end(), later);
        const std::size_t i = next.back();
        bool fits = true;
        for (std::size_t r = 0; r < capacity.size(); ++r)
            fits = fits && shares.used[r] + users[i].need[r] <= capacity[r];
        if (!fits && onBlock == OnBlock::stop) break;
        if (fits) {
            ++shares.tasks[i];
            for (std::size_t r = 0; r < capacity.size(); ++r) shares.used[r] += users[i].need[r];
        }
        if (fits && shares.tasks[i] < users[i].wanted)
            std::push_heap(next.begin(), next.end(), later);
        else
            next.pop_back();
    }
    return shares;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/lottery/random_assignment.hpp"

#include <algorithm>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::uint32_t kNothing = 0xffffffff;

void check(std::span<const Preference> agents, std::size_t objects) {
    for (const Preference& agent : agents) {
        Preference sorted = agent;
        std::sort(sorted.begin(), sorted.end());
        expects(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end(), "objects listed once");
        expects(sorted.empty() || sorted.back() < objects, "objects that exist");
    }
}

AssignmentMatrix zeros(std::size_t agents, std::size_t objects) {
    return AssignmentMatrix(agents, std::vector<Probability>(objects, 0));
}

template <class Left>
std::uint32_t bestLeft(const Preference& agent, const std::vector<Left>& left) {
    for (const std::uint32_t object : agent)
        if (left[object] > 0) return object;
    return kNothing;
}

// Finds a place for an agent along an alternating path (Kuhn 1955).
bool place(std::size_t agent, const AssignmentMatrix& matrix, std::vector<bool>& seen,
           std::vector<std::uint32_t>& agentOf) {
    for (std::size_t object = 0; object < agentOf.size(); ++object) {
        if (seen[object] || matrix[agent][object] <= 0) continue;
        seen[object] = true;
        if (agentOf[object] == kNothing || place(agentOf[object], matrix, seen, agentOf)) {
            agentOf[object] = static_cast<std::uint32_t>(agent);
            return true;
        }
    }
    return false;
}

// An assignment within the positive entries; there is one while rows and columns have equal sums (Hall 1935).
std::vector<std::uint32_t> perfectMatching(const AssignmentMatrix& matrix) {
    const std::size_t n = matrix.size();
    std::vector<std::uint32_t> agentOf(n, kNothing), object(n, kNothing);
    for (std::size_t agent = 0; agent < n; ++agent) {
        std::vector<bool> seen(n, false);
        ensures(place(agent, matrix, seen, agentOf), "a doubly stochastic matrix has a perfect matching");
    }
    for (std::size_t j = 0; j < n; ++j) object[agentOf[j]] = static_cast<std::uint32_t>(j);
    return object;
}

void checkDoublyStochastic(const AssignmentMatrix& matrix) {
    std::vector<Probability> columns(matrix.size(), 0);
    for (const auto& row : matrix) {
        expects(row.size() == matrix.size(), "a square matrix");
        Probability sum = 0;
        for (std::size_t j = 0; j < row.size(); ++j) {
            expects(row[j] >= 0, "no negative probability");
            sum += row[j];
            columns[j] += row[j];
        }
        expects(sum == 1, "rows that sum to 1");
    }
    for (const Probability& column : columns) expects(column == 1, "columns that sum to 1");
}

}  // namespace

AssignmentMatrix probabilisticSerial(std::span<const Preference> agents, std::size_t objects) {
    check(agents, objects);
    AssignmentMatrix eaten = zeros(agents.size(), objects);
    std::vector<Probability> left(objects, 1);
    std::vector<std::uint32_t> eats(agents.size());
    Probability time = 0;
    while (time < 1) {
        std::vector<int> eaters(objects, 0);
        for (std::size_t i = 0; i < agents.size(); ++i) {
            eats[i] = bestLeft(agents[i], left);
            if (eats[i] != kNothing) ++eaters[eats[i]];
        }
        Probability step = 1 - time;  // until the next object is gone
        for (std::size_t j = 0; j < objects; ++j)
            if (eaters[j] > 0) step = std::min<Probability>(step, left[j] / eaters[j]);
        for (std::size_t i = 0; i < agents.size(); ++i)
            if (eats[i] != kNothing) eaten[i][eats[i]] += step;
        for (std::size_t j = 0; j < objects; ++j) left[j] -= step * eaters[j];
        time += step;
    }
    return eaten;
}

AssignmentMatrix serialDictatorship(std::span<const Preference> agents, std::size_t objects) {
    check(agents, objects);
    expects(agents.size() <= kEnumeratedAgents, "few enough agents to enumerate all orders");
    AssignmentMatrix chosen = zeros(agents.size(), objects);
    std::vector<std::size_t> order(agents.size());
    std::iota(order.begin(), order.end(), 0);
    std::int64_t orders = 0;
    do {
        ++orders;
        std::vector<int> left(objects, 1);
        for (const std::size_t agent : order) {
            const std::uint32_t object = bestLeft(agents[agent], left);
            if (object == kNothing) continue;
            left[object] = 0;
            chosen[agent][object] += 1;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    for (auto& row : chosen)
        for (Probability& p : row) p /= orders;
    return chosen;
}

std::vector<Assignment> decompose(AssignmentMatrix matrix) {
    checkDoublyStochastic(matrix);
    std::vector<Assignment> lottery;
    Probability left = matrix.empty() ? 0 : 1;
    while (left > 0) {
        Assignment next{left, perfectMatching(matrix)};
        for (std::size_t i = 0; i < matrix.size(); ++i)
            next.probability = std::min(next.probability, matrix[i][next.object[i]]);
        for (std::size_t i = 0; i < matrix.size(); ++i) matrix[i][next.object[i]] -= next.probability;
        left -= next.probability;
        lottery.push_back(std::move(next));
    }
    return lottery;
}

}  // namespace tranche

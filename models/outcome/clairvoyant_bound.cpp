// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/clairvoyant_bound.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr int kPatience = 10;     // iterations without a better bound before steps become shorter
constexpr double kLately = 0.1;   // weight of the newest wishes in their mean
constexpr int kPasses = 4;        // over the cells, at the end
constexpr double kEnough = 1e-9;  // relative gap to what was reached

double priceOfCapacity(const std::vector<double>& capacity, std::span<const double> lambda) {
    expects(capacity.size() == lambda.size(), "a price for every cell");
    double sum = 0;
    for (std::size_t c = 0; c < lambda.size(); ++c) {
        expects(lambda[c] >= 0 && capacity[c] >= 0, "neither prices nor capacity below 0");
        sum += lambda[c] * capacity[c];
    }
    return sum;
}

// No price above what a cell can be worth to anybody need be tried.
std::vector<double> highestPrices(const ServedProblem& p) {
    double weight = 0;
    for (const ServedProject& project : p.projects) weight = std::max(weight, project.weight);
    std::vector<double> most;
    for (const double equivalent : p.equivalent) most.insert(most.end(), p.slots(), weight * equivalent);
    return most;
}

std::vector<double> highestPrices(const StartProblem& p) {
    double most = 0;
    for (const StartProject& project : p.projects)
        for (std::size_t g = 0; g < p.types; ++g)
            if (project.size[g] > 0) most = std::max(most, project.value[g] / project.size[g]);
    return std::vector<double>(p.capacity.size(), most);
}

template <class Problem>
class Search {
public:
    Search(const Problem& problem, double reached)
        : problem_(problem), reached_(reached), most_(highestPrices(problem)) {}

    Bound run(int iterations) {
        start();
        for (best_.iterations = 0; best_.iterations < iterations && !closed(); ++best_.iterations)
            if (!step()) break;
        polish();
        return best_;
    }

private:
    bool closed() const { return best_.value - reached_ <= kEnough * std::abs(best_.value); }

    // Free everywhere, or as dear as it can be: the better of all need and all capacity.
    void start() {
        std::vector<double> free(most_.size(), 0);
        for (std::size_t c = 0; c < free.size(); ++c)
            if (problem_.capacity[c] == 0) free[c] = most_[c];  // costs nothing and keeps everybody out
        best_.value = upperBound(problem_, free, &mean_);
        best_.lambda = free;
        std::vector<double> usage;
        const double dear = upperBound(problem_, most_, &usage);
        if (dear >= best_.value) return;
        best_.value = dear;
        best_.lambda = most_;
        mean_ = usage;
    }

    // From the best prices along the mean of what was wanted lately. False: nothing is out of balance.
    bool step() {
        double norm = 0;
        for (std::size_t c = 0; c < mean_.size(); ++c) {
            const double slope = mean_[c] - problem_.capacity[c];
            const double price = best_.lambda[c];
            const bool stuck = (price <= 0 && slope < 0) || (price >= most_[c] && slope > 0);
            if (problem_.capacity[c] > 0 && !stuck) norm += slope * slope / problem_.capacity[c];
        }
        if (!(norm > 0)) return false;
        const double length = scale_ * (best_.value - reached_) / norm;
        std::vector<double> lambda = best_.lambda;
        for (std::size_t c = 0; c < lambda.size(); ++c)
            if (problem_.capacity[c] > 0)
                lambda[c] =
                    std::clamp(lambda[c] + length * (mean_[c] - problem_.capacity[c]) / problem_.capacity[c],
                               0.0, most_[c]);
        const double value = upperBound(problem_, lambda, &usage_);
        for (std::size_t c = 0; c < mean_.size(); ++c)
            mean_[c] = kLately * usage_[c] + (1 - kLately) * mean_[c];
        if (take(value, lambda)) {
            idle_ = 0;
            scale_ = std::min(2.0, scale_ * 1.1);
        } else if (++idle_ >= kPatience) {
            idle_ = 0;
            scale_ *= 0.66;
        }
        return true;
    }

    bool take(double value, const std::vector<double>& lambda) {
        if (value >= best_.value) return false;
        best_.value = value;
        best_.lambda = lambda;
        return true;
    }

    void attempt(const std::vector<double>& lambda) { take(upperBound(problem_, lambda), lambda); }

    // With equal weights some best prices are all or nothing (minimum cut): cut at every level, then cell by cell.
    void polish() {
        std::vector<double> levels = best_.lambda;
        std::sort(levels.begin(), levels.end());
        levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
        const std::vector<double> found = best_.lambda;
        for (const double level : levels) {
            std::vector<double> lambda = found;
            for (std::size_t c = 0; c < lambda.size(); ++c) lambda[c] = lambda[c] > level ? most_[c] : 0;
            attempt(lambda);
        }
        for (int pass = 0; pass < kPasses && !closed(); ++pass) {
            const double before = best_.value;
            for (std::size_t c = 0; c < most_.size(); ++c)
                for (const double price : {0.0, most_[c], c > 0 ? best_.lambda[c - 1] : 0.0,
                                           c + 1 < most_.size() ? best_.lambda[c + 1] : 0.0}) {
                    std::vector<double> lambda = best_.lambda;
                    if (price == lambda[c] || price > most_[c]) continue;
                    lambda[c] = price;
                    attempt(lambda);
                }
            if (best_.value >= before) return;
        }
    }

    const Problem& problem_;
    double reached_;
    std::vector<double> most_, mean_, usage_;
    Bound best_;
    double scale_ = 1;
    int idle_ = 0;
};

// Cells open from an arrival slot on, the cheapest hour of need first.
class Shelves {
public:
    Shelves(const ServedProblem& p, std::span<const double> lambda) : slots_(p.slots()) {
        std::vector<std::size_t> order(p.capacity.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        price_.resize(order.size());
        for (std::size_t c = 0; c < order.size(); ++c) price_[c] = lambda[c] / p.equivalent[c / slots_];
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return price_[a] < price_[b]; });
        open_.resize(slots_);
        for (std::size_t from = 0; from < slots_; ++from)
            for (const std::size_t cell : order)
                if (cell % slots_ >= from) open_[from].push_back(cell);
    }
    const std::vector<std::size_t>& from(std::size_t slot) const { return open_[slot]; }
    double price(std::size_t cell) const { return price_[cell]; }

private:
    std::size_t slots_;
    std::vector<double> price_;  // of an hour of need
    std::vector<std::vector<std::size_t>> open_;
};

}  // namespace

double upperBound(const ServedProblem& p, std::span<const double> lambda, std::vector<double>* usage) {
    const std::size_t slots = p.slots();
    expects(p.capacity.size() == slots * p.types(), "a capacity for every type and slot");
    double sum = priceOfCapacity(p.capacity, lambda);
    if (usage != nullptr) usage->assign(p.capacity.size(), 0);
    if (slots == 0 || p.types() == 0) return sum;
    const Shelves shelves(p, lambda);
    for (const ServedProject& project : p.projects) {
        if (project.from >= p.edges.back()) continue;
        const auto after = std::upper_bound(p.edges.begin(), p.edges.end(), project.from);
        const std::size_t first =
            after == p.edges.begin() ? 0 : static_cast<std::size_t>(after - p.edges.begin()) - 1;
        double left = project.need;
        for (const std::size_t cell : shelves.from(first)) {
            const double margin = project.weight - shelves.price(cell);
            if (margin <= 0 || left <= 0) break;
            const std::size_t slot = cell % slots;
            const double hours = p.edges[slot + 1] - std::max(p.edges[slot], project.from);
            const double equivalent = p.equivalent[cell / slots];
            const double taken = std::min(left, project.gpus * hours * equivalent);
            left -= taken;
            sum += taken * margin;
            if (usage != nullptr) (*usage)[cell] += taken / equivalent;
        }
    }
    return sum;
}

double upperBound(const StartProblem& p, std::span<const double> lambda, std::vector<double>* usage) {
    expects(p.capacity.size() == p.slots * p.types, "a capacity for every type and slot");
    double sum = priceOfCapacity(p.capacity, lambda);
    if (usage != nullptr) usage->assign(p.capacity.size(), 0);
    std::vector<double> paid(p.types * (p.slots + 1), 0);  // prefix sums by type
    for (std::size_t g = 0; g < p.types; ++g)
        for (std::size_t t = 0; t < p.slots; ++t)
            paid[g * (p.slots + 1) + t + 1] = paid[g * (p.slots + 1) + t] + lambda[g * p.slots + t];
    for (const StartProject& project : p.projects) {
        expects(project.duration > 0 && project.size.size() == p.types && project.value.size() == p.types,
                "a size and a value for every type");
        double gain = 0;
        std::size_t bestType = 0, bestStart = p.slots;
        for (std::size_t g = 0; g < p.types; ++g) {
            if (project.size[g] <= 0) continue;
            const double* prefix = &paid[g * (p.slots + 1)];
            for (std::size_t s = project.arrives; s < p.slots; ++s) {
                const std::size_t end = std::min(p.slots, s + project.duration);
                const double inside = static_cast<double>(end - s) / static_cast<double>(project.duration);
                const double here = project.value[g] * inside - project.size[g] * (prefix[end] - prefix[s]);
                if (here <= gain) continue;
                gain = here;
                bestType = g;
                bestStart = s;
            }
        }
        sum += gain;
        if (usage == nullptr) continue;
        for (std::size_t t = bestStart; t < std::min(p.slots, bestStart + project.duration); ++t)
            (*usage)[bestType * p.slots + t] += project.size[bestType];
    }
    return sum;
}

Bound improvedBound(const ServedProblem& problem, double reached, int iterations) {
    return Search(problem, reached).run(iterations);
}

Bound improvedBound(const StartProblem& problem, double reached, int iterations) {
    return Search(problem, reached).run(iterations);
}

}  // namespace tranche

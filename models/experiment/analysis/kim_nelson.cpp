// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/kim_nelson.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

KimNelson::KimNelson(const KimNelsonRequest& request)
    : request_(request), in_(request.systems), sums_(request.systems), taken_(request.systems) {
    const auto k = static_cast<double>(request.systems);
    expects(request.systems >= 1 && request.firstStage >= 2, "a system, and two observations of it");
    expects(request.indifference > 0, "a difference that matters");
    expects(request.confidence > (request.systems > 1 ? 1 / k : 0.0) && request.confidence < 1,
            "more than a guess, less than sure");
    std::iota(in_.begin(), in_.end(), std::size_t{0});
    if (request.systems == 1) return;
    const auto degrees = static_cast<double>(request.firstStage - 1);
    const double eta = (elementary::pow(2 * (1 - request.confidence) / (k - 1), -2 / degrees) - 1) / 2;
    h2_ = 2 * eta * degrees;
    variances_.resize(request.systems * request.systems);
}

std::size_t KimNelson::best() const {
    std::size_t best = in_.front();
    for (const std::size_t i : in_)
        if (taken_[i] > 0 && sums_[i] > sums_[best]) best = i;
    return best;
}

double KimNelson::mean(std::size_t system) const {
    const double mean = sums_[system] / static_cast<double>(taken_[system]);
    return request_.better == Favour::higher ? mean : -mean;
}

double KimNelson::reach(std::size_t i, std::size_t l) const {
    return h2_ * variances_[i * request_.systems + l] / (request_.indifference * request_.indifference);
}

std::int64_t KimNelson::mostRounds() const {
    if (rounds_ < request_.firstStage) return 0;
    double most = static_cast<double>(request_.firstStage);
    for (const std::size_t i : in_)
        for (const std::size_t l : in_)
            if (i != l) most = std::max(most, std::floor(reach(i, l)) + 1);
    return static_cast<std::int64_t>(std::min(most, 1e18));
}

void KimNelson::observe(std::span<const double> values) {
    expects(!finished_, "a procedure that is still open");
    expects(values.size() == in_.size(), "one observation of each that is left");
    for (std::size_t s = 0; s < in_.size(); ++s) {
        expects(std::isfinite(values[s]), "a finite observation");
        sums_[in_[s]] += request_.better == Favour::higher ? values[s] : -values[s];
        ++taken_[in_[s]];
    }
    ++rounds_;
    if (request_.systems == 1) {
        finished_ = true;
        return;
    }
    if (rounds_ <= request_.firstStage) first_.emplace_back(values.begin(), values.end());
    if (rounds_ == request_.firstStage) estimateVariances();
    if (rounds_ >= request_.firstStage) screen();
}

void KimNelson::estimateVariances() {
    for (std::size_t i = 0; i < request_.systems; ++i)
        for (std::size_t l = i + 1; l < request_.systems; ++l) {
            Tally differences;
            for (const std::vector<double>& round : first_) differences.add(round[i] - round[l]);
            variances_[i * request_.systems + l] = variances_[l * request_.systems + i] =
                differences.variance();
        }
    first_.clear();
}

void KimNelson::screen() {
    const auto r = static_cast<double>(rounds_);
    const std::vector<std::size_t> before = in_;
    std::erase_if(in_, [&](std::size_t i) {
        return std::any_of(before.begin(), before.end(), [&](std::size_t l) {
            if (i == l) return false;
            const double slack = std::max(0.0, request_.indifference / 2 * (reach(i, l) - r));  // r W(i, l)
            return sums_[i] < sums_[l] - slack;
        });
    });
    if (in_.size() > 1 && rounds_ >= mostRounds()) in_ = {best()};
    finished_ = in_.size() == 1;
}

}  // namespace tranche

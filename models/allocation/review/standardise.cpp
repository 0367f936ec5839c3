// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/review/standardise.hpp"

#include <algorithm>
#include <cmath>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

struct Moments {
    double n = 0, sum = 0, squares = 0;  // squares: about the mean
    double mean() const { return n > 0 ? sum / n : 0; }
    double sd() const { return n > 0 ? std::sqrt(squares / n) : 0; }
};

}  // namespace

std::vector<double> standardisedMeans(std::span<const ReviewScore> scores, std::size_t reviewers) {
    expects(reviewers > 0 && scores.size() % reviewers == 0, "as many scores for every application");
    std::uint32_t people = 0;
    for (const ReviewScore& s : scores) people = std::max(people, s.person + 1);
    std::vector<Moments> of(people);
    Moments all;
    for (const ReviewScore& s : scores)
        for (Moments* m : {&of[s.person], &all}) {
            m->n += 1;
            m->sum += s.score;
        }
    for (const ReviewScore& s : scores)
        for (Moments* m : {&of[s.person], &all}) m->squares += (s.score - m->mean()) * (s.score - m->mean());
    std::vector<double> means;
    for (std::size_t i = 0; i < scores.size(); i += reviewers) {
        double sum = 0;
        for (const ReviewScore& s : scores.subspan(i, reviewers)) {
            const Moments& own = of[s.person];
            const double sd = own.sd();
            sum += all.mean() + (sd > 0 ? (s.score - own.mean()) * all.sd() / sd : 0);
        }
        means.push_back(sum / static_cast<double>(reviewers));
    }
    return means;
}

}  // namespace tranche

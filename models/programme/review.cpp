// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panel: what each reviewer says of an application, what becomes of it over a round, and how long the reading takes.
// Draws hang on applicant, attempt, reviewer, person and the name of a criterion, so that a further criterion or a larger
// panel changes nobody's draws in the others.
#include <algorithm>
#include <cmath>

#include "models/allocation/review/standardise.hpp"
#include "models/programme/programme.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kLeniency = hash64("leniency");
constexpr std::uint64_t kPeople = hash64("people of the panel");
constexpr std::uint64_t kCriterion = hash64("criterion");
constexpr std::uint64_t kCriterionNoise = hash64("criterion noise");

double normal(double u) {
    return elementary::normalQuantile(u);
}

}  // namespace

// Whether any pool on offer may serve it at all. What none may serve is never read, so it moves nobody's score and no date.
bool Programme::admissible(Index index, std::uint64_t pools) const {
    const Candidate c = candidate(index, pools);
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p)
        if ((pools >> p & 1) != 0 &&
            grantSize(c, c.requested, setting_->pools[p].quantum, setting_->pools[p].cap,
                      setting_->scenario.policy.eligibility.aboveCap) > 0)
            return true;
    return false;
}

// Rounds are read one after the other by the whole panel, in the order in which their decisions fall due.
bool Programme::stillReading(std::uint32_t callIndex) {
    const ReviewSpec& review = setting_->scenario.policy.review;
    if (!review.perReviewerDay) return false;
    Time& until = readUntil_[callIndex];
    if (until == kNever) {
        const auto& all = submitted_[callIndex];
        const auto read = std::count_if(
            all.begin(), all.end(), [&](Index i) { return admissible(i, setting_->calls[callIndex].pools); });
        const auto reviews = static_cast<double>(read) * static_cast<double>(review.reviewers);
        const double days = reviews / (static_cast<double>(review.panel) * *review.perReviewerDay);
        until = panelFreeAt_ =
            std::max(setting_->calls[callIndex].call.closes, panelFreeAt_) + fromDays(days);
    }
    if (now() >= until) return false;
    schedule(until, Phase::decision, callIndex, Kind::callDecides, callIndex);
    return true;
}

void Programme::scoreRound(std::uint32_t callIndex) {
    std::vector<Index> open;
    for (const Index index : submitted_[callIndex])
        if (out_.applications[index].status == Status::submitted &&
            admissible(index, setting_->calls[callIndex].pools))
            open.push_back(index);
    std::vector<double> opinions;
    const ReviewSpec& review = setting_->scenario.policy.review;
    if (review.standardise) {
        std::vector<ReviewScore> scores;
        for (const Index index : open) {
            const std::vector<std::uint32_t> people = peopleOf(out_.applications[index]);
            for (std::uint32_t r = 0; r < people.size(); ++r)
                scores.push_back({people[r], reviewerScore(out_.applications[index], r, people[r])});
        }
        opinions = standardisedMeans(scores, static_cast<std::size_t>(review.reviewers));
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        Application& a = out_.applications[open[i]];
        a.score = static_cast<float>(panelScore(a, opinions.empty() ? opinionOf(a) : opinions[i]));
    }
}

double Programme::panelScore(const Application& a, double opinion) const {
    const ReviewSpec& review = setting_->scenario.policy.review;
    const double score = opinion + setting_->sectors[a.sector].bonus +
                         (a.regional ? review.regionalBonus : 0.0) + (a.young ? review.youthBonus : 0.0) -
                         concentration(a) * review.concentrationPenalty;
    if (review.roundTo <= 0) return score;
    return static_cast<double>(std::llround(score / review.roundTo)) * review.roundTo;
}

// The mean of its reviewers. Plain merit with reviewers of its own needs no more than their noise.
double Programme::opinionOf(const Application& a) const {
    const ReviewSpec& review = setting_->scenario.policy.review;
    const auto reviewers = static_cast<std::uint32_t>(review.reviewers);
    double sum = 0;
    if (review.panel == 0 && review.criteria.empty()) {
        if (review.noiseSd > 0)
            for (std::uint32_t r = 0; r < reviewers; ++r)
                sum += requests_.reviewerNoise(a.entity, a.attempt, r);
        return static_cast<double>(a.merit) + sum * review.noiseSd / static_cast<double>(review.reviewers);
    }
    const std::vector<std::uint32_t> people = peopleOf(a);
    for (std::uint32_t r = 0; r < reviewers; ++r) sum += reviewerScore(a, r, people.empty() ? 0 : people[r]);
    return sum / static_cast<double>(reviewers);
}

double Programme::reviewerScore(const Application& a, std::uint32_t reviewer, std::uint32_t person) const {
    const ReviewSpec& review = setting_->scenario.policy.review;
    double score = 0;
    if (review.leniencySd > 0)
        score += review.leniencySd * normal(Stream(key_, kLeniency, person).uniform(0));
    if (review.criteria.empty())
        return score + static_cast<double>(a.merit) +
               review.noiseSd * requests_.reviewerNoise(a.entity, a.attempt, reviewer);
    double sum = 0, weights = 0;
    for (std::size_t k = 0; k < review.criteria.size(); ++k) {
        sum += review.criteria[k].weight * criterionScore(a, k, reviewer);
        weights += review.criteria[k].weight;
    }
    return score + sum / weights;
}

double Programme::criterionScore(const Application& a, std::size_t k, std::uint32_t reviewer) const {
    const ReviewSpec& review = setting_->scenario.policy.review;
    const CriterionSpec& criterion = review.criteria[k];
    const std::uint64_t who = combine(a.entity, hash64(criterion.id));
    double score = static_cast<double>(a.merit);
    if (criterion.sd > 0) score += criterion.sd * normal(Stream(key_, kCriterion, who).uniform(0));
    const auto offset = criterion.offset.find(setting_->scenario.sectors[a.sector].id);
    if (offset != criterion.offset.end()) score += offset->second;
    const double noise = criterion.noiseSd.value_or(review.noiseSd);
    if (noise <= 0) return score;
    const std::uint64_t draw = std::uint64_t{a.attempt} << 32 | reviewer;
    return score + noise * normal(Stream(key_, kCriterionNoise, who).uniform(draw));
}

// So many different people of the panel, every choice as likely as any other.
std::vector<std::uint32_t> Programme::peopleOf(const Application& a) const {
    const ReviewSpec& review = setting_->scenario.policy.review;
    std::vector<std::uint32_t> people, sorted;
    if (review.panel == 0) return people;
    const Stream stream(key_, kPeople, a.entity, a.attempt);
    for (std::int64_t r = 0; r < review.reviewers; ++r) {
        const auto left = static_cast<double>(review.panel - r);
        auto person = static_cast<std::uint32_t>(stream.uniform(static_cast<std::uint64_t>(r)) * left);
        for (const std::uint32_t taken : sorted) person += taken <= person ? 1 : 0;
        people.push_back(person);
        sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), person), person);
    }
    return people;
}

double Programme::secondScore(const Application& a) const {
    const ReviewSpec& review = setting_->scenario.policy.review;
    if (review.criteria.size() < 2) return 0;
    double sum = 0;
    for (std::uint32_t r = 0; r < static_cast<std::uint32_t>(review.reviewers); ++r)
        sum += criterionScore(a, 1, r);
    return sum / static_cast<double>(review.reviewers);
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/allocation/review/review_spec.hpp"

namespace tranche {
namespace {

void checkReview(const ReviewSpec& review, FieldCheck& check) {
    if (review.panel > 0 && review.panel < review.reviewers)
        check.error("panel", std::to_string(review.panel),
                    "at least the " + std::to_string(review.reviewers) + " reviewers of an application");
    if (review.panel == 0 && review.leniencySd > 0)
        check.error("leniency_sd", "people without a panel", "panel: so many people beside it");
    if (review.panel == 0 && review.standardise)
        check.error("standardise", "true without a panel", "panel: so many people beside it");
    if (review.panel == 0 && review.perReviewerDay)
        check.error("per_reviewer_day", "a queue without a panel", "panel: so many people beside it");
    if (review.criteria.size() > 60)
        check.error("criteria", std::to_string(review.criteria.size()), "at most 60");
    double weights = 0;
    for (std::size_t i = 0; i < review.criteria.size(); ++i) {
        weights += review.criteria[i].weight;
        for (std::size_t j = 0; j < i; ++j)
            if (review.criteria[i].id == review.criteria[j].id)
                check.error("criteria[" + std::to_string(i) + "].id", review.criteria[i].id,
                            "a name that no other of the list has");
    }
    if (!review.criteria.empty() && !(weights > 0))
        check.error("criteria", "weights that sum to 0", "at least one weight above 0");
}

}  // namespace

const Table<CriterionSpec>& fields(Tag<CriterionSpec>) {
    static const Table<CriterionSpec> table{
        "criterion",
        "One thing that reviewers score.",
        {
            required("id", &CriterionSpec::id, "stable name: the draws of its merits hang on it"),
            optional("weight", &CriterionSpec::weight, "in the score, over the sum of all").range(0, 1000),
            optional("sd", &CriterionSpec::sd, "of the true merit in it about the applicant's merit")
                .unit("points")
                .range(0, 1000),
            optional("noise_sd", &CriterionSpec::noiseSd,
                     "standard deviation of one reviewer; absent: that of the review")
                .unit("points")
                .range(0, 1000),
            optional("offset", &CriterionSpec::offset, "added to the true merit in it, by sector")
                .unit("points")
                .range(-1000, 1000),
        }};
    return table;
}

const Table<ReviewSpec>& fields(Tag<ReviewSpec>) {
    static const Table<ReviewSpec> table{
        "review",
        "The panel: score = merit + mean reviewer noise + bonus.",
        {
            optional("reviewers", &ReviewSpec::reviewers, "reviewers an application").range(1, 1000),
            optional("noise_sd", &ReviewSpec::noiseSd, "standard deviation of one reviewer")
                .unit("points")
                .range(0, 1000),
            optional("bonus", &ReviewSpec::bonus, "points added by sector").unit("points"),
            optional("regional_bonus", &ReviewSpec::regionalBonus,
                     "points added for applicants outside the capital area")
                .unit("points")
                .range(-1000, 1000),
            optional("concentration_penalty", &ReviewSpec::concentrationPenalty,
                     "points taken off times the part of the capacity on offer that the organisation holds")
                .unit("points")
                .range(0, 1000),
            optional("youth_bonus", &ReviewSpec::youthBonus, "points added for young firms")
                .unit("points")
                .range(-1000, 1000),
            optional("criteria", &ReviewSpec::criteria,
                     "what is scored, each with its weight; none: merit itself"),
            optional("panel", &ReviewSpec::panel,
                     "people who review everything; 0: reviewers of its own for every application")
                .unit("people")
                .range(0, 100000),
            optional("leniency_sd", &ReviewSpec::leniencySd,
                     "standard deviation of how lenient the people of the panel are")
                .unit("points")
                .range(0, 1000),
            optional("standardise", &ReviewSpec::standardise,
                     "bring each reviewer's scores of a round to the round's mean and spread"),
            optional("round_to", &ReviewSpec::roundTo, "scores in whole multiples; 0: as they are")
                .unit("points")
                .range(0, 1000),
            optional(
                "per_reviewer_day", &ReviewSpec::perReviewerDay,
                "applications that one of the panel reads a day, so that decisions wait for the reading; "
                "absent: decisions after decision_days, whatever the load")
                .unit("applications")
                .range(0.001, 100000),
        },
        checkReview};
    return table;
}

}  // namespace tranche

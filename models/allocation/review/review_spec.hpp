// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The review block of a policy: how a panel scores applications, and how long it takes.
//   score   mean over the reviewers of (merit + leniency of the reviewer + noise), plus bonuses, less penalties
//   criteria  several: each has its own true merit about the applicant's (sd), its own noise, and a weight; a reviewer
//           scores every criterion, and the score is their weighted mean
//   panel   so many people review everything; each application goes to `reviewers` of them at random, and a reviewer is
//           as lenient in every application. Standardised: each reviewer's scores of a round are brought to the mean and
//           the spread of the whole round. 0: every application has reviewers of its own, none of them lenient
//   queue   the panel reads so many applications a day and reviewer: a decision waits until the round is read, and rounds
//           queue for the panel one after the other
// Units: points, days. Verified by: tests/allocation/standardise_test.cpp, tests/programme/review_test.cpp.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"

namespace tranche {

struct CriterionSpec {
    std::string id;
    double weight = 1;
    double sd = 0;                         // [points] of the true merit in it about the applicant's merit
    std::optional<double> noiseSd;         // [points] of one reviewer; none: that of the review
    std::map<std::string, double> offset;  // [points] by sector, on the true merit in it
};

struct ReviewSpec {
    std::int64_t reviewers = 5;
    double noiseSd = 8;                        // [points] of one reviewer
    std::map<std::string, double> bonus;       // [points] by sector
    double regionalBonus = 0;                  // [points] of applicants outside the capital area
    double concentrationPenalty = 0;           // [points] x the organisation's part of the capacity on offer
    double youthBonus = 0;                     // [points] of young firms
    std::vector<CriterionSpec> criteria = {};  // none: merit itself
    std::int64_t panel = 0;                    // people; 0: reviewers of its own for every application
    double leniencySd = 0;                     // [points] between the people of the panel
    bool standardise = false;                  // the scores of each reviewer, within a round
    double roundTo = 0;                        // [points] scores in whole multiples; 0: as they are
    std::optional<double> perReviewerDay =
        {};  // [applications] that one of the panel reads a day; none: no queue
};

const Table<CriterionSpec>& fields(Tag<CriterionSpec>);
const Table<ReviewSpec>& fields(Tag<ReviewSpec>);

}  // namespace tranche

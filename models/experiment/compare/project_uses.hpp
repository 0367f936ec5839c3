// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What each project of a replication got, under a key that does not depend on the policy: who gains and who loses.
//
// A project's key is its applicant's entity, on which all its draws hang, and its ordinal among that applicant's projects (0 the
// first; a renewal after a grant is the next). First projects arise under every policy alike; they differ only where a
// market grows by grants, or where calls bring the applicants and a policy holds other calls. Later projects follow
// from grants, so not all of them pair. Teams of the contest are left out: they do not apply.
//
//   projectUses  sorted by key. hours: delivered up to the end, over all attempts, each hour weighted by the throughput of the
//                GPU [H200-equivalent GPU h]. need: GPUs x time of the first attempt, as it truly is [GPU h].
//   tally        pairs with the same key: `more` and `less` when the hours differ by more than kSameShare of the need, which is
//                more than another start date's months of 28 to 31 days make; cells by sector (0: all) and size of the first
//                request (0: all; then 1, 2 to 3, 4 to 7, 8 to 15, 16 and more servers, as requestSize).
// Only projects whose need arose in the measurement window count. O(n log n). Verified by: tests/experiment/compare_test.cpp.

#include <cstdint>
#include <vector>

#include "models/outcome/replication_outcome.hpp"
#include "models/outcome/study_facts.hpp"

namespace tranche {

struct ProjectUse {
    std::uint64_t entity = 0;
    std::uint16_t firstAttempt = 0, ordinal = 0, sector = 0;
    std::uint8_t size = 0;  // requestSize of the need
    bool inWindow = false;
    Time needed = 0;
    Gpus most = 0;         // GPUs ever asked for or held at once
    double merit = 0;      // of the first attempt [points]
    double need = 0;       // [GPU h]
    double delivered = 0;  // [GPU h], whatever the model
    double hours = 0;      // [H200-equivalent GPU h]
    bool sameProject(const ProjectUse& other) const {
        return entity == other.entity && ordinal == other.ordinal;
    }
    bool before(const ProjectUse& other) const {
        return entity != other.entity ? entity < other.entity : ordinal < other.ordinal;
    }
};

std::vector<ProjectUse> projectUses(const ReplicationOutcome&, const StudyFacts&);

inline constexpr double kSameShare = 0.05;

struct GainCell {
    double more = 0, less = 0, same = 0;  // projects
    double change = 0;                    // sum over them [H200-equivalent GPU h]
    double projects() const { return more + less + same; }
};

struct GainTable {
    std::vector<GainCell> cells;  // (1 + sectors) x (1 + kRequestSizes), row-major by sector
    double pairs = 0, onlyBase = 0, onlyOther = 0;
    GainCell& at(std::size_t sector, std::size_t size);
    const GainCell& at(std::size_t sector, std::size_t size) const;
};

// From `base` to `other`.
GainTable tallyGains(const std::vector<ProjectUse>& base, const std::vector<ProjectUse>& other,
                     std::size_t sectors);

}  // namespace tranche

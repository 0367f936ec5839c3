// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the runs of one case say: from values by alternative, metric and replication to the figures of a CaseResult.
// Verified by: tests/experiment/compare_test.cpp.

#include <vector>

#include "models/experiment/compare/comparison.hpp"
#include "models/outcome/study_facts.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

// By alternative and metric, in order of the replications.
using CaseValues = std::vector<std::vector<std::vector<double>>>;

// Estimates, differences, front, price of fairness and warnings, for the metrics and the baseline of `all`.
void fillFigures(const CaseValues&, const Comparison& all, std::size_t frontX, std::size_t frontY,
                 CaseResult&);

// Where so many projects arise under one alternative only that totals over projects do not compare like with like.
inline constexpr double kOtherProjects = 0.1;  // of those that pair
void addCautions(const Comparison& all, CaseResult&);

// Who gains, summed up over replications.
class GainTallies {
public:
    explicit GainTallies(std::vector<SectorFacts> sectors);
    void add(const GainTable&);
    Gains figures(double confidence) const;
    std::size_t sectors() const { return sectors_.size(); }

private:
    struct Cell {
        Tally projects, more, less, same, change;
    };
    std::vector<SectorFacts> sectors_;
    std::vector<Cell> cells_;
    Tally pairs_, onlyBase_, onlyOther_;
};

// The bounds of some replications of a case.
class BoundTallies {
public:
    // `facts` are of the case's scenario; every RunBound is one of its replications.
    void add(const RunBound&);
    BoundFigures figures(const Setting&, const StudyFacts&) const;

private:
    std::int64_t count_ = 0;
    double bound_ = 0;
    std::vector<double> reached_, lambda_;  // sums
    std::vector<Time> edges_;
};

}  // namespace tranche

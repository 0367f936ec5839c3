// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the metric table needs to know of the study besides the outcome itself: names, prices, powers, the window.

#include <string>
#include <vector>

#include "models/fleet/operations.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

struct PoolFacts {
    std::string id;
    double h200Equivalent = 1;
    double powerKw = 0, idleShare = 0;  // of one GPU with its share of the server, before PUE
    double capEquivalent = 0;  // H200 that the caps of the policy hold one GPU equal to; 0: no such caps
    double capitalKrwPerGpuYear = 0;  // annuity of the purchase price over the life
};

struct SectorFacts {
    std::string id, name;
    std::size_t group = npos;  // share group
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

struct GroupFacts {
    std::string id;
    double share = 0;
};

struct StudyFacts {
    Time from = 0, to = 0, end = 0;  // window of the cohort and of the ladder; end of the horizon
    std::vector<PoolFacts> pools;
    std::vector<SectorFacts> sectors;
    std::vector<GroupFacts> groups;
    bool sharesOfCalls = true;  // shares are of what calls award, not of set-asides too
    OperationsSpec operations;
    std::vector<double> survivalDays;  // ascending: where survival curves are kept
    bool gaming = false;               // some sector states more than it needs
    bool dummyLoad = false;            // some sector keeps GPUs busy with dummy load
};

// Annual payment for 1 of capital over `years` at interest r: r / (1 - (1 + r)^-years); 1/years at r = 0 (EX-COST).
double annuityFactor(double r, double years);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the metric table needs to know of the study besides the outcome itself: names, prices, powers, the window.

#include <string>
#include <vector>

#include "models/fleet/operations.hpp"
#include "models/procurement/purchases.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

struct PoolFacts {
    std::string id;
    double h200Equivalent = 1;
    double powerKw = 0, idleShare = 0;  // of one GPU with its share of the server, before PUE
    double capEquivalent = 0;  // H200 that the caps of the policy hold one GPU equal to; 0: no such caps
    double capitalKrwPerGpuYear = 0;                     // annuity of the purchase price over the life
    double pue = 0;                                      // 0: that of operations
    double performance = 1;                              // of its operators, on throughput
    double training = 0, inference = 0, simulation = 0;  // H200-equivalents by class of work
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

// Which parts of supply a scenario has: metrics of the others are left out.
struct SupplyFacts {
    bool sites = false, spares = false, losses = false, checkpoints = false;
    bool classes = false;  // some model does not do all work alike
    bool leases = false, refreshes = false, defaults = false, exchange = false, purchases = false;
    struct Budget {
        std::string id;
        YearRange years;
        bool company = false;
        std::string name = {};
    };
    std::vector<Budget> budgets;
    struct Fleet {
        std::string id, name, gpu;
        std::string site;  // its name; empty: none
        Gpus gpus = 0;
    };
    std::vector<Fleet> fleets;  // private
    struct Site {
        std::string id, name;
        double pue = 1;
        bool capped = true;
    };
    std::vector<Site> siteNames;
    int firstYear = 0;       // calendar year of time 0
    double yearsBefore = 0;  // of that year gone by then
};

struct StudyFacts {
    Time from = 0, to = 0, end = 0;  // window of the cohort and of the ladder; end of the horizon
    std::vector<PoolFacts> pools;
    std::vector<SectorFacts> sectors;
    std::vector<GroupFacts> groups;
    bool places = false;        // the policy places grants on nodes
    Gpus serverGpus = 8;        // of one server as applicants count them
    bool sharesOfCalls = true;  // shares are of what calls award, not of set-asides too
    OperationsSpec operations;
    SupplyFacts supply;
    std::vector<double> survivalDays;  // ascending: where survival curves are kept
    bool overAsking = false;           // some sector states more than it needs
};

// Annual payment for 1 of capital over `years` at interest r: r / (1 - (1 + r)^-years); 1/years at r = 0 (EX-COST).
double annuityFactor(double r, double years);
// The same by the convention of the study: without interest where the charge is straight-line.
double capitalShare(const OperationsSpec&, double years);

}  // namespace tranche

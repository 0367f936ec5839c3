// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scenario: everything one study fixes, composed of the structs that the folders own. Plain values.
// Read by scenario_reader.hpp; checked across structs by scenario_check.hpp.

#include <optional>
#include <string>
#include <vector>

#include "models/allocation/policy.hpp"
#include "models/allocation/set_aside.hpp"
#include "models/demand/demand_spec.hpp"
#include "models/fleet/operations.hpp"
#include "models/fleet/private_fleet.hpp"
#include "models/fleet/site_spec.hpp"
#include "models/hardware/gpu_model.hpp"
#include "models/procurement/lease_spec.hpp"
#include "models/procurement/price_path.hpp"
#include "models/procurement/tranche_spec.hpp"
#include "models/scenario/plausibility.hpp"

namespace tranche {

struct HorizonSpec {
    Date start, end;  // KST days, both inclusive
};

struct TargetSpec {
    Gpus gpus = 0;  // in service
    Date by;
};

// Which applications count: those submitted in [from, to], both inclusive. Absent: the whole horizon.
// Ladder integrals use the same window.
struct MeasureSpec {
    std::optional<Date> from, to;
};

struct PrecisionSpec {
    std::string metric;  // key[@scope], "wait_days.p90@sector:startup"
    double relativeHalfWidth = 0.05;
};

struct ReplicationsSpec {
    std::int64_t min = 30, max = 30;
    std::optional<PrecisionSpec> until;
};

enum class ProjectRows { all, first, none };  // replications that projects.csv holds

struct ExperimentSpec {
    std::int64_t seed = 1;
    ReplicationsSpec replications;
    double confidence = 0.95;
    std::vector<std::string> policies;  // that it is compared under, names or files; empty: its own
    ProjectRows projects = ProjectRows::all;
};

struct Scenario {
    std::string id, title;
    HorizonSpec horizon;
    std::vector<GpuModel> hardware;
    std::vector<DelayFactorSpec> delayFactors;
    std::vector<TrancheSpec> tranches;
    std::vector<SiteSpec> sites;
    std::vector<AppropriatedBudgetSpec> budgets;
    std::vector<PricePathSpec> prices;
    ExchangeRateSpec exchangeRate;
    std::vector<LeaseSpec> leases;
    std::vector<PrivateFleetSpec> privateFleets;
    Gpus serverGpus = 8;
    std::vector<SectorSpec> sectors;
    std::vector<CallSpec> calls;
    std::vector<CallSeriesSpec> callSeries;
    std::vector<SetAsideSpec> setAsides;
    std::vector<ContestSpec> contests;
    std::vector<HolidaySpec> holidays;
    std::vector<EfficiencyShockSpec> efficiencyShocks;
    std::optional<DemandYearsSpec> demandYears;
    PolicySpec policy;
    OperationsSpec operations;
    std::vector<TargetSpec> targets;
    MeasureSpec measure;
    PlausibilitySpec plausibility;
    ExperimentSpec experiment;
};

const Names<ProjectRows>& names(Tag<ProjectRows>);
const Table<HorizonSpec>& fields(Tag<HorizonSpec>);
const Table<TargetSpec>& fields(Tag<TargetSpec>);
const Table<MeasureSpec>& fields(Tag<MeasureSpec>);
const Table<PrecisionSpec>& fields(Tag<PrecisionSpec>);
const Table<ReplicationsSpec>& fields(Tag<ReplicationsSpec>);
const Table<ExperimentSpec>& fields(Tag<ExperimentSpec>);
const Table<Scenario>& fields(Tag<Scenario>);

}  // namespace tranche

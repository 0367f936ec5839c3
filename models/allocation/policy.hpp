// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An allocation policy as data: one struct a stage of the pipeline, read from scenarios/policies/*.yaml.
// Stages with several rules name one of them; the rules are rows of that stage's table (award/, order/).
// Verified by: tests/allocation/*.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/allocation/award/award_spec.hpp"
#include "models/allocation/intake/lane_spec.hpp"
#include "models/allocation/life/extension_spec.hpp"
#include "models/allocation/life/hour_budget.hpp"
#include "models/allocation/place/placement_spec.hpp"
#include "models/allocation/price/price_spec.hpp"
#include "models/allocation/queue/queue_spec.hpp"
#include "models/allocation/review/review_spec.hpp"
#include "models/allocation/share/protection_spec.hpp"
#include "models/allocation/share/reclaim_spec.hpp"
#include "models/allocation/share/reserve_spec.hpp"
#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

enum class IntakeMode { rounds, rolling, hybrid };
// Keep a share's rest for its sectors, offer it to all in rank order, or lend it within the limits of the groups.
enum class UnusedShare { hold, release, lend };
// A group's share is the most it may take, or a reserve beside open places that it may win as well.
enum class ShareForm { limit, reserveFirst, openFirst };
enum class RecallAction { shrink, revoke };
// A request above a model's cap: that model is no option for it, or it may have the cap.
enum class AboveCap { refuse, clip };

struct IntakeSpec {
    IntakeMode mode = IntakeMode::rounds;
    std::int64_t callEveryMonths = 0;  // [months] at least, between openings of the calls held; 0: all are
    std::vector<TierSpec> tiers;       // of hybrid intake, by size
    std::optional<QueueSpec> queue;    // of rolling intake; none: QueueSpec{}, strict first come first served
};

struct EligibilitySpec {
    std::map<std::string, std::int64_t> caps;  // GPUs a project by model; models not named have no cap
    std::vector<std::string> capExempt;        // sectors
    AboveCap aboveCap = AboveCap::refuse;
    double minScore = 0;                                   // [points]
    std::optional<std::int64_t> maxActivePerOrganisation;  // grants awarded or running
    std::optional<double> maxSharePerOrganisation;         // of the capacity on offer outside set-asides
};

struct ShareGroupSpec {
    std::string id;
    std::vector<std::string> sectors;
    double share = 0;  // of the capacity on offer outside set-asides
    // With lend, of the same capacity: the most that is lent of it, and borrowed beyond it. None: all, without limit.
    std::optional<double> lendLimit = {}, borrowLimit = {};
};

struct ShareSpec {
    std::vector<ShareGroupSpec> groups;  // empty: no split
    ShareForm form = ShareForm::limit;
    UnusedShare unused = UnusedShare::hold;
    bool countSetAsides =
        false;  // set-asides of contests are capacity on offer, held by the contest's sector
    std::optional<ReserveSpec> reserve;        // beside the groups
    std::optional<ReclaimSpec> reclaim;        // of what is lent; none: borrowers keep it to the end
    std::optional<ProtectionSpec> protection;  // kept for later, better uses
};

struct WaitingListSpec {
    std::int64_t days = 0;    // [days] after the decision; 0: no waiting list
    double agingPerWeek = 0;  // [points/week]
};

// Use it or lose it, capacity form.
struct RecallSpec {
    double useBelow = 0.5;  // share of the grant in use over the window
    std::int64_t windowDays = 14, graceDays = 14, exemptDays = 30;
    double headroom = 0.25;
    RecallAction action = RecallAction::shrink;
    double percentile = 0.95;  // of the use over the window, which a shrunk grant keeps room for
};

struct PolicySpec {
    std::string name, title, about;
    IntakeSpec intake;
    EligibilitySpec eligibility;
    ReviewSpec review;
    AwardSpec award;
    ShareSpec shares;
    WaitingListSpec waitingList;
    std::optional<RecallSpec> recall;
    ExtensionSpec extension;
    std::optional<BudgetSpec> budget;
    std::optional<PriceSpec> price;
    std::optional<PlacementSpec> placement;
};

const Names<IntakeMode>& names(Tag<IntakeMode>);
const Names<UnusedShare>& names(Tag<UnusedShare>);
const Names<ShareForm>& names(Tag<ShareForm>);
const Names<RecallAction>& names(Tag<RecallAction>);
const Names<AboveCap>& names(Tag<AboveCap>);
const Table<IntakeSpec>& fields(Tag<IntakeSpec>);
const Table<EligibilitySpec>& fields(Tag<EligibilitySpec>);
const Table<ShareGroupSpec>& fields(Tag<ShareGroupSpec>);
const Table<ShareSpec>& fields(Tag<ShareSpec>);
const Table<WaitingListSpec>& fields(Tag<WaitingListSpec>);
const Table<RecallSpec>& fields(Tag<RecallSpec>);
const Table<PolicySpec>& fields(Tag<PolicySpec>);

}  // namespace tranche

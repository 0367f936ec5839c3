// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The state of one replication and its event handlers, one .cpp a concern:
//   supply.cpp     deliveries, retirement, set-aside holds
//   nodes.cpp      node failures, repair, spares, outages
//   purchases_of_run.cpp  what is bought and rented in this run
//   power.cpp      who has power at a site
//   intake.cpp     needs, calls, submissions, patience
//   decisions.cpp  round decisions, the waiting list
//   reclaim.cpp    a group takes back what it has lent
//   review.cpp     what a panel says of an application, and how long it reads
//   protection.cpp what is kept from requests of low value; power and storage
//   shares.cpp     what groups of sectors may take, release and borrow
//   organisations.cpp  how much one organisation may have
//   lanes.cpp      small requests of hybrid intake
//   prices.cpp     who applies at a price, and what is paid
//   lots.cpp       lots, weights and the bands of a partial lottery
//   rolling.cpp    the queue of rolling intake: what the scheduler knows, what it starts
//   grants.cpp     award to end: signature, start, use, recall, end
//   budgets.cpp    budgets of hours
//   use.cpp        what monitoring sees of a grant; dummy load
//   preemption.cpp notice, checkpoint, end for others, what comes back
//   loans.cpp      what set-asides lend, and the hand-over
//   scale_down.cpp offers of fewer GPUs than asked for
//   extensions.cpp more time near the end
//   national.cpp   the contest
//   readiness_of_projects.cpp  which models a project's software runs on
//   places.cpp     nodes by name
// A plain value: copy it mid-run and both copies go on alike.

#include <map>
#include <optional>
#include <vector>

#include "models/allocation/life/use_window.hpp"
#include "models/allocation/queue/pool_scheduler.hpp"
#include "models/allocation/share/cohort.hpp"
#include "models/demand/request.hpp"
#include "models/outcome/replication_outcome.hpp"
#include "models/procurement/deliveries.hpp"
#include "models/programme/placing.hpp"
#include "models/programme/run_state.hpp"
#include "models/programme/setting.hpp"
#include "models/programme/supply_state.hpp"
#include "sim/kernel/simulation.hpp"

namespace tranche {

class Programme {
public:
    Programme(const Setting&, RunKey);

    void begin(Simulation&);
    void handle(Simulation&, const Event&);
    void afterEvent(Simulation&) { ledger_.check(); }
    ReplicationOutcome finish(const Simulation&, StopReason);

private:
    enum class Kind : std::uint32_t {
        procured,
        installed,
        inService,
        lotRetires,
        nodeFails,
        nodeRepaired,
        spareArrives,
        commonOutage,
        siteChanges,
        callOpens,
        callDecides,
        tierDecides,
        streamArrival,
        need,
        earlierNeed,
        submit,
        patience,
        listExpires,
        claimDue,
        sign,
        firstUse,
        recallCheck,
        recallDue,
        budgetCheck,
        grantEnds,
        extensionAsked,
        checkpoint,
        restarted,
        loanNotice,
        loanDue,
        setAsideChanges,
        stageStarts,
        handBack,
        handBackBegins,
        pass,
        sample,
    };
    using Index = std::uint32_t;  // of an application

    void schedule(Time, Phase, std::uint64_t key, Kind, std::uint32_t entity);
    Time now() const { return sim_->now(); }

    // supply
    void planSupply();
    void beginSupply();
    void lotLeaves(std::uint32_t delivery);
    void deliver(const Delivery&);
    void lotInService(std::uint32_t delivery);
    void capacityChanged(PoolIndex);
    void lotRetires(std::uint32_t delivery);
    bool retireIdleNode(std::uint32_t node);
    void drainRetiring(PoolIndex);
    void refreshSetAside(std::size_t);
    void refreshSetAsides(PoolIndex);
    Gpus setAsideLimit(std::size_t) const;
    Gpus grantLimit(
        PoolIndex) const;  // nominal capacity that grants may fill: in service, less retiring and spares
    Gpus freeToGrant(PoolIndex) const;

    // nodes
    double nodeDraw(std::uint32_t node);
    void nodeDue(std::uint32_t node, Duration after, Phase, Kind);
    void nodeServes(std::uint32_t node);
    void nodeFails(std::uint32_t node);
    void nodeRepaired(std::uint32_t node);
    void breakNode(std::uint32_t node, Duration repair, bool needsCrew);
    bool losesNode(std::uint32_t node);
    void loseNode(std::uint32_t node);
    void sendCrews();
    void releaseCrew(std::uint32_t node);
    void leavesRepair(std::uint32_t node);
    void callSpare(PoolIndex);
    void spareArrives(std::uint32_t node);
    void scheduleOutage(std::uint32_t outageAndPool);
    void commonOutage(std::uint32_t outageAndPool);

    // power
    Watts siteLoad(std::uint32_t site) const;
    bool hasPower(PoolIndex) const;
    void energise(std::uint32_t node);
    void goDark(std::uint32_t node);
    void siteChanges(std::uint32_t site);
    std::uint64_t cutPower(std::uint32_t site, Watts cap);

    // intake
    void callOpens(std::uint32_t call);
    void streamArrival(std::uint32_t sector);
    void need(Index);
    void submit(Index);
    void patience(Index);
    Index newApplication(std::uint64_t entity, std::uint16_t sector, Time needed);
    void intervene(Application&) const;
    bool comesEarlier(std::uint64_t entity) const;
    void earlierNeed();
    void applyToNextCall(Index, std::uint32_t firstCall);
    void tryAgain(Index);

    // decisions
    void callDecides(std::uint32_t call);
    void recordRound(std::uint32_t call);
    void recordLots(RoundOutcome&) const;
    void pass();
    void requestPass(Phase = Phase::decision);
    void serveWaitingList();
    void listExpires(Index);
    void offer(bool withShares);  // fills room_
    void offerShares(Gpus base);
    void limitSharesAgain();
    void serveRound(const AwardRow&, bool withShares);
    void serveRanked(const AwardRow&, bool withShares);
    void serveOpen(const AwardRow&, bool withShares);
    void serveReserve(const AwardRow&);
    void keepFree(Gpus, std::vector<Gpus>& kept);
    bool reserveMember(const Application&) const;
    bool reserveHeldBack() const;
    void holdReserve(const Application&, Gpus change);
    void shareTheRest(const AwardRow&);
    Candidate candidate(Index, std::uint64_t pools) const;
    void reject(Index, Binding);

    // review
    bool admissible(Index, std::uint64_t pools) const;
    bool stillReading(std::uint32_t call);
    void scoreRound(std::uint32_t call);
    double panelScore(const Application&, double opinion) const;
    double opinionOf(const Application&) const;
    double reviewerScore(const Application&, std::uint32_t reviewer, std::uint32_t person) const;
    double criterionScore(const Application&, std::size_t criterion, std::uint32_t reviewer) const;
    std::vector<std::uint32_t> peopleOf(const Application&) const;
    double secondScore(const Application&) const;

    // protection
    void serveProtected(const AwardRow&);
    void serveUnprotected(const AwardRow&, bool withShares);
    bool isProtecting() const;
    std::size_t protectionClass(const Application&) const;
    void limitClasses(std::size_t served);
    void offerResources();
    void holdShared(const Application&, Gpus change);
    void takeLot(const Application&, Candidate&) const;
    void bandCandidates();
    void keepOrReject(Index, Binding);

    // reclaim
    using Claim = QuotaClaim;
    QuotaCohort shareCohort() const;
    QuotaCohort cohortAfterClaims();
    bool tryReclaim(const Candidate&);
    void keepForClaim(Claim&, Gpus);
    void feedClaim(const Application&, Gpus);
    void claimDue(std::uint32_t claim);

    // preemption
    const PreemptionSpec& preemptionOf(const Application&) const;
    void giveNotice(Index, Time leaves);
    void dropNotice(Index);
    void checkpoint(Index);
    void restarted(Index);
    void preempt(Index);
    void comeBack(const Application& before, const PreemptionSpec&);
    void setSaving(Application&, Gpus);

    // loans of set-asides
    bool preemptible(const Application&) const;
    std::vector<Index> borrowers(PoolIndex) const;
    bool leaveLoan(Index);
    void rescind(Index);
    void loanNotice(std::uint32_t setAside);
    void loanDue(std::uint32_t setAside);
    Gpus returnToSetAsides(PoolIndex, Gpus);

    // scale-down
    void serveWilling(const AwardRow&, bool withShares);
    bool refusesPart(const Candidate&, const Decision&);
    void takeBack(const Decision&);
    void scaleDown(Application&);
    Duration runsFor(Application&) const;

    // extensions
    void awaitExtension(Index);
    void extensionAsked(Index);
    bool extensionGranted(const Application&, double draw) const;
    bool someoneWaitsFor(PoolIndex) const;

    // use
    void work(Application&, Gpus busy);
    void setUse(Application&, Gpus busy, Gpus dummy);
    void noteUse(const Application&);
    void answerWarning(Application&);

    // lanes and prices
    std::uint8_t tierOf(const Application&) const;
    void joinTier(Index);
    void tierDecides(Index);
    void serveTiers();
    Gpus tierRoom(std::size_t tier) const;
    void keepTiersFree();
    bool deterred(Application&) const;
    void setPrice(Application&) const;

    // organisations
    std::uint32_t organisationOf(const Application&) const;
    double concentration(const Application&) const;
    bool organisationAdmits(std::uint32_t organisation, Gpus) const;
    void bookOrganisation(const Application&, std::int64_t grants, Gpus);
    void standAside(Index);
    void admitAside(std::uint32_t organisation);
    void leaveOrganisation(Index);

    // rolling
    void enqueue(Index);
    void serveQueue();
    void startQueued();
    void tellCapacity();
    std::uint32_t accountOf(const Application&);

    // grants
    void award(Index, const Decision&, double agreementDays);
    void sign(Index);
    void start(Index);
    void firstUse(Index);
    void recallCheck(Index);
    void recallDue(Index);
    void nextBudgetCheck(Index);
    void budgetCheck(Index);
    void grantEnds(Index);
    void closeGrant(Index, Status);
    void shrink(Index, Gpus to);
    void settle(Application&);
    void chargeCheckpoints(const Application&);
    void release(Application&, Gpus);
    void lend(Application&, Gpus borrowed);
    bool lends(std::size_t setAside) const;
    Time lentUntil(PoolIndex) const;
    double trailingUse(const Application&);
    Gpus peakUse(const Application&) const;
    void joinQueue(Index);   // waits from now on
    void leaveQueue(Index);  // no longer waiting

    // places
    void offerPlaces();
    void placeAwards();
    bool placeNow(Index, PoolIndex, Gpus, Reach);
    void notePlace(Index);
    void settlePlaces(PoolIndex);
    void slow(const Application&, Gpus busyBefore);
    void askPlaces(Index, std::int64_t weight);
    void passQueue();

    // national
    void stageStarts(std::uint32_t contestStage);
    void startTeams(std::size_t contest);
    void handBack(Index);
    void handBackBegins(Index);
    std::vector<std::uint32_t> returningTeams(std::size_t contest, std::size_t stage,
                                              const std::vector<std::uint32_t>& survivors) const;
    void narrowSetAside(std::size_t contest, std::size_t stage);
    Gpus teamSize(std::size_t contest, std::size_t stage) const;
    Gpus setAsideSize(std::size_t aside) const { return asideMost_[aside]; }

    void sample();
    void checkLittle() const;
    void checkDelivered() const;

    double evaluate(std::size_t contest, const Team&, std::uint64_t draw) const;

    const Setting* setting_;
    RunKey key_;
    Simulation* sim_ = nullptr;  // of the event being handled
    Requests requests_;
    CapacityLedger ledger_;
    PoolGauges gauges_;
    std::vector<UseWindow> uses_;  // by application, where grants are recalled
    ReplicationOutcome out_;
    std::vector<Delivery> deliveries_;

    std::vector<Gpus> committed_;        // by pool: awarded or running grants, nominal
    std::vector<Gpus> standing_;         // by pool: held by standing holders
    std::vector<GpuTime> standingTime_;  // by pool: [GPU ms] until standingSince_
    std::vector<Time> standingSince_;
    std::vector<Gpus> retiringGpus_;                    // by pool: past their life, still granted
    std::vector<std::vector<std::uint32_t>> retiring_;  // by pool: nodes
    std::vector<std::uint32_t> nextNode_;               // by pool
    std::vector<NodeState> nodes_;
    std::vector<NodeDetail> nodeDetail_;
    std::vector<SpareState> spares_;  // by pool
    RepairShop shop_;
    std::vector<Amount> wasted_;          // by pool: kWasteUnits-th GPUs
    std::vector<std::int64_t> wastedOf_;  // by application: its part of them
    std::vector<SiteState> sites_;
    std::vector<std::uint64_t> outages_;  // by outage and pool, 64 a row: so far
    std::vector<std::uint32_t> nodeDraws_;
    std::vector<std::uint16_t> nodePool_;
    std::vector<std::uint32_t> firstNodeOfDelivery_;
    std::vector<Gpus> groupUse_;    // by share group
    std::vector<Gpus> groupHeld_;   // scratch
    Gpus onOffer_ = 0;              // scratch
    Gpus offered_ = 0;              // scratch: nominal capacity outside set-asides, granted or free
    Gpus atRound_ = 0;              // scratch: on offer at the call's decision
    Gpus reserveHeld_ = 0;          // what counts against the reserve
    Gpus reserveLeft_ = 0;          // scratch
    std::vector<Gpus> classHeld_;   // by class of the protection
    std::int64_t storageHeld_ = 0;  // [GB]
    std::vector<Time> readUntil_;   // by call: when the panel has read it; kNever: not yet known
    Time panelFreeAt_ = 0;
    Room before_;  // of the round that is decided, where its lots are looked at
    std::vector<std::int64_t> organisationGrants_;  // by organisation: awarded or running
    std::vector<Gpus> organisationGpus_;
    std::map<std::uint32_t, std::vector<Index>> standingAside_;  // of rolling intake, by organisation
    std::vector<Gpus> asideMost_;  // by set-aside: what it keeps once a contest has given up the rest
    std::vector<Gpus> asideHold_, asideUse_, asideLent_, asideStanding_, asideActive_;  // by set-aside

    std::vector<std::vector<Index>> submitted_;  // by call
    std::vector<std::uint64_t> arrivals_;        // by sector: stream arrivals so far
    std::optional<PoolScheduler> rolling_;
    std::vector<Lent> announcedLent_;            // by pool
    std::vector<std::uint32_t> sectorAccounts_;  // of fair share
    std::vector<std::uint32_t> accounts_;        // by project, kNoAccount: none yet
    std::vector<PoolOption> options_;            // scratch
    std::vector<PoolStart> started_;             // scratch
    Time wantedPass_ = -1;
    std::vector<Index> list_;  // waiting list
    static constexpr std::uint32_t kNoClaim = 0xffffffff;
    std::vector<Claim> claims_;
    std::vector<Gpus> claimed_;        // by pool: kept for claims
    std::vector<Index> lane_;          // of tiers: decided, not yet served, first come first
    std::vector<Gpus> tierHeld_;       // by tier
    Room room_;                        // scratch
    std::vector<Candidate> ranked_;    // scratch
    std::vector<Decision> decisions_;  // scratch
    std::optional<Placing> placing_;   // none: nodes have no names
    Time passAt_ = -1;
    std::int64_t waiting_ = 0;
    Gpus waitingGpus_ = 0;
    Duration waitingTime_ = 0;  // [application ms] until waitingSince_
    Time waitingSince_ = 0;
    std::vector<ContestState> contests_;
};

}  // namespace tranche

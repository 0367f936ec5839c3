// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The state of one replication and its event handlers, one .cpp a concern:
//   supply.cpp     deliveries, retirement, set-aside holds
//   nodes.cpp      node failures, repair, spares, outages
//   purchases_of_run.cpp  what is bought and rented in this run
//   power.cpp      who has power at a site
//   private_fleets.cpp  GPUs of firms, which share the power of sites
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
//   use_walk.cpp   use that changes inside a grant
//   preemption.cpp notice, checkpoint, end for others, what comes back
//   loans.cpp      what set-asides lend, and the hand-over
//   scale_down.cpp offers of fewer GPUs than asked for
//   extensions.cpp more time near the end
//   national.cpp   the contest
//   readiness_of_projects.cpp  which models a project's software runs on
//   places.cpp     nodes by name
//   demand.cpp     what moves demand: calendars, years, shocks, markets that grow, traces
//   asking.cpp     what an applicant states, and what awards teach it
//   patience.cpp   the clocks of those who wait
// A plain value: copy it mid-run and both copies go on alike.

#include <optional>
#include <span>
#include <vector>

#include "models/allocation/share/cohort.hpp"
#include "models/procurement/sampling.hpp"
#include "models/programme/programme_state.hpp"

namespace tranche {

class Programme : ProgrammeState {
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
        privateArrives,
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
        marketStep,
        traceArrival,
        decisionPatience,
        startPatience,
        readyPatience,
        useChanges,
    };

    void schedule(Time, Phase, std::uint64_t key, Kind, std::uint32_t entity);
    Time now() const { return sim_->now(); }

    // supply
    ProcurementSample planSupply();
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

    // private fleets
    void beginPrivate(std::span<const double> factorNormals);
    void privateArrives(std::uint32_t arrival);
    bool energisePrivate(SiteState&, PowerClaim&, Watts room);
    PowerClaim cutPrivate(SiteState&, PowerClaim&, Watts over);
    void samplePower();

    // intake
    void callOpens(std::uint32_t call);
    void streamArrival(std::uint32_t sector);
    void need(Index);
    void submit(Index);
    Index newApplication(std::uint64_t entity, std::uint16_t sector, Time needed);
    void intervene(Application&) const;
    bool comesEarlier(std::uint64_t entity) const;
    void earlierNeed();
    void applyToNextCall(Index, std::uint32_t firstCall);
    void tryAgain(Index);

    // demand
    void beginDemand(std::span<const double> factorNormals);
    void beginAdoption(std::uint16_t sector);
    void needOfTeams(std::uint16_t sector, const InducedMarket::Arrivals&);
    void scheduleStream(std::uint16_t sector);
    std::int64_t newApplicants(std::uint32_t call, std::uint16_t sector) const;
    void marketStep(std::uint32_t sector);
    void grantStarted(const Application&);
    void traceArrival(Index);

    // asking
    void ask(Application&);
    Behaviour conduct(const Application&) const;
    std::uint64_t learner(const Application&) const;
    void learn(const Application&);

    // patience
    void watchPatience(Index);
    void watchStart(Index);
    void watchReady(Index, double activationDays);
    void patience(Index);
    void decisionPatience(Index);
    void startPatience(Index);
    void readyPatience(Index);
    double clock(const Application&, std::size_t which) const;

    // readiness
    std::uint64_t usablePools(const Application&, std::uint64_t pools) const;
    double portDays(const Application&) const;

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
    Gpus workable(const Application&) const;
    void beginUse(Index);
    void useChanges(Index);
    void useLevel(Application&);
    void prolongUse(Index);
    void endUse(Application&);
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
};

}  // namespace tranche

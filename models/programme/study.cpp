// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/study.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/outcome/summarise.hpp"
#include "models/procurement/plan.hpp"
#include "models/programme/draw_audit.hpp"
#include "models/programme/simulate.hpp"
#include "models/scenario/supply_check.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/replication/precision.hpp"
#include "sim/replication/replicate.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {
namespace {

constexpr std::size_t kSurvivalPoints = 730;

// Survival curves over two years where there are calls, else over twenty mean stays.
std::vector<double> survivalGrid(const Setting& setting) {
    double longest = std::min(730.0, toDays(setting.end));
    if (setting.scenario.policy.intake.mode == IntakeMode::rolling) {
        longest = 0;
        for (const SectorSpec& s : setting.scenario.sectors)
            longest = std::max(longest, 20 * (s.days ? s.days->mean() : s.months.mean() * 30.4375));
        longest = std::min(longest, toDays(setting.end));
    }
    std::vector<double> days;
    for (std::size_t i = 0; i <= kSurvivalPoints; ++i)
        days.push_back(longest * static_cast<double>(i) / static_cast<double>(kSurvivalPoints));
    return days;
}

void addTrancheMarks(const Setting& setting, RunSummary& out) {
    for (const TrancheSpec& spec : setting.scenario.tranches) {
        TrancheMark mark;
        mark.id = spec.id;
        mark.name = spec.name.empty() ? spec.id : spec.name;
        mark.gpu = spec.gpu;
        mark.units = spec.units - spec.operatedBy.ownUnits;
        mark.ownUnits = spec.operatedBy.ownUnits;
        out.tranches.push_back(std::move(mark));
    }
}

void addGantt(const Setting& setting, std::int64_t replications, int threads, RunSummary& out) {
    PlanRequest request;
    request.replications = static_cast<std::size_t>(replications);
    request.seed = static_cast<std::uint64_t>(setting.scenario.experiment.seed);
    request.horizon = setting.scenario.horizon.end;
    request.threads = threads;
    const SupplyTerms terms = setting.terms();
    request.terms = &terms;
    const PlanReport plan = planProcurement(setting.network, setting.calendar, request);
    for (const MilestonePlan& m : plan.milestones)
        out.gantt.push_back({m.tranche, m.milestone, setting.calendar.date(m.start.p50),
                             setting.calendar.date(m.finish.p10), setting.calendar.date(m.finish.p50),
                             setting.calendar.date(m.finish.p90), m.criticality, m.fixed});
}

// Stops on the metric that the scenario names; without one at the first chance, the minimum.
class Precision {
public:
    Precision(const Setting& setting, std::span<const MetricSlot> slots)
        : experiment_(setting.scenario.experiment) {
        if (!experiment_.replications.until) return;
        const std::ptrdiff_t slot = findSlot(slots, experiment_.replications.until->metric);
        expects(slot >= 0, "the metric of the stopping rule exists");
        slot_ = static_cast<std::size_t>(slot);
    }

    void add(const ReplicationRecord& record) {
        if (experiment_.replications.until && !std::isnan(record.values[slot_]))
            tally_.add(record.values[slot_]);
    }

    bool reached() const {
        const auto& until = experiment_.replications.until;
        return !until || relativePrecisionReached(tally_, until->relativeHalfWidth, experiment_.confidence);
    }

    bool known() const { return tally_.count() >= 2; }

    double relativeHalfWidth() const {
        if (!experiment_.replications.until || !known()) return 0;
        return studentInterval(tally_, experiment_.confidence).halfWidth() / std::abs(tally_.mean());
    }

private:
    const ExperimentSpec& experiment_;
    std::size_t slot_ = 0;
    Tally tally_;
};

std::string percent(double share) {
    if (!(share < 1e6)) return "unbounded";  // a mean of 0
    const double tenths = std::round(share * 1000);
    const auto whole = static_cast<std::int64_t>(tenths) / 10, tenth = static_cast<std::int64_t>(tenths) % 10;
    return std::to_string(whole) + (tenth != 0 ? "." + std::to_string(tenth) : "") + " %";
}

std::string decimals(double value) {
    const auto hundredths = static_cast<std::int64_t>(std::llround(value * 100));
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

std::string notePrecision(const Setting& setting, const Precision& precision) {
    const auto& until = setting.scenario.experiment.replications.until;
    if (!until) return {};
    const std::string width = precision.known() ? percent(precision.relativeHalfWidth()) : "unknown";
    return until->metric + ": half-width " + width + " of the mean, wanted " +
           percent(until->relativeHalfWidth) + (precision.reached() ? "" : ": not reached");
}

void describeStop(const Setting& setting, const Precision& precision, StudyStop stop, RunSummary& out) {
    const auto& until = setting.scenario.experiment.replications.until;
    if (stop == StudyStop::cancelled)
        out.stopReason = "cancelled";
    else if (!until)
        out.stopReason = "the number of replications asked for";
    else
        out.stopReason =
            stop == StudyStop::precision ? "precision reached" : "largest number of replications";
    out.precisionNote = notePrecision(setting, precision);
    if (!until || precision.reached()) return;
    const bool narrow = precision.relativeHalfWidth() <= until->relativeHalfWidth;
    out.warnings.push_back("precision " +
                           std::string(narrow ? "not sure with so few replications: " : "not reached: ") +
                           out.precisionNote);
}

// How many H200 the caps hold equal to one GPU of the model; 0 when one of them has no cap.
double capEquivalent(const EligibilitySpec& eligibility, const std::string& model) {
    const auto h200 = eligibility.caps.find("H200"), own = eligibility.caps.find(model);
    if (h200 == eligibility.caps.end() || own == eligibility.caps.end()) return 0;
    return static_cast<double>(h200->second) / static_cast<double>(own->second);
}

// Mean over the units that come into a pool of what their operators get out of them.
double performanceOf(const Setting& setting, const std::string& pool) {
    double sum = 0;
    Gpus units = 0;
    for (const TrancheSpec& t : setting.scenario.tranches) {
        if (poolOf(t) != pool) continue;
        const Gpus own = t.units - t.operatedBy.ownUnits;
        sum += t.operatedBy.performance * static_cast<double>(own);
        units += own;
    }
    return units > 0 ? sum / static_cast<double>(units) : 1;
}

// Caps of one model or another hold their GPUs equal at an exchange rate; says where true throughput differs from it.
void noteExchange(const Setting& setting, RunSummary& out) {
    const Scenario& scenario = setting.scenario;
    const bool told = scenario.policy.award.rule == "gavel" ||
                      std::any_of(scenario.sectors.begin(), scenario.sectors.end(),
                                  [](const SectorSpec& s) { return !s.throughput.empty(); });
    const auto other = std::find_if(setting.pools.begin(), setting.pools.end(),
                                    [](const PoolSetting& p) { return p.type == 1; });
    if (!told || other == setting.pools.end()) return;
    const GpuModel &a = scenario.hardware[setting.pools[0].model], &b = scenario.hardware[other->model];
    const auto& caps = scenario.policy.eligibility.caps;
    const auto capA = caps.find(a.id), capB = caps.find(b.id);
    if (capA == caps.end() || capB == caps.end()) return;
    const double byCaps = static_cast<double>(capA->second) / static_cast<double>(capB->second);
    std::string differing;
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
        const auto& rate = setting.sectors[s].throughput;
        const double ratio = rate[1] / rate[0];
        if (std::abs(ratio / byCaps - 1) > 0.01)
            differing += (differing.empty() ? "" : ", ") + scenario.sectors[s].id + " " + decimals(ratio);
    }
    if (!differing.empty())
        out.warnings.push_back("the caps hold one " + b.id + " equal to " + decimals(byCaps) + " " + a.id +
                               "; by throughput it is: " + differing);
}

// Money that does not reach leaves no other trace than capacity that never comes.
void warnUnbought(const Setting& setting, RunSummary& out) {
    Gpus planned = 0;
    for (const TrancheSpec& t : setting.scenario.tranches) planned += t.units;
    for (const MetricEstimate& m : out.metrics)
        if (m.metric == "gpus.bought" && m.scope == "all" && m.mean < static_cast<double>(planned) - 0.5)
            out.warnings.push_back(
                "of " + std::to_string(planned) + " GPUs planned " + std::to_string(std::llround(m.mean)) +
                " were bought on average: a budget is short, or a contract comes too late");
}

// From records to what people see.
class Summarising {
public:
    Summarising(const Setting& setting, const StudyFacts& facts, std::span<const MetricSlot> slots,
                int threads)
        : setting_(setting),
          threads_(threads),
          request_{facts, slots, setting.calendar, setting.scenario.experiment.confidence, {}, nullptr} {
        for (const TargetSpec& target : setting.scenario.targets)
            request_.targets.push_back({target.gpus, setting.calendar.at(addDays(target.by, 1)), target.by});
    }

    void head(RunSummary& out) const {
        out.scenario = setting_.scenario.id;
        out.title = setting_.scenario.title;
        out.policy = setting_.scenario.policy.name;
        out.start = setting_.scenario.horizon.start;
        out.end = setting_.scenario.horizon.end;
        out.seed = static_cast<std::uint64_t>(setting_.scenario.experiment.seed);
    }

    // False: `cancel` went up, and `out` is not whole.
    bool body(std::span<const ReplicationRecord> records, const std::atomic<bool>* cancel,
              RunSummary& out) const {
        if (records.empty()) return true;
        addTrancheMarks(setting_, out);
        SummaryRequest request = request_;
        request.cancel = cancel;
        if (!summarise(request, records, out)) return false;
        warnUnbought(setting_, out);
        addGantt(setting_, static_cast<std::int64_t>(records.size()), threads_, out);
        return true;
    }

private:
    const Setting& setting_;
    int threads_;
    SummaryRequest request_;
};

}  // namespace

bool interimAt(std::int64_t replications) {
    std::int64_t at = 1;
    while (at < replications) at += (at + 1) / 2;
    return at == replications;
}

StudyFacts studyFacts(const Setting& setting) {
    const Scenario& scenario = setting.scenario;
    StudyFacts facts;
    facts.from = setting.measureFrom;
    facts.to = setting.measureTo;
    facts.end = setting.end;
    facts.operations = scenario.operations;
    facts.supply = supplyFacts(scenario);
    facts.places = scenario.policy.placement.has_value();
    facts.serverGpus = scenario.serverGpus;
    facts.sharesOfCalls = !scenario.policy.shares.countSetAsides;
    facts.survivalDays = survivalGrid(setting);
    for (const PoolSetting& pool : setting.pools) {
        const GpuModel& model = scenario.hardware[pool.model];
        PoolFacts fact;
        fact.id = pool.id;
        fact.h200Equivalent = model.h200Equivalent;
        fact.powerKw = model.powerKw;
        fact.idleShare = model.idleShare;
        if (pool.site != kNoSite) fact.pue = scenario.sites[pool.site].pue.value_or(0);
        const double all = model.h200Equivalent;
        const WorkPerformance work = model.performance.value_or(WorkPerformance{all, all, all});
        fact.training = work.training;
        fact.inference = work.inference;
        fact.simulation = work.simulation;
        fact.performance = performanceOf(setting, pool.id);
        fact.capEquivalent = capEquivalent(scenario.policy.eligibility, model.id);
        facts.pools.push_back(std::move(fact));
    }
    for (std::size_t t = 0; t < scenario.tranches.size(); ++t) {
        const TrancheSpec& spec = scenario.tranches[t];
        const PoolIndex pool = setting.poolOfTranche[t];
        // A purchase without a price leaves the cost of its pool undefined.
        const double price = spec.costKrw > 0 ? static_cast<double>(spec.costKrw) : std::nan("");
        const double yearly = price * capitalShare(scenario.operations, spec.lifeYears);
        facts.pools[pool].capitalKrwPerGpuYear +=
            yearly / static_cast<double>(std::max<Gpus>(1, setting.pools[pool].units));
    }
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
        const std::uint16_t group = setting.sectors[s].group;
        facts.sectors.push_back({scenario.sectors[s].id, scenario.sectors[s].name,
                                 group == kNoGroup ? SectorFacts::npos : group});
        facts.overAsking = facts.overAsking || scenario.sectors[s].gaming.has_value();
    }
    for (const ShareGroupSpec& group : scenario.policy.shares.groups)
        facts.groups.push_back({group.id, group.share});
    return facts;
}

StudyResult runStudy(const Setting& setting, const StudyOptions& options) {
    const ExperimentSpec& experiment = setting.scenario.experiment;
    const StudyFacts facts = studyFacts(setting);
    const std::vector<MetricSlot> slots = metricSlots(facts);
    const Summarising summarising(setting, facts, slots, options.threads);
    Precision precision(setting, slots);
    StudyResult result;
    std::vector<ReplicationRecord> records;

    const auto run = [&](std::int64_t index) {
        const RunKey key{static_cast<std::uint64_t>(experiment.seed), static_cast<std::uint64_t>(index)};
        Spectator spectator;
        spectator.cancel = options.cancel;
        ReplicationOutcome outcome = simulate(setting, key, spectator);
        if (outcome.stop == StopReason::cancelled) return ReplicationRecord{};  // never consumed
        std::string rows;
        if (options.projectRows) rows = options.projectRows(index, outcome);
        std::vector<RoundDraw> draws;
        if (index == 0) draws = auditDraws(setting, key, outcome);
        ReplicationRecord record = recordOf(std::move(outcome), facts, slots);
        record.projectRows = std::move(rows);
        record.draws = std::move(draws);
        return record;
    };
    const auto wanted = [&](std::int64_t done) {
        const bool last =
            done == experiment.replications.max ||
            (done >= experiment.replications.min && experiment.replications.until && precision.reached());
        const bool cancelled = options.cancel != nullptr && options.cancel->load();
        return options.interim && interimAt(done) && !last && !cancelled;
    };
    const auto showInterim = [&] {
        RunSummary summary;
        summary.draws = result.summary.draws;
        summary.stopReason = "running";
        summary.precisionNote = notePrecision(setting, precision);
        summarising.head(summary);
        noteExchange(setting, summary);
        if (summarising.body(records, options.cancel, summary)) options.interim(summary);
    };
    const auto consume = [&](std::int64_t index, ReplicationRecord&& record) {
        precision.add(record);
        result.events += record.events;
        if (options.sink) options.sink(index, record);
        record.projectRows.clear();
        record.projectRows.shrink_to_fit();
        if (index == 0) result.summary.draws = std::move(record.draws);
        records.push_back(std::move(record));
        if (wanted(index + 1)) showInterim();
    };
    ReplicationWatch watch;
    watch.cancel = options.cancel;
    if (options.progress) {
        const auto& until = experiment.replications.until;
        watch.progress = [&](std::int64_t done) {
            options.progress({done, experiment.replications.max, precision.relativeHalfWidth(),
                              until ? until->relativeHalfWidth : 0});
        };
    }
    const ReplicationPlan plan{experiment.replications.min, experiment.replications.max, options.threads, 0};
    const ReplicationReport report = replicate(
        plan, run, consume,
        [&](std::int64_t) { return experiment.replications.until && precision.reached(); }, watch);

    result.stop = report.stop == ReplicationStop::cancelled ? StudyStop::cancelled
                  : report.stop == ReplicationStop::enough  ? StudyStop::precision
                                                            : StudyStop::maximum;
    summarising.head(result.summary);
    describeStop(setting, precision, result.stop, result.summary);
    noteExchange(setting, result.summary);
    summarising.body(records, nullptr, result.summary);
    return result;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/cohort.hpp"

#include <algorithm>

namespace tranche {
namespace {

constexpr Duration kSlowdownFloor = 7 * kDay;

bool decidedOrGone(const Application& a) {
    return a.decided != kNever || a.status == Status::withdrawn;
}

// A wait that belongs to the survival curve: rejected and ineligible ones were refused, not kept waiting.
bool waits(const Application& a) {
    return a.status != Status::rejected && a.status != Status::ineligible && a.status != Status::noShow;
}

Time leftQueue(const Application& a, const StudyFacts& facts) {
    return std::min({a.started, a.ended, facts.end});
}

// Time spent waiting inside the window, whenever submitted.
Duration waitedInside(const Application& a, const StudyFacts& facts) {
    const Time from = std::max(a.submitted, facts.from), to = std::min(leftQueue(a, facts), facts.to);
    return std::max<Duration>(0, to - from);
}

double boundedSlowdown(Duration wait, Duration run) {
    const auto r = static_cast<double>(std::max(run, kSlowdownFloor));
    return std::max(1.0, static_cast<double>(wait + run) / r);
}

// What a request is behind its strategy.
Gpus needOf(const Application& a) {
    return a.needs > 0 ? a.needs : a.requested;
}

void count(Cohort& c, const Application& a, const StudyFacts& facts) {
    const std::size_t size = requestSize(a.requested, facts.serverGpus);
    ++c.applications;
    c.asked += a.requested;
    c.needed += needOf(a);
    if (a.needs > 0) c.stranded += std::max<Gpus>(0, a.granted - a.needs);
    c.reapplications += a.attempt > a.firstAttempt;
    if (decidedOrGone(a)) {
        ++c.resolved;
        c.resolvedAsked += a.requested;
        ++c.resolvedOf[size];
    }
    if (a.awarded != kNever) {
        ++c.awards;
        ++c.awardsOf[size];
        c.granted += a.granted;
        c.grantedRegional += a.regional ? a.granted : 0;
        c.awardsReserved += a.reserved;
    }
    c.withdrawn += a.status == Status::withdrawn;
    c.noShows += a.status == Status::noShow;
    c.ineligible += a.status == Status::ineligible;
    c.recalled += a.recalledGpus;
    c.recalls += a.recalledGpus > 0;
    c.preempted += a.status == Status::recalled && a.binding == Binding::preempted;
    c.partial += a.awarded != kNever && a.scaledDown;
    c.partsRefused += a.partsRefused;
    c.warnings += a.warnings;
    c.gaming += a.gaming;
    c.extensionsAsked += a.extensionsAsked;
    c.extensions += a.extensions;
    c.forfeitedHours += toGpuHours(a.forfeited);
    c.passedOver += a.passedOver;
    c.heldByPlacement += a.heldByPlacement;

    const bool started = a.started != kNever;
    const Time left = leftQueue(a, facts);
    if (started || waits(a)) {
        const Observation wait{toDays(left - a.submitted), started};
        c.waits.push_back(wait);
        c.waitsOf[size].push_back(wait);
    }
    if (!started) {
        c.censored += waits(a);
        return;
    }
    ++c.started;
    c.delayed += a.started > a.submitted;
    c.needDays += toDays(a.started - a.needed);
    c.roundDays += toDays(a.closed - a.submitted);
    c.reviewDays += toDays(a.decided - a.closed);
    c.agreementDays += toDays(a.agreed - a.awarded);
    c.capacityDays += toDays(a.awarded - a.decided) + toDays(a.started - a.agreed);
    if (a.firstUse != kNever) {
        c.onboardingDays += toDays(a.firstUse - a.started);
        ++c.onboarded;
    }
    c.slowdown += boundedSlowdown(a.started - a.submitted, a.duration);
}

// A project is its first application and all later attempts; the need is what it asked for at first.
struct Project {
    const Application* first = nullptr;
    const Application* last = nullptr;
    const Application* best = nullptr;  // the attempt that was granted most
};

// What was granted over what was asked, at most 1. A request counts its GPUs as H200, a grant by throughput: who asks for
// 256 GPUs and gets the cap of a faster model is not half served.
double satisfactionOf(const Application& a, const StudyFacts& facts) {
    const double granted = static_cast<double>(a.granted) * facts.pools[a.pool].h200Equivalent;
    return std::min(1.0, granted / static_cast<double>(needOf(a)));
}

void countProject(Cohort& c, const Project& p, const StudyFacts& facts) {
    ++c.projects;
    const double need = toGpuHours(needOf(*p.first) * p.first->duration);
    const double share = p.best == nullptr ? 0.0 : satisfactionOf(*p.best, facts);
    c.needGpuHours += need;
    c.satisfaction.push_back(share);
    if (p.best != nullptr) {
        ++c.served;
        // Fewer GPUs for longer do as much of the work as their GPU-hours.
        c.unmetTrimmed += need * (1 - std::min(1.0, share * static_cast<double>(p.best->stretch)));
        return;
    }
    switch (p.last->status) {
        case Status::withdrawn:
        case Status::noShow:
            c.unmetWithdrawn += need;
            break;
        case Status::rejected:
        case Status::ineligible:
            c.unmetRejected += need;
            break;
        default:
            c.unmetWaiting += need;
            break;
    }
}

}  // namespace

std::size_t requestSize(Gpus requested, Gpus serverGpus) {
    const Gpus servers = requested / std::max<Gpus>(1, serverGpus);
    std::size_t size = 0;
    for (Gpus least = 2; size + 1 < kRequestSizes && servers >= least; least *= 2) ++size;
    return size;
}

std::string_view requestSizeName(std::size_t size) {
    static constexpr std::array<std::string_view, kRequestSizes> names{"1", "2 to 3", "4 to 7", "8 to 15",
                                                                       "16 or more"};
    return names.at(size);
}

std::vector<Cohort> cohorts(const ReplicationOutcome& outcome, const StudyFacts& facts) {
    const std::size_t sectors = facts.sectors.size();
    std::vector<Cohort> all(1 + sectors + facts.groups.size());
    const auto inScopes = [&](std::uint16_t sector, auto&& apply) {
        apply(all[0]);
        apply(all[1 + sector]);
        if (const std::size_t g = facts.sectors[sector].group; g != SectorFacts::npos)
            apply(all[1 + sectors + g]);
    };
    const auto inWindow = [&](const Application& a) {
        return a.submitted != kNever && a.submitted >= facts.from && a.submitted < facts.to;
    };
    std::vector<Project> projects(outcome.applications.size());
    for (const Application& a : outcome.applications) {
        if (a.pool < facts.pools.size())
            inScopes(a.sector, [&](Cohort& c) {
                const double hours = toGpuHours(a.delivered);
                c.deliveredHours += hours;
                c.listKrw += hours * static_cast<double>(a.listPrice);
                c.paidKrw += hours * static_cast<double>(a.userPrice);
            });
        if (a.binding == Binding::price && a.needed >= facts.from && a.needed < facts.to)
            inScopes(a.sector, [](Cohort& c) { ++c.deterred; });
        if (a.contest || a.submitted == kNever) continue;
        Project& p = projects[a.project];
        if (p.first == nullptr) p.first = &a;
        p.last = &a;
        if (a.granted > 0 && a.status != Status::noShow && a.status != Status::withdrawn &&
            (p.best == nullptr || a.granted > p.best->granted))
            p.best = &a;
        const double waited = toDays(waitedInside(a, facts));
        const bool counts = inWindow(a);
        inScopes(a.sector, [&](Cohort& c) {
            c.waitedDays += waited;
            if (counts) count(c, a, facts);
        });
    }
    for (const Project& p : projects)
        if (p.first != nullptr && inWindow(*p.first))
            inScopes(p.first->sector, [&](Cohort& c) { countProject(c, p, facts); });
    for (Cohort& c : all) std::sort(c.satisfaction.begin(), c.satisfaction.end());
    return all;
}

}  // namespace tranche

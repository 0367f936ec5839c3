// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Outcomes written down by hand: one pool, two sectors, a window of 100 days in a horizon of 100.

#include <cmath>

#include "models/outcome/metric_table.hpp"

namespace tranche::small {

inline StudyFacts facts() {
    StudyFacts f;
    f.from = 0;
    f.to = f.end = 100 * kDay;
    f.pools = {{"p", 1, 0, 0, 0}};
    f.sectors = {{"a", "", 0}, {"b", "", SectorFacts::npos}};
    f.groups = {{"g", 0.5}};
    f.survivalDays = {0, 10, 20};
    return f;
}

// Two dates, the ends of the window, one pool that never holds anything.
inline ReplicationOutcome empty() {
    ReplicationOutcome o;
    o.ladder.pools = 1;
    o.ladder.dates = {0, 100 * kDay};
    o.ladder.count.resize(2);
    o.ladder.integral.resize(2);
    o.ladder.claimed = o.ladder.standing = {0, 0};
    o.ladder.waiting = {0, 0};
    o.ladder.waitingGpus = {0, 0};
    return o;
}

// An application for n GPUs over `days`, submitted, closed and decided on the given day.
inline Application asked(Gpus n, double days, double onDay, std::uint16_t sector = 0) {
    Application a;
    a.sector = sector;
    a.requested = a.viable = n;
    a.duration = fromDays(days);
    a.needed = a.submitted = a.closed = a.decided = fromDays(onDay);
    a.status = Status::submitted;
    return a;
}

inline Application waits(Application a) {
    a.status = Status::waitlisted;
    return a;
}

inline Application refused(Application a, double onDay) {
    a.status = Status::rejected;
    a.binding = Binding::capacity;
    a.decided = a.ended = fromDays(onDay);
    return a;
}

inline Application started(Application a, double onDay, Gpus granted) {
    a.status = Status::running;
    a.granted = a.held = granted;
    a.pool = 0;
    a.awarded = a.agreed = a.started = a.firstUse = fromDays(onDay);
    return a;
}

// Appends a project's first attempt, or a further attempt of project p.
inline void add(ReplicationOutcome& o, Application a) {
    a.project = static_cast<std::uint32_t>(o.applications.size());
    o.applications.push_back(a);
}
inline void addAttempt(ReplicationOutcome& o, std::uint32_t project, Application a) {
    a.project = project;
    a.attempt = static_cast<std::uint16_t>(o.applications[project].attempt + 1);
    o.applications.push_back(a);
}

inline double metric(const ReplicationOutcome& o, const StudyFacts& f, std::string_view name) {
    const auto slots = metricSlots(f);
    const std::ptrdiff_t slot = findSlot(slots, name);
    return slot < 0 ? -1e300 : evaluate(slots, MetricView(o, f))[static_cast<std::size_t>(slot)];
}

}  // namespace tranche::small

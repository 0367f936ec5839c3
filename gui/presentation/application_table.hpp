// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The applications of one replication as a table, all of them or those behind a point of a chart. A key names what
// stands behind it, its parts joined by '&':
//   sector:sme          of this sector
//   month:2027-01-01    waiting on this day: submitted, neither started nor gone
//   size:3              of this size class, by servers asked for (models/outcome/cohort.hpp)
// Rows in order of application; the key of a row is "project:N", of a team of the national contest empty: no call decides it.
// O(applications).
// Verified by: tests/gui/applications_test.cpp.

#include <optional>

#include "gui/presentation/chart_data.hpp"
#include "models/outcome/replication_outcome.hpp"
#include "models/programme/setting.hpp"

namespace tranche::gui {

struct ApplicationFilter {
    std::optional<std::size_t> sector;
    std::optional<Time> waitingAt;
    std::optional<std::size_t> size;
};

// Parts that mean nothing are passed over.
ApplicationFilter filterOf(const QString& key, const Setting& setting);
bool passes(const Application& application, const ApplicationFilter& filter, const Setting& setting);
QString filterText(const QString& key, const Setting& setting);  // "SMEs, waiting on 1 Jan 2027"

TableData applicationTable(const Setting& setting, const ReplicationOutcome& outcome, const QString& key);

QString callText(const Application& application, const Setting& setting);  // empty: of no call
QString statusText(Status status);
QString bindingText(Binding binding);  // a clause: "too few GPUs were free ..."

}  // namespace tranche::gui

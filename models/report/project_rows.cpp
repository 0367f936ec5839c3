// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/project_rows.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "models/report/csv.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::array<std::string_view, 37> kColumns{"replication",
                                                    "application",
                                                    "applicant",
                                                    "project",
                                                    "attempt",
                                                    "sector",
                                                    "organisation",
                                                    "regional",
                                                    "call",
                                                    "pool",
                                                    "gpu_model",
                                                    "gpus_requested",
                                                    "gpus_viable",
                                                    "gpus_granted",
                                                    "gpus_recalled",
                                                    "months",
                                                    "days",
                                                    "score",
                                                    "status",
                                                    "binding_constraint",
                                                    "needed_at",
                                                    "submitted_at",
                                                    "closed_at",
                                                    "decided_at",
                                                    "awarded_at",
                                                    "agreed_at",
                                                    "started_at",
                                                    "first_use_at",
                                                    "planned_end_at",
                                                    "ended_at",
                                                    "gpu_hours_delivered",
                                                    "gpu_hours_used",
                                                    "gpu_ms_delivered",
                                                    "gpu_ms_used",
                                                    "gpus_held_at_end",
                                                    "contest",
                                                    "counted"};

class RowWriter {
public:
    RowWriter(const Setting& setting, std::int64_t replication, std::string& out)
        : setting_(setting), replication_(replication), csv_([&out](std::string_view row) { out += row; }) {}

    void write(std::size_t index, const Application& a) {
        csv_.number(replication_).number(static_cast<std::int64_t>(index));
        csv_.text(fmt::format("{:016x}", a.entity)).number(static_cast<std::int64_t>(a.project));
        csv_.number(static_cast<std::int64_t>(a.attempt - a.firstAttempt + 1));
        csv_.text(setting_.scenario.sectors[a.sector].id);
        writeOrganisation(a);
        csv_.number(std::int64_t{a.regional}).text(callOf(a));
        writePool(a);
        csv_.number(a.requested).number(a.viable).number(a.granted).number(a.recalledGpus);
        if (a.months > 0)
            csv_.number(static_cast<std::int64_t>(a.months));
        else
            csv_.empty();
        csv_.number(toDays(a.duration));
        writeScore(a);
        csv_.text(statusName(a.status)).text(bindingName(a.binding));
        for (const Time at : {a.needed, a.submitted, a.closed, a.decided, a.awarded, a.agreed, a.started,
                              a.firstUse, a.ends, a.ended})
            writeTime(at);
        csv_.number(toGpuHours(a.delivered)).number(toGpuHours(a.used)).number(a.delivered).number(a.used);
        csv_.number(a.status == Status::running ? a.held : 0);
        csv_.number(std::int64_t{a.contest}).number(std::int64_t{counted(a)});
        csv_.endRow();
    }

private:
    std::string_view callOf(const Application& a) const {
        if (a.call == Application::kNoCall) return {};
        if (a.contest) return setting_.scenario.contests[a.call].id;
        return setting_.calls[a.call].call.spec.id;
    }

    // Its number within the sector; empty where applicants stand for themselves.
    void writeOrganisation(const Application& a) {
        if (a.organisation == Application::kNoOrganisation)
            csv_.empty();
        else
            csv_.number(static_cast<std::int64_t>(a.organisation));
    }

    void writePool(const Application& a) {
        if (a.pool >= setting_.pools.size()) {
            csv_.empty().empty();
            return;
        }
        const PoolSetting& pool = setting_.pools[a.pool];
        csv_.text(pool.id).text(setting_.scenario.hardware[pool.model].id);
    }

    // A panel sits where there are calls; its score has the digits that a float holds.
    void writeScore(const Application& a) {
        const bool panel = setting_.scenario.policy.intake.mode == IntakeMode::rounds;
        if (!panel || a.contest || a.decided == kNever)
            csv_.empty();
        else
            csv_.number(static_cast<double>(a.score));
    }

    void writeTime(Time at) {
        if (at == kNever)
            csv_.empty();
        else
            csv_.text(setting_.calendar.isoDateTime(at));
    }

    bool counted(const Application& a) const {
        return !a.contest && a.submitted != kNever && a.submitted >= setting_.measureFrom &&
               a.submitted < setting_.measureTo;
    }

    const Setting& setting_;
    std::int64_t replication_;
    CsvWriter csv_;
};

}  // namespace

std::string_view statusName(Status status) {
    switch (status) {
        case Status::drafted:
            return "drafted";
        case Status::submitted:
            return "submitted";
        case Status::ineligible:
            return "ineligible";
        case Status::rejected:
            return "rejected";
        case Status::waitlisted:
            return "waitlisted";
        case Status::awarded:
            return "awarded";
        case Status::running:
            return "running";
        case Status::ended:
            return "ended";
        case Status::recalled:
            return "recalled";
        case Status::withdrawn:
            return "withdrawn";
        case Status::noShow:
            return "no_show";
    }
    return "";
}

std::string_view bindingName(Binding binding) {
    switch (binding) {
        case Binding::none:
            return "none";
        case Binding::capacity:
            return "capacity";
        case Binding::cutLine:
            return "cut_line";
        case Binding::share:
            return "share";
        case Binding::cap:
            return "cap";
        case Binding::minScore:
            return "min_score";
        case Binding::noPool:
            return "no_pool";
        case Binding::noCall:
            return "no_call";
        case Binding::patience:
            return "patience";
        case Binding::noShow:
            return "no_show";
        case Binding::expired:
            return "expired";
        case Binding::underUse:
            return "under_use";
        case Binding::horizon:
            return "horizon";
        case Binding::notice:
            return "notice";
        case Binding::preempted:
            return "preempted";
        case Binding::price:
            return "price";
        case Binding::organisation:
            return "organisation";
        case Binding::placement:
            return "placement";
        case Binding::partRefused:
            return "part_refused";
        case Binding::protection:
            return "protection";
        case Binding::power:
            return "power";
        case Binding::storage:
            return "storage";
    }
    return "";
}

std::string projectHeader() {
    std::string header;
    CsvWriter csv([&header](std::string_view row) { header += row; });
    for (const std::string_view column : kColumns) csv.text(column);
    csv.endRow();
    return header;
}

std::string projectRows(const Setting& setting, std::int64_t replication, const ReplicationOutcome& outcome) {
    constexpr std::size_t kTypicalRow = 400;
    std::string rows;
    rows.reserve(outcome.applications.size() * kTypicalRow);
    RowWriter writer(setting, replication, rows);
    for (std::size_t i = 0; i < outcome.applications.size(); ++i) writer.write(i, outcome.applications[i]);
    return rows;
}

}  // namespace tranche

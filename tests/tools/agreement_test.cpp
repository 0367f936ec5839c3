// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a run agree with each other: what is counted again here from the lines of projects.csv is what
// replications.csv says, its means are metrics.csv, and GPU-time closes to the millisecond where nothing fails.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

constexpr double kDayMs = 86'400'000;

struct Application {
    std::string replication, sector, pool, status;
    bool first = false, contest = false, counted = false;
    std::int64_t attempt = 0, requested = 0, granted = 0, recalled = 0, deliveredMs = 0;
    std::optional<std::int64_t> submitted, closed, decided, awarded, agreed, started, firstUse, ended;
};

std::vector<Application> applicationsOf(const CsvTable& t) {
    std::vector<Application> all;
    std::map<std::string, std::size_t> at;
    for (std::size_t c = 0; c < t.header().size(); ++c) at[t.header()[c]] = c;
    for (std::size_t i = 0; i < t.size(); ++i) {
        const auto text = [&](const char* name) { return t.cell(i, at.at(name)); };
        const auto whole = [&](const char* name) { return std::stoll(text(name)); };
        Application a;
        a.replication = text("replication");
        a.sector = text("sector");
        a.pool = text("pool");
        a.status = text("status");
        a.first = text("application") == text("project");
        a.contest = text("contest") == "1";
        a.counted = text("counted") == "1";
        a.attempt = whole("attempt");
        a.requested = whole("gpus_requested");
        a.granted = whole("gpus_granted");
        a.recalled = whole("gpus_recalled");
        a.deliveredMs = whole("gpu_ms_delivered");
        a.submitted = instant(text("submitted_at"));
        a.closed = instant(text("closed_at"));
        a.decided = instant(text("decided_at"));
        a.awarded = instant(text("awarded_at"));
        a.agreed = instant(text("agreed_at"));
        a.started = instant(text("started_at"));
        a.firstUse = instant(text("first_use_at"));
        a.ended = instant(text("ended_at"));
        all.push_back(a);
    }
    return all;
}

// Mean wait with censoring: the area under the product-limit curve up to the last start (Kaplan and Meier 1958).
double survivalMean(std::vector<std::pair<double, bool>> waits) {
    // Starts before censorings at the same time.
    std::sort(waits.begin(), waits.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    double area = 0, survival = 1, time = 0;
    for (std::size_t i = 0; i < waits.size(); ++i) {
        if (!waits[i].second) continue;
        area += survival * (waits[i].first - time);
        time = waits[i].first;
        const auto atRisk = static_cast<double>(waits.size() - i);
        survival *= 1 - 1 / atRisk;
    }
    return area;
}

struct Counted {
    double applications = 0, awards = 0, asked = 0, granted = 0, recalled = 0, resolved = 0, started = 0,
           noShows = 0, again = 0, projects = 0, round = 0, review = 0, agreement = 0, onboarding = 0,
           onboarded = 0;
    std::vector<std::pair<double, bool>> waits;
};

Counted count(const std::vector<Application>& all, const std::string& replication, const std::string& sector,
              std::int64_t horizonEnd) {
    Counted c;
    const auto days = [](std::int64_t from, std::int64_t to) {
        return static_cast<double>(to - from) / kDayMs;
    };
    for (const Application& a : all) {
        if (a.replication != replication || !a.counted || (!sector.empty() && a.sector != sector)) continue;
        ++c.applications;
        c.asked += static_cast<double>(a.requested);
        c.recalled += static_cast<double>(a.recalled);
        c.projects += a.first;
        c.again += a.attempt > 1;
        c.noShows += a.status == "no_show";
        c.resolved += a.decided || a.status == "withdrawn";
        if (a.awarded) {
            ++c.awards;
            c.granted += static_cast<double>(a.granted);
        }
        const std::int64_t left = a.started ? *a.started : a.ended ? *a.ended : horizonEnd;
        const bool refused = a.status == "rejected" || a.status == "ineligible" || a.status == "no_show";
        if (a.started || !refused) c.waits.emplace_back(days(*a.submitted, left), a.started.has_value());
        if (!a.started) continue;
        ++c.started;
        c.round += days(*a.submitted, *a.closed);
        c.review += days(*a.closed, *a.decided);
        c.agreement += days(*a.awarded, *a.agreed);
        if (a.firstUse) {
            ++c.onboarded;
            c.onboarding += days(*a.started, *a.firstUse);
        }
    }
    return c;
}

struct Results {
    CsvTable projects, replications, metrics;
    nlohmann::json manifest;
};

Results runOf(const std::string& file, const std::string& replications) {
    const FreshFolder here;
    const Ending e = command({"run", file, "--quiet", "--replications", replications, "--out", here / "r"});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    return {CsvTable(readFile(here / "r/projects.csv")), CsvTable(readFile(here / "r/replications.csv")),
            CsvTable(readFile(here / "r/metrics.csv")),
            nlohmann::json::parse(readFile(here / "r/manifest.json"))};
}

// "replication|metric|scope" -> cell
std::map<std::string, std::string> valuesOf(const CsvTable& t) {
    std::map<std::string, std::string> values;
    for (std::size_t i = 0; i < t.size(); ++i)
        values[t.cell(i, "replication") + "|" + t.cell(i, "metric") + "|" + t.cell(i, "scope")] =
            t.cell(i, "value");
    return values;
}

void agree(const std::map<std::string, std::string>& values, const std::string& key, double counted) {
    CAPTURE(key);
    REQUIRE(values.contains(key));
    const std::string& cell = values.at(key);
    if (std::isnan(counted)) {
        CHECK(cell.empty());
        return;
    }
    REQUIRE(!cell.empty());
    CAPTURE(counted);
    CAPTURE(cell);
    CHECK(std::abs(std::stod(cell) - counted) <= 1e-9 * std::max(1.0, std::abs(counted)));
}

}  // namespace

TEST_CASE("Counted again from projects.csv, awards, GPUs and waits are those of replications.csv") {
    for (const char* name : {"korea-2030", "round1-replay"}) {
        const Results r = runOf(scenario(name), "3");
        const std::vector<Application> all = applicationsOf(r.projects);
        const auto values = valuesOf(r.replications);
        const auto end = tranche::parseDate(r.manifest["resolved"]["horizon"]["end"].get<std::string>());
        const std::int64_t horizonEnd = (tranche::daysFromCivil(*end) + 1) * 86'400'000;
        std::vector<std::string> sectors{""};
        for (const auto& sector : r.manifest["resolved"]["sectors"]) sectors.push_back(sector["id"]);
        for (const char* replication : {"0", "1", "2"}) {
            for (const std::string& sector : sectors) {
                const Counted c = count(all, replication, sector, horizonEnd);
                const std::string scope = sector.empty() ? "all" : "sector:" + sector;
                CAPTURE(name);
                const auto check = [&](const char* metric, double counted) {
                    agree(values, std::string(replication) + "|" + metric + "|" + scope, counted);
                };
                const double nothing = std::nan("");
                CHECK(c.applications > 0);
                check("applications", c.applications);
                check("reapplications", c.again);
                check("projects", c.projects);
                check("awards", c.awards);
                check("gpus.asked", c.asked);
                check("gpus.awarded", c.granted);
                check("gpus.recalled", c.recalled);
                check("no_shows", c.noShows);
                check("success.count", c.resolved > 0 ? c.awards / c.resolved : nothing);
                check("wait_days.mean", c.started > 0 ? survivalMean(c.waits) : nothing);
                check("wait_days.round", c.started > 0 ? c.round / c.started : nothing);
                check("wait_days.review", c.started > 0 ? c.review / c.started : nothing);
                check("wait_days.agreement", c.started > 0 ? c.agreement / c.started : nothing);
                check("onboarding_days.mean", c.onboarded > 0 ? c.onboarding / c.onboarded : nothing);
            }
        }
    }
}

TEST_CASE("Without failures the GPU-time of all grants is the ladder's, to the millisecond") {
    const Results r = runOf(scenario("round1-replay"), "5");
    const auto values = valuesOf(r.replications);
    std::map<std::string, std::int64_t> delivered;  // "replication|pool"
    for (const Application& a : applicationsOf(r.projects))
        for (const std::string& scope : {std::string("all"), "pool:" + a.pool})
            delivered[a.replication + "|gpu_hours.granted|" + scope] += a.deliveredMs;
    for (const auto& [key, milliseconds] : delivered) {
        CAPTURE(key);
        if (key.ends_with("pool:")) {  // never granted
            CHECK(milliseconds == 0);
            continue;
        }
        CHECK(milliseconds > 0);
        CHECK(std::llround(std::stod(values.at(key)) * 3'600'000) == milliseconds);
    }
}

TEST_CASE("metrics.csv is the mean of replications.csv, and n says of how many") {
    const Results r = runOf(scenario("korea-2030"), "4");
    std::map<std::string, std::vector<double>> samples;
    for (std::size_t i = 0; i < r.replications.size(); ++i) {
        auto& list = samples[r.replications.cell(i, "metric") + "|" + r.replications.cell(i, "scope")];
        if (const std::string& cell = r.replications.cell(i, "value"); !cell.empty())
            list.push_back(std::stod(cell));
    }
    REQUIRE(r.metrics.size() == samples.size());
    for (std::size_t i = 0; i < r.metrics.size(); ++i) {
        const std::string key = r.metrics.cell(i, "metric") + "|" + r.metrics.cell(i, "scope");
        CAPTURE(key);
        const std::vector<double>& list = samples.at(key);
        CHECK(r.metrics.cell(i, "n") == std::to_string(list.size()));
        if (list.empty()) {
            CHECK(r.metrics.cell(i, "mean").empty());
            continue;
        }
        double sum = 0;
        for (const double x : list) sum += x;
        const double mean = sum / static_cast<double>(list.size());
        CHECK(std::abs(std::stod(r.metrics.cell(i, "mean")) - mean) <= 1e-9 * std::max(1.0, std::abs(mean)));
    }
}

TEST_CASE("A project's dates come in the order of its life") {
    const Results r = runOf(scenario("korea-2030"), "2");
    for (const Application& a : applicationsOf(r.projects)) {
        if (a.contest) continue;
        std::int64_t last = std::numeric_limits<std::int64_t>::min();
        for (const auto& at :
             {a.submitted, a.closed, a.decided, a.awarded, a.agreed, a.started, a.firstUse}) {
            if (!at) continue;
            if (*at < last) FAIL_CHECK("a date before the one it follows");
            last = *at;
        }
        if (a.started && a.status == "rejected") FAIL_CHECK("rejected after its start");
        if (a.awarded.has_value() != (a.granted > 0)) FAIL_CHECK("a grant without an award, or the reverse");
    }
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/plan_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/report/csv.hpp"
#include "models/report/number_text.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kMilestones = 15, kCauses = 4, kNameColumn = 18;
constexpr double kDecides = 0.05;  // of replications: milestones less often critical are left out

std::string count(double value) {
    return formatCount(value);
}
std::string count(std::int64_t value) {
    return formatCount(static_cast<double>(value));
}

// "1,234" whole days.
std::string days(double value) {
    return formatFixed(value, 0);
}

// An interval of a share never reads as certain unless it is.
std::string chanceText(double share, const Interval& interval) {
    const std::string low = formatPercent(interval.low), high = formatPercent(interval.high);
    return fmt::format("{} ({} to {})", formatPercent(share), low.substr(0, low.find(' ')), high);
}

class PlanPage {
public:
    PlanPage(const PlanReport& plan, const Setting& setting, bool colour)
        : plan_(plan), setting_(setting), page_(colour) {}

    std::string write() {
        const Scenario& scenario = setting_.scenario;
        page_.heading(scenario.title.empty() ? scenario.id : scenario.title);
        page_.line(fmt::format("{}, the purchases alone; {} replications, seed {}", scenario.id,
                               count(static_cast<std::int64_t>(plan_.replications)), plan_.seed));
        purchases();
        delays();
        milestones();
        risks();
        chances();
        fan();
        money();
        power();
        return page_.finish();
    }

private:
    std::string date(Time time) const { return formatDate(setting_.calendar.date(time)); }

    void purchases() {
        page_.heading("Purchases: when the last lot serves");
        TextTable table(
            {"tranche", "GPU", "GPUs", "announced", "10 %", "median", "90 %", "on time", "by the end"},
            {2, 7, 8});
        for (std::size_t t = 0; t < plan_.tranches.size(); ++t) {
            const TranchePlan& p = plan_.tranches[t];
            table.row({p.id, setting_.scenario.tranches[t].gpu, count(p.units),
                       p.delay ? formatDate(p.delay->planned) : "-", date(p.inService.p10),
                       date(p.inService.p50), date(p.inService.p90),
                       p.delay ? formatPercent(p.delay->onTimeShare) : "-", formatPercent(p.inHorizon)});
        }
        table.print(page_);
    }

    // The parts sum to the mean delay: plan + durations and risks on the critical path + lots (delay_attribution.hpp).
    std::string partsOf(const DelayAttribution& delay) const {
        std::string text;
        const auto add = [&](const std::string& name, double value) {
            if (std::abs(value) >= 0.5)
                text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name,
                                    (value > 0 ? "+" : "") + days(value));
        };
        add("plan", delay.planDays);
        double others = 0;
        std::size_t named = 0;
        for (const DelayCause& cause : delay.causes) {
            const double sum = cause.durationDays + cause.riskDays;
            if (named == kCauses) {
                others += sum;
                continue;
            }
            ++named;
            add(plan_.milestones[cause.milestone].milestone, cause.durationDays);
            add(plan_.milestones[cause.milestone].milestone + " risks", cause.riskDays);
        }
        add("others", others);
        add("lots", delay.lotDays);
        return text;
    }

    void delays() {
        TextTable table({"tranche", "mean", "10 %", "median", "90 %", "GPU-days short"}, {1, 2, 3, 4, 5});
        for (const TranchePlan& p : plan_.tranches) {
            if (!p.delay) continue;
            table.row({p.id, days(p.delay->attribution.meanDelayDays), days(p.delay->p10Days),
                       days(p.delay->p50Days), days(p.delay->p90Days), count(p.delay->shortfallGpuDays)});
        }
        if (table.empty()) return;
        page_.heading("Delay beyond the announced date [days]");
        table.print(page_);
        page_.heading("Where the mean delay comes from [days]");
        for (const TranchePlan& p : plan_.tranches)
            if (p.delay)
                page_.item("  " + p.id,
                           days(p.delay->attribution.meanDelayDays) + " = " + partsOf(p.delay->attribution),
                           kNameColumn);
        page_.paragraph(
            "plan: what median durations take beyond the announcement; a milestone: what chance adds to "
            "its duration; lots: what the last lot takes after the first.",
            2);
    }

    std::vector<const MilestonePlan*> deciding() const {
        std::vector<const MilestonePlan*> chosen;
        for (const MilestonePlan& m : plan_.milestones)
            if (!m.fixed && m.criticality >= kDecides) chosen.push_back(&m);
        std::stable_sort(chosen.begin(), chosen.end(), [](const auto* a, const auto* b) {
            if (a->programmeCriticality != b->programmeCriticality)
                return a->programmeCriticality > b->programmeCriticality;
            return a->significance > b->significance;
        });
        return chosen;
    }

    void milestones() {
        const std::vector<const MilestonePlan*> chosen = deciding();
        if (chosen.empty()) return;
        page_.heading(
            "Milestones that decide: on the critical path of their tranche in 5 % of the replications or "
            "more");
        TextTable table(
            {"milestone", "10 %", "median", "90 %", "slack", "critical", "for last", "cruciality"},
            {4, 5, 6, 7});
        for (std::size_t i = 0; i < std::min(chosen.size(), kMilestones); ++i) {
            const MilestonePlan& m = *chosen[i];
            table.row({m.tranche + "." + m.milestone, date(m.finish.p10), date(m.finish.p50),
                       date(m.finish.p90), m.slack == kNever ? "-" : days(toDays(m.slack)),
                       formatPercent(m.criticality), formatPercent(m.programmeCriticality),
                       std::isnan(m.cruciality) ? "-" : formatFixed(m.cruciality, 2)});
        }
        table.print(page_);
        if (chosen.size() > kMilestones)
            page_.line(fmt::format("  and {} more (--json or --out has all)", chosen.size() - kMilestones));
        page_.paragraph(
            "dates: when it is finished; slack: days, at median durations; critical: in so many replications "
            "on the longest path to service of its tranche; for last: of the tranche that serves last; "
            "cruciality: rank correlation of its duration with the day its tranche serves in full.",
            2);
    }

    void risks() {
        if (plan_.risks.empty()) return;
        page_.heading("Risks");
        TextTable table({"risk", "delays", "strikes in", "times, mean"}, {2, 3});
        for (const RiskPlan& r : plan_.risks)
            table.row({r.tranche + "." + r.risk, r.milestone, formatPercent(r.strikeShare),
                       formatFixed(r.meanStrikes, 2)});
        table.print(page_);
    }

    void chances() {
        if (plan_.targets.empty()) return;
        page_.heading(fmt::format("Chance of at least so many government GPUs in service, {} interval",
                                  formatPercent(plan_.confidence)));
        TextTable table({"GPUs", "by the end of", "chance"}, {0});
        for (const TargetPlan& t : plan_.targets)
            table.row(
                {count(t.target.units), readableDate(t.target.by), chanceText(t.probability, t.interval)});
        table.print(page_);
    }

    // The first of January is the end of the year before.
    void fan() {
        page_.heading("Government GPUs in service, quantiles over replications");
        TextTable table({"", "mean", "5 %", "25 %", "median", "75 %", "95 %"}, {1, 2, 3, 4, 5, 6});
        for (const FanPoint& p : plan_.fan)
            if ((p.date.month == 1 && p.date.day == 1 && p.date != plan_.fan.front().date) ||
                &p == &plan_.fan.back())
                table.row({closingDate(p.date), count(p.mean), count(p.p05), count(p.p25), count(p.p50),
                           count(p.p75), count(p.p95)});
        table.print(page_);
        page_.paragraph("Units delivered; retirement at the end of life is not counted here.", 2);
    }

    // Billions of won: a year's money of a programme has four digits of them.
    static std::string billions(double won) { return formatFixed(won * 1e-9, 1); }

    void money() {
        if (plan_.budgets.empty()) return;
        page_.heading("Budgets [bn KRW], means");
        TextTable table({"budget", "year", "appropriated", "committed", "paid", "lapsed", "missing"},
                        {1, 2, 3, 4, 5, 6});
        for (const BudgetPlan& b : plan_.budgets)
            table.row({b.budget, std::to_string(b.year), billions(b.appropriated), billions(b.committed),
                       billions(b.cash), billions(b.lapsed), billions(b.shortfall)});
        table.print(page_);
        page_.heading("What the money buys, means");
        TextTable bought({"tranche", "GPUs at most", "bought", "bn KRW", "M KRW a GPU"}, {1, 2, 3, 4});
        for (std::size_t t = 0; t < plan_.tranches.size(); ++t) {
            const TranchePlan& p = plan_.tranches[t];
            bought.row({p.id, count(setting_.scenario.tranches[t].units), count(p.bought),
                        billions(p.meanCostKrw),
                        p.bought > 0 ? formatFixed(p.meanCostKrw / p.bought * 1e-6, 1) : "-"});
        }
        bought.print(page_);
    }

    // Load at the meter of all that tranches bring to a site, against its caps as planned.
    void power() {
        if (setting_.scenario.sites.empty()) return;
        page_.heading("Sites: power at the meter [kW]");
        TextTable table({"site", "PUE", "all its GPUs", "cap from", "power", "cooling x PUE"}, {1, 2, 4, 5});
        for (std::size_t s = 0; s < setting_.scenario.sites.size(); ++s) {
            const SiteSpec& site = setting_.scenario.sites[s];
            const double pue = site.pue.value_or(setting_.scenario.operations.pue);
            double load = 0;
            for (const PoolSetting& pool : setting_.pools)
                if (pool.site == s) load += static_cast<double>(pool.nodeWatts * pool.nodes) * 1e-3 * pue;
            const std::string first[]{site.id, formatFixed(pue, 2), formatFixed(load, 0)};
            std::vector<std::string> row(std::begin(first), std::end(first));
            const auto add = [&](const std::string& date, const std::string& kw, const std::string& heat) {
                std::vector<std::string> cells = row;
                cells.insert(cells.end(), {date, kw, heat});
                table.row(cells);
                row = {"", "", ""};
            };
            for (const CapStepSpec& step : site.powerKw)
                add(formatDate(step.from), formatFixed(step.kw, 0), "-");
            for (const CapStepSpec& step : site.coolingKw)
                add(formatDate(step.from), "-", formatFixed(step.kw * pue, 0));
            if (site.powerKw.empty() && site.coolingKw.empty()) add("-", "-", "-");
        }
        table.print(page_);
        page_.paragraph("GPUs above the caps stand without power until the caps grow.", 2);
    }

    const PlanReport& plan_;
    const Setting& setting_;
    TextPage page_;
};

}  // namespace

std::string planText(const PlanReport& plan, const Setting& setting, bool colour) {
    return PlanPage(plan, setting, colour).write();
}

std::string planCsv(const PlanReport& plan, const Calendar& calendar) {
    std::string text;
    CsvWriter csv([&text](std::string_view row) { text += row; });
    for (const char* name : {"tranche", "milestone", "fixed", "start_p50", "finish_p10", "finish_p50",
                             "finish_p90", "slack_days", "programme_slack_days", "criticality",
                             "programme_criticality", "cruciality", "significance"})
        csv.text(name);
    csv.endRow();
    const auto slack = [](Duration duration) {
        return duration == kNever ? std::numeric_limits<double>::quiet_NaN() : toDays(duration);
    };
    for (const MilestonePlan& m : plan.milestones) {
        csv.text(m.tranche).text(m.milestone).number(std::int64_t{m.fixed});
        for (const Time time : {m.start.p50, m.finish.p10, m.finish.p50, m.finish.p90})
            csv.date(calendar.date(time));
        csv.number(slack(m.slack)).number(slack(m.programmeSlack)).number(m.criticality);
        csv.number(m.programmeCriticality).number(m.cruciality).number(m.significance);
        csv.endRow();
    }
    return text;
}

}  // namespace tranche

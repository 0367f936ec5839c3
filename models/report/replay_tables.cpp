// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/replay_tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "models/fields/node.hpp"
#include "models/fields/node_json.hpp"
#include "models/fields/strict_number.hpp"
#include "models/report/number_text.hpp"
#include "models/report/replay_metrics.hpp"
#include "models/report/screen.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kRulesOnScreen = 6, kPoolsOnScreen = 4;

Node numberNode(double value) {
    return std::isfinite(value) ? plainNode(numberText(value)) : Node{};
}

Node metricsNode(const ReplayScope& scope) {
    Node node = mappingNode();
    for (const ReplayMetric& m : scope.metrics) addMember(node, std::string(m.metric), numberNode(m.value));
    return node;
}

Node scopesNode(const std::vector<ReplayScope>& scopes, std::string_view kind) {
    Node list;
    list.kind = Node::Kind::sequence;
    for (const ReplayScope& scope : scopes) {
        if (scope.kind != kind) continue;
        Node node = mappingNode();
        addMember(node, std::string(kind), quotedNode(scope.name));
        for (const ReplayMetric& m : scope.metrics)
            addMember(node, std::string(m.metric), numberNode(m.value));
        list.items.push_back(std::move(node));
    }
    return list;
}

Node rulesNode(const TraceReport& report) {
    Node list;
    list.kind = Node::Kind::sequence;
    for (const RuleCount& rule : report.rules) {
        Node node = mappingNode();
        addMember(node, "rule", quotedNode(std::string(ruleName(rule.rule))));
        addMember(node, "action", quotedNode(rule.action));
        addMember(node, "count", plainNode(numberText(rule.count)));
        addMember(node, "first_line", plainNode(numberText(rule.firstLine)));
        list.items.push_back(std::move(node));
    }
    return list;
}

class Lines {
public:
    void add(std::string_view text) {
        std::string line =
            terminalWidth(text) > kScreenColumns ? padRight(text, kScreenColumns) : printable(text);
        line.erase(line.find_last_not_of(' ') + 1);
        text_ += line + "\n";
    }
    std::string finish() { return std::move(text_); }

private:
    std::string text_;
};

void addSizes(Lines& lines, const std::vector<ReplayScope>& scopes) {
    lines.add("");
    lines.add(padRight("By size of job", 18) + padLeft("jobs", 10) + padLeft("wait, mean", 13) +
              padLeft("median", 12) + padLeft("p90", 12) + padLeft("slowdown", 12) +
              padLeft("started ahead", 16));
    for (const ReplayScope& s : scopes) {
        if (s.kind != "size") continue;
        lines.add(padRight(fmt::format("  {} GPU{}", s.name, s.name == "1" ? "" : "s"), 18) +
                  padLeft(formatCount(s.value("jobs")), 10) +
                  padLeft(formatDuration(s.value("wait_s.mean")), 13) +
                  padLeft(formatDuration(s.value("wait_s.median")), 12) +
                  padLeft(formatDuration(s.value("wait_s.p90")), 12) +
                  padLeft(formatNumber(s.value("bounded_slowdown.mean")), 12) +
                  padLeft(formatPercent(s.value("backfilled.share"), 1), 16));
    }
}

void addPools(Lines& lines, const std::vector<ReplayScope>& scopes) {
    std::size_t shown = 0, left = 0;
    for (const ReplayScope& s : scopes) {
        if (s.kind != "pool") continue;
        if (shown == kPoolsOnScreen) {
            ++left;
            continue;
        }
        if (shown++ == 0) {
            lines.add("");
            lines.add(padRight("By pool", 38) + padLeft("GPUs", 12) + padLeft("jobs", 12) +
                      padLeft("utilization", 14));
        }
        lines.add("  " + padRight(s.name, 36) + padLeft(formatCount(s.value("gpus")), 12) +
                  padLeft(formatCount(s.value("jobs")), 12) +
                  padLeft(formatPercent(s.value("utilization"), 1), 14));
    }
    if (left > 0) lines.add(fmt::format("  and {} more pools in metrics.csv", left));
}

void addRules(Lines& lines, const TraceReport& report) {
    if (report.rules.empty()) return;
    lines.add("");
    lines.add("Records dropped, repaired or noted in reading");
    for (std::size_t i = 0; i < report.rules.size() && i < kRulesOnScreen; ++i) {
        const RuleCount& rule = report.rules[i];
        lines.add("  " + padRight(ruleName(rule.rule), 22) +
                  padLeft(formatCount(static_cast<double>(rule.count)), 12) + "  " +
                  std::string(ruleMeaning(rule.rule)));
    }
    if (report.rules.size() > kRulesOnScreen)
        lines.add(fmt::format("  and {} more rules in report.html and --json",
                              report.rules.size() - kRulesOnScreen));
}

}  // namespace

std::string replayTimeseriesCsv(const ReplayStudy& study) {
    std::string text =
        "from_s,to_s,pool,used_gpus,used_gpus_min,used_gpus_max,waiting_jobs,waiting_jobs_min,waiting_jobs_"
        "max,"
        "waiting_gpus,waiting_gpus_min,waiting_gpus_max\n";
    CsvWriter csv([&](std::string_view row) { text += row; });
    const ReplaySeries& series = study.result->series;
    const auto put = [&](const ReplayLevel& level) {
        csv.number(level.mean).number(level.least).number(level.most);
    };
    for (std::size_t i = 0; i < series.whole.size(); ++i) {
        const ReplayInterval& all = series.whole[i];
        csv.number(inSeconds(all.from)).number(inSeconds(all.to)).text("all");
        put(all.usedGpus);
        put(all.waitingJobs);
        put(all.waitingGpus);
        csv.endRow();
        for (std::size_t p = 0; study.pools.size() > 1 && p < study.pools.size(); ++p) {
            csv.number(inSeconds(all.from)).number(inSeconds(all.to)).text("pool:" + study.pools[p].name);
            put(series.pools[p][i]);
            csv.empty().empty().empty().empty().empty().empty();
            csv.endRow();
        }
    }
    return text;
}

std::string replayMetricsCsv(const ReplayStudy& study) {
    std::string text = "metric,scope,unit,value\n";
    CsvWriter csv([&](std::string_view row) { text += row; });
    for (const ReplayScope& scope : replayMetrics(study)) {
        for (const ReplayMetric& m : scope.metrics) {
            csv.text(m.metric).text(scope.text()).text(m.unit).number(m.value);
            csv.endRow();
        }
    }
    return text;
}

std::string replayJson(const ReplayStudy& study) {
    const std::vector<ReplayScope> scopes = replayMetrics(study);
    Node node = mappingNode();
    addMember(node, "trace", quotedNode(study.trace));
    addMember(node, "policy", quotedNode(study.policy));
    addMember(node, "estimates", quotedNode(study.estimates));
    addMember(node, "gpus", plainNode(numberText(study.gpus())));
    addMember(node, "metrics", metricsNode(scopes.front()));
    addMember(node, "by_size", scopesNode(scopes, "size"));
    addMember(node, "by_pool", scopesNode(scopes, "pool"));
    addMember(node, "reading", rulesNode(study.jobs->report));
    addMember(node, "command", quotedNode(study.command));
    addMember(node, "version", quotedNode(study.version));
    return toJson(node) + "\n";
}

std::string replayText(const ReplayStudy& study) {
    const std::vector<ReplayScope> scopes = replayMetrics(study);
    Lines lines;
    lines.add(fmt::format("{} on {} GPUs, policy {}, estimates {}", study.trace,
                          formatCount(static_cast<double>(study.gpus())), study.policy, study.estimates));
    lines.add("");
    for (const ReplayMetric& m : scopes.front().metrics)
        lines.add("  " + padRight(m.label, 48) + replayValue(m));
    if (study.result->figures.started() > 0) addSizes(lines, scopes);
    addPools(lines, scopes);
    addRules(lines, study.jobs->report);
    lines.add("");
    lines.add("Replay is open-loop: the users of the trace reacted to their own queue, not to this one.");
    return lines.finish();
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/verb.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tranche {

std::span<const Verb> verbs() {
    static constexpr std::array<Verb, 14> rows{{
        {"run", "simulate a scenario until it is precise enough; results as files and on screen",
         "0 2 65 66 70 73 74 130",
         "  tranche run scenarios/korea-2030.yaml\n"
         "  tranche run scenarios/korea-2030.yaml --policy first-come --out out/first-come\n"
         "  tranche run scenarios/korea-2030.yaml --set tranches.naicc.units=20000 --replications 100\n"
         "  tranche run scenarios/korea-2030.yaml --effects\n"
         "  tranche run scenarios/round1-replay.yaml --json > round1.json",
         declareRun},
        {"compare",
         "policies or scenarios on the same applicants, failures and delays: differences, who gains",
         "0 2 65 66 70 73 74 130",
         "  tranche compare scenarios/programme-bakeoff.yaml\n"
         "  tranche compare scenarios/korea-2030.yaml --policies korea-2026,first-come,equal-lottery\n"
         "  tranche compare scenarios/korea-2030.yaml scenarios/demand-surge.yaml\n"
         "  tranche compare scenarios/korea-2030.yaml scenarios/demand-surge.yaml --policies "
         "korea-2026,merit-cut",
         declareCompare},
        {"certificate", "recompute the bounds that compare has stored, from their file alone", "0 2 65 66 74",
         "  tranche certificate out/compare-programme-bakeoff/certificates.jsonl", declareCertificate},
        {"check", "read scenarios and report every fault with its place; runs nothing", "0 2 65 66 74",
         "  tranche check scenarios/*.yaml\n"
         "  tranche check scenarios/korea-2030.yaml --set policy.award.rule=skip_fill",
         declareCheck},
        {"describe", "list policies, metrics, fields, sources, hardware or verbs", "0 2 65 66 74",
         "  tranche describe metrics\n"
         "  tranche describe fields --match tranches\n"
         "  tranche describe sources scenarios/korea-2030.yaml",
         declareDescribe},
        {"diff", "what two scenarios or policies say differently, whatever they extend", "0 1 2 65 66 74",
         "  tranche diff scenarios/korea-2030.yaml scenarios/round1-replay.yaml\n"
         "  tranche diff scenarios/policies/korea-2026.yaml scenarios/policies/merit-cut.yaml\n"
         "  tranche diff scenarios/korea-2030.yaml --policy-b first-come --json\n"
         "  tranche diff base.yaml variant.yaml --exit-code --quiet",
         declareDiff},
        {"fit", "sizes, durations and arrivals from a trace or from published totals, as YAML to extend",
         "0 2 65 66 73 74",
         "  tranche fit log.swf.gz --server-gpus 1 --censor-estimates\n"
         "  tranche fit scenarios/traces/tiny.swf --what sizes --server-gpus 1 --sector academia --out "
         "fit.yaml\n"
         "  tranche fit --totals 'applications=514 gpus=13712 cap=32 sigma=1.0'\n"
         "  tranche fit --totals 'applications=514 gpus=13712' --sector academia \\\n"
         "      --extends scenarios/round1-replay.yaml --scenario refitted --out refitted.yaml",
         declareFit},
        {"plan", "the purchases alone: dates with probabilities, what decides them, GPUs by date",
         "0 2 65 66 70 73 74 130",
         "  tranche plan scenarios/korea-2030.yaml\n"
         "  tranche plan scenarios/korea-2030.yaml --set tranches.naicc.duration_factor=1.3\n"
         "  tranche plan scenarios/korea-2030.yaml --replications 10000 --json > plan.json",
         declarePlan},
        {"replay", "schedule a real trace on a machine under a queue policy; a start for every job",
         "0 2 65 66 73 74 130",
         "  tranche replay scenarios/traces/tiny.swf --gpus 16 --policy easy\n"
         "  tranche replay log.swf.gz --policy conservative --estimates exact --out out/log\n"
         "  tranche replay log.swf.gz --out out/log --window 86400:7200",
         declareReplay},
        {"solve", "the least, greatest, earliest or latest value with which a metric meets a target",
         "0 1 2 65 66 70 73 74 130",
         "  tranche solve scenarios/korea-2030.yaml --metric success.gpus --target '>=0.8' "
         "--over tranches.naicc.units\n"
         "  tranche solve scenarios/korea-2030.yaml --metric capacity.in_service@2029-12-31 --target "
         "'>=50000' \\\n"
         "      --chance 0.9 --over tranches.batch-2028.milestones.budget.on --from 2027-01-01 --to "
         "2029-01-01\n"
         "  tranche solve scenarios/validation/mmn-threshold.yaml --metric wait_days.p90 --target '<=30' \\\n"
         "      --over tranches.servers.units --from 182 --to 190 --scan 2 --out out/threshold",
         declareSolve},
        {"select", "the best of several policies by one metric, with the probability that it is",
         "0 2 65 66 70 73 74 130",
         "  tranche select scenarios/korea-2030.yaml --policies korea-2026,first-come,merit-cut \\\n"
         "      --metric wait_days.p90 --indifference 2\n"
         "  tranche select scenarios/korea-2030.yaml --policies korea-2026,drf,max-min --metric "
         "fairness.jain \\\n"
         "      --procedure ocba --budget 600 --json",
         declareSelect},
        {"explain", "what became of one project, why, and what would have led to an earlier award",
         "0 2 65 66 70 74",
         "  tranche explain scenarios/korea-2030.yaml --project 217\n"
         "  tranche explain scenarios/korea-2030.yaml --policy merit-cut --project 217 --json",
         declareExplain},
        {"sweep",
         "an experiment: thousands of runs with values varied, resumable, on one machine or a cluster",
         "0 2 65 66 70 73 74 75 130",
         "  tranche sweep run scenarios/experiments/growth-by-rule.yaml\n"
         "  tranche sweep plan scenarios/experiments/growth-by-rule.yaml --dry-run\n"
         "  tranche sweep plan scenarios/experiments/growth-by-rule.yaml --shards 8\n"
         "  tranche sweep work scenarios/experiments/growth-by-rule.yaml --shard 3/8\n"
         "  tranche sweep submit scenarios/experiments/growth-by-rule.yaml --engine slurm --shards 8\n"
         "  tranche sweep export scenarios/experiments/growth-by-rule.yaml --format xlsx",
         declareSweep},
        {"schema", "JSON Schema of a file, for completion and checks while you write it", "0 2 74",
         "  tranche schema > scenarios/schema/scenario.json\n"
         "  tranche schema policy > scenarios/schema/policy.json\n"
         "  tranche schema variant > scenarios/schema/variant.json",
         declareSchema},
    }};
    return rows;
}

std::string exitCodeText(std::string_view codes) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> meanings{{
        {"0", "done"},
        {"1", "different (diff --exit-code) or no answer (solve)"},
        {"2", "usage"},
        {"65", "bad content"},
        {"66", "no input"},
        {"70", "broken invariant"},
        {"73", "cannot create the output"},
        {"74", "cannot write it"},
        {"75", "partial and resumable"},
        {"130", "interrupted"},
    }};
    std::string text;
    while (!codes.empty()) {
        const std::string_view code = codes.substr(0, codes.find(' '));
        codes.remove_prefix(std::min(codes.size(), code.size() + 1));
        for (const auto& [number, meaning] : meanings)
            if (number == code)
                text +=
                    std::string(text.empty() ? "" : ", ") + std::string(code) + " " + std::string(meaning);
    }
    return text;
}

}  // namespace tranche

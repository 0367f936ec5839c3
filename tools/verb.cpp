// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/verb.hpp"

#include <array>

namespace tranche {

std::span<const Verb> verbs() {
    static constexpr std::array<Verb, 5> rows{{
        {"run", "simulate a scenario until it is precise enough; results as files and on screen",
         "0 done, 2 usage, 65 bad content, 66 no input, 70 broken invariant, 73 cannot create, 74 cannot "
         "write, 130 "
         "interrupted",
         "  tranche run scenarios/korea-2030.yaml\n"
         "  tranche run scenarios/korea-2030.yaml --policy first-come --out out/first-come\n"
         "  tranche run scenarios/korea-2030.yaml --set tranches.naicc.units=20000 --replications 100\n"
         "  tranche run scenarios/round1-replay.yaml --json --quiet > round1.json",
         declareRun},
        {"check", "read scenarios and report every fault with its place; runs nothing",
         "0 all in order, 2 usage, 65 bad content, 66 no input, 74 cannot write",
         "  tranche check scenarios/*.yaml\n"
         "  tranche check scenarios/korea-2030.yaml --set policy.award.rule=skip_fill",
         declareCheck},
        {"describe", "list policies, metrics, fields, sources, hardware or verbs",
         "0 done, 2 usage, 65 bad content, 66 no input, 74 cannot write",
         "  tranche describe metrics\n"
         "  tranche describe fields --match tranches\n"
         "  tranche describe sources scenarios/korea-2030.yaml",
         declareDescribe},
        {"plan", "the purchases alone: dates with probabilities, what decides them, GPUs by date",
         "0 done, 2 usage, 65 bad content, 66 no input, 70 broken invariant, 73 cannot create, 74 cannot "
         "write, 130 "
         "interrupted",
         "  tranche plan scenarios/korea-2030.yaml\n"
         "  tranche plan scenarios/korea-2030.yaml --set tranches.naicc.duration_factor=1.3\n"
         "  tranche plan scenarios/korea-2030.yaml --replications 10000 --json > plan.json",
         declarePlan},
        {"schema", "JSON Schema of a file, for completion and checks while you write it",
         "0 done, 2 usage, 74 cannot write",
         "  tranche schema > scenarios/schema/scenario.json\n"
         "  tranche schema policy > scenarios/schema/policy.json",
         declareSchema},
    }};
    return rows;
}

}  // namespace tranche

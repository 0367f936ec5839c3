// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The verbs of the command: one row each in verbs(), from which the command line, its help and `describe verbs` follow.
// `declare` adds the verb's options to its part of the command line and returns what it does once they are parsed.

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace tranche {

using Action = std::function<int()>;  // returns an ExitCode

struct Verb {
    std::string_view name, about;
    std::string_view exitCodes;  // those it can end with: "0 2 74"
    std::string_view examples;
    Action (*declare)(CLI::App&);
};

std::span<const Verb> verbs();
std::string exitCodeText(std::string_view codes);  // "0 done, 2 usage"

Action declareRun(CLI::App&);
Action declareCompare(CLI::App&);
Action declareCertificate(CLI::App&);
Action declareCheck(CLI::App&);
Action declareDescribe(CLI::App&);
Action declareDiff(CLI::App&);
Action declareExplain(CLI::App&);
Action declareFit(CLI::App&);
Action declarePlan(CLI::App&);
Action declareReplay(CLI::App&);
Action declareSchema(CLI::App&);
Action declareSelect(CLI::App&);
Action declareSolve(CLI::App&);
Action declareSweep(CLI::App&);

}  // namespace tranche

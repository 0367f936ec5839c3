// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche certificate`: recomputes the clairvoyant bounds of `compare` from their file alone and holds them against what they
// claim. Every line is looked at; one that does not hold makes the exit code 65. Verified by: tests/tools/compare_test.cpp.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "models/experiment/compare/certificate.hpp"
#include "models/issue/issue.hpp"
#include "models/report/number_text.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

struct CertificateOptions {
    std::vector<std::string> files;
    bool quiet = false, json = false;
};

using Json = nlohmann::ordered_json;

Json checkedJson(const CertificateCheck& check, const std::string& file, std::size_t line) {
    Json reached = Json::array();
    for (std::size_t i = 0; i < check.reached.size(); ++i)
        reached.push_back({{"policy", check.facts.policies[i]}, {"value", check.reached[i]}});
    return {{"file", file},
            {"line", line},
            {"holds", check.faults.empty()},
            {"scenario", check.facts.scenario},
            {"scenario_hash", check.facts.hash},
            {"seed", check.facts.seed},
            {"replication", check.facts.replication},
            {"value", check.facts.merit ? "merit" : "hours"},
            {"bound", check.claimed},
            {"recomputed", check.recomputed},
            {"projects", check.projects},
            {"slots", check.slots},
            {"reached", reached},
            {"faults", check.faults}};
}

// What is printed when all files are read: a line a certificate that holds, or all of them as JSON.
struct Findings {
    std::string text;
    Json rows = Json::array();
};

std::string heldText(const CertificateCheck& check) {
    std::string text = fmt::format(
        "{} seed {} replication {}: bound {} M GPU h of need{} holds "
        "({} projects, {} slots)",
        escaped(check.facts.scenario, 60), check.facts.seed, check.facts.replication,
        formatFixed(check.claimed * 1e-6, 3), check.facts.merit ? " by merit" : "",
        formatCount(static_cast<double>(check.projects)), check.slots);
    if (check.reached.empty() || !(check.claimed > 0)) return text;
    const auto best = std::max_element(check.reached.begin(), check.reached.end());
    return text +
           fmt::format(
               "; most was reached by {}, {}",
               escaped(check.facts.policies[static_cast<std::size_t>(best - check.reached.begin())], 60),
               formatPercent(*best / check.claimed, 1));
}

ExitCode checkFile(const std::string& file, Findings& found) {
    std::ifstream in(file, std::ios::binary);
    std::string line;
    std::size_t number = 0;
    ExitCode exit = kDone;
    while (in && std::getline(in, line)) {
        ++number;
        const CertificateCheck check = checkCertificate(line);
        found.rows.push_back(checkedJson(check, file, number));
        if (check.faults.empty()) {
            found.text += heldText(check) + "\n";
            continue;
        }
        for (const std::string& fault : check.faults)
            complainLines(fmt::format("{}:{}: {}\n", escaped(file, 200), number, escaped(fault, 300)));
        exit = kBadContent;
    }
    if (number > 0) return exit;
    complain(fmt::format("{}: expected a file of certificates, such as certificates.jsonl of tranche compare",
                         escaped(file, 200)));
    return kNoInput;
}

int certificate(const CertificateOptions& options) {
    ExitCode exit = kDone;
    Findings found;
    for (const std::string& file : options.files) exit = std::max(exit, checkFile(file, found));
    if (options.json || !options.quiet) {
        const std::string json = found.rows.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
        if (const ExitCode printed = print(options.json ? json : found.text); exit == kDone) exit = printed;
    }
    if (exit == kBadContent) complain("a certificate does not hold");
    return exit;
}

}  // namespace

Action declareCertificate(CLI::App& app) {
    const auto options = std::make_shared<CertificateOptions>();
    app.add_option("FILE", options->files, "certificates.jsonl of tranche compare")->required();
    app.add_flag(
        "--json", options->json,
        "every certificate as JSON on standard output, also those that do not hold, with their faults");
    app.add_flag("--quiet", options->quiet, "no text, only faults");
    return [options] { return certificate(*options); };
}

}  // namespace tranche

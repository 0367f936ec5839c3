// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche diff`: what two scenarios or two policies say differently, as a run would see it.
// Without --exit-code a difference is no failure, as with git diff: the exit code says whether the comparison was made.
// Verified by: tests/tools/diff_test.cpp.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "models/fields/strict_number.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/document_diff.hpp"
#include "tools/scenario_options.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_text.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidestName = 44;  // [columns] of a path beside its values; longer ones have a line

struct SideOptions {
    std::string file, policy;
    std::vector<std::string> sets;
};

struct DiffOptions {
    SideOptions a, b;
    std::vector<std::string> sets;
    bool json = false, quiet = false, exitCode = false, values = false, noColour = false;
};

struct Side {
    std::string label, hash;
    Node resolved;
    std::vector<Provenance> sources;
};

// Nothing: reported.
std::optional<Side> loadSide(const SideOptions& side, const DiffOptions& options, DocumentKind kind,
                             const char* policyOption, ExitCode& exit) {
    ScenarioOptions scenario;
    scenario.file = side.file;
    scenario.sets = options.sets;
    scenario.sets.insert(scenario.sets.end(), side.sets.begin(), side.sets.end());
    if (kind == DocumentKind::policy) {
        PolicyLoadResult result = loadPolicy(side.file, scenario.sets);
        if (result.loaded)
            return Side{side.file + " (" + result.loaded->policy.name + ")", result.loaded->hash,
                        std::move(result.loaded->resolved), std::move(result.loaded->sources)};
        complainLines(formatIssues(result.issues));
        exit = result.fault == LoadFault::noInput ? kNoInput : kBadContent;
        return std::nullopt;
    }
    if (!side.policy.empty()) {
        const auto file = findPolicy(side.policy, side.file, policyOption);
        if (!file) {
            exit = kNoInput;
            return std::nullopt;
        }
        scenario.policy = file->string();
    }
    Loading loading = load(scenario);
    exit = loading.exit;
    if (!loading.loaded) return std::nullopt;
    return Side{fmt::format("{} ({}, policy {})", side.file, loading.loaded->scenario.id,
                            loading.loaded->scenario.policy.name),
                loading.loaded->hash, std::move(loading.loaded->resolved),
                std::move(loading.loaded->sources)};
}

Json sourceJson(const Provenance* p) {
    if (p == nullptr) return nullptr;
    return {{"status", p->status}, {"source", p->source},   {"low", p->low},        {"high", p->high},
            {"note", p->note},     {"file", p->place.file}, {"line", p->place.line}};
}

Json differenceJson(const Difference& d) {
    return {{"kind", differenceName(d.kind)},
            {"path", d.path},
            {"a", d.a},
            {"b", d.b},
            {"unit", d.unit},
            {"source_a", sourceJson(d.sourceA)},
            {"source_b", sourceJson(d.sourceB)}};
}

std::string sourceText(const char* side, const Provenance& p) {
    std::string text = fmt::format("{}: {}{}", side, p.status.empty() ? "" : p.status + ", ", p.source);
    if (!p.low.empty()) text += fmt::format("; range {} to {}", p.low, p.high);
    if (!p.note.empty()) text += " (" + p.note + ")";
    return text + " [" + formatPlace(p.place) + "]";
}

std::string valuesText(const Difference& d) {
    const std::string unit = d.unit.empty() ? "" : " " + d.unit;
    switch (d.kind) {
        case DifferenceKind::changed:
            return d.a + "  ->  " + d.b + unit;
        case DifferenceKind::added:
            return "only in B: " + d.b + unit;
        case DifferenceKind::removed:
            return "only in A: " + d.a + unit;
        case DifferenceKind::order:
            return "the same items in another order: " + d.a + "  ->  " + d.b;
        case DifferenceKind::source:
            return "= " + d.b + unit;
    }
    return "";
}

bool isValue(const Difference& d) {
    return d.kind != DifferenceKind::source;
}

void lay(const std::vector<Difference>& all, bool values, TextPage& page) {
    std::size_t column = 12;
    for (const Difference& d : all)
        if (isValue(d) == values) column = std::max(column, std::min(kWidestName, d.path.size() + 4));
    std::string block;
    for (const Difference& d : all) {
        if (isValue(d) != values) continue;
        const std::string head = d.path.substr(0, d.path.find_first_of(".["));
        if (head != block) page.line();
        block = head;
        page.item("  " + d.path, valuesText(d), column);
        if (d.sourceA != nullptr) page.item("", sourceText("A", *d.sourceA), column);
        if (d.sourceB != nullptr) page.item("", sourceText("B", *d.sourceB), column);
    }
}

std::string textOf(const Side& a, const Side& b, const std::vector<Difference>& all, bool valuesOnly,
                   bool colour) {
    const auto values = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), isValue));
    const std::size_t sources = all.size() - values;
    TextPage page(colour);
    page.item("A", a.label, 3);
    page.item("B", b.label, 3);
    page.heading(values == 0   ? "No difference: a run would see the same"
                 : values == 1 ? "1 difference, A -> B"
                               : fmt::format("{} differences, A -> B", values));
    lay(all, true, page);
    if (sources == 0 || valuesOnly) return page.finish();
    page.heading(
        fmt::format("{} value{} with another source, status or range", sources, sources == 1 ? "" : "s"));
    lay(all, false, page);
    return page.finish();
}

int diff(DiffOptions options) {
    if (options.b.file.empty()) {
        if (options.b.sets.empty() && options.b.policy.empty()) {
            complain(
                "expected a second file, or what differs: --policy-b or --set-b\nSee tranche diff --help");
            return kUsage;
        }
        options.b.file = options.a.file;
    }
    const DocumentKind kindA = kindOf(options.a.file), kindB = kindOf(options.b.file);
    if (kindA != kindB) {
        const auto name = [](DocumentKind k) {
            return k == DocumentKind::scenario ? "a scenario" : "a policy";
        };
        complain(fmt::format("found {} and {}, expected two of a kind", name(kindA), name(kindB)));
        return kBadContent;
    }
    if (kindA == DocumentKind::policy && !(options.a.policy.empty() && options.b.policy.empty())) {
        complain("found --policy-a or --policy-b beside policies, expected them beside scenarios");
        return kUsage;
    }
    ExitCode exitA = kDone, exitB = kDone;
    const std::optional<Side> a = loadSide(options.a, options, kindA, "--policy-a", exitA);
    const std::optional<Side> b = loadSide(options.b, options, kindB, "--policy-b", exitB);
    if (!a || !b) return std::max(exitA, exitB);
    std::vector<Difference> all =
        diffDocuments({a->resolved, a->sources}, {b->resolved, b->sources}, documentShape(kindA));
    if (options.values) std::erase_if(all, [](const Difference& d) { return !isValue(d); });
    const bool differs = std::any_of(all.begin(), all.end(), isValue);
    int exit = kDone;
    if (options.json) {
        Json rows = Json::array();
        for (const Difference& d : all) rows.push_back(differenceJson(d));
        const Json page{{"a", {{"file", options.a.file}, {"hash", a->hash}}},
                        {"b", {{"file", options.b.file}, {"hash", b->hash}}},
                        {"same", !differs},
                        {"differences", rows}};
        exit = print(page.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    } else if (!options.quiet) {
        exit = print(textOf(*a, *b, all, options.values, terminal(options.noColour).colour));
    }
    return exit == kDone && differs && options.exitCode ? kDiffers : exit;
}

void addSets(CLI::App& app, const char* name, std::vector<std::string>& sets, const char* help) {
    app.add_option(name, sets, help)->option_text("KEY.PATH=VALUE")->allow_extra_args(false);
}

}  // namespace

Action declareDiff(CLI::App& app) {
    const auto options = std::make_shared<DiffOptions>();
    app.add_option("A", options->a.file, "a scenario, or a policy")->required();
    app.add_option("B", options->b.file, "another of the same kind; absent: A with --policy-b or --set-b");
    app.add_option("--policy-a", options->a.policy,
                   "another policy for A: a file, or a name in the folder policies")
        ->option_text("NAME|FILE");
    app.add_option("--policy-b", options->b.policy, "another policy for B")->option_text("NAME|FILE");
    addSets(app, "--set", options->sets, "override one value of both; may be repeated");
    addSets(app, "--set-a", options->a.sets, "of A alone");
    addSets(app, "--set-b", options->b.sets, "of B alone");
    app.add_flag("--values", options->values, "values only: leave out those with another source");
    app.add_flag("--exit-code", options->exitCode, "end with 1 when a value differs; sources do not count");
    app.add_flag("--json", options->json, "as JSON on standard output");
    app.add_flag("--quiet", options->quiet, "no text; for use with --exit-code");
    app.add_flag("--no-color", options->noColour, "no colour, as with NO_COLOR set");
    return [options] { return diff(*options); };
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/scenario_reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "models/fields/node_json.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/overrides.hpp"
#include "models/scenario/scenario_check.hpp"
#include "models/scenario/yaml_document.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

// Recorded applications are read with the scenario, so that their digest is part of what its hash covers.
// A trace is named relative to the file that says so.
void readTraces(Scenario& scenario, const Node& root, const fs::path& scenarioFile, Issues& issues) {
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
        auto& trace = scenario.sectors[s].trace;
        if (!trace || trace->file.empty()) continue;
        const std::string key = fmt::format("sectors[{}].trace.file", s);
        std::error_code error;
        const fs::path said = placeOf(root, key).file;
        const fs::path folder = (fs::is_regular_file(said, error) ? said : scenarioFile).parent_path();
        Issues found;
        if (readApplicationTrace(folder / trace->file, *trace, found)) continue;
        for (Issue issue : found.all()) {
            if (issue.place.line == 0) issue.place = placeOf(root, key);  // of the file as a whole
            if (issue.key.empty() || issue.key == "trace.digest") issue.key = key;
            issues.add(std::move(issue));
        }
    }
}

// Whether a fault touches a name or a whole list, so that checks across structs would only repeat it.
bool namesDamaged(const Issues& issues) {
    static constexpr std::array<std::string_view, 14> names{
        "scenario",  "id",        "gpu",   "pool",     "pools",    "sector", "sectors",
        "set_aside", "milestone", "after", "tranches", "hardware", "policy", "horizon"};
    return std::any_of(issues.all().begin(), issues.all().end(), [&](const Issue& issue) {
        if (issue.warning) return false;
        std::string_view last = std::string_view(issue.key).substr(issue.key.rfind('.') + 1);
        last = last.substr(0, last.find('['));
        return last.empty() || std::find(names.begin(), names.end(), last) != names.end();
    });
}

// A value that could not be read has its default, and a check across structs may stumble over that: not a fault of its own.
void addNew(const Issues& found, Issues& issues) {
    std::set<std::string> known;
    for (const Issue& issue : issues.all()) known.insert(issue.key);
    for (const Issue& issue : found.all())
        if (!known.contains(issue.key)) issues.add(issue);
}

std::string hashOf(const Node& resolved) {
    return fmt::format("{:016x}", hash64(toJson(resolved, 0)));
}

LoadResult failed(LoadResult&& result, LoadFault fault) {
    result.fault = fault;
    result.loaded.reset();
    return std::move(result);
}

// Values that took the place of one with a source and have none themselves, with their paths in the end.
void findUnsourced(const Node& node, const std::string& path, const std::set<Place>& lost,
                   std::vector<Provenance>& into) {
    if (lost.contains(node.place) && node.kind != Node::Kind::null && !hasSource(node))
        return into.push_back({.path = path,
                               .value = node.kind == Node::Kind::scalar ? node.text : toJson(node, 0),
                               .place = node.place});
    for (std::size_t i = 0; i < node.items.size(); ++i)
        findUnsourced(node.items[i], path + "[" + std::to_string(i) + "]", lost, into);
    for (const Member& member : node.members)
        findUnsourced(member.value, (path.empty() ? "" : path + ".") + member.key, lost, into);
}

// In the place of the scenario's. False: it cannot be read.
bool putPolicy(Document& document, const std::filesystem::path& file, LoadResult& result, int* exitHint) {
    std::optional<Document> policy = readDocument(file, DocumentKind::policy, result.issues, exitHint);
    if (!policy) return false;
    document.complete = document.complete && policy->complete;
    document.lost.insert(document.lost.end(), policy->lost.begin(), policy->lost.end());
    if (Node* node = findValue(document.root, "policy"))
        *node = std::move(policy->root);
    else
        addMember(document.root, "policy", std::move(policy->root));
    return true;
}

LoadResult readScenario(Document document, const fs::path& file, const std::vector<std::string>& overrides,
                        LoadResult result) {
    Node& root = document.root;
    applyOverrides(root, overrides, result.issues, &document.lost);
    resolveIncludes(document, file.parent_path(), result.issues);  // an override may name a file

    ReadContext context;
    context.partial = !document.complete;
    LoadedScenario loaded;
    loaded.scenario = read<Scenario>(root, context);
    result.issues.append(context.issues);
    if (!result.issues.hasErrors()) readTraces(loaded.scenario, root, file, result.issues);
    if (document.complete && !namesDamaged(result.issues)) {
        Issues across;
        checkScenario(loaded.scenario, root, across);
        checkPlausibility(loaded.scenario, root, across);
        addNew(across, result.issues);
    }
    if (result.issues.hasErrors()) return failed(std::move(result), LoadFault::content);

    loaded.resolved = write(loaded.scenario);
    loaded.sources = std::move(context.provenance);
    findUnsourced(root, "", {document.lost.begin(), document.lost.end()}, loaded.unsourced);
    loaded.hash = hashOf(loaded.resolved);
    loaded.warnings = result.issues.sorted();
    loaded.file = file;
    loaded.document = std::move(document);
    result.loaded = std::move(loaded);
    return result;
}

}  // namespace

LoadResult loadScenario(const ScenarioRequest& request) {
    LoadResult result;
    int exitHint = kExitBadContent;
    const auto cannotRead = [&] {
        return failed(std::move(result), exitHint == kExitNoInput ? LoadFault::noInput : LoadFault::content);
    };
    std::optional<Document> document =
        request.text ? readDocument(request.file, DocumentKind::scenario, *request.text, result.issues)
                     : readDocument(request.file, DocumentKind::scenario, result.issues, &exitHint);
    if (!document) return cannotRead();
    if (request.policy && !putPolicy(*document, *request.policy, result, &exitHint)) return cannotRead();
    return readScenario(*std::move(document), request.file, request.overrides, std::move(result));
}

LoadResult loadVariant(const LoadedScenario& base, const std::vector<std::string>& overrides) {
    return readScenario(base.document, base.file, overrides, {});
}

PolicyLoadResult loadPolicy(const std::filesystem::path& file, const std::vector<std::string>& overrides) {
    PolicyLoadResult result;
    int exitHint = kExitBadContent;
    std::optional<Document> document = readDocument(file, DocumentKind::policy, result.issues, &exitHint);
    if (!document) {
        result.fault = exitHint == kExitNoInput ? LoadFault::noInput : LoadFault::content;
        return result;
    }
    applyOverrides(document->root, overrides, result.issues, &document->lost);
    ReadContext context;
    context.partial = !document->complete;
    LoadedPolicy loaded;
    loaded.policy = read<PolicySpec>(document->root, context);
    result.issues.append(context.issues);
    if (result.issues.hasErrors()) {
        result.fault = LoadFault::content;
        return result;
    }
    loaded.resolved = write(loaded.policy);
    loaded.sources = std::move(context.provenance);
    loaded.hash = hashOf(loaded.resolved);
    result.loaded = std::move(loaded);
    return result;
}

}  // namespace tranche

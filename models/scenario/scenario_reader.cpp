// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/scenario_reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "models/fields/node_json.hpp"
#include "models/scenario/overrides.hpp"
#include "models/scenario/scenario_check.hpp"
#include "models/scenario/yaml_document.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

bool namesFile(const Node& node) {
    return node.kind == Node::Kind::scalar && !node.text.empty();
}

// A file that a document names, relative to the folder of the scenario. Nothing when it cannot be read: reported.
std::optional<Node> include(const Node& name, const fs::path& folder, const std::string& key,
                            Issues& issues) {
    const fs::path file = folder / name.text;
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        issues.add({name.place, key, shownValue(name.text), "a file that exists, relative to the scenario"});
        return std::nullopt;
    }
    return parseYamlFile(file, issues);
}

void faulty(Node& node) {
    node = nullNode();
    node.text = kFaulty;
}

// Puts what files hold under `inside` in the place of their names in the list `key`.
void includeItems(Node& list, const std::string& key, const char* inside, const char* what,
                  const fs::path& folder, Issues& issues) {
    if (list.kind != Node::Kind::sequence) return;
    std::vector<Node> items;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        Node& item = list.items[i];
        if (!namesFile(item)) {
            items.push_back(std::move(item));
            continue;
        }
        const std::string place = fmt::format("{}[{}]", key, i);
        std::optional<Node> file = include(item, folder, place, issues);
        if (!file) continue;
        Node* held = findValue(*file, inside);
        if (held == nullptr || held->kind != Node::Kind::sequence || file->members.size() != 1) {
            issues.add({file->place, place, fmt::format("a file that is not a {}", what),
                        fmt::format("one key, {}, with a list", inside)});
            continue;
        }
        for (Node& one : held->items) items.push_back(std::move(one));
    }
    if (items.empty() && issues.hasErrors())
        faulty(list);
    else
        list.items = std::move(items);
}

void resolveIncludes(Node& root, const fs::path& folder, Issues& issues) {
    if (Node* hardware = findValue(root, "hardware"))
        includeItems(*hardware, "hardware", "models", "catalogue", folder, issues);
    if (Node* holidays = findValue(root, "holidays"))
        includeItems(*holidays, "holidays", "holidays", "calendar", folder, issues);
    if (Node* policy = findValue(root, "policy"); policy != nullptr && namesFile(*policy)) {
        if (std::optional<Node> file = include(*policy, folder, "policy", issues))
            *policy = std::move(*file);
        else
            faulty(*policy);
    }
}

// Recorded applications are read with the scenario, so that their digest is part of what its hash covers.
void readTraces(Scenario& scenario, const Node& root, const fs::path& folder, Issues& issues) {
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
        auto& trace = scenario.sectors[s].trace;
        if (!trace || trace->file.empty()) continue;
        Issues found;
        if (readApplicationTrace(folder / trace->file, *trace, found)) continue;
        const std::string key = fmt::format("sectors[{}].trace.file", s);
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

LoadResult failed(LoadResult&& result, LoadFault fault) {
    result.fault = fault;
    result.loaded.reset();
    return std::move(result);
}

}  // namespace

LoadResult loadScenario(const ScenarioRequest& request) {
    LoadResult result;
    int exitHint = kExitBadContent;
    std::optional<Node> root = parseYamlFile(request.file, result.issues, &exitHint);
    if (!root)
        return failed(std::move(result), exitHint == kExitNoInput ? LoadFault::noInput : LoadFault::content);

    const fs::path folder = request.file.parent_path();
    if (request.policy) {
        std::optional<Node> policy = parseYamlFile(*request.policy, result.issues, &exitHint);
        if (!policy)
            return failed(std::move(result),
                          exitHint == kExitNoInput ? LoadFault::noInput : LoadFault::content);
        if (Node* node = findValue(*root, "policy"))
            *node = std::move(*policy);
        else
            addMember(*root, "policy", std::move(*policy));
    }
    resolveIncludes(*root, folder, result.issues);
    applyOverrides(*root, request.overrides, result.issues);
    resolveIncludes(*root, folder, result.issues);  // an override may name a file

    ReadContext context;
    LoadedScenario loaded;
    loaded.scenario = read<Scenario>(*root, context);
    result.issues.append(context.issues);
    if (!result.issues.hasErrors()) readTraces(loaded.scenario, *root, folder, result.issues);
    if (!namesDamaged(result.issues)) {
        Issues across;
        checkScenario(loaded.scenario, *root, across);
        addNew(across, result.issues);
    }
    if (result.issues.hasErrors()) return failed(std::move(result), LoadFault::content);

    loaded.resolved = write(loaded.scenario);
    loaded.sources = std::move(context.provenance);
    loaded.hash = fmt::format("{:016x}", hash64(toJson(loaded.resolved, 0)));
    loaded.warnings = result.issues.sorted();
    result.loaded = std::move(loaded);
    return result;
}

}  // namespace tranche

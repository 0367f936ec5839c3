// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/factors.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "models/experiment/recentre.hpp"
#include "models/fields/free_value.hpp"
#include "models/fields/strict_number.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/field_listing.hpp"
#include "models/scenario/item_id.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

using Group = std::vector<const Provenance*>;

bool ranged(const Provenance& fact) {
    return !fact.low.empty() && !fact.high.empty();
}

bool assumedWithoutRange(const Provenance& fact) {
    return fact.status == "assumed" && !ranged(fact);
}

// The last name of a path, whatever index follows it.
std::string lastKey(std::string_view path) {
    while (path.ends_with(']')) path = path.substr(0, path.rfind('['));
    const std::size_t dot = path.rfind('.');
    return std::string(dot == path.npos ? path : path.substr(dot + 1));
}

std::vector<Group> grouped(std::span<const Provenance> facts, Grouping grouping,
                           bool (*wanted)(const Provenance&)) {
    std::vector<Group> groups;
    std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, std::size_t> known;
    for (const Provenance& fact : facts) {
        if (!wanted(fact)) continue;
        const auto [at, isNew] = known.try_emplace(
            {lastKey(fact.path), fact.value, fact.low, fact.high, fact.source}, groups.size());
        if (isNew || grouping == Grouping::none)
            groups.push_back({&fact});
        else
            groups[at->second].push_back(&fact);
    }
    return groups;
}

std::vector<std::string> segmentsOf(std::string_view path) {
    std::vector<std::string> segments;
    for (std::size_t from = 0; from <= path.size();) {
        const std::size_t dot = std::min(path.find('.', from), path.size());
        segments.emplace_back(path.substr(from, dot - from));
        from = dot + 1;
    }
    return segments;
}

// What stands at one level of paths of the same length: the segment, or `*`, or {a,b} when `spelled`.
std::string levelText(const std::vector<std::vector<std::string>>& paths, std::size_t level, bool spelled) {
    std::vector<std::string> here;
    for (const auto& path : paths)
        if (std::find(here.begin(), here.end(), path[level]) == here.end()) here.push_back(path[level]);
    if (here.size() == 1) return here[0];
    if (!spelled) return "*";
    std::string text;
    for (const std::string& one : here) text += (text.empty() ? "" : ",") + one;
    return "{" + text + "}";
}

std::string sharedName(const std::vector<std::string>& names, bool spelled) {
    std::vector<std::vector<std::string>> paths;
    for (const std::string& name : names) paths.push_back(segmentsOf(name));
    const bool even = std::all_of(paths.begin(), paths.end(),
                                  [&](const auto& path) { return path.size() == paths[0].size(); });
    // Places of different depth share their last key for certain, and at most the start.
    if (!even) {
        const bool start =
            std::all_of(paths.begin(), paths.end(), [&](const auto& path) { return path[0] == paths[0][0]; });
        return (start ? paths[0][0] + "." : std::string()) + "*." + paths[0].back();
    }
    std::string text;
    for (std::size_t level = 0; level < paths[0].size(); ++level)
        text += (level == 0 ? "" : ".") + levelText(paths, level, spelled);
    return text;
}

std::vector<std::string> namesOf(const Group& group, const Node& root) {
    std::vector<std::string> names;
    for (const Provenance* fact : group) names.push_back(namedPath(root, fact->path));
    return names;
}

std::vector<std::string> uniqueNames(const std::vector<Group>& groups, const Node& root) {
    std::vector<std::string> texts;
    std::map<std::string, int> times;
    for (const Group& group : groups) ++times[texts.emplace_back(sharedName(namesOf(group, root), false))];
    std::map<std::string, int> again;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (times[texts[i]] > 1) texts[i] = sharedName(namesOf(groups[i], root), true);
        if (const int n = ++again[texts[i]]; n > 1) texts[i] += " (" + std::to_string(n) + ")";
    }
    return texts;
}

void setSide(FactorSide& side, const std::optional<Distribution>& law) {
    if (!law) {
        side.set = side.at;
        return;
    }
    const ReadNumber<double> centre = readNumber(side.at);
    expects(centre.value.has_value(), "a range beside a distribution has numbers");
    const Recentred moved = recentred(*law, *centre.value);
    if (moved.law)
        side.set = flowText(Codec<Distribution>::write(*moved.law));
    else
        side.refusal = moved.refusal;
}

Factor factorOf(const Group& group, const LoadedScenario& loaded) {
    const Provenance& first = *group.front();
    Factor factor;
    for (const Provenance* fact : group)
        factor.places.push_back({fact->path, namedPath(loaded.document.root, fact->path)});
    factor.value = factor.base = first.value;
    factor.centre = "value";
    factor.unit = unitOf(documentShape(DocumentKind::scenario), first.path);
    factor.status = first.status;
    factor.source = first.source;
    factor.low.at = first.low;
    factor.high.at = first.high;
    std::optional<Distribution> law;
    // Resolved, a law stands without its source; a scalar or a constant is one number or date.
    const Node* written = find(loaded.resolved, first.path);
    if (written != nullptr && written->kind == Node::Kind::mapping) {
        ReadContext context;
        law = Codec<Distribution>::read(*written, Limits{}, context);
        expects(law.has_value(), "what has a range is a number, a date or a distribution");
        const Centre centre = centreOf(*law);
        factor.centre = centre.name;
        factor.base = numberText(centre.at);
    }
    setSide(factor.low, law);
    setSide(factor.high, law);
    return factor;
}

}  // namespace

std::vector<std::string> Factor::overrides(const FactorSide& side) const {
    std::vector<std::string> all;
    for (const FactorPlace& place : places) all.push_back(place.key + "=" + side.set);
    return all;
}

bool Factor::isBase(const FactorSide& side) const {
    const ReadNumber<double> bound = readNumber(side.at), here = readNumber(base);
    return bound.value && here.value ? *bound.value == *here.value : side.at == base;
}

std::vector<Factor> rangedFactors(const LoadedScenario& loaded, Grouping grouping) {
    const std::vector<Group> groups = grouped(loaded.sources, grouping, ranged);
    const std::vector<std::string> names = uniqueNames(groups, loaded.document.root);
    std::vector<Factor> factors;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        factors.push_back(factorOf(groups[i], loaded));
        factors.back().name = names[i];
    }
    return factors;
}

std::size_t countFactors(std::span<const Provenance> facts, Grouping grouping) {
    return grouped(facts, grouping, ranged).size();
}

std::vector<std::string> unrangedAssumptions(const LoadedScenario& loaded) {
    return uniqueNames(grouped(loaded.sources, Grouping::identical, assumedWithoutRange),
                       loaded.document.root);
}

}  // namespace tranche

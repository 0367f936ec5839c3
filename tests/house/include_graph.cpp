// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/include_graph.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <sstream>

namespace tranche::house {

namespace {

struct Place {
    std::string_view room;
    int rank;
};

constexpr std::array kOrder{
    Place{"sim/kernel", 0},
    Place{"sim/random", 1},
    Place{"sim/statistics", 2},
    Place{"sim/replication", 3},
    Place{"models/quantities", 10},
    Place{"models/issue", 10},
    Place{"models/fields", 10},
    Place{"models/hardware", 11},
    Place{"models/procurement", 12},
    Place{"models/fleet", 12},
    Place{"models/demand", 12},
    Place{"models/allocation", 13},
    Place{"models/outcome", 14},
    Place{"models/scenario", 15},
    Place{"models/programme", 16},
    Place{"models/analytic", 17},
    Place{"models/calibration", 17},
    Place{"models/experiment", 17},
    Place{"models/report", 18},
    Place{"tools", 30},
    Place{"gui/presentation", 30},
    Place{"gui/work", 31},
    Place{"gui/charts", 31},
    Place{"gui/items", 32},
    Place{"gui/scenario", 33},
    Place{"gui/pages", 34},
    Place{"gui/window", 35},
    Place{"gui", 36},
    Place{"tests", 40},
};

std::optional<int> rankOf(std::string_view room) {
    for (const Place& place : kOrder)
        if (place.room == room) return place.rank;
    return std::nullopt;
}

std::vector<std::string> includes(std::string_view text, char open, char close) {
    std::vector<std::string> found;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        std::string packed;
        for (const char c : line)
            if (c != ' ' && c != '\t') packed += c;
        const std::string start = std::string("#include") + open;
        const std::size_t end = packed.find(close, start.size());
        if (packed.starts_with(start) && end != std::string::npos)
            found.push_back(packed.substr(start.size(), end - start.size()));
    }
    return found;
}

}  // namespace

std::vector<std::string> ownIncludes(std::string_view text) {
    return includes(text, '"', '"');
}

std::vector<std::string> systemIncludes(std::string_view text) {
    return includes(text, '<', '>');
}

std::string roomOf(std::string_view path) {
    const std::size_t first = path.find('/');
    const std::string_view top = path.substr(0, first);
    if (first == std::string_view::npos || (top != "sim" && top != "models" && top != "gui"))
        return std::string(top);
    const std::size_t second = path.find('/', first + 1);
    if (top == "gui" && second == std::string_view::npos) return std::string(top);
    return std::string(path.substr(0, second));
}

Faults includesAgainstTheOrder(const SourceFile& file) {
    if (!isCpp(file.path)) return {};
    const std::string from = roomOf(file.path);
    const auto fromRank = rankOf(from);
    if (!fromRank) return {file.path + ": '" + from + "' has no place in the order of the folders"};
    Faults faults;
    for (const std::string& target : ownIncludes(file.text)) {
        const std::string to = roomOf(target);
        const auto toRank = rankOf(to);
        const bool commandAndWindow =
            (from == "tools" && to.starts_with("gui")) || (to == "tools" && from.starts_with("gui"));
        const bool strangers = commandAndWindow ||
                               (toRank && *toRank == *fromRank && from != to && !from.starts_with("models/"));
        if (!toRank)
            faults.push_back(file.path + ": \"" + target + "\": '" + to + "' has no place in the order");
        else if (*toRank > *fromRank || strangers)
            faults.push_back(file.path + ": \"" + target + "\" points up from '" + from + "'");
    }
    return faults;
}

Faults includesOfNothing(std::span<const SourceFile> tree) {
    std::set<std::string_view> paths;
    for (const SourceFile& file : tree) paths.insert(file.path);
    Faults faults;
    for (const SourceFile& file : tree) {
        if (!isCpp(file.path)) continue;
        for (const std::string& target : ownIncludes(file.text))
            if (!paths.contains(target))
                faults.push_back(file.path + ": \"" + target +
                                 "\" is no file of the project (write it from the root)");
    }
    return faults;
}

Graph fileGraph(std::span<const SourceFile> tree) {
    Graph graph;
    for (const SourceFile& file : tree)
        if (isCpp(file.path)) graph[file.path] = ownIncludes(file.text);
    return graph;
}

Graph roomGraph(std::span<const SourceFile> tree) {
    Graph graph;
    for (const SourceFile& file : tree) {
        if (!isCpp(file.path) ||
            (!startsWithFolder(file.path, "sim") && !startsWithFolder(file.path, "models")))
            continue;
        const std::string from = roomOf(file.path);
        for (const std::string& target : ownIncludes(file.text))
            if (roomOf(target) != from) graph[from].push_back(roomOf(target));
    }
    return graph;
}

namespace {

// Depth first: `trail` is the way here, `done` what has been left for good.
std::optional<std::string> cycleFrom(const Graph& graph, const std::string& node,
                                     std::vector<std::string>& trail, std::set<std::string>& done) {
    if (done.contains(node)) return std::nullopt;
    if (const auto seen = std::find(trail.begin(), trail.end(), node); seen != trail.end()) {
        std::string text;
        for (auto step = seen; step != trail.end(); ++step) text += *step + " -> ";
        return text + node;
    }
    trail.push_back(node);
    if (const auto found = graph.find(node); found != graph.end())
        for (const std::string& next : found->second)
            if (auto cycle = cycleFrom(graph, next, trail, done)) return cycle;
    trail.pop_back();
    done.insert(node);
    return std::nullopt;
}

}  // namespace

std::optional<std::string> findCycle(const Graph& graph) {
    std::vector<std::string> trail;
    std::set<std::string> done;
    for (const auto& [node, targets] : graph)
        if (auto cycle = cycleFrom(graph, node, trail, done)) return cycle;
    return std::nullopt;
}

}  // namespace tranche::house

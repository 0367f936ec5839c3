// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which nodes of a pool of equal nodes a request gets: one row a rule. Gang placement, all or nothing. A request of n GPUs on
// nodes of g takes n / g whole nodes and, for the rest, part of one further node: it is never spread wider than it must be.
// Whole nodes are alike, so every rule takes the free ones of the lowest numbers; the rules differ in the node that the
// rest goes to, among those with room for it.
//
//   first-fit   the lowest number
//   best-fit    the least free after
//   worst-fit   the most free after
//   fgd         the smallest increase of expected fragmentation; ties: least free (Weng et al. 2023)
// Ties: the lowest number.
//
// Fragmentation of a node with r free GPUs: r times the chance that the next request needs more than r of it; whole nodes
// are needed by requests of g and more. Chances are weights of whole numbers, so that no rounding decides.
// O(nodes) a choice. Verified by: tests/fleet/placement_test.cpp (worked example of FGD, enumeration).

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tranche {

// How often requests need how many GPUs of a node. Sizes in GPUs.
class TaskMix {
public:
    explicit TaskMix(std::int32_t nodeGpus);
    void add(std::int64_t size, std::int64_t weight = 1);  // a negative weight takes it out again
    // Of a node with r free, [GPUs x weight].
    std::int64_t fragmentation(std::int32_t free) const {
        return free <= 0 ? 0 : free * above_[static_cast<std::size_t>(free)];
    }
    std::int64_t weight() const { return above_[0]; }
    std::int64_t weightAbove(std::int32_t free) const { return above_[static_cast<std::size_t>(free)]; }
    std::int32_t size() const { return static_cast<std::int32_t>(above_.size()) - 1; }

private:
    std::vector<std::int64_t> above_;  // [r]: weight of requests that need more than r
};

// Of all nodes, in GPUs: the expectation over the mix. 0 for an empty mix.
double fragmentation(const TaskMix&, std::span<const std::int32_t> free);

struct NodePiece {
    std::uint32_t node = 0;
    std::int32_t gpus = 0;
    friend bool operator==(const NodePiece&, const NodePiece&) = default;
};

inline constexpr std::uint32_t kNoNode = 0xffffffff;

struct PlacementRow {
    std::string_view name;
    std::string_view help;
    std::string_view reference;
    // Whether a node with `free` is better than the best so far, for `rest` GPUs of it. Asked in order of numbers.
    bool (*better)(std::int32_t free, std::int32_t best, std::int32_t rest, const TaskMix&);
};

std::span<const PlacementRow> placementTable();
const PlacementRow* findPlacement(std::string_view name);

// Appends the pieces and returns true, or leaves `out` as it is. `free` a node, 0 to nodeGpus (less counts as 0).
bool placeGang(std::span<const std::int32_t> free, std::int32_t nodeGpus, std::int64_t size,
               const PlacementRow&, const TaskMix&, std::vector<NodePiece>& out);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The wrapper that says where a value comes from (provenance.hpp). Reading a value: open it, read what `value` holds,
// check the range against it, record it.
// Verified by: tests/fields/sourced_test.cpp.

#include <optional>
#include <string_view>

#include "models/fields/read_context.hpp"
#include "models/fields/shape.hpp"

namespace tranche {

struct Sourced {
    const Node* value = nullptr;  // what is left to read; the node itself when there was no wrapper
    const Node* range = nullptr;  // the pair [low, high], its form already checked
    bool wrapped = false;
    Provenance provenance = {};
};

bool isSourceKey(std::string_view key);  // source, status, range or note

// One of those members into `sourced`; its faults are reported.
void readSourceMember(const Member& member, Sourced& sourced, ReadContext& context);

// `node` is a mapping with a `value`, or not a mapping. nullopt: reported. `expected` is what should have been there.
std::optional<Sourced> openSourced(const Node& node, std::string_view expected, ReadContext& context);

// The ends of the range as numbers, in order, around the value (at least one of `central`), within the limits.
struct RangeEnds {
    std::optional<double> low, high;  // as read; absent when faulty (and reported)
};
bool checkRange(const Sourced& sourced, const RangeEnds& ends, std::initializer_list<double> central,
                const Limits& limits, ReadContext& context);

// Adds the provenance under the current path.
void recordSource(const Node& node, Sourced sourced, std::string valueText, ReadContext& context);

}  // namespace tranche

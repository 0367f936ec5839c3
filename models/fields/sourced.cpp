// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/sourced.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace tranche {

namespace {

constexpr std::array<std::string_view, 6> kStatuses{"seed",    "stated",  "reported",
                                                    "derived", "assumed", "known"};
constexpr std::array<std::string_view, 4> kSourceKeys{"source", "status", "range", "note"};

void readText(const Member& member, std::string& into, ReadContext& context) {
    if (member.value.kind == Node::Kind::scalar && !member.value.text.empty())
        into = member.value.text;
    else
        context.error(member.value, foundText(member.value), "text");
}

void readStatus(const Member& member, std::string& into, ReadContext& context) {
    const Node& value = member.value;
    if (value.kind == Node::Kind::scalar &&
        std::find(kStatuses.begin(), kStatuses.end(), value.text) != kStatuses.end()) {
        into = value.text;
        return;
    }
    const std::vector<std::string> names(kStatuses.begin(), kStatuses.end());
    context.error(value, foundText(value),
                  "one of seed, stated, reported, derived, assumed, known" + didYouMean(value.text, names));
}

bool isPair(const Node& node) {
    const auto scalar = [](const Node& end) { return end.kind == Node::Kind::scalar; };
    return node.kind == Node::Kind::sequence && node.items.size() == 2 && scalar(node.items[0]) &&
           scalar(node.items[1]);
}

}  // namespace

bool isSourceKey(std::string_view key) {
    return std::find(kSourceKeys.begin(), kSourceKeys.end(), key) != kSourceKeys.end();
}

void readSourceMember(const Member& member, Sourced& sourced, ReadContext& context) {
    sourced.wrapped = true;
    const PathStep step(context, member.key);
    if (member.key == "source") return readText(member, sourced.provenance.source, context);
    if (member.key == "note") return readText(member, sourced.provenance.note, context);
    if (member.key == "status") return readStatus(member, sourced.provenance.status, context);
    if (isPair(member.value))
        sourced.range = &member.value;
    else
        context.error(member.value, foundText(member.value), "a range, [low, high]");
}

std::optional<Sourced> openSourced(const Node& node, std::string_view expected, ReadContext& context) {
    Sourced sourced;
    sourced.value = &node;
    if (node.kind != Node::Kind::mapping) return sourced;
    sourced.value = nullptr;
    for (const Member& member : node.members) {
        if (member.key == "value") {
            sourced.value = &member.value;
            sourced.wrapped = true;
        } else if (isSourceKey(member.key)) {
            readSourceMember(member, sourced, context);
        } else if (findMember(node, "value") != nullptr) {
            const PathStep step(context, member.key);
            const std::vector<std::string> keys{"value", "source", "status", "range", "note"};
            context.issues.add(
                {.place = member.place,
                 .key = context.path,
                 .found = "an unknown key",
                 .expected = "value, source, status, range or note" + didYouMean(member.key, keys)});
        }
    }
    if (sourced.value != nullptr) return sourced;
    const std::string found = sourced.wrapped ? "a source without a value" : "a block of keys";
    context.error(node, found, std::string(expected) + ", or {value: ..., source: ..., status: ...}");
    return std::nullopt;
}

bool checkRange(const Sourced& sourced, const RangeEnds& ends, std::initializer_list<double> central,
                const Limits& limits, ReadContext& context) {
    if (!ends.low || !ends.high) return false;
    const PathStep step(context, "range");
    const Node& range = *sourced.range;
    const std::string found =
        "[" + escaped(range.items[0].text, 30) + ", " + escaped(range.items[1].text, 30) + "]";
    const auto inside = [&](double x) { return x >= *ends.low && x <= *ends.high; };
    std::string expected;
    if (*ends.low > *ends.high)
        expected = "low at most high";
    else if (!limits.allow(*ends.low) || !limits.allow(*ends.high))
        expected = "a range within what the value may be, " + rangeText(limits);
    else if (std::none_of(central.begin(), central.end(), inside))
        expected = "a range that contains the value";
    if (expected.empty()) return true;
    context.error(range, found, expected);
    return false;
}

void recordSource(const Node& node, Sourced sourced, std::string valueText, ReadContext& context) {
    if (!sourced.wrapped) return;
    Provenance& provenance = sourced.provenance;
    provenance.path = context.path;
    provenance.value = std::move(valueText);
    provenance.place = node.place;
    if (sourced.range != nullptr) {
        provenance.low = sourced.range->items[0].text;
        provenance.high = sourced.range->items[1].text;
    }
    context.provenance.push_back(std::move(provenance));
}

}  // namespace tranche

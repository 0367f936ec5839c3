// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A document after parsing and before reading: scalars as they were written, sequences, and mappings in their order,
// each with its place. It knows no format; models/scenario/yaml_document.hpp makes one from YAML, write() from a struct.
//
// Null     `text` tells which: empty for a value that is not there (`key:`), `null` or `~` for one that was written, and
//          kFaulty for a value whose fault has been reported already, which readers pass over in silence.
// Quoted   text in quotes or a block of text: never a number, a date may be either.
// Paths    `tranches[2].milestones[0].after`; keys hold no dots or brackets.
// Cost     find is linear in the members it passes; a reader of a table passes each member once.
// Verified by: tests/fields/node_test.cpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/issue/issue.hpp"

namespace tranche {

struct Member;

struct Node {
    enum class Kind : std::uint8_t { null, scalar, sequence, mapping };

    Kind kind = Kind::null;
    std::string text = {};  // of a scalar
    bool quoted = false;
    Place place = {};
    std::vector<Node> items = {};      // of a sequence
    std::vector<Member> members = {};  // of a mapping
};

struct Member {
    std::string key;
    Place place = {};
    Node value = {};
};

inline constexpr std::string_view kFaulty = "*";  // not a text that any null can have

Node nullNode();
Node plainNode(std::string text);   // a number, true or false
Node quotedNode(std::string text);  // text
Node sequenceNode();
Node mappingNode();
void addMember(Node& mapping, std::string key, Node value);

bool isFaulty(const Node& node);
const Member* findMember(const Node& mapping, std::string_view key);  // nullptr when absent, or not a mapping
Node* findValue(Node& mapping, std::string_view key);

// One step of a path: a key, or an index.
struct PathPart {
    std::string key;
    std::optional<std::size_t> index;
};
// nullopt when `path` is not one.
std::optional<std::vector<PathPart>> splitPath(std::string_view path);

const Node* find(const Node& root, std::string_view path);  // nullptr when absent; "" is the root
// Where `path` is, or the nearest thing above it that exists: where to point when something is missing.
Place placeOf(const Node& root, std::string_view path);

bool sameContent(const Node& a, const Node& b);  // places apart

}  // namespace tranche

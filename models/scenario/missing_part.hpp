// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Paths into a document by its shape, and what has to be written where a path is not there yet: the keys above the value,
// items of lists with their ids, and whole copies of what merging would replace whole (yaml_edit.hpp).
// Verified by: tests/scenario/yaml_edit_test.cpp.

#include <cstddef>
#include <string>
#include <vector>

#include "models/fields/node.hpp"
#include "models/fields/shape.hpp"

namespace tranche {

using PathParts = std::vector<PathPart>;

std::string pathText(const PathParts& parts, std::size_t count);
const Node* childOf(const Node* node, const PathPart& part);        // nullptr: not there
const Shape* shapeBelow(const Shape* shape, const PathPart& part);  // nullptr: none
bool isListWithIds(const Shape* shape);

class MissingPart {
public:
    // Faults go to `fault`, as a sentence.
    MissingPart(const PathParts& parts, bool keepSource, std::string& fault)
        : parts_(parts), keepSource_(keepSource), fault_(fault) {}

    // What stands where parts[0, i) lead, so that the rest of the path has this value. `base`: what the documents below
    // have there; may be null.
    Node part(std::size_t i, Node value, const Shape* shape, const Node* base);
    // The item parts[i] of a list with ids.
    Node item(std::size_t i, Node value, const Shape* list, const Node* base);

private:
    Node copied(std::size_t i, Node value, const Node& base, const Shape* shape);

    const PathParts& parts_;
    bool keepSource_;
    std::string& fault_;
};

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scenario as a tree of its fields: what the tables allow (shape.hpp), what the file says, what it gets from files below,
// and the defaults of the rest. Plain values; the model (field_tree_model.hpp) shows them.
//
// Rows      one a field; below a list its items, below a map its entries, below a distribution its parameters. Fields that
//           are not said are there with their default; a block that may be absent and is has nothing below it.
// Paths     as yaml_edit.hpp takes them, items by id.
// Life      nodes point into what the tree was made from, which it keeps.
// Cost      linear in the document and its tables. Verified by: tests/gui/scenario_items_test.cpp.

#include <QString>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "gui/work/scenario_checker.hpp"
#include "models/fields/shape.hpp"

namespace tranche::gui {

enum class Origin : std::uint8_t {
    here,       // written in this file
    elsewhere,  // in a file that it extends or names
    standard,   // the default
    absent      // nothing, and no default
};

struct FieldNode {
    std::string step;  // within the parent; the same field keeps it from one text to the next
    std::string path;
    QString label;
    const Shape* shape = nullptr;
    const FieldInfo* info = nullptr;  // of the field, or of the list or map that it is in
    const Node* said = nullptr;       // with its source; nullptr when nothing says it
    const Node* value = nullptr;      // without its source; the default when nothing says it
    const Node* standard = nullptr;   // the default; nullptr: none
    Origin origin = Origin::absent;
    bool isItem = false;  // of a list or a map: it can be removed
    FieldNode* parent = nullptr;
    std::vector<std::unique_ptr<FieldNode>> children;
};

struct FieldTree {
    std::shared_ptr<const CheckedScenario> checked;
    std::shared_ptr<const LoadedScenario> loaded;  // the last without errors, may be of an earlier text
    std::unique_ptr<FieldNode> root;
};

// Either may be null.
FieldTree fieldTree(std::shared_ptr<const CheckedScenario> checked,
                    std::shared_ptr<const LoadedScenario> loaded);

FieldNode* fieldAt(const FieldTree& tree, const std::string& path);  // nullptr: none

bool isScalar(const FieldNode& node);       // one number, date, word or choice
bool isSet(const FieldNode& node);          // written in this file
QString valueText(const FieldNode& node);   // in the language of the screen, with its unit
QString originText(const FieldNode& node);  // "stated: ...", "from korea-2030.yaml", "default"
const std::string* sourceMember(const FieldNode& node, std::string_view key);  // of the source, nullptr: none
QString unitText(const FieldNode& node);

}  // namespace tranche::gui

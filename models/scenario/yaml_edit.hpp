// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A change of one value of a scenario or policy file as a change of its text, so that a form and an editor of text can
// be two views of one thing. Everything around the value stays as the user wrote it: comments, order, line ends, a byte
// order mark. Each edit is proven before it is given: the text that it makes is parsed and compared with the change
// applied to the parsed text; what does not come out right is a fault and no edit.
//
// Paths    as in --set: tranches.p1-h200.units, policy.shares.groups.industry.share, targets[0].gpus.
// Missing  keys are created, with everything above them. Where the file extends another, an item of a list with ids that
//          it does not have becomes `- {id: x, key: value}`; what merging replaces whole (merge.hpp), a list without ids
//          or a distribution, is copied from `merged` with the one change in it.
// Sources  a value with a source keeps the wrapper, but not a source that no longer tells the truth: status becomes
//          assumed, the source `changed by hand, was 3056 (the old source)`. A value of `set` that brings a source of
//          its own, and every `put`, replaces everything. A range that no longer holds the value goes into that text.
// Faults   a sentence: text that cannot be read, a path that leads nowhere, a value that is no YAML.
// Cost     two parses of the text, one where `written` is given. Verified by: tests/scenario/yaml_edit_test.cpp.

#include <optional>
#include <string>
#include <string_view>

#include "models/fields/node.hpp"
#include "models/fields/shape.hpp"
#include "models/scenario/yaml_change.hpp"

namespace tranche {

struct YamlSource {
    std::string_view text;
    const TableShape& shape;        // documentShape()
    const Node* merged = nullptr;   // the document with what it extends and names, when that could be read
    const Node* written = nullptr;  // the text parsed without fault, when that is known: saves a parse
};

struct YamlEdit {
    std::optional<TextEdit> edit = {};  // none: a fault, or nothing to change
    std::string fault = {};
    bool inPolicyFile = false;  // the value is in the file that `policy` names: copyPolicy first
};

YamlEdit setYaml(const YamlSource& source, std::string_view path, std::string_view value);
YamlEdit putYaml(const YamlSource& source, std::string_view path, std::string_view value);
YamlEdit removeYaml(const YamlSource& source, std::string_view path);
// Behind the last item of a list, which is created when it is not there.
YamlEdit addYamlItem(const YamlSource& source, std::string_view list, std::string_view item);

// The content of the policy file in the place of its name. `policyText`: that file as it stands, taken over with its
// comments; empty, or a file that extends another: from `merged`.
YamlEdit copyPolicy(const YamlSource& source, std::string_view policyText);

std::string applied(std::string_view text, const TextEdit& edit);

// Whether the file itself says something at this path (nothing that it extends or names).
const Node* writtenAt(const Node& written, std::string_view path);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a reader carries along: the faults, the provenance and the key path so far. One context a document, or one for a
// whole scenario of several files. Not for several threads. Verified by: tests/fields/field_table_test.cpp.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/fields/node.hpp"
#include "models/fields/provenance.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

struct ReadContext {
    Issues issues = {};
    std::vector<Provenance> provenance = {};
    std::string path = {};  // of the value being read
    bool partial = false;   // only part of the document is there: keys that are missing are no faults

    // About the value at `at`, under the current path; silent when its fault has been reported already.
    void error(const Node& at, std::string found, std::string expected);
};

// Extends the path while it lives: ".key" or "[index]".
class PathStep {
public:
    PathStep(ReadContext& context, std::string_view key);
    PathStep(ReadContext& context, std::size_t index);
    ~PathStep() { context_.path.resize(length_); }
    PathStep(const PathStep&) = delete;
    PathStep& operator=(const PathStep&) = delete;

private:
    ReadContext& context_;
    std::size_t length_;
};

// What a check across the fields of one struct may say. Keys are relative to the struct: "high", "groups[0].share".
class FieldCheck {
public:
    FieldCheck(const Node& node, ReadContext& context) : node_(node), context_(context) {}

    void error(std::string_view key, std::string found, std::string expected);
    void warning(std::string_view key, std::string found, std::string expected);

private:
    void add(std::string_view key, std::string found, std::string expected, bool warning);

    const Node& node_;
    ReadContext& context_;
};

}  // namespace tranche

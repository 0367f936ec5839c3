// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scenario or policy file as one document: the files it names are in the place of their names, and what it `extends`
// lies under it (merge.hpp says how two layers become one).
//
//     extends: korea-2030.yaml          # or a list, merged from left to right; relative to this file
//     scenario: korea-late-centre       # a name of its own: results are filed under it
//     remove: [tranches.sc6-h200]
//     replace: [policy.shares]
//     tranches: [{id: naicc, duration_factor: 1.3}]
//
// A policy file does the same with policies; `name` is then its own. Names of files are relative to the file that says
// them, so a base keeps its hardware and its policy wherever it is extended from. A policy that a layer names as a file
// replaces the whole of the base's; one written in place is merged into it.
// Faults, each at its place in its file: a base that is not there or no file, a circle (with the chain), more than
// kMaxExtends files on top of each other or kMaxFiles in all, `remove` or `replace` without `extends`, no name.
// Cost: linear in the files. Verified by: tests/scenario/extends_test.cpp.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "models/allocation/policy.hpp"
#include "models/fields/node.hpp"
#include "models/issue/issue.hpp"
#include "models/scenario/merge.hpp"

namespace tranche {

inline constexpr std::size_t kMaxExtends = 16;
inline constexpr std::size_t kMaxFiles = 64;

enum class DocumentKind { scenario, policy };

struct Document {
    Node root;
    // False: a file of the chain is missing or unreadable, so what a reader misses may be there. Reported.
    bool complete = true;
    LostSources lost;
};

// nullopt: the file itself cannot be read, reported; `exitHint` as in yaml_document.hpp.
std::optional<Document> readDocument(const std::filesystem::path& file, DocumentKind kind, Issues& issues,
                                     int* exitHint = nullptr);

// The same of a file that holds `text`, whatever is on disk; nullopt: its content is bad, reported.
std::optional<Document> readDocument(const std::filesystem::path& file, DocumentKind kind,
                                     std::string_view text, Issues& issues);

// Puts the files that a scenario names (hardware, policy) in the place of their names. For documents changed after
// reading, as by --set; readDocument has done it already.
void resolveIncludes(Document& document, const std::filesystem::path& folder, Issues& issues);

// A policy file by itself. nullopt: reported.
std::optional<PolicySpec> readPolicyFile(const std::filesystem::path& file, Issues& issues,
                                         int* exitHint = nullptr);

const TableShape& documentShape(DocumentKind kind);

// By the keys that only one of them has, along what the file extends; a scenario when nothing tells. Reports nothing:
// a file that cannot be read is a scenario, whose reader will say why.
DocumentKind kindOf(const std::filesystem::path& file);

}  // namespace tranche

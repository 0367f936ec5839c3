// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A first look at a YAML text, before the parser sees it: one pass over the characters that knows quotes, comments, blocks
// of text, brackets and indentation. It finds what yaml-cpp 0.7 accepts in silence, reports at the wrong place or
// pays for with gigabytes, and says it in words about the text: unclosed quotes and brackets, stray brackets and commas,
// nesting beyond 64, more than a million values, tabs in the indentation, keys out of line, a second colon, a second
// document, anchors, aliases, merge keys, tags, directives, and nothing at all.
//
// Verdicts   clean; unsupported: reported, but the rest has its structure and may be read on for more faults;
//            broken: reported, no structure to go on with; empty: no value in it.
// Stricter than YAML 1.2: a bracket inside a bare text must have its partner (`gpus: 8 ]`), and keys are words.
// Cost: linear in the text, memory by depth. Verified by: tests/scenario/yaml_document_test.cpp.

#include <cstddef>
#include <cstdint>

#include "models/scenario/source_text.hpp"

namespace tranche {

inline constexpr std::size_t kMaxYamlDepth = 64;
inline constexpr std::size_t kMaxYamlValues = 1'000'000;

enum class ScanVerdict : std::uint8_t { clean, unsupported, broken, empty };

ScanVerdict scanYaml(const SourceText& source, Issues& issues);

}  // namespace tranche

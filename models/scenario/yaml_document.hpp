// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// YAML to Node, strictly: the only place that knows yaml-cpp.
//
//     caps (16 MB) -> characters (source_text.hpp) -> first look (yaml_scan.hpp) -> yaml-cpp's events -> Node
//
// Every value and key has its place. Numbers stay texts here: the readers of fields say what a value must be. Duplicate
// keys, keys that are not words and control characters made by escapes are reported here; the first of two equal keys is
// kept, so that reading can go on and find more.
// nullopt: reported, nothing to read. A Node may come with issues too; callers look at `issues` in the end.
// Nothing is expanded (aliases are refused), depth is at most 64 and values at most a million, so time and memory are
// linear in the text. Exit codes: 66 when there is no file to read, 65 when its content is bad.
// Verified by: tests/scenario/yaml_document_test.cpp.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/fields/node.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

inline constexpr std::size_t kMaxYamlBytes = 16'000'000;
inline constexpr int kExitBadContent = 65;
inline constexpr int kExitNoInput = 66;

// A whole document. `name` is the file that places name.
std::optional<Node> parseYamlText(std::string_view text, std::string name, Issues& issues);

// One value, such as that of an override: as above, but `null` is allowed.
std::optional<Node> parseYamlValue(std::string_view text, std::string name, Issues& issues);

// `exitHint` is left alone when nothing was wrong.
std::optional<Node> parseYamlFile(const std::filesystem::path& path, Issues& issues, int* exitHint = nullptr);

}  // namespace tranche

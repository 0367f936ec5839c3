// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The files of the project, read once, for the rules of the house.
//
// Paths are relative to the root, with '/', sorted. What .gitignore names at the root ("/build/"), and hidden
// entries of the root that are not ours (an editor's, git's), are not part of the project.
// Errors: a root that cannot be read throws std::filesystem::filesystem_error.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tranche::house {

struct SourceFile {
    std::string path;  // "sim/kernel/time.hpp"
    std::string text;
};

std::vector<SourceFile> readTree(const std::filesystem::path& root);

bool startsWithFolder(std::string_view path, std::string_view folder);  // "sim" holds "sim/a.hpp"
bool isHeader(std::string_view path);
bool isCpp(std::string_view path);        // .hpp or .cpp
bool isBuildFile(std::string_view path);  // CMakeLists.txt, *.cmake, CMakePresets.json
bool isScript(const SourceFile& file);    // begins with #!
std::string_view fileName(std::string_view path);
std::string_view folderOf(std::string_view path);  // "" at the root

// C++ text with comments and the insides of literals blanked, lines kept: what the compiler obeys.
std::string codeOf(std::string_view text);

// The same for '#' comments of CMake and shell (a '#' inside quotes stays).
std::string withoutHashComments(std::string_view text);

// The word, with no letter, digit or '_' beside it.
bool containsWord(std::string_view text, std::string_view word);

}  // namespace tranche::house

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/source_tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace tranche::house {

namespace {

namespace fs = std::filesystem;

std::string readFile(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> ignoredAtRoot(const fs::path& root) {
    std::set<std::string> names;
    std::istringstream lines(readFile(root / ".gitignore"));
    for (std::string line; std::getline(lines, line);)
        if (line.size() > 2 && line.front() == '/' && line.back() == '/')
            names.insert(line.substr(1, line.size() - 2));
    return names;
}

bool isOurs(const std::string& name) {
    constexpr std::array kHidden{".ci", ".github", ".clang-format", ".clang-tidy", ".gitignore"};
    return name.front() != '.' || std::find(kHidden.begin(), kHidden.end(), name) != kHidden.end();
}

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

}  // namespace

std::vector<SourceFile> readTree(const fs::path& root) {
    const std::set<std::string> ignored = ignoredAtRoot(root);
    std::vector<SourceFile> files;
    const auto add = [&](const fs::path& path) {
        files.push_back({path.lexically_relative(root).generic_string(), readFile(path)});
    };
    for (const auto& entry : fs::directory_iterator(root)) {
        const std::string name = entry.path().filename().string();
        if (!isOurs(name) || ignored.contains(name)) continue;
        if (entry.is_regular_file()) add(entry.path());
        if (!entry.is_directory()) continue;
        for (const auto& inside : fs::recursive_directory_iterator(entry))
            if (inside.is_regular_file()) add(inside.path());
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

bool startsWithFolder(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

bool isHeader(std::string_view path) {
    return path.ends_with(".hpp");
}

bool isCpp(std::string_view path) {
    return isHeader(path) || path.ends_with(".cpp");
}

bool isBuildFile(std::string_view path) {
    return fileName(path) == "CMakeLists.txt" || fileName(path) == "CMakePresets.json" ||
           path.ends_with(".cmake");
}

bool isScript(const SourceFile& file) {
    return file.text.starts_with("#!");
}

std::string_view fileName(std::string_view path) {
    return path.substr(path.find_last_of('/') + 1);
}

std::string_view folderOf(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

namespace {

// Where the literal or comment that begins at `at` ends (one past), or `at` when none begins there.
std::size_t endOfQuiet(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    const auto past = [&](std::size_t found, std::size_t length) {
        return found == std::string_view::npos ? text.size() : found + length;
    };
    if (rest.starts_with("//")) return past(text.find('\n', at), 0);
    if (rest.starts_with("/*")) return past(text.find("*/", at + 2), 2);
    if (rest.starts_with("R\"")) {
        const std::size_t open = text.find('(', at);
        if (open == std::string_view::npos) return text.size();
        const std::string close = ")" + std::string(text.substr(at + 2, open - at - 2)) + "\"";
        return past(text.find(close, open), close.size());
    }
    const char quote = rest.front();
    const bool digitSeparator = quote == '\'' && at > 0 && isWordCharacter(text[at - 1]);
    if ((quote != '"' && quote != '\'') || digitSeparator) return at;
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != quote && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text.size());
}

}  // namespace

std::string codeOf(std::string_view text) {
    std::string code(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = endOfQuiet(text, at);
        for (std::size_t i = at; i < end; ++i)
            if (code[i] != '\n') code[i] = ' ';
        at = std::max(end, at + 1);
    }
    return code;
}

std::string withoutHashComments(std::string_view text) {
    std::string code(text);
    char quote = 0;
    bool comment = false;
    for (char& c : code) {
        if (c == '\n') {
            comment = false;
            quote = 0;
        } else if (comment) {
            c = ' ';
        } else if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '#') {
            comment = true;
            c = ' ';
        }
    }
    return code;
}

bool containsWord(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool left = at == 0 || !isWordCharacter(text[at - 1]);
        const bool right = end == text.size() || !isWordCharacter(text[end]);
        if (left && right) return true;
    }
    return false;
}

}  // namespace tranche::house

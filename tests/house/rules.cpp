// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "tests/house/include_graph.hpp"

namespace tranche::house {

namespace {

Faults fault(const SourceFile& file, const std::string& what) {
    return {file.path + ": " + what};
}

bool isSource(const SourceFile& file) {
    return isCpp(file.path) || isScript(file) || isBuildFile(file.path);
}

bool isProduct(std::string_view path) {
    constexpr std::array kFolders{"sim", "models", "tools", "gui"};
    return std::any_of(kFolders.begin(), kFolders.end(),
                       [&](const char* folder) { return startsWithFolder(path, folder); });
}

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::vector<std::string> wordsOfPath(std::string_view path) {
    std::vector<std::string> words(1);
    for (const char c : lowered(path)) {
        if (std::string_view("/_-.").find(c) != std::string_view::npos)
            words.emplace_back();
        else
            words.back() += c;
    }
    return words;
}

}  // namespace

Faults tooLong(const SourceFile& file) {
    if (!isSource(file)) return {};
    const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
    if (lines <= kMostLines) return {};
    return fault(file, std::to_string(lines) + " lines, at most " + std::to_string(kMostLines));
}

Faults dumpingGroundName(const SourceFile& file) {
    static constexpr std::array kBanned{"util",    "utils",  "utility", "utilities", "helper",
                                        "helpers", "common", "manager", "managers",  "misc"};
    for (const std::string& word : wordsOfPath(file.path))
        if (std::find(kBanned.begin(), kBanned.end(), word) != kBanned.end())
            return fault(file, "'" + word + "' in the name says nothing about what is inside");
    return {};
}

Faults namesTheProgramme(const SourceFile& file) {
    if (!startsWithFolder(file.path, "sim")) return {};
    if (lowered(file.path + file.text).find("gpu") == std::string::npos) return {};
    return fault(file, "sim/ has never heard of a GPU");
}

Faults bannedRandomness(const SourceFile& file) {
    if (!isCpp(file.path)) return {};
    const std::string code = codeOf(file.text);
    constexpr std::string_view kSuffix = "_distribution";
    for (std::size_t at = code.find(kSuffix); at != std::string::npos; at = code.find(kSuffix, at + 1)) {
        std::size_t begin = at;
        while (begin > 0 &&
               (std::isalnum(static_cast<unsigned char>(code[begin - 1])) != 0 || code[begin - 1] == '_'))
            --begin;
        if (begin >= 5 && code.compare(begin - 5, 5, "std::") == 0)
            return fault(file, "std::" + code.substr(begin, at + kSuffix.size() - begin) +
                                   " differs between libraries; use sim/random/distribution.hpp");
    }
    if (!isProduct(file.path)) return {};
    for (const char* engine :
         {"random_device", "mt19937", "mt19937_64", "default_random_engine", "rand", "srand"})
        if (containsWord(code, engine))
            return fault(file, std::string(engine) + ": draws come from sim/random/stream.hpp");
    return {};
}

Faults bannedCalls(const SourceFile& file) {
    if (!isCpp(file.path)) return {};
    const std::string code = codeOf(file.text);
    if (containsWord(code, "LoadAll")) return fault(file, "LoadAll can loop for ever; use Load");
    if (!isProduct(file.path)) return {};
    for (const char* call : {"system(", "popen("})
        if (const std::size_t at = code.find(call);
            at != std::string::npos && (at == 0 || code[at - 1] == ' ' || code[at - 1] == ':') &&
            code.substr(0, at).rfind("QLocale::") != at - std::min<std::size_t>(at, 9))
            return fault(file, std::string(call) + ") hands text to a shell");
    return {};
}

Faults fastMath(const SourceFile& file) {
    if (!isBuildFile(file.path) && !isScript(file)) return {};
    const std::string code = withoutHashComments(file.text);
    for (const char* flag : {"-ffast-math", "-Ofast", "-funsafe-math", "-ffp-contract=fast"})
        if (code.find(flag) != std::string::npos)
            return fault(file, std::string(flag) + " breaks the identity of results between machines");
    return {};
}

Faults missingLicence(const SourceFile& file) {
    // JSON has no comments; a preset file cannot carry the two lines.
    if (!isSource(file) || file.path.ends_with(".json")) return {};
    const std::string_view head = std::string_view(file.text).substr(0, 300);
    for (const char* tag : {"SPDX-FileCopyrightText: ", "SPDX-License-Identifier: GPL-3.0-or-later"})
        if (head.find(tag) == std::string_view::npos)
            return fault(file, std::string("no '") + tag + "' in its first lines");
    return {};
}

Faults missingPragmaOnce(const SourceFile& file) {
    if (!isHeader(file.path) || file.text.find("\n#pragma once\n") != std::string::npos) return {};
    return fault(file, "a header without #pragma once");
}

namespace {

// Of Qt Widgets and Qt Gui, as far as presentation could be tempted.
bool isWidget(std::string_view header) {
    for (const char* part : {"Widget", "View", "Label", "Dialog", "Layout", "Painter", "Pixmap", "Color",
                             "Font", "Application", "Button", "Action", "Menu"})
        if (header.starts_with("Q") && header.find(part) != std::string_view::npos &&
            header != "QCoreApplication")
            return true;
    return false;
}

}  // namespace

Faults libraryOutOfPlace(const SourceFile& file) {
    if (!isCpp(file.path)) return {};
    const bool inGui = startsWithFolder(file.path, "gui") || startsWithFolder(file.path, "tests/gui");
    Faults faults;
    for (const std::string& header : systemIncludes(file.text)) {
        const bool yaml = header.starts_with("yaml-cpp/");
        const bool heavy = header.starts_with("boost/graph/") || header.starts_with("Eigen/");
        const bool qt =
            header.size() > 1 && header[0] == 'Q' && (std::isupper(header[1]) != 0 || header[1] == 't');
        if (yaml && !startsWithFolder(file.path, "models/scenario"))
            faults.push_back(file.path + ": <" + header + ">: only models/scenario reads YAML");
        if (heavy && isHeader(file.path))
            faults.push_back(file.path + ": <" + header + ">: Boost.Graph and Eigen stay in .cpp files");
        if (qt && !inGui) faults.push_back(file.path + ": <" + header + ">: Qt stays in gui/");
        if (header.starts_with("QtCharts/") && !startsWithFolder(file.path, "gui/charts"))
            faults.push_back(file.path + ": <" + header + ">: charts come from gui/charts/chart_factory.hpp");
        if (startsWithFolder(file.path, "gui/presentation") && isWidget(header))
            faults.push_back(file.path + ": <" + header + ">: presentation has no widgets");
    }
    return faults;
}

namespace {

// The names of TEST_CASE("...") as written; a name split over two literals counts by its first.
std::vector<std::string> testNames(std::string_view text) {
    std::vector<std::string> names;
    constexpr std::string_view kOpen = "\nTEST_CASE(\"";
    for (std::size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at + 1)) {
        const std::size_t begin = at + kOpen.size();
        std::size_t end = begin;
        while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        names.emplace_back(text.substr(begin, end - begin));
    }
    return names;
}

}  // namespace

Faults unfitTestName(const SourceFile& file) {
    if (!startsWithFolder(file.path, "tests") || !isCpp(file.path)) return {};
    Faults faults;
    for (const std::string& name : testNames(file.text))
        if (name.empty() || name.find_first_of(";[]\\$") != std::string::npos)
            faults.push_back(file.path + ": test \"" + name + "\": a name without ; [ ] $ and \\");
    return faults;
}

Faults unknownTopEntries(std::span<const SourceFile> tree) {
    const std::set<std::string_view> known{
        "CMakeLists.txt", "CMakePresets.json", "LICENSE",    "README.md", ".ci",    ".github",
        ".clang-format",  ".clang-tidy",       ".gitignore", "sim",       "models", "gui",
        "tools",          "scenarios",         "tests"};
    std::set<std::string> unknown;
    for (const SourceFile& file : tree) {
        const std::string top = file.path.substr(0, file.path.find('/'));
        if (!known.contains(top))
            unknown.insert(top + ": not one of the entries of the root (.gitignore what is yours)");
    }
    return {unknown.begin(), unknown.end()};
}

namespace {

// The folder whose README speaks for this source: a room of sim or models, all of tests, else its own folder.
std::string speakingFolder(std::string_view path) {
    if (startsWithFolder(path, "tests")) return "tests";
    const std::string_view folder = folderOf(path);
    if (!startsWithFolder(folder, "sim") && !startsWithFolder(folder, "models")) return std::string(folder);
    const std::size_t second = folder.find('/', folder.find('/') + 1);
    return std::string(folder.substr(0, second));
}

}  // namespace

Faults foldersWithoutReadme(std::span<const SourceFile> tree) {
    std::set<std::string> readmes;
    for (const SourceFile& file : tree)
        if (fileName(file.path) == "README.md") readmes.emplace(folderOf(file.path));
    std::set<std::string> silent;
    for (const SourceFile& file : tree)
        if (isCpp(file.path) && !readmes.contains(speakingFolder(file.path)))
            silent.insert(speakingFolder(file.path) + ": holds sources and has no README.md");
    return {silent.begin(), silent.end()};
}

Faults testNamesTwice(std::span<const SourceFile> tree) {
    std::set<std::pair<std::string, std::string>> seen;
    Faults faults;
    for (const SourceFile& file : tree) {
        if (!startsWithFolder(file.path, "tests") || !isCpp(file.path)) continue;
        for (const std::string& name : testNames(file.text))
            if (!seen.emplace(folderOf(file.path), name).second)
                faults.push_back(file.path + ": test \"" + name + "\" stands twice in its folder");
    }
    return faults;
}

}  // namespace tranche::house

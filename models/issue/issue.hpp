// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Faults in what a user wrote. They are collected, never thrown, and reported all at once:
//     file:line:column: key.path: found X, expected Y
// Place    line and column count from 1, columns in characters (not bytes); 0 means "not in a text", as for a file that
//          is missing or a value from the command line.
// Issue    `key` is the full key path; empty parts are left out of the line. A warning does not stop a run.
// Issues   keeps everything in the order it was found; sorted() is by file, line, column, key (ties: as found).
// Text from a file is shown with control characters, invalid UTF-8 and direction marks escaped (a message can never
// move the cursor of a terminal), and long values are shortened.
// didYouMean   nearest candidate by Damerau-Levenshtein distance (optimal string alignment; Damerau 1964), letters'
//          case ignored; none when more than a third of the word would change. Ties: the first candidate.
// Verified by: tests/fields/issue_test.cpp.

#include <compare>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tranche {

struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    friend auto operator<=>(const Place&, const Place&) = default;
};

struct Issue {
    Place place = {};
    std::string key = {};
    std::string found = {};
    std::string expected = {};
    bool warning = false;
};

class Issues {
public:
    void add(Issue issue);
    void append(const Issues& others);

    const std::vector<Issue>& all() const { return issues_; }
    std::vector<Issue> sorted() const;
    std::size_t errorCount() const { return errors_; }
    std::size_t warningCount() const { return issues_.size() - errors_; }
    bool hasErrors() const { return errors_ > 0; }
    bool empty() const { return issues_.empty(); }

private:
    std::vector<Issue> issues_;
    std::size_t errors_ = 0;
};

std::string formatPlace(const Place& place);     // "file:line:column", or "file" alone
std::string formatIssue(const Issue& issue);     // one line without its end
std::string formatIssues(const Issues& issues);  // sorted, one line each

// `text` made safe to print; longer ones end in an ellipsis after `limit` characters.
std::string escaped(std::string_view text, std::size_t limit);
// A value as it is shown in a fault: 'text', escaped, at most 60 characters.
std::string shownValue(std::string_view text);

// "; did you mean 'units'?", or nothing when no candidate is near.
std::string didYouMean(std::string_view word, std::span<const std::string> candidates);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/issue/issue.hpp"

#include <doctest/doctest.h>

#include "models/issue/utf8.hpp"

using namespace tranche;

TEST_CASE("an issue is one line of place, key, found and expected") {
    CHECK(formatIssue({{"a.yaml", 3, 5}, "x.y[2]", "'ten'", "a number"}) ==
          "a.yaml:3:5: x.y[2]: found 'ten', expected a number");
    CHECK(formatIssue({{"a.yaml", 3, 5}, "", "a tab", "blanks"}) ==
          "a.yaml:3:5: found a tab, expected blanks");
    CHECK(formatIssue({{"a.yaml", 0, 0}, "", "no such file", ""}) == "a.yaml: found no such file");
    CHECK(formatIssue({{"a.yaml", 1, 1}, "k", "", "a number"}) == "a.yaml:1:1: k: expected a number");
    CHECK(formatIssue({{"a.yaml", 1, 2}, "k", "7", "8", true}) ==
          "a.yaml:1:2: warning: k: found 7, expected 8");
}

TEST_CASE("issues come sorted by file, line, column and key, and ties as they were found") {
    Issues issues;
    issues.add({{"b", 1, 1}, "k", "1", ""});
    issues.add({{"a", 10, 1}, "k", "2", ""});
    issues.add({{"a", 9, 7}, "z", "3", ""});
    issues.add({{"a", 9, 7}, "c", "4", ""});
    issues.add({{"a", 9, 7}, "c", "5", "", true});
    std::string order;
    for (const Issue& issue : issues.sorted()) order += issue.found;
    CHECK(order == "45321");
    CHECK(issues.errorCount() == 4);
    CHECK(issues.warningCount() == 1);
    Issues more;
    more.append(issues);
    CHECK(more.all().size() == 5);
    CHECK(more.hasErrors());
}

TEST_CASE("a warning alone is no error") {
    Issues issues;
    issues.add({{}, "k", "1", "2", true});
    CHECK_FALSE(issues.hasErrors());
    CHECK_FALSE(issues.empty());
}

TEST_CASE("control characters, wrong UTF-8 and direction marks are shown escaped") {
    CHECK(shownValue("a\x1b[31m\n\t\x7f") == "'a\\x1b[31m\\n\\t\\x7f'");
    CHECK(shownValue("\xff\xc3") == "'\\xff\\xc3'");
    CHECK(shownValue("x\xe2\x80\xaey\xc2\x85") == "'x\\u202ey\\u0085'");
    CHECK(shownValue("한국 é") == "'한국 é'");
    CHECK(formatIssue({{"a\nb", 1, 1}, "k\x01", "\x1b", ""}) == "a\\nb:1:1: k\\x01: found \\x1b");
}

TEST_CASE("long values are shortened by characters, never inside one") {
    const std::string shown = shownValue(std::string(59, 'x') + "éé");
    CHECK(shown == "'" + std::string(59, 'x') + "é…'");
    CHECK(shownValue(std::string(60, 'x')) == "'" + std::string(60, 'x') + "'");
    CHECK(formatIssue({{"f", 1, 1}, "", std::string(1000000, 'x'), ""}).size() < 500);
}

TEST_CASE("UTF-8 is decoded strictly") {
    CHECK(decodeUtf8("é").code == 0xe9);
    CHECK(decodeUtf8("\xf0\x9f\x98\x80").code == 0x1f600);
    for (const char* wrong : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80",
                              "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5", "\xe2\x82", "\xc3("}) {
        CAPTURE(wrong);
        CHECK_FALSE(decodeUtf8(wrong).valid);
        CHECK(decodeUtf8(wrong).bytes == 1);
    }
}

TEST_CASE("did you mean names the nearest word, and nothing when none is near") {
    const std::vector<std::string> words{"units", "duration_days", "id", "pools", "pool"};
    CHECK(didYouMean("unitz", words) == "; did you mean 'units'?");
    CHECK(didYouMean("Units", words) == "; did you mean 'units'?");
    CHECK(didYouMean("untis", words) == "; did you mean 'units'?");  // a swap is one change
    CHECK(didYouMean("duration-day", words) == "; did you mean 'duration_days'?");
    CHECK(didYouMean("poolz", words) == "; did you mean 'pools'?");  // ties: the first
    CHECK(didYouMean("weather", words) == "");
    CHECK(didYouMean("xy", words) == "");
    CHECK(didYouMean("", words) == "");
    CHECK(didYouMean(std::string(100000, 'u'), words) == "");
    CHECK(didYouMean("units", std::vector<std::string>{}) == "");
}

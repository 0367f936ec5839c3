// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/source_tree.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tranche::house;

TEST_CASE("Code is what is left without comments and literals, line by line") {
    CHECK(codeOf("int a; // b\nint c; /* d\ne */ f;") == "int a;     \nint c;     \n     f;");
    CHECK(codeOf("s = \"a\\\"b//c\"; d;") == "s =          ; d;");
    CHECK(codeOf("R\"x(a\" b)x\"; c;") == std::string(11, ' ') + "; c;");
    CHECK(codeOf("c = '\"'; n = 10'000; m;") == "c =    ; n = 10'000; m;");
    CHECK(codeOf("unfinished \"abc") == "unfinished     ");
}

TEST_CASE("A hash begins a comment only outside quotes") {
    CHECK(withoutHashComments("a # b\n\"#\" c # d") == "a    \n\"#\" c    ");
}

TEST_CASE("A word is found with its borders") {
    CHECK(containsWord("x = rand();", "rand"));
    CHECK_FALSE(containsWord("operand = strand;", "rand"));
    CHECK(containsWord("operand rand", "rand"));
}

TEST_CASE("Paths are taken apart") {
    CHECK(folderOf("a/b/c.hpp") == "a/b");
    CHECK(folderOf("c.hpp") == "");
    CHECK(fileName("a/b/c.hpp") == "c.hpp");
    CHECK(startsWithFolder("sim/a.hpp", "sim"));
    CHECK_FALSE(startsWithFolder("simple/a.hpp", "sim"));
    CHECK(isBuildFile("tests/CMakeLists.txt"));
    CHECK_FALSE(isCpp("a.yaml"));
}

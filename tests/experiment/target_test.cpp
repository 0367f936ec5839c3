// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/target.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace tranche {

TEST_CASE("a target reads as it is written, with or without blanks") {
    for (const char* text : {"<=30", "<= 30", " <=  30 "}) {
        const auto target = parseTarget(text);
        REQUIRE(target);
        CHECK(target->comparison == Comparison::atMost);
        CHECK(target->value == 30);
        CHECK(target->sign() == "<=");
    }
    CHECK(parseTarget("<0.5")->comparison == Comparison::below);
    CHECK(parseTarget(">=-2e3")->comparison == Comparison::atLeast);
    CHECK(parseTarget(">1")->comparison == Comparison::above);
    CHECK(parseTarget(">1")->sign() == ">");
}

TEST_CASE("a target that is no sign and number is refused") {
    for (const char* text :
         {"", "30", "=30", "==30", "<", "<=", "<=x", "<=30 days", "=<30", "<= nan", ">=inf"}) {
        CAPTURE(text);
        CHECK_FALSE(parseTarget(text));
    }
}

TEST_CASE("the border meets a target that includes it and no other, and nothing undefined meets any") {
    CHECK(Target{Comparison::atMost, 30}.met(30));
    CHECK_FALSE(Target{Comparison::below, 30}.met(30));
    CHECK(Target{Comparison::atLeast, 30}.met(30));
    CHECK_FALSE(Target{Comparison::above, 30}.met(30));
    for (const Comparison c : {Comparison::atMost, Comparison::below, Comparison::atLeast, Comparison::above})
        CHECK_FALSE(Target{c, 30}.met(std::nan("")));
}

}  // namespace tranche

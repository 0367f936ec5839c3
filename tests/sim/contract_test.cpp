// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/kernel/contract.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tranche;

namespace {

std::string messageOf(void (*check)()) {
    try {
        check();
    } catch (const ContractViolation& violation) {
        return violation.what();
    }
    return "nothing was thrown";
}

}  // namespace

TEST_CASE("a contract that holds passes in silence") {
    CHECK_NOTHROW(expects(true, "true"));
    CHECK_NOTHROW(ensures(true, "true"));
}

TEST_CASE(
    "a broken contract says which, what should have held, and where, without the folders of the build") {
    const std::string expected = messageOf([] { expects(false, "a positive size"); });
    CHECK(expected.find("expects: a positive size") != std::string::npos);
    CHECK(expected.starts_with("contract_test.cpp:"));

    const std::string ensured = messageOf([] { ensures(false, "a sorted result"); });
    CHECK(ensured.find("ensures: a sorted result") != std::string::npos);
}

TEST_CASE("the place of a broken contract is the line of its caller") {
    try {
        expects(false, "here");
        FAIL("expects(false) returned");
    } catch (const ContractViolation& violation) {
        CHECK(violation.where().line() == __LINE__ - 3);
    }
}

TEST_CASE("a broken contract is a logic error, a broken invariant of the model a runtime error") {
    CHECK_THROWS_AS(expects(false, "x"), std::logic_error);
    CHECK_THROWS_AS(throw InvariantBroken("installed != down + available"), std::runtime_error);
}

TEST_CASE("contracts hold at compile time too") {
    constexpr int checked = [] {
        expects(sizeof(int) >= 4, "an int of 32 bits");
        return 1;
    }();
    CHECK(checked == 1);
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person at a terminal sees: colour, and a line that says how far the study is.
#include <doctest/doctest.h>

#include <string>

#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

const char* const kBold = "\x1b[1m";
const char* const kErase = "\r\x1b[K";

Ending onTerminal(std::vector<std::string> more, std::map<std::string, std::string> environment = {}) {
    const FreshFolder here;
    std::vector<std::string> arguments{"run", scenario("round1-replay"), "--replications", "40"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return command(arguments,
                   {.folder = here.path(), .environment = std::move(environment), .onTerminal = true});
}

}  // namespace

TEST_CASE("On a terminal headings are bold, unless colour is declined") {
    CHECK(has(onTerminal({}).out, kBold));
    CHECK(!has(onTerminal({"--no-color"}).out, kBold));
    CHECK(!has(onTerminal({}, {{"NO_COLOR", "1"}}).out, kBold));
    CHECK(has(onTerminal({}, {{"NO_COLOR", ""}}).out, kBold));  // empty does not count: no-color.org
    CHECK(!has(onTerminal({}, {{"TERM", "dumb"}}).out, "\x1b"));
}

TEST_CASE("Progress is one line on a terminal, gone before the summary") {
    const std::string out = onTerminal({}).out;
    CHECK(has(out, "\rreplication 0 of 40"));
    const std::size_t erased = out.rfind(kErase), title = out.find("First open call");
    REQUIRE(erased != std::string::npos);
    CHECK(erased < title);
    CHECK(out.substr(0, erased).find('\n') == std::string::npos);
}

TEST_CASE("Quiet means no progress and no summary") {
    CHECK(onTerminal({"--quiet"}).out.empty());
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small good document, damaged in thousands of ways: whatever comes out, it comes back soon, in order and printable.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "models/fields/node_json.hpp"
#include "models/issue/utf8.hpp"
#include "models/scenario/overrides.hpp"
#include "tests/fields/example_specs.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

constexpr std::string_view kGood =
    "# a plan\n"
    "name: base\n"
    "tranches:\n"
    "  - id: p1\n"
    "    units: {value: 3056, source: \"x 2380, 'q'\", status: reported, range: [1, 4000]}\n"
    "    on: 2026-03-01\n"
    "    bonus: {sme: 2.5, startup: -1e-2}\n"
    "    milestones:\n"
    "    - {id: tender, duration_days: {lognormal: {median: 75, sigma: 0.35}, clamp: [1, 900]}}\n"
    "    - id: ship\n"
    "      after: [tender]\n"
    "      duration_days:\n"
    "        discrete: {3: 0.25, 6: .75}\n"
    "  - {id: p2, units: 8, open: false, kind: npu}\n";

// A sequence of its own, the same everywhere (Knuth's MMIX constants).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t n) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state_ >> 33U) % n);
    }

private:
    std::uint64_t state_;
};

std::string damaged(Dice& dice) {
    static constexpr std::string_view pieces[] = {
        "[",    "]",     "{",     "}",        ",",    ":",     ": ",   "- ",   "\n",      "\t",
        " ",    "  ",    "\"",    "'",        "#",    " #",    "&a ",  "*a",   "!t ",     "|\n",
        ">\n",  "---\n", "...\n", "? ",       "<<: ", "~",     "%",    "@",    "\\",      "\r",
        "\r\n", "\x01",  "\xff",  "\xc3\xa9", "0",    "1e999", ".nan", "null", "value: ", "\xef\xbb\xbf"};
    std::string text(kGood);
    const std::size_t changes = 1 + dice.below(4);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = dice.below(text.size() + 1);
        const std::size_t length = std::min(dice.below(12), text.size() - at);
        switch (dice.below(4)) {
            case 0:
                text.insert(at, pieces[dice.below(std::size(pieces))]);
                break;
            case 1:
                text.erase(at, length);
                break;
            case 2:
                text.replace(at, length, pieces[dice.below(std::size(pieces))]);
                break;
            default:
                text.insert(dice.below(text.size() + 1), std::string(text, at, length * 8));
                break;
        }
    }
    return text;
}

bool isPrintable(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Character c = decodeUtf8(std::string_view(text).substr(i));
        if (!c.valid || (c.code < 0x20 && c.code != '\n') || c.code == 0x7f) return false;
        i += c.bytes;
    }
    return true;
}

}  // namespace

TEST_CASE("the document is good before it is damaged") {
    CHECK(readText<Plan>(std::string(kGood)).said() == "");
}

TEST_CASE("damaged documents are read or refused, never worse") {
    Dice dice(2026);
    int refused = 0, read = 0;
    for (int i = 0; i < 6000; ++i) {
        const std::string text = damaged(dice);
        CAPTURE(text);
        const auto reading = readText<Plan>(text);
        const std::string said = reading.said();
        CHECK(isPrintable(said));
        if (reading.context.issues.hasErrors()) {
            ++refused;
            continue;
        }
        ++read;
        // What was accepted means the same when it is written and read again.
        const std::string echoed = toJson(write(reading.value));
        const auto again = readText<Plan>(echoed);
        CHECK(again.said() == "");
        CHECK(toJson(write(again.value)) == echoed);
    }
    CHECK(refused > 3000);
    CHECK(read > 100);
}

TEST_CASE("every head of the document is read or refused") {
    for (std::size_t length = 0; length < kGood.size(); ++length) {
        const auto reading = readText<Plan>(std::string(kGood.substr(0, length)));
        CHECK(isPrintable(reading.said()));
    }
}

TEST_CASE("damaged overrides are applied or refused") {
    Dice dice(7);
    Issues none;
    const Node good = *parseYamlText(kGood, "x.yaml", none);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = damaged(dice);
        const std::size_t at = dice.below(text.size());
        const std::string assignment =
            "tranches.p1." + text.substr(at, 1 + dice.below(20)) + "=" + text.substr(at / 2, dice.below(30));
        CAPTURE(assignment);
        Node root = good;
        Issues issues;
        const bool applied = applyOverride(root, assignment, issues);
        CHECK(applied != issues.hasErrors());
        CHECK(isPrintable(formatIssues(issues)));
        if (!applied) CHECK(sameContent(root, good));
    }
}

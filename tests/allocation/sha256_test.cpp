// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/lottery/sha256.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>

namespace tranche {
namespace {

// By coreutils, which knows nothing of ours.
std::string reference(const std::string& text) {
    std::FILE* pipe = popen(("printf %s '" + text + "' | sha256sum").c_str(), "r");
    if (pipe == nullptr) return {};
    std::array<char, 65> digits{};
    const std::size_t n = std::fread(digits.data(), 1, 64, pipe);
    pclose(pipe);
    return std::string(digits.data(), n);
}

}  // namespace

TEST_CASE("SHA-256 gives the answers of the standard") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256(std::string(1000000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 agrees with sha256sum at every length about a block") {
    if (reference("abc").size() != 64) {
        MESSAGE("SKIPPED: no sha256sum here");
        return;
    }
    std::string text;
    for (std::size_t n = 0; n < 130; ++n) {
        CAPTURE(n);
        REQUIRE(sha256(text) == reference(text));
        text += static_cast<char>('a' + n % 26);
    }
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// SHA-256 (FIPS 180-4, 2015) of a text, as 64 lower-case hexadecimal digits. For commitments that anyone can check; it
// hides nothing that runs here, so it need not run in constant time. Sixty lines rather than a library that every fresh
// machine would have to install for one function.
// O(bytes). Verified by: tests/allocation/sha256_test.cpp (vectors of NIST, every length about a block against sha256sum).

// Sha256 takes a text in parts: O(1) memory.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tranche {

class Sha256 {
public:
    void add(std::string_view part);
    std::string digest() const;  // of what was added so far

private:
    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::string rest_;  // less than a block
    std::uint64_t bytes_ = 0;
};

std::string sha256(std::string_view text);

}  // namespace tranche

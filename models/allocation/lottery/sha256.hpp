// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// SHA-256 (FIPS 180-4, 2015) of a text, as 64 lower-case hexadecimal digits. For commitments that anyone can check; it
// hides nothing that runs here, so it need not run in constant time. Sixty lines rather than a library that every fresh
// machine would have to install for one function.
// O(bytes). Verified by: tests/allocation/sha256_test.cpp (vectors of NIST, every length about a block against sha256sum).

#include <string>
#include <string_view>

namespace tranche {

std::string sha256(std::string_view text);

}  // namespace tranche

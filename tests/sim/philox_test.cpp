// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "sim/random/stream.hpp"

using namespace tranche;

namespace {

constexpr std::uint64_t kArrival = purposeOf("arrival");
constexpr std::uint64_t kPatience = purposeOf("patience");

static_assert(purposeOf("arrival") == hash64("arrival"));

}  // namespace

TEST_CASE("Philox gives the known answers of Random123") {
    const auto small = r123::Philox4x32()({{0, 0, 0, 0}}, {{0, 0}});
    CHECK(small.v[0] == 0x6627e8d5U);
    CHECK(small.v[1] == 0xe169c58dU);
    CHECK(small.v[2] == 0xbc57ac4cU);
    CHECK(small.v[3] == 0x9b00dbd8U);

    const auto zeros = Stream(RunKey{0, 0}, 0, 0).words(0);
    CHECK(zeros[0] == 0x16554d9eca36314cU);
    CHECK(zeros[1] == 0xdb20fe9d672d0fdcU);
    CHECK(zeros[2] == 0xd7e772cee186176bU);
    CHECK(zeros[3] == 0x7e68b68aec7ba23bU);

    const std::uint64_t ones = ~std::uint64_t{0};
    const auto full = Stream(RunKey{ones, ones}, ones, ones, ones).words(ones);
    CHECK(full[0] == 0x87b092c3013fe90bU);
    CHECK(full[1] == 0x438c3c67be8d0224U);
    CHECK(full[2] == 0x9cc7d7c69cd777b6U);
    CHECK(full[3] == 0xa09caebf594f0ba0U);
}

TEST_CASE("Every part of the address of a draw changes it, and nothing else does") {
    const RunKey key{2026, 3};
    const Stream stream(key, kArrival, hash64("project-17"));
    const double reference = stream.uniform(5);
    CHECK(reference == Stream(key, kArrival, hash64("project-17")).uniform(5));

    std::set<double> distinct{reference};
    distinct.insert(Stream({2027, 3}, kArrival, hash64("project-17")).uniform(5));
    distinct.insert(Stream({2026, 4}, kArrival, hash64("project-17")).uniform(5));
    distinct.insert(Stream(key, kPatience, hash64("project-17")).uniform(5));
    distinct.insert(Stream(key, kArrival, hash64("project-18")).uniform(5));
    distinct.insert(Stream(key, kArrival, hash64("project-17"), 1).uniform(5));
    distinct.insert(stream.uniform(6));
    distinct.insert(stream.uniform(5 + 4));
    CHECK(distinct.size() == 8);
}

TEST_CASE("A block, a single draw and the cursor agree") {
    const Stream stream(RunKey{1, 2}, kPatience, 99);
    Draws draws(stream);
    for (std::uint64_t i = 0; i < 41; ++i) {
        CAPTURE(i);
        CHECK(stream.uniform(i) == stream.block(i / 4)[i % 4]);
        CHECK(draws.next() == stream.uniform(i));
    }
}

TEST_CASE("Uniforms lie in the open interval and mirror exactly when antithetic") {
    const Stream plain(RunKey{8, 0}, kArrival, 1);
    const Stream mirrored(RunKey{8, 0, true}, kArrival, 1);
    for (std::uint64_t i = 0; i < 20000; ++i) {
        const double u = plain.uniform(i);
        REQUIRE(u > 0.0);
        REQUIRE(u < 1.0);
        REQUIRE(mirrored.uniform(i) == 1.0 - u);
        const double scaled = u * 0x1p53;
        REQUIRE(std::floor(scaled) == scaled);
        REQUIRE(std::fmod(scaled, 2.0) == 1.0);
    }
    CHECK(mirrored.words(0) == plain.words(0));
}

TEST_CASE("Uniforms are uniform, and neighbouring entities are not correlated") {
    constexpr int cells = 100;
    constexpr std::uint64_t n = 100000;
    std::vector<int> count(cells, 0);
    double product = 0.0;
    for (std::uint64_t entity = 0; entity < n; ++entity) {
        const double u = Stream(RunKey{4, 4}, kArrival, entity).uniform(0);
        const double v = Stream(RunKey{4, 4}, kArrival, entity + 1).uniform(0);
        ++count[static_cast<std::size_t>(u * cells)];
        product += (u - 0.5) * (v - 0.5) * 12.0;
    }
    double chiSquare = 0.0;
    const double expected = static_cast<double>(n) / cells;
    for (const int c : count) chiSquare += (c - expected) * (c - expected) / expected;
    CHECK(chiSquare > 60.0);  // 99 degrees of freedom: 0.1 % in each tail
    CHECK(chiSquare < 149.0);
    CHECK(std::abs(product / n) < 3.3 / std::sqrt(static_cast<double>(n)));
}

TEST_CASE("The name hash is FNV-1a with the MurmurHash3 finaliser, and stays so") {
    // Independent arithmetic: fmix64 of the published FNV-1a values of "" and "a".
    const auto mixed = [](std::uint64_t h) {
        h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdU;
        h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53U;
        return h ^ (h >> 33);
    };
    CHECK(hash64("") == mixed(0xcbf29ce484222325U));
    CHECK(hash64("a") == mixed(0xaf63dc4c8601ec8cU));
    CHECK(hash64("foobar") == mixed(0x85944171f73967e8U));
    CHECK(hash64("\xed\x95\x9c") != hash64("\xed\x95\x9d"));
}

TEST_CASE("Equal names do not collide, and a hundred thousand ids do not either") {
    CHECK_FALSE(hashCollision({"a", "b", "a"}));
    std::vector<std::string> names;
    for (int i = 0; i < 100000; ++i) names.push_back("project-" + std::to_string(i));
    CHECK_FALSE(hashCollision(names));
}

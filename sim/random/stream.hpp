// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Named streams of uniform numbers from a counter-based generator: Philox4x64-10 of Random123
// (Salmon, Moraes, Dror, Shaw 2011).
//
//   key      (seed, replication)
//   counter  (entity, purpose, occurrence, block)        draw i = word i % 4 of block i / 4
//
// A draw depends on nothing but these numbers: not on what was drawn before, on threads or on which entities
// exist. So two policies meet the same applicants, failures and delays (common random numbers), and adding
// one entity leaves the draws of every other byte-identical. `entity` is hash64 of the stable id (check
// collisions at load with hashCollision), `purpose` is purposeOf("..."), a compile-time constant, and
// `occurrence` tells the n-th event of one entity apart, such as its n-th failure.
//
// uniform(i): open interval (0, 1), the odd multiples of 2^-53 (52 random bits). Mean exactly 1/2, never 0 or
// 1, and 1 - u is exact and again such a number: an antithetic run is the same key with `antithetic` set.
// Cost: one block of four about 15 ns; read draws in order through `Draws` to pay it once in four.
// Streams are small values, have no state and may be used from any thread.
// Verified by tests/sim/philox_test.cpp (known answers of Random123, independence of draws, uniformity).

#include <Random123/philox.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tranche {

// FNV-1a, 64 bits (Fowler, Noll, Vo 1991), then the finaliser of MurmurHash3 (Appleby 2011), which spreads
// the last characters over all bits. Stable for ever: results depend on it.
constexpr std::uint64_t hash64(std::string_view text) {
    std::uint64_t h = 0xcbf29ce484222325U;
    for (const char c : text) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3U;
    }
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdU;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53U;
    h ^= h >> 33;
    return h;
}

// A purpose, hashed while compiling: constexpr auto kPatience = purposeOf("patience");
consteval std::uint64_t purposeOf(std::string_view name) {
    return hash64(name);
}

// Two different names with the same hash, if there are any; equal names do not collide. O(n log n).
std::optional<std::pair<std::string, std::string>> hashCollision(std::vector<std::string> names);

struct RunKey {
    std::uint64_t seed = 0;
    std::uint64_t replication = 0;
    bool antithetic = false;  // every u becomes 1 - u

    friend bool operator==(const RunKey&, const RunKey&) = default;
};

class Stream {
public:
    Stream(RunKey key, std::uint64_t purpose, std::uint64_t entity, std::uint64_t occurrence = 0)
        : key_(key), purpose_(purpose), entity_(entity), occurrence_(occurrence) {}

    double uniform(std::uint64_t index) const { return toUnit(words(index / 4)[index % 4]); }

    // Draws 4 k to 4 k + 3.
    std::array<double, 4> block(std::uint64_t k) const {
        const std::array<std::uint64_t, 4> w = words(k);
        return {toUnit(w[0]), toUnit(w[1]), toUnit(w[2]), toUnit(w[3])};
    }

    // The raw words of a block, not mirrored when antithetic: for keys that break ties and for shuffles.
    std::array<std::uint64_t, 4> words(std::uint64_t k) const {
        const r123::Philox4x64::ctr_type counter{{entity_, purpose_, occurrence_, k}};
        const r123::Philox4x64::key_type key{{key_.seed, key_.replication}};
        const r123::Philox4x64::ctr_type out = r123::Philox4x64()(counter, key);
        return {out.v[0], out.v[1], out.v[2], out.v[3]};
    }

private:
    double toUnit(std::uint64_t word) const {
        const std::uint64_t mirrored = key_.antithetic ? ~word : word;
        return static_cast<double>(static_cast<std::int64_t>((mirrored >> 11) | 1U)) * 0x1p-53;
    }

    RunKey key_;
    std::uint64_t purpose_;
    std::uint64_t entity_;
    std::uint64_t occurrence_;
};

// Reads draws 0, 1, 2, ... of a stream, computing each block once. The n-th next() is uniform(n).
class Draws {
public:
    explicit Draws(const Stream& stream) : stream_(stream) {}

    double next() {
        if (index_ % 4 == 0) block_ = stream_.block(index_ / 4);
        return block_[index_++ % 4];
    }

private:
    Stream stream_;
    std::uint64_t index_ = 0;
    std::array<double, 4> block_{};
};

}  // namespace tranche

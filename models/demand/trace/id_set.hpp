// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A set of ids >= 0 with open addressing: 16 bytes an id and no allocation an insertion. Only membership is asked, so
// nothing depends on its order. Verified by: tests/demand/trace_hostile_test.cpp.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tranche {

class IdSet {
public:
    // False when it was there.
    bool insert(std::int64_t id) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        std::size_t at = spread(id) & (slots_.size() - 1);
        while (slots_[at] != kEmpty) {
            if (slots_[at] == id) return false;
            at = (at + 1) & (slots_.size() - 1);
        }
        slots_[at] = id;
        ++size_;
        return true;
    }

private:
    static constexpr std::int64_t kEmpty = -1;
    static constexpr std::size_t kFirstSize = 1024;

    // The finaliser of MurmurHash3 (Appleby 2011).
    static std::size_t spread(std::int64_t id) {
        auto h = static_cast<std::uint64_t>(id);
        h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdU;
        h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53U;
        return h ^ (h >> 33);
    }

    void grow() {
        std::vector<std::int64_t> old(slots_.empty() ? kFirstSize : 2 * slots_.size(), kEmpty);
        std::swap(old, slots_);
        size_ = 0;
        for (const std::int64_t id : old)
            if (id != kEmpty) insert(id);
    }

    std::vector<std::int64_t> slots_;
    std::size_t size_ = 0;
};

}  // namespace tranche

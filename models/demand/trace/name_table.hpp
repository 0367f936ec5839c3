// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers for texts, in the order they first appear; looking one up allocates nothing.
// Verified by: tests/demand/trace_csv_test.cpp.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tranche {

class NameTable {
public:
    std::int32_t find(std::string_view name) const {  // -1: not there
        const auto at = numbers_.find(name);
        return at == numbers_.end() ? -1 : at->second;
    }
    std::int32_t add(std::string_view name) {
        const auto number = static_cast<std::int32_t>(names_.size());
        names_.emplace_back(name);
        numbers_.emplace(names_.back(), number);
        return number;
    }
    std::vector<std::string> take() { return std::move(names_); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> numbers_;
    std::vector<std::string> names_;
};

}  // namespace tranche

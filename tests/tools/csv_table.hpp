// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A CSV file read back by rules of its own (RFC 4180), and times from its cells.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/calendar.hpp"

namespace tranche::testing {

class CsvTable {
public:
    explicit CsvTable(const std::string& text) {
        std::vector<std::string> row(1);
        bool quoted = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
                row.back() += text[++i];
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                row.emplace_back();
            else if (c == '\n' && !quoted) {
                rows_.push_back(std::move(row));
                row.assign(1, "");
            } else
                row.back() += c;
        }
        REQUIRE_MESSAGE((row.size() == 1 && row[0].empty()), "the last line has its end");
        REQUIRE(!rows_.empty());
        header_ = rows_.front();
        rows_.erase(rows_.begin());
        for (const auto& r : rows_) REQUIRE(r.size() == header_.size());
    }

    const std::vector<std::string>& header() const { return header_; }
    std::size_t size() const { return rows_.size(); }
    std::size_t column(const std::string& name) const {
        const auto it = std::find(header_.begin(), header_.end(), name);
        REQUIRE_MESSAGE(it != header_.end(), name);
        return static_cast<std::size_t>(it - header_.begin());
    }
    const std::string& cell(std::size_t row, const std::string& name) const {
        return rows_[row][column(name)];
    }
    const std::string& cell(std::size_t row, std::size_t column) const { return rows_[row][column]; }

private:
    std::vector<std::string> header_;
    std::vector<std::vector<std::string>> rows_;
};

// Milliseconds since 1970-01-01 00:00 KST of 2026-03-01T09:30:00.123+09:00; nothing for an empty cell.
inline std::optional<std::int64_t> instant(const std::string& cell) {
    if (cell.empty()) return std::nullopt;
    const auto date = parseDate(cell.substr(0, 10));
    REQUIRE(date);
    REQUIRE(cell.substr(cell.size() - 6) == "+09:00");
    const std::int64_t millis = cell[19] == '.' ? std::stoll(cell.substr(20, 3)) : 0;
    const std::int64_t seconds = std::stoll(cell.substr(11, 2)) * 3600 + std::stoll(cell.substr(14, 2)) * 60 +
                                 std::stoll(cell.substr(17, 2));
    return daysFromCivil(*date) * 86'400'000 + seconds * 1000 + millis;
}

}  // namespace tranche::testing

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/thin.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tranche::gui {
namespace {

// What one column keeps: first, least of `low`, greatest of `high`, last.
class Column {
public:
    void start(std::size_t i) { first_ = least_ = greatest_ = last_ = i; }
    void add(std::size_t i, const std::vector<double>& low, const std::vector<double>& high) {
        if (low[i] < low[least_]) least_ = i;
        if (high[i] > high[greatest_]) greatest_ = i;
        last_ = i;
    }
    void flush(std::vector<std::size_t>& kept) const {
        std::array<std::size_t, 4> all{first_, least_, greatest_, last_};
        std::sort(all.begin(), all.end());
        for (const std::size_t i : all)
            if (kept.empty() || kept.back() != i) kept.push_back(i);
    }

private:
    std::size_t first_ = 0, least_ = 0, greatest_ = 0, last_ = 0;
};

}  // namespace

std::vector<std::size_t> thinBand(const std::vector<double>& x, const std::vector<double>& low,
                                  const std::vector<double>& high, ThinRange range) {
    std::vector<std::size_t> kept;
    const auto at = [&](double value) { return std::lower_bound(x.begin(), x.end(), value) - x.begin(); };
    const auto size = static_cast<std::ptrdiff_t>(x.size());
    const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(0, at(range.from) - 1);
    const std::ptrdiff_t past = std::upper_bound(x.begin(), x.end(), range.to) - x.begin();
    const std::ptrdiff_t end = std::min(size, past + 1);
    const double width = range.to - range.from;
    const int columns = std::max(1, range.columns);
    if (end - begin <= 4 * columns || !(width > 0)) {
        for (std::ptrdiff_t i = begin; i < end; ++i) kept.push_back(static_cast<std::size_t>(i));
        return kept;
    }
    Column column;
    long current = 0;
    bool open = false;
    for (std::ptrdiff_t p = begin; p < end; ++p) {
        const auto i = static_cast<std::size_t>(p);
        if (std::isnan(low[i]) || std::isnan(high[i])) {
            if (open) column.flush(kept);
            open = false;
            kept.push_back(i);
            continue;
        }
        const long c = static_cast<long>(std::floor((x[i] - range.from) / width * columns));
        if (open && c == current) {
            column.add(i, low, high);
            continue;
        }
        if (open) column.flush(kept);
        column.start(i);
        current = c;
        open = true;
    }
    if (open) column.flush(kept);
    return kept;
}

std::vector<std::size_t> thinLine(const std::vector<double>& x, const std::vector<double>& y,
                                  ThinRange range) {
    return thinBand(x, y, y, range);
}

}  // namespace tranche::gui

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/lottery/assignment_draw.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

using Whole = boost::multiprecision::cpp_int;

constexpr std::uint64_t kDraw = hash64("assignment draw");

// Chances in units of one common denominator; the last column is to go without.
class Rounding {
public:
    Rounding(const AssignmentMatrix& chances, std::uint64_t seed)
        : columns_(chances.empty() ? 1 : chances[0].size() + 1),
          random_(Stream(RunKey{seed, 0}, kDraw, chances.size())) {
        for (const auto& row : chances)
            for (const Probability& p : row)
                one_ = boost::multiprecision::lcm(one_, boost::multiprecision::denominator(p));
        open_.resize(columns_);
        for (std::size_t i = 0; i < chances.size(); ++i) {
            Whole left = one_;
            for (const Probability& p : chances[i]) {
                entries_.push_back(boost::multiprecision::numerator(p) *
                                   (one_ / boost::multiprecision::denominator(p)));
                left -= entries_.back();
            }
            expects(left >= 0, "chances that sum to 1 at most");
            entries_.push_back(left);
            for (std::size_t c = 0; c < columns_; ++c)
                if (isOpen(i, c)) open_[c].push_back(i);
        }
    }

    std::vector<std::uint16_t> run() {
        while (step()) continue;
        const std::size_t rows = entries_.size() / columns_;
        std::vector<std::uint16_t> place(rows, kNoPlace);
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t c = 0; c + 1 < columns_; ++c)
                if (entry(i, c) == one_) place[i] = static_cast<std::uint16_t>(c);
        return place;
    }

private:
    struct Edge {
        std::size_t row, column;
    };
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    Whole& entry(std::size_t row, std::size_t column) { return entries_[row * columns_ + column]; }
    bool isOpen(std::size_t row, std::size_t column) {
        return entry(row, column) > 0 && entry(row, column) < one_;
    }

    // A row other than `than` with an open entry in the column.
    std::size_t otherRow(std::size_t column, std::size_t than) {
        std::vector<std::size_t>& rows = open_[column];
        while (!rows.empty() && !isOpen(rows.back(), column)) rows.pop_back();
        if (rows.empty()) return kNone;
        if (rows.back() != than) return rows.back();
        while (rows.size() > 1 && !isOpen(rows[rows.size() - 2], column)) rows.erase(rows.end() - 2);
        return rows.size() > 1 ? rows[rows.size() - 2] : kNone;
    }

    std::size_t otherColumn(std::size_t row, std::size_t than) {
        for (std::size_t c = 0; c < columns_; ++c)
            if (c != than && isOpen(row, c)) return c;
        return kNone;
    }

    // A column with one open entry, where a path may begin and end; else any with some.
    std::size_t start() {
        std::size_t some = kNone;
        for (std::size_t c = 0; c < columns_; ++c) {
            const std::size_t row = otherRow(c, kNone);
            if (row == kNone) continue;
            if (otherRow(c, row) == kNone) return c;
            some = c;
        }
        return some;
    }

    // Columns and rows in turn until a column has no other open entry, or comes up again: then the cycle from there.
    std::vector<Edge> path(std::size_t column) {
        std::vector<Edge> edges;
        std::vector<std::size_t> seenAt(columns_, kNone);
        std::size_t row = otherRow(column, kNone);
        for (;;) {
            seenAt[column] = edges.size();
            edges.push_back({row, column});
            column = otherColumn(row, column);  // a row's chances sum to 1, so there is one
            edges.push_back({row, column});
            if (seenAt[column] != kNone) {
                edges.erase(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(seenAt[column]));
                return edges;
            }
            row = otherRow(column, row);
            if (row == kNone) return edges;
        }
    }

    bool step() {
        const std::size_t column = start();
        if (column == kNone) return false;
        const std::vector<Edge> edges = path(column);
        Whole up = one_,
              down = one_;  // how far even edges may rise, and fall, while odd ones do the opposite
        for (std::size_t k = 0; k < edges.size(); ++k) {
            const Whole &low = entry(edges[k].row, edges[k].column), high = one_ - low;
            up = std::min<Whole>(up, k % 2 == 0 ? high : low);
            down = std::min<Whole>(down, k % 2 == 0 ? low : high);
        }
        const Whole both = up + down;
        const bool rise = random_.next() < down.convert_to<double>() / both.convert_to<double>();
        for (std::size_t k = 0; k < edges.size(); ++k) {
            Whole& x = entry(edges[k].row, edges[k].column);
            if ((k % 2 == 0) == rise)
                x += rise ? up : down;
            else
                x -= rise ? up : down;
        }
        return true;
    }

    Whole one_ = 1;
    std::size_t columns_;
    Draws random_;
    std::vector<Whole> entries_;  // rows x columns
    std::vector<std::vector<std::size_t>>
        open_;  // by column: rows, those with 0 or 1 dropped as they are met
};

}  // namespace

AssignmentMatrix eat(std::span<const EatingKind> kinds, std::span<const std::int64_t> poolRoom,
                     std::span<const std::int64_t> groupRoom) {
    std::vector<Probability> pools(poolRoom.begin(), poolRoom.end()),
        groups(groupRoom.begin(), groupRoom.end());
    AssignmentMatrix eaten;
    for (const EatingKind& kind : kinds) eaten.emplace_back(kind.pools.size(), Probability(0));
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> eats(kinds.size(), none);
    std::vector<Probability> since(kinds.size());
    Probability left = 1;  // of the unit of time
    // Exact fractions are dear: what a kind has eaten is added up when it leaves a pool.
    const auto turnTo = [&](std::size_t k, std::size_t pool) {
        if (eats[k] == pool) return;
        if (eats[k] != none) eaten[k][eats[k]] += since[k] - left;
        since[k] = left;
        eats[k] = pool;
    };
    while (left > 0) {
        std::vector<std::int64_t> ofPool(pools.size(), 0), ofGroup(groups.size(), 0);
        std::vector<std::size_t> at(kinds.size(), none);
        bool any = false;
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            if (kinds[k].group && groups[*kinds[k].group] <= 0) continue;
            for (std::size_t j = 0; j < kinds[k].pools.size() && at[k] == none; ++j)
                if (pools[kinds[k].pools[j]] > 0) at[k] = j;
            if (at[k] == none) continue;
            any = true;
            const std::int64_t rate = kinds[k].agents * kinds[k].size[at[k]];
            ofPool[kinds[k].pools[at[k]]] += rate;
            if (kinds[k].group) ofGroup[*kinds[k].group] += rate;
        }
        for (std::size_t k = 0; k < kinds.size(); ++k) turnTo(k, at[k]);
        if (!any) break;
        Probability step = left;
        for (std::size_t p = 0; p < pools.size(); ++p)
            if (ofPool[p] > 0) step = std::min<Probability>(step, pools[p] / ofPool[p]);
        for (std::size_t g = 0; g < groups.size(); ++g)
            if (ofGroup[g] > 0) step = std::min<Probability>(step, groups[g] / ofGroup[g]);
        for (std::size_t p = 0; p < pools.size(); ++p) pools[p] -= step * ofPool[p];
        for (std::size_t g = 0; g < groups.size(); ++g) groups[g] -= step * ofGroup[g];
        left -= step;
    }
    for (std::size_t k = 0; k < kinds.size(); ++k) turnTo(k, none);
    return eaten;
}

std::vector<std::uint16_t> drawAssignment(const AssignmentMatrix& chances, std::uint64_t seed) {
    return Rounding(chances, seed).run();
}

}  // namespace tranche

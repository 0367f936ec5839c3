// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/allocation/award/knapsack_form.hpp"

namespace tranche {
namespace {

std::size_t index(Gpus units) {
    return static_cast<std::size_t>(units);
}

// The earlier choice is preferred, no award last.
bool earlier(const Selection& a, const Selection& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](int x, int y) {
        return static_cast<unsigned>(x) < static_cast<unsigned>(y);
    });
}

}  // namespace

std::size_t KnapsackBound::cells(const KnapsackForm& form) {
    std::size_t sum = (form.blocks.size() + 1) * index(form.capacity + 1);
    for (const KnapsackBlock& b : form.blocks) sum += (b.last - b.first + 1) * index(b.limit + 1);
    return sum;
}

KnapsackBound::KnapsackBound(const KnapsackForm& form)
    : form_(form), tails_(form.blocks.size()), joined_(form.blocks.size() + 1) {
    joined_.back().assign(index(form.capacity + 1), 0);
    for (std::size_t b = form.blocks.size(); b-- > 0;) {
        fill(b);
        joined_[b].resize(index(form.capacity + 1));
        for (Gpus x = 0; x <= form.capacity; ++x)
            joined_[b][index(x)] = join(b, form.blocks[b].first, x, form.blocks[b].limit);
    }
}

// The classical recurrence, from the last project of the block to the first.
void KnapsackBound::fill(std::size_t b) {
    const KnapsackBlock& block = form_.blocks[b];
    const std::size_t width = index(block.limit + 1), rows = block.last - block.first;
    std::vector<std::int64_t>& tail = tails_[b];
    tail.assign((rows + 1) * width, 0);
    for (std::size_t row = rows; row-- > 0;) {
        std::int64_t* now = tail.data() + row * width;
        const std::int64_t* later = now + width;
        std::copy(later, later + width, now);
        for (const KnapsackChoice& c : form_.choices[block.first + row]) {
            const std::size_t w = index(c.gpus / form_.unit);
            for (std::size_t x = w; x < width; ++x) now[x] = std::max(now[x], later[x - w] + c.value);
        }
    }
}

std::int64_t KnapsackBound::value(std::size_t b, std::size_t position, Gpus units) const {
    const KnapsackBlock& block = form_.blocks[b];
    return tails_[b][(position - block.first) * index(block.limit + 1) + index(units)];
}

std::int64_t KnapsackBound::join(std::size_t b, std::size_t position, Gpus capacity, Gpus group) const {
    const Gpus most = std::min(capacity, group);
    if (b + 1 == form_.blocks.size()) return value(b, position, most);
    const KnapsackBlock& block = form_.blocks[b];
    const std::int64_t* tail = tails_[b].data() + (position - block.first) * index(block.limit + 1);
    const std::int64_t* rest = joined_[b + 1].data() + capacity;
    std::int64_t best = 0;
    for (Gpus y = 0; y <= most; ++y) best = std::max(best, tail[y] + rest[-y]);
    return best;
}

std::int64_t KnapsackBound::from(std::size_t b, std::size_t position, Gpus capacity, Gpus group) const {
    return join(b, position, capacity, group);
}

Selection KnapsackBound::trace(std::size_t b, Gpus units) const {
    const KnapsackBlock& block = form_.blocks[b];
    Selection selection;
    for (std::size_t i = block.first; i < block.last; ++i) {
        int chosen = -1;
        for (std::size_t c = 0; c < form_.choices[i].size() && chosen < 0; ++c) {
            const KnapsackChoice& choice = form_.choices[i][c];
            const Gpus w = choice.gpus / form_.unit;
            if (w <= units && value(b, i + 1, units - w) + choice.value == value(b, i, units))
                chosen = static_cast<int>(c);
        }
        if (chosen >= 0) units -= form_.choices[i][static_cast<std::size_t>(chosen)].gpus / form_.unit;
        selection.push_back(chosen);
    }
    return selection;
}

// Block by block; of the splits that keep the optimum, the one whose selection in this block is the first. Of splits
// with the same value in the block the largest holds the selections of all.
Selection KnapsackBound::selection() const {
    Selection all;
    Gpus left = form_.capacity;
    for (std::size_t b = 0; b < form_.blocks.size(); ++b) {
        const KnapsackBlock& block = form_.blocks[b];
        Selection best;
        std::int64_t last = -1;
        for (Gpus y = std::min(left, block.limit); y >= 0; --y) {
            const std::int64_t here = value(b, block.first, y);
            if (here == last || here + joined_[b + 1][index(left - y)] != joined_[b][index(left)]) continue;
            last = here;
            Selection candidate = trace(b, y);
            if (best.empty() || earlier(candidate, best)) best = std::move(candidate);
        }
        for (std::size_t i = 0; i < best.size(); ++i)
            if (best[i] >= 0)
                left -= form_.choices[block.first + i][static_cast<std::size_t>(best[i])].gpus / form_.unit;
        all.insert(all.end(), best.begin(), best.end());
    }
    return all;
}

}  // namespace tranche

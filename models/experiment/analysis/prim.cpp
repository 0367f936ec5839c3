// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/prim.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "sim/random/incomplete.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

constexpr auto kRelabel = purposeOf("analysis.prim.relabel");
constexpr double kUnbounded = std::numeric_limits<double>::infinity();

using Rows = std::vector<std::size_t>;

// P(X >= k), X ~ Bin(n, p).
double atLeast(std::int64_t n, double p, std::int64_t k) {
    if (k <= 0) return 1;
    if (p <= 0 || p >= 1) return p >= 1 ? 1 : 0;
    return elementary::betaTails(static_cast<double>(k), static_cast<double>(n - k + 1), p, 1 - p).lower;
}

double goodness(const PrimStep& step) {
    const double sum = step.coverage + step.density;
    return sum > 0 ? 2 * step.coverage * step.density / sum : 0;
}

class Search {
public:
    Search(const FactorTable& table, const Target& target, const PrimOptions& options)
        : table_(table), options_(options), isCase_(table.rows()) {
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (std::isnan(table.response[row])) continue;
            isCase_[row] = target.met(table.response[row]);
            rest_.push_back(row);
            allCases_ += isCase_[row] ? 1 : 0;
        }
        allRows_ = static_cast<std::int64_t>(rest_.size());
    }

    PrimResult run() {
        PrimResult result{
            allRows_, allCases_, static_cast<std::int64_t>(table_.rows()) - allRows_, {}, false};
        result.tooFew = allCases_ < options_.leastCases;
        if (result.tooFew) return result;
        const double base = allRows_ > 0 ? static_cast<double>(allCases_) / static_cast<double>(allRows_) : 0;
        for (int b = 0; b < options_.mostBoxes && allCases_ > 0; ++b) {
            PrimBox box = next();
            if (box.limits.empty() || box.step.density <= base) break;
            box.byLuck = byLuck(goodness(box.step), static_cast<std::uint64_t>(b));
            std::erase_if(rest_, [&](std::size_t row) { return inside(row, box.step.box); });
            result.boxes.push_back(std::move(box));
        }
        return result;
    }

private:
    // How often cases dealt at random among the rows at hand are boxed as well.
    double byLuck(double found, std::uint64_t box) {
        if (options_.relabelings <= 0) return std::numeric_limits<double>::quiet_NaN();
        const std::vector<bool> truth = isCase_;
        int asGood = 0;
        for (int deal = 0; deal < options_.relabelings; ++deal) {
            Draws draws(Stream({options_.seed, static_cast<std::uint64_t>(deal)}, kRelabel, box));
            for (std::size_t left = rest_.size(); left > 1; --left) {  // Fisher and Yates
                const auto pick = static_cast<std::size_t>(draws.next() * static_cast<double>(left));
                std::vector<bool>::swap(isCase_[rest_[left - 1]], isCase_[rest_[std::min(pick, left - 1)]]);
            }
            asGood += goodness(next().step) >= found ? 1 : 0;
            isCase_ = truth;
        }
        return (1.0 + asGood) / (1.0 + options_.relabelings);
    }

    bool inside(std::size_t row, const std::vector<Interval>& box) const {
        for (std::size_t c = 0; c < box.size(); ++c)
            if (!box[c].contains(table_.at(row, c))) return false;
        return true;
    }

    std::int64_t casesOf(const Rows& rows) const {
        return std::count_if(rows.begin(), rows.end(), [this](std::size_t row) { return isCase_[row]; });
    }

    PrimStep measured(std::vector<Interval> box) const {
        Rows in;
        for (const std::size_t row : rest_)
            if (inside(row, box)) in.push_back(row);
        PrimStep step;
        step.rows = static_cast<std::int64_t>(in.size());
        step.cases = casesOf(in);
        const auto cases = static_cast<double>(step.cases), rows = static_cast<double>(step.rows);
        step.coverage = allCases_ > 0 ? cases / static_cast<double>(allCases_) : 0;
        step.density = step.rows > 0 ? cases / rows : 0;
        step.support = rows / static_cast<double>(allRows_);
        step.limited = std::count_if(box.begin(), box.end(), [](const Interval& side) {
            return std::isfinite(side.low) || std::isfinite(side.high);
        });
        step.box = std::move(box);
        return step;
    }

    // The values of a factor in the box, ascending, with whether each is a case.
    struct Sorted {
        std::vector<double> value;
        std::vector<bool> hit;
    };
    Sorted sorted(const Rows& order, std::size_t column) const {
        Sorted s;
        for (const std::size_t row : order) {
            s.value.push_back(table_.at(row, column));
            s.hit.push_back(isCase_[row]);
        }
        return s;
    }

    // The rows at hand in ascending order of each factor.
    std::vector<Rows> orders() const {
        std::vector<Rows> all(table_.columns(), rest_);
        for (std::size_t column = 0; column < all.size(); ++column)
            std::stable_sort(all[column].begin(), all[column].end(), [&](std::size_t a, std::size_t b) {
                return table_.at(a, column) < table_.at(b, column);
            });
        return all;
    }

    // The limit after a slice is cut off the low end (of values in that direction), and how many rows and cases go.
    struct Cut {
        std::size_t column = 0;
        bool low = true;
        double limit = 0, gain = 0;
    };
    std::optional<Cut> cut(const Sorted& s, std::size_t column, bool low, std::int64_t cases) const {
        const std::size_t n = s.value.size();
        const auto at = [&](std::size_t i) { return low ? i : n - 1 - i; };
        const auto slice = std::max<std::size_t>(
            1, static_cast<std::size_t>(std::floor(options_.peel * static_cast<double>(n))));
        std::size_t keep = std::min(slice, n - 1);  // the first that stays, counted from the end cut
        if (s.value[at(keep)] == s.value[at(0)])    // ties: the whole value goes
            while (keep < n && s.value[at(keep)] == s.value[at(0)]) ++keep;
        else
            while (s.value[at(keep - 1)] == s.value[at(keep)]) --keep;
        if (keep >= n) return std::nullopt;
        std::int64_t gone = 0;
        for (std::size_t i = 0; i < keep; ++i) gone += s.hit[at(i)] ? 1 : 0;
        const auto before = static_cast<double>(cases) / static_cast<double>(n);
        const auto after = static_cast<double>(cases - gone) / static_cast<double>(n - keep);
        if (static_cast<double>(n - keep) < options_.leastSupport * static_cast<double>(allRows_))
            return std::nullopt;
        return Cut{column, low, s.value[at(keep)], (after - before) / static_cast<double>(keep)};
    }

    std::vector<PrimStep> peel() const {
        std::vector<PrimStep> steps{
            measured(std::vector<Interval>(table_.columns(), Interval{-kUnbounded, kUnbounded}))};
        std::vector<Rows> in = orders();
        while (steps.back().cases < steps.back().rows) {
            std::optional<Cut> best;
            for (std::size_t column = 0; column < table_.columns(); ++column) {
                const Sorted s = sorted(in[column], column);
                for (const bool low : {true, false})
                    if (const auto one = cut(s, column, low, steps.back().cases);
                        one && (!best || one->gain > best->gain))
                        best = one;
            }
            if (!best) break;
            std::vector<Interval> box = steps.back().box;
            (best->low ? box[best->column].low : box[best->column].high) = best->limit;
            for (Rows& order : in)
                std::erase_if(order, [&](std::size_t row) {
                    return !box[best->column].contains(table_.at(row, best->column));
                });
            steps.push_back(measured(std::move(box)));
        }
        return steps;
    }

    double quasiP(const PrimStep& step, std::size_t column) const {
        std::vector<Interval> without = step.box;
        without[column] = {-kUnbounded, kUnbounded};
        const PrimStep wider = measured(std::move(without));
        return atLeast(step.rows, wider.density, step.cases);
    }

    static bool limited(const Interval& side) { return std::isfinite(side.low) || std::isfinite(side.high); }

    PrimStep pruned(PrimStep step) const {
        for (;;) {
            std::size_t worst = step.box.size();
            double p = options_.worstQuasiP;
            for (std::size_t c = 0; c < step.box.size(); ++c)
                if (limited(step.box[c]))
                    if (const double one = quasiP(step, c); one > p) p = one, worst = c;
            if (worst == step.box.size()) return step;
            step.box[worst] = {-kUnbounded, kUnbounded};
            step = measured(std::move(step.box));
        }
    }

    // The limit moved outward past about a slice of the rows that lie there, all else in the box; nothing: none do.
    std::optional<std::vector<Interval>> widened(const PrimStep& step, std::size_t column, bool low) const {
        std::vector<Interval> box = step.box;
        double& limit = low ? box[column].low : box[column].high;
        const double old = limit;
        limit = low ? -kUnbounded : kUnbounded;
        std::vector<double> beyond;
        for (const std::size_t row : rest_)
            if (const double x = table_.at(row, column); (low ? x < old : x > old) && inside(row, box))
                beyond.push_back(low ? -x : x);
        if (beyond.empty()) return std::nullopt;
        std::sort(beyond.begin(), beyond.end());
        const auto slice = std::max<std::size_t>(
            1, static_cast<std::size_t>(std::floor(options_.peel * static_cast<double>(step.rows))));
        if (slice < beyond.size()) limit = low ? -beyond[slice - 1] : beyond[slice - 1];
        return box;
    }

    PrimStep pasted(PrimStep step) const {
        for (;;) {
            std::optional<PrimStep> best;
            for (std::size_t c = 0; c < step.box.size(); ++c)
                for (const bool low : {true, false}) {
                    if (!std::isfinite(low ? step.box[c].low : step.box[c].high)) continue;
                    if (auto box = widened(step, c, low)) {
                        PrimStep wider = measured(std::move(*box));
                        if (goodness(wider) > goodness(best ? *best : step)) best = std::move(wider);
                    }
                }
            if (!best) return step;
            step = std::move(*best);
        }
    }

    PrimBox next() const {
        PrimBox box;
        box.trajectory = peel();
        for (std::size_t s = 1; s < box.trajectory.size(); ++s)
            if (goodness(box.trajectory[s]) > goodness(box.trajectory[box.chosen])) box.chosen = s;
        box.step = pasted(pruned(box.trajectory[box.chosen]));
        for (std::size_t c = 0; c < box.step.box.size(); ++c)
            if (limited(box.step.box[c])) box.limits.push_back({c, box.step.box[c], quasiP(box.step, c)});
        return box;
    }

    const FactorTable& table_;
    const PrimOptions& options_;
    std::vector<bool> isCase_;
    Rows rest_;
    std::int64_t allRows_ = 0, allCases_ = 0;
};

}  // namespace

PrimResult prim(const FactorTable& table, const Target& target, const PrimOptions& options) {
    table.check();
    expects(options.peel > 0 && options.peel < 1, "a slice between nothing and all");
    return Search(table, target, options).run();
}

}  // namespace tranche

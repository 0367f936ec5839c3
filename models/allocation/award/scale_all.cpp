// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody the same part of the request: f = min(1, C / sum n), in whole servers rounded down. While someone's part is
// below its viable size, or finds no pool, the lowest-ranked such is dropped and f is taken anew. At the end the
// dropped are offered what is left, whole requests in rank order.
//
// With share groups f is filled level: a group whose share left allows less than the common f has an f of its own, and
// the others divide the rest. n is the smallest whole request that any of its pools would take; C counts the pools that
// the kept may use, and of a loan no more than those who may borrow it ask for. Pools by the policy's choice, in rank order.
// O(n^2 x pools) when everyone is dropped one by one. Verified by: tests/allocation/award_test.cpp (EX-ROUND).
#include <algorithm>

#include "models/allocation/award/award_rule.hpp"

namespace tranche {
namespace {

struct Fraction {
    Gpus num = 1, den = 1;
};

// One share group with a limit, or everyone else.
struct Part {
    Gpus asked = 0, left = kNoLimit;
    bool levelled = false;  // has an f of its own
};

class Scaling {
public:
    Scaling(std::span<const Candidate> ranked, const Room& room, std::span<const Decision> decisions)
        : ranked_(ranked), room_(room), asks_(ranked.size()) {
        std::size_t groups = 0;
        for (const Candidate& c : ranked)
            if (c.group != kNoGroup) groups = std::max<std::size_t>(groups, c.group + std::size_t{1});
        parts_.resize(groups + 1);
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            asks_[i] = decisions[i].gpus > 0 ? 0 : smallest(ranked[i]);
            Part& part = partOf(ranked[i]);
            part.asked += asks_[i];
            if (ranked[i].group != kNoGroup) part.left = room.shareLeft(ranked[i]);
        }
    }

    // The awards of this round of dropping; true when nobody is left to drop.
    bool place(std::vector<std::optional<Fit>>& fits) {
        const Fraction common = level();
        Room room = room_;
        std::size_t worst = ranked_.size();
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            fits[i].reset();
            if (asks_[i] == 0) continue;
            const Part& part = partOf(ranked_[i]);
            const Fraction f = part.levelled ? Fraction{part.left, part.asked} : common;
            fits[i] = room.fitFraction(ranked_[i], f.num, f.den);
            if (fits[i])
                room.take(ranked_[i], *fits[i]);
            else
                worst = i;
        }
        if (worst == ranked_.size()) return true;
        partOf(ranked_[worst]).asked -= asks_[worst];
        asks_[worst] = 0;
        return false;
    }

private:
    Part& partOf(const Candidate& c) { return c.group == kNoGroup ? parts_.back() : parts_[c.group]; }

    Gpus smallest(const Candidate& c) const {
        Gpus least = 0;
        for (std::size_t p = 0; p < room_.pools().size(); ++p)
            if (const Gpus n = room_.whole(p, c); n > 0 && (least == 0 || n < least)) least = n;
        return least;
    }

    Gpus capacity() const {
        Gpus sum = 0;
        for (std::size_t p = 0; p < room_.pools().size(); ++p) {
            const PoolRoom& pool = room_.pools()[p];
            bool used = false;
            Gpus borrowing = 0;
            for (std::size_t i = 0; i < ranked_.size(); ++i) {
                if (asks_[i] == 0 || room_.whole(p, ranked_[i]) == 0) continue;
                used = true;
                if (ranked_[i].endsBy <= pool.lendUntil) borrowing += asks_[i];
            }
            if (used) sum += pool.free + std::min(borrowing, pool.lendable);
        }
        return sum;
    }

    // The common f, after the groups that cannot have it are given their own.
    Fraction level() {
        Fraction f{std::max<Gpus>(0, capacity()), 0};
        for (Part& part : parts_) {
            part.levelled = false;
            f.den += part.asked;
        }
        for (bool again = true; again;) {
            again = false;
            for (Part& part : parts_) {
                const bool less = part.left < part.asked && part.left * f.den < f.num * part.asked;
                if (part.levelled || part.asked == 0 || !less) continue;
                part.levelled = again = true;
                f.num -= part.left;
                f.den -= part.asked;
            }
        }
        return f.num >= f.den ? Fraction{} : f;
    }

    std::span<const Candidate> ranked_;
    const Room& room_;
    std::vector<Gpus> asks_;   // 0: holds an award, has no pool, or was dropped
    std::vector<Part> parts_;  // by share group, then those outside the split
};

}  // namespace

void scaleAll(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    std::vector<std::optional<Fit>> fits(ranked.size());
    for (Scaling scaling(ranked, room, decisions); !scaling.place(fits);) continue;
    for (std::size_t i = 0; i < ranked.size(); ++i)
        if (fits[i]) award(decisions[i], ranked[i], room, *fits[i]);
    skipFill(ranked, room, decisions);
}

}  // namespace tranche

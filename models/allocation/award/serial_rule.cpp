// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Probabilistic serial as an award rule. Only requests of one size can be drawn exactly as they were eaten, so:
//   1. All eat together, in GPUs of the pools, within the shares of their groups: the fractional benchmark.
//   2. Requests of one size and group are a class. Of each pool a class gets the whole requests in what it has eaten;
//      what is left over goes, a request at a time, to the class with the largest part of one outstanding.
//   3. Each class eats its own places anew and an assignment is drawn with exactly these chances.
//   4. What then still fits is given whole, in rank order.
// With one size the chances of 3 are those of probabilistic serial. Pools are liked in the applicant's order, and as listed
// where it has none; what set-asides lend is given in 4 only. The draw's seed is the sum of all lots in it, so it hangs on
// the round and on all who take part, and on no order. O(classes n pools^2) with exact fractions.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/lottery/assignment_draw.hpp"

namespace tranche {
namespace {

struct SizeClass {
    std::vector<EatingKind> kinds;
    std::vector<std::vector<std::size_t>> members;  // by kind: positions in the ranking
    std::vector<Gpus> size;                         // by pool, 0: no option of anyone
    std::vector<Gpus> places;                       // by pool
};

class Serial {
public:
    Serial(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions)
        : ranked_(ranked), room_(room), decisions_(decisions) {}

    void run() {
        for (const PoolRoom& pool : room_.pools()) free_.push_back(std::max<Gpus>(0, pool.free));
        for (std::size_t g = 0; g < room_.shares(); ++g)
            share_.push_back(std::max<Gpus>(0, room_.leftOfShare(g)));
        for (std::size_t i = 0; i < ranked_.size(); ++i)
            if (decisions_[i].gpus == 0) join(i);
        allotPlaces();
        for (SizeClass& c : classes_) draw(c);
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            if (decisions_[i].gpus > 0) continue;
            if (const auto fit = room_.fit(ranked_[i], ranked_[i].requested))
                award(decisions_[i], ranked_[i], room_, *fit);
            else
                decisions_[i].binding = room_.obstacle(ranked_[i]);
        }
    }

private:
    void join(std::size_t i) {
        const Candidate& c = ranked_[i];
        EatingKind kind;
        for (const std::uint16_t p : room_.preferredPools(c)) {
            const Gpus n = room_.whole(p, c);
            if (n == 0) continue;
            kind.pools.push_back(p);
            kind.size.push_back(n);
        }
        if (kind.pools.empty()) return;
        if (c.group != kNoGroup) kind.group = c.group;
        seed_ += static_cast<std::uint64_t>(std::llround(c.draw * 0x1p53));
        // The viable size tells where requests are clipped to a cap.
        const auto key = std::tuple(c.group, c.requested, c.capExempt, c.viable);
        const auto [at, fresh] = classOf_.emplace(key, classes_.size());
        if (fresh) classes_.emplace_back().size.assign(free_.size(), 0);
        SizeClass& mine = classes_[at->second];
        for (std::size_t j = 0; j < kind.pools.size(); ++j) mine.size[kind.pools[j]] = kind.size[j];
        std::size_t k = 0;
        while (k < mine.kinds.size() && mine.kinds[k].pools != kind.pools) ++k;
        if (k == mine.kinds.size()) {
            kind.agents = 0;
            mine.kinds.push_back(std::move(kind));
            mine.members.emplace_back();
        }
        ++mine.kinds[k].agents;
        mine.members[k].push_back(i);
    }

    void allotPlaces() {
        std::vector<EatingKind> all;
        for (const SizeClass& c : classes_) all.insert(all.end(), c.kinds.begin(), c.kinds.end());
        const AssignmentMatrix eaten = eat(all, free_, share_);
        struct Rest {
            Probability part;
            std::size_t owner, pool;
        };
        std::vector<Rest> rests;
        std::size_t row = 0;
        for (std::size_t c = 0; c < classes_.size(); ++c) {
            std::vector<Probability> requests(free_.size(), 0);
            for (const EatingKind& kind : classes_[c].kinds) {
                for (std::size_t j = 0; j < kind.pools.size(); ++j)
                    requests[kind.pools[j]] += eaten[row][j] * kind.agents;
                ++row;
            }
            classes_[c].places.assign(free_.size(), 0);
            for (std::size_t p = 0; p < free_.size(); ++p) {
                if (classes_[c].size[p] == 0) continue;
                const auto whole = static_cast<Gpus>(boost::multiprecision::numerator(requests[p]) /
                                                     boost::multiprecision::denominator(requests[p]));
                give(c, p, whole);
                rests.push_back({requests[p] - whole, c, p});
            }
        }
        std::stable_sort(rests.begin(), rests.end(),
                         [](const Rest& a, const Rest& b) { return a.part > b.part; });
        for (const Rest& rest : rests)
            if (rest.part > 0 && mayGive(rest.owner, rest.pool)) give(rest.owner, rest.pool, 1);
    }

    std::optional<std::size_t> groupOf(std::size_t c) const { return classes_[c].kinds[0].group; }
    bool mayGive(std::size_t c, std::size_t p) const {
        const Gpus size = classes_[c].size[p];
        return size <= free_[p] && (!groupOf(c) || size <= share_[*groupOf(c)]);
    }
    void give(std::size_t c, std::size_t p, Gpus places) {
        classes_[c].places[p] += places;
        free_[p] -= places * classes_[c].size[p];
        if (groupOf(c)) share_[*groupOf(c)] -= places * classes_[c].size[p];
    }

    void draw(const SizeClass& c) {
        if (std::all_of(c.places.begin(), c.places.end(), [](Gpus n) { return n == 0; })) return;
        std::vector<EatingKind> kinds = c.kinds;
        for (EatingKind& kind : kinds) {
            kind.group.reset();
            kind.size.assign(kind.pools.size(), 1);
        }
        const AssignmentMatrix eaten = eat(kinds, c.places, {});
        AssignmentMatrix chances;
        std::vector<std::size_t> positions;
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            std::vector<Probability> row(free_.size(), 0);
            for (std::size_t j = 0; j < kinds[k].pools.size(); ++j) row[kinds[k].pools[j]] = eaten[k][j];
            for (const std::size_t i : c.members[k]) {
                positions.push_back(i);
                chances.push_back(row);
            }
        }
        const std::vector<std::uint16_t> places = drawAssignment(chances, seed_);
        for (std::size_t k = 0; k < positions.size(); ++k)
            if (const std::uint16_t p = places[k]; p != kNoPlace) {
                const Candidate& winner = ranked_[positions[k]];
                const Fit fit{p, c.size[p], 0};
                if (room_.placeable(winner, fit)) award(decisions_[positions[k]], winner, room_, fit);
            }
    }

    std::span<const Candidate> ranked_;
    Room& room_;
    std::span<Decision> decisions_;
    std::vector<Gpus> free_, share_;  // not yet given to a class
    std::vector<SizeClass> classes_;
    std::map<std::tuple<std::uint16_t, Gpus, bool, Gpus>, std::size_t> classOf_;
    std::uint64_t seed_ = 0;
};

}  // namespace

void probabilisticSerialAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    Serial(ranked, room, decisions).run();
}

}  // namespace tranche

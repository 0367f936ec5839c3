// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Applicant-proposing deferred acceptance: every project proposes its whole request to the first pool of its list; pools
// keep the best-ranked proposals that fit, by loans and shares too, and reject the others, who propose to their next
// pool; again, until nobody is rejected. With several sizes a pool may end with room that it had refused: whoever holds
// nothing is then offered it, in rank order. At most n x pools rounds of O(n).
#include "models/allocation/award/deferred_acceptance.hpp"

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

// What is used of each pool and group, and whether one more would fit if another left.
class Usage {
public:
    Usage(std::span<const Candidate> ranked, const Room& before, std::span<const Decision> decisions)
        : ranked_(ranked),
          before_(before),
          decisions_(decisions),
          all_(before.pools().size(), 0),
          own_(all_) {
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            const Decision& d = decisions[i];
            if (d.gpus == 0) continue;
            all_[d.pool] += d.gpus;
            if (!borrows(i, d.pool)) own_[d.pool] += d.gpus;
            if (const std::uint16_t g = ranked[i].group; g != kNoGroup) {
                if (group_.size() <= g) group_.resize(g + std::size_t{1}, 0);
                group_[g] += d.gpus;
            }
        }
    }

    bool hasPlace(std::size_t i, std::uint16_t pool, std::size_t leaving) const {
        const Candidate& c = ranked_[i];
        const PoolRoom& p = before_.pools()[pool];
        const Gpus n = before_.whole(pool, c);
        if (n == 0) return false;
        Gpus all = all_[pool], own = own_[pool];
        Gpus group = c.group < group_.size() ? group_[c.group] : 0;
        for (const std::size_t gone : {i, leaving}) {  // its own award is given up for the better one
            if (gone == kIdleRoom || decisions_[gone].gpus == 0) continue;
            const Gpus freed = decisions_[gone].gpus;
            if (decisions_[gone].pool == pool) {
                all -= freed;
                if (!borrows(gone, pool)) own -= freed;
            }
            if (c.group != kNoGroup && ranked_[gone].group == c.group) group -= freed;
        }
        return all + n <= p.free + p.lendable && (borrows(i, pool) || own + n <= p.free) &&
               group + n <= before_.shareLeft(c);
    }

private:
    bool borrows(std::size_t i, std::uint16_t pool) const {
        return ranked_[i].endsBy <= before_.pools()[pool].lendUntil;
    }
    std::span<const Candidate> ranked_;
    const Room& before_;
    std::span<const Decision> decisions_;
    std::vector<Gpus> all_, own_, group_;
};

class Proposals {
public:
    Proposals(std::span<const Candidate> ranked, std::span<const Decision> decisions, std::size_t pools)
        : ranked_(ranked),
          decisions_(decisions),
          pools_(pools),
          pool_(ranked.size(), 0),
          fits_(ranked.size()) {
        for (std::size_t i = 0; i < ranked.size(); ++i) skipStrangers(i);
    }

    // All propose; true when nobody was rejected.
    bool round(Room room) {
        bool settled = true;
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            fits_[i].reset();
            if (decisions_[i].gpus > 0 || pool_[i] == pools_) continue;
            fits_[i] = room.fitIn(pool_[i], ranked_[i], ranked_[i].requested);
            if (fits_[i]) {
                room.take(ranked_[i], *fits_[i]);
                continue;
            }
            settled = false;
            ++pool_[i];
            skipStrangers(i);
        }
        return settled;
    }

    const std::vector<std::optional<Fit>>& fits() const { return fits_; }

private:
    void skipStrangers(std::size_t i) {
        while (pool_[i] < pools_ && (ranked_[i].pools >> pool_[i] & 1) == 0) ++pool_[i];
    }
    std::span<const Candidate> ranked_;
    std::span<const Decision> decisions_;
    std::size_t pools_;
    std::vector<std::size_t> pool_;  // the next to propose to, or that holds it
    std::vector<std::optional<Fit>> fits_;
};

}  // namespace

void deferredAcceptance(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    const std::size_t pools = room.pools().size();
    Proposals proposals(ranked, decisions, pools);
    while (!proposals.round(room)) continue;
    for (std::size_t i = 0; i < ranked.size(); ++i)
        if (proposals.fits()[i]) award(decisions[i], ranked[i], room, *proposals.fits()[i]);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const Candidate& c = ranked[i];
        for (std::size_t p = 0; p < pools && decisions[i].gpus == 0; ++p)
            if (const auto fit = room.fitIn(p, c, c.requested)) award(decisions[i], c, room, *fit);
        if (decisions[i].gpus == 0) decisions[i].binding = room.obstacle(c);
    }
}

std::vector<JustifiedEnvy> justifiedEnvy(std::span<const Candidate> ranked, const Room& before,
                                         std::span<const Decision> decisions) {
    expects(ranked.size() == decisions.size(), "a decision for every candidate");
    const Usage usage(ranked, before, decisions);
    std::vector<JustifiedEnvy> envy;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const std::size_t better = decisions[i].gpus > 0 ? decisions[i].pool : before.pools().size();
        for (std::uint16_t p = 0; p < better; ++p) {
            if (before.whole(p, ranked[i]) == 0) continue;
            if (usage.hasPlace(i, p, kIdleRoom)) {
                envy.push_back({i, kIdleRoom, p});
                continue;
            }
            for (std::size_t j = i + 1; j < ranked.size(); ++j)
                if (decisions[j].gpus > 0 && decisions[j].pool == p && usage.hasPlace(i, p, j))
                    envy.push_back({i, j, p});
        }
    }
    return envy;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fair division as award rules. In rank order everyone is put to one pool of its options, that which is least asked for
// with its request on it (choice listed: the first whose capacity is not yet asked for in full, else the least asked
// for). Then the pools, what they may lend and the share groups are divided at once (division/link_filling.hpp); while
// someone is below its viable size, the worst-ranked of these is dropped and all is divided anew. Lent GPUs go to the
// worst-ranked who may have them, so that a hand-over touches the best last. What nobody left in can use is offered to
// those dropped, in rank order, as the largest viable part; a rule that stops leaves it.
// DRF: the resources are the pools, a task is a server. Power and storage bind no round here: GPUs are always dominant.
#include <algorithm>
#include <cmath>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/division/link_filling.hpp"
#include "models/allocation/division/viable_size.hpp"

namespace tranche {
namespace {

enum class Measure { gpus, gpusEqual, part, poolShare };

struct Plan {
    Measure measure;
    OnBlock onBlock = OnBlock::skip;
};

// A candidate in the pool it was put to.
struct Member {
    std::size_t at;  // in the ranking
    std::size_t pool;
    LinkClaim claim;
    bool mayBorrow;
};

class Divider {
public:
    Divider(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions, Plan plan)
        : ranked_(ranked), room_(room), decisions_(decisions), plan_(plan), asked_(room.pools().size(), 0) {}

    void run() {
        for (const PoolRoom& pool : room_.pools()) offered_.push_back(pool.free + pool.lendable);
        for (const Decision& d : decisions_)
            if (d.gpus > 0) offered_[d.pool] += d.gpus;
        for (std::size_t i = 0; i < ranked_.size(); ++i)
            decisions_[i].gpus == 0 ? admit(i) : join(i, decisions_[i].pool);
        std::vector<Gpus> viable;
        for (const Member& m : members_) viable.push_back(ranked_[m.at].viable - decisions_[m.at].gpus);
        const auto gpus =
            divideViably(viable, [&](const std::vector<std::size_t>& members) { return divided(members); });
        settle(gpus);
        for (std::size_t i = 0; i < ranked_.size(); ++i) finish(i);
    }

private:
    Gpus shareLeft(const Candidate& c) const {
        return c.group == kNoGroup ? kNoLimit : room_.leftOfShare(c.group);
    }

    // Is pool a less asked for than pool b, with this request on it?
    bool easier(const Candidate& c, std::size_t a, std::size_t b) const {
        using Wide = __int128;
        return Wide{asked_[a] + room_.whole(a, c)} * room_.capacity(b, c) <
               Wide{asked_[b] + room_.whole(b, c)} * room_.capacity(a, c);
    }

    void admit(std::size_t at) {
        const Candidate& c = ranked_[at];
        const std::size_t pools = room_.pools().size();
        std::size_t best = pools;
        for (std::size_t p = 0; p < pools; ++p) {
            if ((c.pools >> p & 1) == 0 || room_.whole(p, c) == 0) continue;
            const Gpus quantum = room_.pools()[p].quantum;
            const Gpus most =
                floorToQuantum(std::max<Gpus>(0, std::min(room_.capacity(p, c), shareLeft(c))), quantum);
            if (most < std::max(c.viable, quantum)) continue;
            if (best == pools || easier(c, p, best)) best = p;
            if (room_.choice() == PoolChoice::listed &&
                asked_[p] + room_.whole(p, c) <= room_.capacity(p, c)) {
                best = p;
                break;
            }
        }
        if (best < pools) join(at, best);
    }

    void join(std::size_t at, std::size_t p) {
        const Candidate& c = ranked_[at];
        const PoolRoom& pool = room_.pools()[p];
        const auto pools = static_cast<std::uint32_t>(asked_.size());
        const auto link = static_cast<std::uint32_t>(p);
        Member m{at, p, {}, c.endsBy <= pool.lendUntil};
        m.claim.held = decisions_[at].gpus;  // of an earlier turn, within the shares
        m.claim.demand = std::max<Gpus>(0, room_.whole(p, c) - m.claim.held);
        m.claim.unit = pool.quantum;
        const bool weighted = plan_.measure == Measure::gpus || plan_.measure == Measure::poolShare;
        m.claim.weight = weighted ? std::max<std::int64_t>(1, std::llround(c.weight * 1e6)) : 1;
        if (plan_.measure == Measure::poolShare) m.claim.weight *= std::max<Gpus>(1, offered_[p]);
        m.claim.links = {link, m.mayBorrow ? kNoLink : pools + link,
                         c.group == kNoGroup ? kNoLink : 2 * pools + c.group};
        asked_[p] += m.claim.demand;
        groups_ = std::max(groups_, c.group == kNoGroup ? 0 : std::size_t{c.group} + 1);
        members_.push_back(m);
    }

    // Rooms of the links: all of each pool, its free part, what is left of each share.
    std::vector<Gpus> rooms() const {
        std::vector<Gpus> room;
        for (const PoolRoom& pool : room_.pools()) room.push_back(pool.free + pool.lendable);
        for (const PoolRoom& pool : room_.pools()) room.push_back(pool.free);
        for (std::size_t g = 0; g < groups_; ++g) room.push_back(room_.leftOfShare(g));
        return room;
    }

    std::vector<Gpus> divided(const std::vector<std::size_t>& members) const {
        std::vector<LinkClaim> claims;
        claims.reserve(members.size());
        for (const std::size_t m : members) claims.push_back(members_[m].claim);
        if (plan_.measure == Measure::part) return rationLinks(claims, rooms());
        return fillLinks(claims, rooms(), plan_.onBlock,
                         plan_.measure == Measure::poolShare ? FillBy::held : FillBy::nextUnit);
    }

    void settle(const std::vector<Gpus>& gpus) {
        std::vector<Gpus> borrowed(asked_.size());
        for (std::size_t p = 0; p < asked_.size(); ++p) borrowed[p] = -room_.pools()[p].free;
        for (std::size_t m = 0; m < members_.size(); ++m) borrowed[members_[m].pool] += gpus[m];
        for (std::size_t m = members_.size(); m-- > 0;) {
            if (gpus[m] == 0) continue;
            const Member& member = members_[m];
            Gpus& owed = borrowed[member.pool];
            const Gpus lent = member.mayBorrow ? std::clamp<Gpus>(owed, 0, gpus[m]) : 0;
            owed -= lent;
            const Fit whole{static_cast<std::uint16_t>(member.pool), gpus[m], lent};
            // Divided by count: what has no place goes back, all of it where the rest is not viable.
            const Gpus part = room_.placeablePart(ranked_[member.at], whole);
            const Decision before = decisions_[member.at];
            if (part == 0 || before.gpus + part < ranked_[member.at].viable) continue;
            award(decisions_[member.at], ranked_[member.at], room_,
                  Fit{whole.pool, part, std::max<Gpus>(0, lent - (gpus[m] - part))});
            decisions_[member.at].gpus += before.gpus;
            decisions_[member.at].borrowed += before.borrowed;
        }
    }

    void finish(std::size_t at) {
        if (decisions_[at].gpus > 0) return;
        const Candidate& c = ranked_[at];
        if (plan_.onBlock == OnBlock::skip)
            if (const auto part = room_.part(c)) return award(decisions_[at], c, room_, *part);
        decisions_[at].binding = room_.obstacle(c);
    }

    std::span<const Candidate> ranked_;
    Room& room_;
    std::span<Decision> decisions_;
    Plan plan_;
    std::vector<Gpus> asked_;    // by pool
    std::vector<Gpus> offered_;  // by pool: what this round has to give, earlier turns included
    std::vector<Member> members_;
    std::size_t groups_ = 0;
};

}  // namespace

void maxMinAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    Divider(ranked, room, decisions, {Measure::gpus}).run();
}
void uniformAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    Divider(ranked, room, decisions, {Measure::gpusEqual}).run();
}
void proportionalAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    Divider(ranked, room, decisions, {Measure::part}).run();
}
void drfAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    Divider(ranked, room, decisions, {Measure::poolShare}).run();
}
void drfStopAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    Divider(ranked, room, decisions, {Measure::poolShare, OnBlock::stop}).run();
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fair division as award rules. In rank order everyone is put to one pool of its options, that which is least asked for
// with its request on it (choice listed: the first whose capacity is not yet asked for in full, else the least asked
// for). Then the pools, what they may lend and the share groups are divided at once (division/link_filling.hpp); while
// someone is below its viable size, the worst-ranked of these is dropped and all is divided anew. Lent GPUs go to the
// worst-ranked who may have them, so that a hand-over touches the best last. What nobody left in can use is offered to
// those dropped, in rank order, as the largest viable part; a rule that stops leaves it.
// DRF: a task is a server; the resources are the pools and, where the policy limits them, power and storage, all as far as
// they are on offer in this round. Gavel: who may use both types is first put to one (division/type_choice.hpp), and levels
// are throughput over that of an equal split.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/division/link_filling.hpp"
#include "models/allocation/division/type_choice.hpp"
#include "models/allocation/division/viable_size.hpp"

namespace tranche {
namespace {

enum class Measure { gpus, gpusEqual, part, poolShare, throughput };

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

constexpr std::uint32_t kShared = 2;  // links of power and storage come first

class Divider {
public:
    Divider(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions, Plan plan)
        : ranked_(ranked), room_(room), decisions_(decisions), plan_(plan), asked_(room.pools().size(), 0) {}

    void run() {
        for (const PoolRoom& pool : room_.pools()) offered_.push_back(pool.free + pool.lendable);
        shared_ = room_.resources();
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            const Decision& d = decisions_[i];
            if (d.gpus == 0) continue;
            offered_[d.pool] += d.gpus;
            shared_.watts += d.gpus * room_.pools()[d.pool].watts;
            shared_.gigabytes += d.gpus * ranked_[i].gigabytes;
        }
        if (plan_.measure == Measure::throughput) typeOf_ = types();
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

    // Every GPU of a type counts the same; an equal split gives each its part of both types.
    double equalSplit(const Candidate& c) const {
        std::array<double, 2> gpus{0, 0};
        for (std::size_t p = 0; p < offered_.size(); ++p)
            gpus[room_.pools()[p].type] += static_cast<double>(offered_[p]);
        const double all = gpus[0] + gpus[1];
        return all > 0 ? (c.throughput[0] * gpus[0] + c.throughput[1] * gpus[1]) / all : 1;
    }

    bool hasRoom(std::size_t p, const Candidate& c) const {
        if ((c.pools >> p & 1) == 0 || room_.whole(p, c) == 0) return false;
        const Gpus quantum = room_.pools()[p].quantum;
        const Gpus most =
            floorToQuantum(std::max<Gpus>(0, std::min(room_.capacity(p, c), shareLeft(c))), quantum);
        return most >= std::max(c.viable, quantum);
    }

    std::vector<std::uint8_t> types() const {
        std::vector<TypeDemand> demands;
        std::array<double, 2> capacity{0, 0};
        for (std::size_t p = 0; p < offered_.size(); ++p)
            capacity[room_.pools()[p].type] += static_cast<double>(offered_[p]);
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            const Candidate& c = ranked_[i];
            TypeDemand demand{{false, false}, {0, 0}, {1, 1}};
            for (std::size_t t = 0; t < 2; ++t) demand.unit[t] = c.weight * equalSplit(c) / c.throughput[t];
            for (std::size_t p = 0; p < offered_.size(); ++p) {
                const bool here = decisions_[i].gpus > 0 ? decisions_[i].pool == p : hasRoom(p, c);
                const std::size_t t = room_.pools()[p].type;
                if (!here) continue;
                demand.may[t] = true;
                demand.demand[t] = std::max(demand.demand[t], static_cast<double>(room_.whole(p, c)));
            }
            demands.push_back(demand);
        }
        return chooseTypes(demands, capacity);
    }

    void admit(std::size_t at) {
        const Candidate& c = ranked_[at];
        const std::size_t pools = room_.pools().size();
        std::size_t best = pools;
        for (std::size_t p = 0; p < pools; ++p) {
            if (!hasRoom(p, c) || (!typeOf_.empty() && room_.pools()[p].type != typeOf_[at])) continue;
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
        const auto link = static_cast<std::uint32_t>(kShared + p);
        Member m{at, p, {}, c.endsBy <= pool.lendUntil};
        m.claim.held = decisions_[at].gpus;  // of an earlier turn, within the shares
        m.claim.demand = std::max<Gpus>(0, room_.whole(p, c) - m.claim.held);
        m.claim.unit = pool.quantum;
        weigh(m.claim, c, p);
        m.claim.links = {link, m.mayBorrow ? kNoLink : pools + link,
                         c.group == kNoGroup ? kNoLink : kShared + 2 * pools + c.group};
        asked_[p] += m.claim.demand;
        groups_ = std::max(groups_, c.group == kNoGroup ? 0 : std::size_t{c.group} + 1);
        members_.push_back(m);
    }

    // A level is what it has over this weight, so a weight is what makes one unit of level.
    void weigh(LinkClaim& claim, const Candidate& c, std::size_t p) const {
        const PoolRoom& pool = room_.pools()[p];
        if (plan_.measure == Measure::gpusEqual || plan_.measure == Measure::part) return;
        double weight = c.weight * 1e6;
        if (plan_.measure == Measure::throughput) weight *= equalSplit(c) / c.throughput[pool.type];
        claim.weight = std::max<std::int64_t>(1, std::llround(weight));
        if (plan_.measure != Measure::poolShare) return;
        // GPUs that would take all there is of the dominant resource.
        const std::int64_t ofPool = claim.weight * std::max<Gpus>(1, offered_[p]);
        double least = static_cast<double>(std::max<Gpus>(1, offered_[p]));
        const auto share = [&](std::size_t k, std::int64_t all, std::int64_t need) {
            if (all >= kNoLimit || need <= 0) return;
            claim.shared[k] = static_cast<std::uint32_t>(k);
            claim.need[k] = need;
            least = std::min(least, static_cast<double>(all) / static_cast<double>(need));
        };
        share(0, shared_.watts, pool.watts);
        share(1, shared_.gigabytes, c.gigabytes);
        claim.weight = least < static_cast<double>(offered_[p])
                           ? std::max<std::int64_t>(1, std::llround(weight * std::max(0.0, least)))
                           : ofPool;
    }

    // Rooms of the links: power and storage, all of each pool, its free part, what is left of each share.
    std::vector<Gpus> rooms() const {
        std::vector<Gpus> room{room_.resources().watts, room_.resources().gigabytes};
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
    SharedResources shared_;            // the same of power and storage
    std::vector<std::uint8_t> typeOf_;  // by position; empty: no matter
    std::vector<Gpus> asked_;           // by pool
    std::vector<Gpus> offered_;         // by pool: what this round has to give, earlier turns included
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
void gavelAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    Divider(ranked, room, decisions, {Measure::throughput}).run();
}
void drfStopAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    Divider(ranked, room, decisions, {Measure::poolShare, OnBlock::stop}).run();
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/share/reserve.hpp"

#include <algorithm>
#include <vector>

namespace tranche {
namespace {

class Round {
public:
    Round(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions, AwardRule rule)
        : ranked_(ranked), room_(room), decisions_(decisions), rule_(rule) {
        Gpus onOffer = 0, reserved = 0;
        for (const PoolRoom& pool : room.pools()) onOffer += pool.free + pool.lendable;
        for (std::size_t g = 0; g < room.shares(); ++g) reserved += room.leftOfShare(g);
        openLeft_ = std::max<Gpus>(0, onOffer - reserved);
        open_ = room.addShare(openLeft_);
    }

    void members() {
        run([](const Candidate& c) { return c.group != kNoGroup; }, [](Candidate&) {});
    }

    ~Round() { room_.dropShare(); }
    Round(const Round&) = delete;
    Round& operator=(const Round&) = delete;

    // Everyone, for the open places or for whatever is left.
    void everyone(bool openOnly) {
        room_.limitShare(open_, openOnly ? openLeft_ : kNoLimit);
        run([](const Candidate&) { return true; }, [&](Candidate& c) { c.group = open_; });
    }

private:
    template <class Takes, class Change>
    void run(Takes takes, Change change) {
        std::vector<std::size_t> positions;
        std::vector<Candidate> candidates;
        std::vector<Decision> decisions;
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            if (!takes(ranked_[i])) continue;
            positions.push_back(i);
            candidates.push_back(ranked_[i]);
            change(candidates.back());
            decisions.push_back(decisions_[i]);
        }
        rule_(candidates, room_, decisions);
        for (std::size_t k = 0; k < positions.size(); ++k) decisions_[positions[k]] = decisions[k];
    }

    std::span<const Candidate> ranked_;
    Room& room_;
    std::span<Decision> decisions_;
    AwardRule rule_;
    Gpus openLeft_ = 0;
    std::uint16_t open_ = kNoGroup;
};

}  // namespace

void awardReserved(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions,
                   AwardRule rule, ReserveOrder order, bool revert) {
    Round round(ranked, room, decisions, rule);
    if (order == ReserveOrder::reserveFirst) {
        round.members();
        round.everyone(!revert);
    } else {
        round.everyone(true);
        round.members();
        if (revert) round.everyone(false);
    }
}

}  // namespace tranche

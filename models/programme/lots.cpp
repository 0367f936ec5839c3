// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lots: the number and the weight of an application in its round, and the bands of a partial lottery.
#include <cmath>

#include "models/allocation/lottery/draw_chances.hpp"
#include "models/allocation/lottery/lot.hpp"
#include "models/allocation/lottery/score_bands.hpp"
#include "models/programme/programme.hpp"

namespace tranche {

void Programme::takeLot(const Application& a, Candidate& c) const {
    c.weight = setting_->sectors[a.sector].weight;
    if (a.call == Application::kNoCall || !setting_->lots) return;
    const LotterySpec& lottery = setting_->scenario.policy.award.lottery;
    RunKey key = key_;
    if (lottery.seed) key.seed = static_cast<std::uint64_t>(*lottery.seed);
    c.draw = drawLot(key, setting_->calls[a.call].entity, a.entity, a.attempt);
    c.band = bandOf(c.score, lottery.fundAbove, lottery.rejectBelow);
}

// The draw as it was, for its record; in the first replication with everybody's chance.
void Programme::recordLots(RoundOutcome& round) const {
    const bool weighted =
        setting_->order->lots == Lots::weighted || setting_->order->lots == Lots::betweenLines;
    std::vector<double> chances;
    if (key_.replication == 0 && !setting_->intervention)
        chances = drawChances(ranked_, before_, *setting_->awardRule, *setting_->order, setting_->ties);
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
        const Candidate& c = ranked_[i];
        const double weight = weighted ? c.weight : 1;
        const bool drawn = setting_->order->lots != Lots::betweenLines;
        round.lots.push_back({c.application, drawn ? Band::draw : c.band, weight, lotKey(c.draw, weight),
                              chances.empty() ? -1 : chances[i]});
    }
}

// The grey zone is about the whole field. Its line: how many the rule would fund in order of score. Who is in no pool
// is out of the field already.
void Programme::bandCandidates() {
    if (setting_->order->lots != Lots::betweenLines) return;
    const PolicySpec& policy = setting_->scenario.policy;
    if (policy.award.lottery.greyZone) {
        std::vector<Candidate> field;
        for (const Candidate& c : ranked_)
            if (c.pools != 0) field.push_back(c);
        sortCandidates(field, *findOrder("score"));
        Room room = room_;
        std::vector<Decision> decisions(field.size());
        setting_->awardRule->rule(field, room, decisions);
        std::size_t line = 0;
        std::vector<double> scores;
        for (std::size_t i = 0; i < field.size(); ++i) {
            line += decisions[i].gpus > 0 ? 1 : 0;
            scores.push_back(field[i].score);
        }
        const double sd = policy.review.noiseSd / std::sqrt(static_cast<double>(policy.review.reviewers));
        const std::vector<Band> bands = greyZone(scores, sd, line, *policy.award.lottery.greyZone);
        for (std::size_t i = 0; i < field.size(); ++i) field[i].band = bands[i];
        std::erase_if(ranked_, [](const Candidate& c) { return c.pools != 0; });
        ranked_.insert(ranked_.end(), field.begin(), field.end());
    }
    for (Candidate& c : ranked_)
        if (c.band == Band::reject) c.pools = 0;
}

}  // namespace tranche

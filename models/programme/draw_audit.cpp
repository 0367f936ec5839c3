// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/draw_audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "models/allocation/lottery/sha256.hpp"

namespace tranche {
namespace {

std::string_view bandName(Band band) {
    return band == Band::fund ? "fund" : band == Band::draw ? "draw" : "reject";
}

std::string listText(const RoundDraw& draw) {
    std::vector<const DrawLine*> byNumber;
    for (const DrawLine& line : draw.lines) byNumber.push_back(&line);
    std::sort(byNumber.begin(), byNumber.end(),
              [](const DrawLine* a, const DrawLine* b) { return a->application < b->application; });
    std::string text = "round " + draw.round + "\n";
    for (const DrawLine* l : byNumber)
        text += fmt::format("{},{},{},{},{},{},{}\n", l->application, l->applicant, l->attempt, l->sector,
                            l->gpus, l->weight, l->band);
    return text;
}

}  // namespace

std::vector<RoundDraw> auditDraws(const Setting& setting, RunKey key, const ReplicationOutcome& outcome) {
    std::vector<RoundDraw> draws;
    if (!setting.lots) return draws;
    const LotterySpec& lottery = setting.scenario.policy.award.lottery;
    const std::uint64_t seed = lottery.seed ? static_cast<std::uint64_t>(*lottery.seed) : key.seed;
    for (const RoundOutcome& round : outcome.rounds) {
        RoundDraw draw;
        draw.round = setting.calls[round.call].call.spec.id;
        draw.decided = setting.calendar.date(round.decided);
        draw.commitment =
            sha256(fmt::format("tranche-draw|{}|{}|{}|{}", draw.round, seed, key.replication, lottery.nonce));
        for (const LotEntry& lot : round.lots) {
            const Application& a = outcome.applications[lot.application];
            DrawLine line;
            line.position = static_cast<std::uint32_t>(draw.lines.size() + 1);
            line.application = lot.application;
            line.applicant = fmt::format("{:016x}", a.entity);
            line.sector = setting.scenario.sectors[a.sector].id;
            line.band = bandName(lot.band);
            line.attempt = a.attempt;
            line.gpus = a.requested;
            line.awarded = a.awarded == round.decided ? a.granted : 0;
            line.weight = lot.weight;
            line.chance = lot.chance;
            line.key = lot.key;
            draw.lines.push_back(std::move(line));
        }
        draw.listHash = sha256(listText(draw));
        draws.push_back(std::move(draw));
    }
    return draws;
}

}  // namespace tranche

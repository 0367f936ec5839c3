// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "models/programme/programme.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kAbility = hash64("ability");
constexpr std::uint64_t kEvaluation = hash64("evaluation");
constexpr std::uint64_t kTeamUse = hash64("team use");
constexpr std::uint64_t kWildcardDraws = 0x100;  // of an evaluation: beyond those of the stages, at most 200

constexpr std::uint32_t contestOf(std::uint32_t entity) {
    return entity >> 8;
}
constexpr std::uint32_t stageOf(std::uint32_t entity) {
    return entity & 0xff;
}

}  // namespace

// What the jury sees of a team at the end of a stage: ability, learning by computing, noise.
double Programme::evaluate(std::size_t contest, const Team& team, std::uint64_t draw) const {
    const ContestSpec& spec = setting_->scenario.contests[contest];
    const double learned = spec.learning * elementary::log(1 + toGpuHours(team.compute));
    const Stream stream(key_, kEvaluation, combine(setting_->contests[contest].entity, team.number));
    return team.ability + learned + spec.noiseSd * elementary::normalQuantile(stream.uniform(draw));
}

// The best of all that were eliminated before or are now, judged anew: as many as the stage has wildcards for them.
std::vector<std::uint32_t> Programme::returningTeams(std::size_t c, std::size_t k,
                                                     const std::vector<std::uint32_t>& survivors) const {
    const ContestStageSpec& stage = setting_->scenario.contests[c].stages[k];
    if (stage.wildcard != WildcardKind::returning) return {};
    std::vector<std::pair<double, std::uint32_t>> ranking;
    for (const auto* list : {&contests_[c].out, &contests_[c].teams})
        for (const Team& team : *list)
            if (std::find(survivors.begin(), survivors.end(), team.number) == survivors.end())
                ranking.emplace_back(-evaluate(c, team, kWildcardDraws + k), team.number);
    std::sort(ranking.begin(), ranking.end());
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < ranking.size() && i < static_cast<std::size_t>(stage.wildcards); ++i)
        numbers.push_back(ranking[i].second);
    return numbers;
}

// GPUs of a team in a stage, by what becomes of the losers' GPUs.
Gpus Programme::teamSize(std::size_t c, std::size_t k) const {
    const ContestSpec& spec = setting_->scenario.contests[c];
    const ContestSetting& contest = setting_->contests[c];
    const Gpus quantum = setting_->pools[setting_->setAsides[contest.setAside].pool].quantum;
    const ContestStageSpec& stage = spec.stages[k];
    const Gpus floor = equalFloor(setting_->scenario.setAsides[contest.setAside].gpus, stage.teams, quantum);
    const Gpus stated = stage.gpusPerTeam ? ceilToQuantum(*stage.gpusPerTeam, quantum) : floor;
    if (k == 0 || stage.leased || spec.losersGpus == LosersGpus::setAside) return stated;
    if (spec.losersGpus == LosersGpus::survivors) return std::max(stated, floor);
    if (stage.gpusPerTeam) return stated;
    for (std::size_t j = k; j-- > 0;)  // as much as before
        if (!spec.stages[j].leased) return teamSize(c, j);
    return stated;
}

// What no stage from k on needs leaves the set-aside for good.
void Programme::narrowSetAside(std::size_t c, std::size_t k) {
    const ContestSpec& spec = setting_->scenario.contests[c];
    const std::size_t s = setting_->contests[c].setAside;
    if (spec.losersGpus != LosersGpus::open || k == 0) return;
    Gpus need = 0;
    for (std::size_t j = k; j < spec.stages.size(); ++j)
        if (!spec.stages[j].leased) need = std::max(need, teamSize(c, j) * spec.stages[j].teams);
    asideMost_[s] = std::min(asideMost_[s], need);
    refreshSetAsides(setting_->setAsides[s].pool);
    requestPass();
}

// Ends the stage before (its compute is booked, the jury decides), then starts the teams of this one. The stage after
// the last only ends the contest.
void Programme::stageStarts(std::uint32_t entity) {
    const std::size_t c = contestOf(entity), k = stageOf(entity);
    const ContestSpec& spec = setting_->scenario.contests[c];
    const ContestSetting& contest = setting_->contests[c];
    ContestState& state = contests_[c];
    ContestOutcome& outcome = out_.contests[c];
    const bool last = k == spec.stages.size();

    for (Team& team : state.teams) {
        Application& a = out_.applications[team.application];
        const bool leased = a.pool == kNoPool && a.status == Status::running;
        if (leased) {
            a.delivered = a.held * (now() - a.started);
            a.used = a.active * (now() - a.started);
        } else if (a.status == Status::running) {
            settle(a);
        }
        team.compute += a.delivered;
        outcome.total += a.delivered;
    }
    std::vector<std::pair<double, std::uint32_t>> ranking;
    for (const Team& team : state.teams) ranking.emplace_back(-evaluate(c, team, k), team.number);
    std::sort(ranking.begin(), ranking.end());
    const std::size_t survivors =
        k == 0 ? 0
        : last
            ? 1
            : std::min<std::size_t>(
                  ranking.size(), static_cast<std::size_t>(spec.stages[k].teams - spec.stages[k].wildcards));
    std::vector<std::uint32_t> staying;
    for (std::size_t i = 0; i < survivors; ++i) staying.push_back(ranking[i].second);
    if (!last)
        for (const std::uint32_t number : returningTeams(c, k, staying)) staying.push_back(number);
    const auto survives = [&](const Team& team) {
        return std::find(staying.begin(), staying.end(), team.number) != staying.end();
    };
    for (const Team& team : state.teams) {  // before any GPUs come free: they are not for this stage any more
        Application& a = out_.applications[team.application];
        if (a.status != Status::awarded) continue;
        leaveQueue(team.application);
        a.status = Status::withdrawn;
        a.binding = Binding::capacity;
        a.ended = now();
        a.held = 0;
    }
    for (const Team& team : state.teams) {
        Application& a = out_.applications[team.application];
        const bool stays = survives(team);
        if (!stays) {
            outcome.eliminated += team.compute;
            state.out.push_back(team);
            state.out.back().delivered = a.delivered;
            state.out.back().used = a.used;
        }
        if (a.status == Status::running && a.pool == kNoPool) {
            a.status = Status::ended;
            a.ended = now();
            a.held = a.active = 0;
        } else if (a.status == Status::running && !stays && !last &&
                   spec.noticeDays + spec.handBackDays > 0) {
            a.ends = now() + (spec.noticeDays + spec.handBackDays) * kDay;
            schedule(a.ends, Phase::completion, team.application, Kind::handBack, team.application);
            if (spec.handBackIdle)
                schedule(now() + spec.noticeDays * kDay, Phase::completion, team.application,
                         Kind::handBackBegins, team.application);
        } else if (a.status == Status::running) {
            closeGrant(team.application, Status::ended);
        }
    }
    if (last) {
        outcome.decided = !ranking.empty();
        for (const Team& team : state.teams)
            if (survives(team)) outcome.bestTeamWon = team.ability >= state.bestAbility;
        state.teams.clear();
        narrowSetAside(c, k);
        return;
    }
    std::erase_if(state.teams, [&](const Team& team) { return !survives(team); });
    for (const Team& team : state.out) {  // who returns is no longer eliminated
        if (!survives(team)) continue;
        handBack(team.application);
        outcome.eliminated -= team.compute;
        state.teams.push_back(team);
    }
    std::erase_if(state.out, survives);
    std::sort(state.teams.begin(), state.teams.end(),
              [](const Team& a, const Team& b) { return a.number < b.number; });
    const ContestStageSpec& stage = spec.stages[k];
    while (state.teams.size() < static_cast<std::size_t>(stage.teams)) {
        const std::uint32_t number = state.entered++;
        const Stream stream(key_, kAbility, combine(contest.entity, number));
        const double ability = spec.abilitySd * elementary::normalQuantile(stream.uniform(0));
        state.bestAbility = state.any ? std::max(state.bestAbility, ability) : ability;
        state.any = true;
        state.teams.push_back({number, ability, 0, 0});
    }
    const Time until = k + 1 < spec.stages.size() ? contest.from[k + 1] : contest.ends;
    for (Team& team : state.teams) {
        team.application = newApplication(combine(contest.entity, team.number), contest.sector, now());
        Application& a = out_.applications[team.application];
        a.contest = true;
        a.call = static_cast<std::uint32_t>(c);
        a.attempt = static_cast<std::uint16_t>(k);
        a.requested = a.viable = teamSize(c, k);
        a.duration = until - now();
        a.submitted = a.closed = a.decided = a.awarded = a.agreed = now();
        a.granted = a.held = a.requested;
        a.status = Status::awarded;
        const Stream use(key_, kTeamUse, combine(a.entity, k));
        a.plateau = static_cast<float>(std::clamp(spec.plateau.quantile(use.uniform(0)), 0.0, 1.0));
        if (stage.leased) {
            a.status = Status::running;
            a.started = a.firstUse = now();
            a.active =
                static_cast<Gpus>(std::floor(static_cast<double>(a.held) * static_cast<double>(a.plateau)));
            a.ends = until;
        } else {
            joinQueue(team.application);
        }
    }
    narrowSetAside(c, k);
    startTeams(c);
}

// Teams whose GPUs are there start; the others wait for the set-aside's pool to be delivered or handed back.
void Programme::startTeams(std::size_t c) {
    const std::size_t s = setting_->contests[c].setAside;
    const SetAsideSetting& aside = setting_->setAsides[s];
    if (now() < aside.handover || now() >= aside.until) return;
    const Time until = setting_->contests[c].ends;
    if (now() >= until) return;
    for (const Team& team : contests_[c].teams) {
        Application& a = out_.applications[team.application];
        if (a.status != Status::awarded || a.pool != kNoPool) continue;
        const Gpus target = std::min(setAsideSize(s), setAsideLimit(s));
        if (asideUse_[s] + asideLent_[s] + a.requested > target) break;
        if (placing_ && !placeNow(team.application, aside.pool, a.requested, Reach::held)) break;
        a.pool = aside.pool;
        a.duration = a.submitted + a.duration - now();  // to the end of the stage
        asideUse_[s] += a.held;
        committed_[aside.pool] += a.held;
        leaveQueue(team.application);
        if (placing_) notePlace(team.application);
        refreshSetAside(s);
        start(team.application);
    }
}

// An eliminated team leaves; what it had since its elimination counts as its own.
void Programme::handBack(Index index) {
    if (out_.applications[index].status != Status::running) return;
    closeGrant(index, Status::ended);
    const Application& a = out_.applications[index];
    ContestOutcome& outcome = out_.contests[a.call];
    for (Team& team : contests_[a.call].out) {
        if (team.application != index) continue;
        const GpuTime since = a.delivered - team.delivered;
        outcome.eliminated += since;
        outcome.total += since;
        outcome.handOverIdle += since - (a.used - team.used);
        team.compute += since;
    }
}

// The notice is over: no more work on the GPUs that are handed back.
void Programme::handBackBegins(Index index) {
    Application& a = out_.applications[index];
    if (a.status == Status::running) setUse(a, 0, 0);
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Divisible awards that maximise the sum of score x GPUs, by minimum-cost flow (assignment_flow.hpp). The value of a GPU
// is the project's score, the same in every pool; up to the whole request, its cap and its group's share.
//
// What a flow cannot say is imposed on its answer, and the flow is solved again until nothing is left to impose (who
// must choose a pool is judged by the rest only after that):
//   one pool a project     who is given GPUs of several keeps the pool that gives most (ties: listed first)
//   whole servers          an award that is no multiple of its pool's quantum is limited to the next lower one
//   a viable size          of the awards below it the lowest-ranked is dropped, and with it everyone below it who needs
//                          more than any pool has beside the viable awards
// Each of these removes something for good, so it ends; every flow is optimal for what was not removed, and nothing more
// is promised. At the end the dropped are offered what is left, whole requests in rank order. Scores to 1e-6 points, or
// to 1e-4 or 1e-2 where the costs of so many GPUs and projects would not fit 63 bits.
// Verified by: tests/allocation/award_test.cpp, every_rule_test.cpp.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/allocation/award/assignment_flow.hpp"
#include "models/allocation/award/award_selected.hpp"

namespace tranche {
namespace {

class Assignment {
public:
    Assignment(std::span<const Candidate> ranked, const Room& room, std::span<const Decision> decisions)
        : ranked_(ranked), room_(room) {
        addPools();
        for (std::size_t i = 0; i < ranked.size(); ++i)
            if (decisions[i].gpus == 0 && ranked[i].score >= 0) addProject(i);
        for (const double scale : {1e6, 1e4, 1e2}) {
            for (FlowUse& use : flow_.uses)
                use.value = std::llround(ranked[position_[use.project]].score * scale);
            if (costsFit(flow_)) break;
        }
    }

    std::vector<Selected> run() {
        FlowAnswer answer;
        for (bool settled = false; !settled;) {
            answer = assignByFlow(flow_);
            countParts(answer);
            const bool split = imposeOnePool(answer), broken = imposeQuantum(answer),
                       small = imposeViable(answer);
            settled = !split && !broken && !small;
        }
        std::vector<Selected> selected;
        for (std::size_t u = 0; u < flow_.uses.size(); ++u)
            if (answer.flow[u] > 0)
                selected.push_back({position_[flow_.uses[u].project], pool(u), answer.flow[u] * unit_});
        return selected;
    }

private:
    std::size_t pools() const { return room_.pools().size(); }
    std::uint16_t pool(std::size_t use) const {
        return static_cast<std::uint16_t>(flow_.uses[use].pool % pools());
    }
    Gpus quantum(std::size_t use) const { return room_.pools()[pool(use)].quantum / unit_; }

    // Each pool twice: what is free, and what is lent, which draws on the free.
    void addPools() {
        for (const PoolRoom& p : room_.pools()) unit_ = std::gcd(unit_, p.quantum);
        unit_ = std::max<Gpus>(unit_, 1);
        for (const PoolRoom& p : room_.pools())
            flow_.pools.push_back({std::max<Gpus>(0, p.free) / unit_, -1});
        for (std::size_t p = 0; p < pools(); ++p)
            flow_.pools.push_back({room_.pools()[p].lendable / unit_, static_cast<int>(p)});
    }

    // Who has no use is left out, so that it cannot change which of equal flows is found.
    void addProject(std::size_t i) {
        const Candidate& c = ranked_[i];
        const std::size_t number = flow_.projects.size();
        FlowProject project;
        for (std::size_t p = 0; p < pools(); ++p) {
            const PoolRoom& from = room_.pools()[p];
            const Gpus room = floorToQuantum(std::max<Gpus>(0, room_.capacity(p, c)), from.quantum);
            const Gpus most = std::min(room_.whole(p, c), room);
            if (most <= 0 || most < c.viable) continue;
            flow_.uses.push_back({c.endsBy <= from.lendUntil ? pools() + p : p, number, most / unit_, 0});
            project.limit = std::max(project.limit, most / unit_);
        }
        if (project.limit == 0) return;
        if (c.group != kNoGroup) {
            project.group = c.group;
            if (flow_.groupLimits.size() <= c.group) flow_.groupLimits.resize(c.group + std::size_t{1}, 0);
            flow_.groupLimits[c.group] = std::max<Gpus>(0, room_.shareLeft(c)) / unit_;
        }
        flow_.projects.push_back(project);
        position_.push_back(i);
    }

    void countParts(const FlowAnswer& answer) {
        parts_.assign(flow_.projects.size(), 0);
        for (std::size_t u = 0; u < flow_.uses.size(); ++u)
            parts_[flow_.uses[u].project] += answer.flow[u] > 0;
    }

    bool imposeOnePool(const FlowAnswer& answer) {
        std::vector<std::size_t> kept(flow_.projects.size(), flow_.uses.size());
        for (std::size_t u = 0; u < flow_.uses.size(); ++u) {
            std::size_t& best = kept[flow_.uses[u].project];
            if (answer.flow[u] > 0 && (best == flow_.uses.size() || answer.flow[u] > answer.flow[best]))
                best = u;
        }
        bool split = false;
        for (std::size_t u = 0; u < flow_.uses.size(); ++u) {
            const std::size_t i = flow_.uses[u].project;
            if (parts_[i] < 2 || kept[i] == u) continue;
            flow_.uses[u].limit = 0;
            split = true;
        }
        return split;
    }

    bool imposeQuantum(const FlowAnswer& answer) {
        bool broken = false;
        for (std::size_t u = 0; u < flow_.uses.size(); ++u) {
            if (parts_[flow_.uses[u].project] > 1 || answer.flow[u] % quantum(u) == 0) continue;
            flow_.uses[u].limit = floorToQuantum(answer.flow[u], quantum(u));
            broken = true;
        }
        return broken;
    }

    bool viable(std::size_t use, Gpus units) const {
        return units * unit_ >= ranked_[position_[flow_.uses[use].project]].viable;
    }

    bool imposeViable(const FlowAnswer& answer) {
        std::vector<Gpus> left(pools(), 0);
        for (std::size_t p = 0; p < 2 * pools(); ++p) left[p % pools()] += flow_.pools[p].capacity;
        std::size_t lowest = flow_.projects.size();
        for (std::size_t u = 0; u < flow_.uses.size(); ++u) {
            if (answer.flow[u] == 0) continue;
            if (parts_[flow_.uses[u].project] > 1 || viable(u, answer.flow[u]))
                left[pool(u)] -= answer.flow[u];
            else if (lowest == flow_.projects.size() || flow_.uses[u].project > lowest)
                lowest = flow_.uses[u].project;
        }
        if (lowest == flow_.projects.size()) return false;
        const Gpus most = *std::max_element(left.begin(), left.end());
        for (std::size_t u = 0; u < flow_.uses.size(); ++u) {
            const std::size_t i = flow_.uses[u].project;
            if (i == lowest || (i > lowest && answer.flow[u] == 0 && !viable(u, most)))
                flow_.uses[u].limit = 0;
        }
        return true;
    }

    std::span<const Candidate> ranked_;
    const Room& room_;
    FlowProblem flow_;
    std::vector<std::size_t> position_;  // by project
    std::vector<int> parts_;             // by project: pools that give to it
    Gpus unit_ = 0;
};

}  // namespace

void flowAward(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    awardSelected(ranked, room, decisions, Assignment(ranked, room, decisions).run());
    settleRest(ranked, room, decisions);
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/compare/project_uses.hpp"

#include <algorithm>
#include <cmath>

#include "models/outcome/cohort.hpp"

namespace tranche {
namespace {

constexpr std::size_t kColumns = 1 + kRequestSizes;

Gpus needOf(const Application& a) {
    return a.needs > 0 ? a.needs : a.requested;
}

}  // namespace

std::vector<ProjectUse> projectUses(const ReplicationOutcome& outcome, const StudyFacts& facts) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<ProjectUse> uses;
    std::vector<std::size_t> at(outcome.applications.size(), kNone);  // by project
    for (const Application& a : outcome.applications) {
        if (a.contest || a.requested == 0) continue;
        std::size_t& slot = at[a.project];
        if (slot == kNone) {
            slot = uses.size();
            ProjectUse& use = uses.emplace_back();
            use.entity = a.entity;
            use.firstAttempt = a.firstAttempt;
            use.sector = a.sector;
            use.size = static_cast<std::uint8_t>(requestSize(needOf(a), facts.serverGpus));
            use.needed = a.needed;
            use.inWindow = a.needed >= facts.from && a.needed < facts.to;
            use.merit = static_cast<double>(a.merit);
            use.need = toGpuHours(needOf(a) * a.duration);
        }
        ProjectUse& use = uses[slot];
        use.most = std::max({use.most, a.requested, a.granted, needOf(a)});
        if (a.pool >= facts.pools.size()) continue;
        use.delivered += toGpuHours(a.delivered);
        use.hours += toGpuHours(a.delivered) * facts.pools[a.pool].h200Equivalent;
    }
    std::sort(uses.begin(), uses.end(), [](const ProjectUse& a, const ProjectUse& b) {
        return a.entity != b.entity ? a.entity < b.entity : a.firstAttempt < b.firstAttempt;
    });
    for (std::size_t i = 1; i < uses.size(); ++i)
        if (uses[i].entity == uses[i - 1].entity)
            uses[i].ordinal = static_cast<std::uint16_t>(uses[i - 1].ordinal + 1);
    return uses;
}

GainCell& GainTable::at(std::size_t sector, std::size_t size) {
    return cells[sector * kColumns + size];
}

const GainCell& GainTable::at(std::size_t sector, std::size_t size) const {
    return cells[sector * kColumns + size];
}

GainTable tallyGains(const std::vector<ProjectUse>& base, const std::vector<ProjectUse>& other,
                     std::size_t sectors) {
    GainTable table;
    table.cells.resize((1 + sectors) * kColumns);
    auto a = base.begin(), b = other.begin();
    while (a != base.end() || b != other.end()) {
        if (b == other.end() || (a != base.end() && a->before(*b))) {
            table.onlyBase += a->inWindow ? 1 : 0;
            ++a;
            continue;
        }
        if (a == base.end() || b->before(*a)) {
            table.onlyOther += b->inWindow ? 1 : 0;
            ++b;
            continue;
        }
        if (a->inWindow) {
            ++table.pairs;
            const double change = b->hours - a->hours, noise = kSameShare * a->need;
            for (const std::size_t sector : {std::size_t{0}, std::size_t{1} + a->sector})
                for (const std::size_t size : {std::size_t{0}, std::size_t{1} + a->size}) {
                    GainCell& cell = table.at(sector, size);
                    (std::abs(change) <= noise ? cell.same : change > 0 ? cell.more : cell.less) += 1;
                    cell.change += change;
                }
        }
        ++a;
        ++b;
    }
    return table;
}

}  // namespace tranche

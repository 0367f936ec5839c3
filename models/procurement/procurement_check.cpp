// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/procurement_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "models/procurement/milestone_names.hpp"
#include "models/procurement/milestone_order.hpp"

namespace tranche {
namespace {

class Check {
public:
    Check(std::span<const TrancheSpec> tranches, std::span<const DelayFactorSpec> factors,
          std::span<const GpuModel> models, const PlaceOf& placeOf, Issues& issues)
        : tranches_(tranches),
          factors_(factors),
          models_(models),
          placeOf_(placeOf),
          issues_(issues),
          names_(tranches) {}

    bool run() {
        names();
        for (std::size_t t = 0; t < tranches_.size(); ++t) {
            milestones(t);
            units(t);
            lots(t);
        }
        pools();
        if (idsAreGood_ && !cycles())
            for (std::size_t t = 0; t < tranches_.size(); ++t) roles(t);
        return good_;
    }

private:
    void error(const std::string& key, std::string found, std::string expected) {
        good_ = false;
        issues_.add(
            {.place = placeOf_(key), .key = key, .found = std::move(found), .expected = std::move(expected)});
    }
    void warn(const std::string& key, std::string found, std::string expected) {
        issues_.add({.place = placeOf_(key),
                     .key = key,
                     .found = std::move(found),
                     .expected = std::move(expected),
                     .warning = true});
    }

    static std::string trancheKey(std::size_t t) { return fmt::format("tranches[{}]", t); }
    static std::string milestoneKey(std::size_t t, std::size_t m) {
        return fmt::format("tranches[{}].milestones[{}]", t, m);
    }

    // Ids name draws and references ("tranche.milestone"), so they are unique and free of the separators.
    template <class Things>
    void ids(const Things& things, const std::string& list) {
        std::map<std::string_view, std::size_t> seen;
        for (std::size_t i = 0; i < things.size(); ++i) {
            const std::string key = fmt::format("{}[{}].id", list, i);
            const std::string& id = things[i].id;
            if (id.empty() || id.find_first_of("./") != std::string::npos)
                error(key, shownValue(id), "a name without '.' and '/'");
            const auto [first, isNew] = seen.emplace(id, i);
            if (!isNew)
                error(key, shownValue(id) + " again",
                      fmt::format("a name other than that of {}[{}]", list, first->second));
        }
    }

    void names() {
        ids(tranches_, "tranches");
        ids(factors_, "delay_factors");
        for (std::size_t t = 0; t < tranches_.size(); ++t) {
            ids(tranches_[t].milestones, trancheKey(t) + ".milestones");
            ids(tranches_[t].risks, trancheKey(t) + ".risks");
        }
        idsAreGood_ = good_;
        for (std::size_t t = 0; t < tranches_.size(); ++t) references(t);
    }

    std::string expectedMilestone(std::size_t t, std::string_view reference) const {
        const bool full = reference.find('.') != std::string_view::npos;
        std::vector<std::string> known;
        for (std::size_t s = 0; s < tranches_.size(); ++s)
            for (const MilestoneSpec& milestone : tranches_[s].milestones) {
                if (s == t && !full) known.push_back(milestone.id);
                if (full) known.push_back(tranches_[s].id + '.' + milestone.id);
            }
        return "a milestone of this tranche, or tranche.milestone" + didYouMean(reference, known);
    }

    void milestoneReference(std::size_t t, const std::string& key, const std::string& reference) {
        if (!names_.find(t, reference)) error(key, shownValue(reference), expectedMilestone(t, reference));
    }

    void references(std::size_t t) {
        const TrancheSpec& tranche = tranches_[t];
        for (std::size_t m = 0; m < tranche.milestones.size(); ++m)
            for (std::size_t i = 0; i < tranche.milestones[m].after.size(); ++i)
                milestoneReference(t, fmt::format("{}.after[{}]", milestoneKey(t, m), i),
                                   tranche.milestones[m].after[i]);
        milestoneReference(t, trancheKey(t) + ".procured_at", tranche.procuredAt);
        milestoneReference(t, trancheKey(t) + ".installed_at", tranche.installedAt);
        milestoneReference(t, trancheKey(t) + ".in_service_at", tranche.inServiceAt);
        for (std::size_t r = 0; r < tranche.risks.size(); ++r) {
            const std::string& milestone = tranche.risks[r].milestone;
            const std::string key = fmt::format("{}.risks[{}].milestone", trancheKey(t), r);
            if (milestone.find('.') != std::string::npos)
                error(key, shownValue(milestone), "a milestone of this tranche");
            else
                milestoneReference(t, key, milestone);
        }
    }

    void milestones(std::size_t t) {
        for (std::size_t m = 0; m < tranches_[t].milestones.size(); ++m) {
            const MilestoneSpec& milestone = tranches_[t].milestones[m];
            const std::string key = milestoneKey(t, m);
            if (milestone.factor) {
                std::vector<std::string> known;
                for (const DelayFactorSpec& factor : factors_) known.push_back(factor.id);
                if (std::find(known.begin(), known.end(), *milestone.factor) == known.end())
                    error(key + ".factor", shownValue(*milestone.factor),
                          "one of delay_factors" + didYouMean(*milestone.factor, known));
            } else if (milestone.loading != 0) {
                error(key + ".loading", fmt::format("{}", milestone.loading), "a `factor` to load on");
            }
            if (milestone.lagDays != 0 && milestone.after.empty())
                warn(key + ".lag_days", fmt::format("{}", milestone.lagDays),
                     "a milestone in `after` to lag behind");
            datesInOrder(t, m);
        }
    }

    void datesInOrder(std::size_t t, std::size_t m) {
        const MilestoneSpec& milestone = tranches_[t].milestones[m];
        if (!milestone.on) return;
        for (const std::string& reference : milestone.after) {
            const auto before = names_.find(t, reference);
            if (!before) continue;
            const std::optional<Date>& on = spec(*before).on;
            if (on && *on > *milestone.on)
                warn(milestoneKey(t, m) + ".on", formatDate(*milestone.on),
                     fmt::format("{} or later, when {} finished", formatDate(*on), names_.name(*before)));
        }
    }

    const MilestoneSpec& spec(std::size_t milestone) const {
        std::size_t t = tranches_.size() - 1;
        while (names_.first(t) > milestone) --t;
        return tranches_[t].milestones[milestone - names_.first(t)];
    }

    void units(std::size_t t) {
        const TrancheSpec& tranche = tranches_[t];
        const std::string key = trancheKey(t);
        const Gpus own = tranche.operatedBy.ownUnits;
        if (own > tranche.units)
            error(key + ".operator.own_units", fmt::format("{}", own),
                  fmt::format("at most {} units", tranche.units));
        const auto model = std::find_if(models_.begin(), models_.end(),
                                        [&](const GpuModel& m) { return m.id == tranche.gpu; });
        if (model == models_.end()) {
            std::vector<std::string> known;
            for (const GpuModel& m : models_) known.push_back(m.id);
            error(key + ".gpu", shownValue(tranche.gpu),
                  "a GPU model of the catalogue" + didYouMean(tranche.gpu, known));
            return;
        }
        const Gpus quantum = model->nodeGpus;
        const std::string whole =
            fmt::format("a multiple of {}, the GPUs of a {} server", quantum, model->id);
        if (tranche.units < quantum || tranche.units % quantum != 0)
            error(key + ".units", fmt::format("{}", tranche.units), whole);
        if (own < 0 || own % quantum != 0) error(key + ".operator.own_units", fmt::format("{}", own), whole);
    }

    void lots(std::size_t t) {
        const std::vector<LotSpec>& lots = tranches_[t].lots;
        if (lots.empty()) return;
        double sum = 0;
        for (const LotSpec& lot : lots) sum += lot.share;
        if (!(std::abs(sum - 1) <= 1e-9))
            error(trancheKey(t) + ".lots", fmt::format("shares that sum to {}", sum), "shares that sum to 1");
    }

    void pools() {
        std::map<std::string_view, std::size_t> first;
        for (std::size_t t = 0; t < tranches_.size(); ++t) {
            const auto [seen, isNew] = first.emplace(poolOf(tranches_[t]), t);
            const std::string& gpu = tranches_[seen->second].gpu;
            if (!isNew && gpu != tranches_[t].gpu)
                error(trancheKey(t) + ".pool",
                      fmt::format("{} of {}", shownValue(seen->first), tranches_[t].gpu),
                      fmt::format("a pool of one GPU model ({} is of {})", shownValue(seen->first), gpu));
        }
    }

    // Of the references that lead somewhere.
    std::vector<Arc> arcs() const {
        std::vector<Arc> arcs;
        for (std::size_t t = 0; t < tranches_.size(); ++t)
            for (std::size_t m = 0; m < tranches_[t].milestones.size(); ++m)
                for (const std::string& reference : tranches_[t].milestones[m].after)
                    if (const auto from = names_.find(t, reference))
                        arcs.push_back({*from, static_cast<std::uint32_t>(names_.first(t) + m)});
        return arcs;
    }

    bool cycles() {
        const std::vector<std::vector<std::uint32_t>> found = orderMilestones(names_.size(), arcs()).cycles;
        for (std::vector<std::uint32_t> cycle : found) {
            std::rotate(cycle.begin(),
                        std::min_element(cycle.begin(), cycle.end(),
                                         [&](auto a, auto b) { return names_.name(a) < names_.name(b); }),
                        cycle.end());
            std::string path;
            for (const std::uint32_t m : cycle) path += names_.name(m) + " -> ";
            std::size_t t = tranches_.size() - 1;
            while (names_.first(t) > cycle.front()) --t;
            error(milestoneKey(t, cycle.front() - names_.first(t)) + ".after",
                  fmt::format("the cycle {}{}", path, names_.name(cycle.front())),
                  "milestones in an order of time");
        }
        return !found.empty();
    }

    // Contract before installation before service, by the arrows.
    void roles(std::size_t t) {
        const TrancheSpec& tranche = tranches_[t];
        const auto follows = [&](const char* role, const std::string& later, const std::string& earlier) {
            const auto from = names_.find(t, earlier), to = names_.find(t, later);
            if (from && to && !leadsTo(*from, *to))
                error(fmt::format("{}.{}", trancheKey(t), role), shownValue(later),
                      fmt::format("{} or a milestone after it", shownValue(earlier)));
        };
        follows("installed_at", tranche.installedAt, tranche.procuredAt);
        follows("in_service_at", tranche.inServiceAt, tranche.installedAt);
    }

    bool leadsTo(std::uint32_t from, std::uint32_t to) const {
        std::set<std::uint32_t> reached{from};
        const std::vector<Arc> all = arcs();
        for (std::size_t before = 0; before != reached.size();) {
            before = reached.size();
            for (const Arc& arc : all)
                if (reached.contains(arc.from)) reached.insert(arc.to);
        }
        return reached.contains(to);
    }

    std::span<const TrancheSpec> tranches_;
    std::span<const DelayFactorSpec> factors_;
    std::span<const GpuModel> models_;
    const PlaceOf& placeOf_;
    Issues& issues_;
    MilestoneNames names_;
    bool good_ = true;
    bool idsAreGood_ = true;  // no two things share a name, so references mean what they say
};

}  // namespace

bool checkProcurement(std::span<const TrancheSpec> tranches, std::span<const DelayFactorSpec> factors,
                      std::span<const GpuModel> models, const PlaceOf& placeOf, Issues& issues) {
    return Check(tranches, factors, models, placeOf, issues).run();
}

}  // namespace tranche

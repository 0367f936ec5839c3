// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Protection of GPUs for better requests to come, and the power and storage that all grants share. Classes are served
// from the highest value down, each with what is protected for those above it out of reach; what set-asides lend is
// not protected.
#include <algorithm>
#include <cmath>

#include "models/programme/programme.hpp"

namespace tranche {

bool Programme::isProtecting() const {
    return !setting_->protectedGpus.empty() && now() < setting_->protectionEnds;
}

std::size_t Programme::protectionClass(const Application& a) const {
    const auto& classes = setting_->scenario.policy.shares.protection->classes;
    const std::string& sector = setting_->scenario.sectors[a.sector].id;
    for (std::size_t k = 0; k + 1 < classes.size(); ++k) {
        const auto& named = classes[k].sectors;
        if (!named.empty() && std::find(named.begin(), named.end(), sector) == named.end()) continue;
        if (!classes[k].minScore || static_cast<double>(a.score) >= *classes[k].minScore) return k;
    }
    return classes.size() - 1;
}

void Programme::serveProtected(const AwardRow& rule) {
    const std::vector<Candidate> all = ranked_;
    std::vector<Decision> result = decisions_;
    std::vector<std::size_t> classes;
    for (const Candidate& c : all) classes.push_back(protectionClass(out_.applications[c.application]));
    for (std::size_t k = 0; k < setting_->protectedGpus.size(); ++k) {
        ranked_.clear();
        decisions_.clear();
        std::vector<std::size_t> positions;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (classes[i] != k) continue;
            positions.push_back(i);
            ranked_.push_back(all[i]);
            decisions_.push_back(result[i]);
        }
        if (positions.empty()) continue;
        std::vector<Gpus> kept(setting_->pools.size(), 0);
        keepFree(setting_->protectedGpus[k], kept);
        serveUnprotected(rule, true);
        for (PoolIndex p = 0; p < kept.size(); ++p) room_.pool(p).free += kept[p];
        for (std::size_t j = 0; j < positions.size(); ++j) {
            const std::size_t i = positions[j];
            result[i] = decisions_[j];
            if (result[i].binding == Binding::capacity && room_.fit(all[i], all[i].requested))
                result[i].binding = Binding::protection;
        }
    }
    ranked_ = all;
    decisions_ = result;
}

// In a queue: what each class may hold while classes up to `served` are served.
void Programme::limitClasses(std::size_t served) {
    Gpus left = 0;
    for (const PoolRoom& pool : room_.pools()) left += std::max<Gpus>(0, pool.free);
    for (std::size_t k = 0; k < classHeld_.size(); ++k) {
        const Gpus level = isProtecting() ? setting_->protectedGpus[k] : 0;
        const Gpus more = k > served ? 0 : std::max<Gpus>(0, left - level);
        // Who is above everyone else may take what set-asides lend, too.
        rolling_->limit(static_cast<std::uint16_t>(k), now(), k == 0 ? kNoLimit : classHeld_[k] + more);
    }
}

// What grants may still draw: the nominal power of all that is committed comes off.
void Programme::offerResources() {
    if (setting_->preferences.size() > 1) room_.prefer(setting_->preferences);
    const auto& resources = setting_->scenario.policy.award.resources;
    if (!resources) return;
    SharedResources left;
    if (resources->powerKw) {
        left.watts = std::llround(*resources->powerKw * 1000);
        for (PoolIndex p = 0; p < setting_->pools.size(); ++p)
            left.watts -= committed_[p] * setting_->pools[p].watts;
    }
    if (resources->storageTb) left.gigabytes = std::llround(*resources->storageTb * 1000) - storageHeld_;
    room_.limitResources(left);
}

void Programme::holdShared(const Application& a, Gpus change) {
    storageHeld_ += change * setting_->sectors[a.sector].gigabytes;
    if (!classHeld_.empty()) classHeld_[protectionClass(a)] += change;
}

}  // namespace tranche

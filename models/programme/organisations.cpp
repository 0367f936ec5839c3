// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How much one organisation may have: so many grants, or such a part of what is on offer. In a round an organisation enters
// its best-ranked applications, as many as its limit leaves room for; where one is refused its next may enter a further run
// of the rule on what is left, so the limit holds under every award rule. Requests count whole until they are decided.
// With rolling intake an organisation has at most its limit in the queue and running; others stand aside in order of arrival.
#include <algorithm>

#include "models/programme/programme.hpp"

namespace tranche {

std::uint32_t Programme::organisationOf(const Application& a) const {
    if (a.organisation == Application::kNoOrganisation) return Application::kNoOrganisation;
    return setting_->sectors[a.sector].firstOrganisation + a.organisation;
}

// Its part of the capacity on offer outside set-asides.
double Programme::concentration(const Application& a) const {
    const std::uint32_t o = organisationOf(a);
    if (o == Application::kNoOrganisation || offered_ <= 0) return 0;
    return static_cast<double>(organisationGpus_[o]) / static_cast<double>(offered_);
}

bool Programme::organisationAdmits(std::uint32_t o, Gpus gpus) const {
    const EligibilitySpec& rule = setting_->scenario.policy.eligibility;
    if (rule.maxActivePerOrganisation && organisationGrants_[o] >= *rule.maxActivePerOrganisation)
        return false;
    if (!rule.maxSharePerOrganisation) return true;
    const double most = static_cast<double>(offered_) * *rule.maxSharePerOrganisation;
    return static_cast<double>(organisationGpus_[o] + gpus) <= most + 1e-6;
}

void Programme::bookOrganisation(const Application& a, std::int64_t grants, Gpus gpus) {
    const std::uint32_t o = organisationOf(a);
    if (o == Application::kNoOrganisation) return;
    organisationGrants_[o] += grants;
    organisationGpus_[o] += gpus;
}

void Programme::serveRound(const AwardRow& rule, bool withShares) {
    const EligibilitySpec& limits = setting_->scenario.policy.eligibility;
    if (!limits.maxActivePerOrganisation && !limits.maxSharePerOrganisation)
        return serveWilling(rule, withShares);
    enum class Entry : std::uint8_t { aside, entered, refused };
    const std::vector<Candidate> all = ranked_;
    std::vector<Decision> result(all.size());
    std::vector<Entry> entry(all.size(), Entry::aside);
    const auto book = [&](std::size_t i, int sign) {
        bookOrganisation(out_.applications[all[i].application], sign, sign * all[i].requested);
    };
    for (bool first = true;; first = false) {
        bool someone = false;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (entry[i] != Entry::aside) continue;
            const std::uint32_t o = organisationOf(out_.applications[all[i].application]);
            if (o != Application::kNoOrganisation && !organisationAdmits(o, all[i].requested)) continue;
            Candidate alone = all[i];
            alone.group = kNoGroup;
            if (!first &&
                !room_.fit(alone, alone.viable)) {  // no run can help it: its organisation's next may try
                entry[i] = Entry::refused;
                result[i].binding = room_.obstacle(all[i]);
                continue;
            }
            entry[i] = Entry::entered;
            book(i, 1);
            someone = true;
        }
        if (!someone) break;
        ranked_.clear();
        decisions_.clear();
        std::vector<std::size_t> positions;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (entry[i] == Entry::aside) continue;
            positions.push_back(i);
            ranked_.push_back(all[i]);
            if (entry[i] == Entry::refused) ranked_.back().pools = 0;  // stays in the ranking, for a cut line
            decisions_.push_back(result[i]);
        }
        serveWilling(rule, withShares);
        for (std::size_t k = 0; k < positions.size(); ++k) {
            const std::size_t i = positions[k];
            if (entry[i] != Entry::entered) continue;
            result[i] = decisions_[k];
            if (result[i].gpus > 0) continue;
            entry[i] = Entry::refused;
            book(i, -1);
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (entry[i] == Entry::entered) book(i, -1);  // the award books it for good
        if (entry[i] == Entry::aside) result[i].binding = Binding::organisation;
    }
    ranked_ = all;
    decisions_ = result;
}

void Programme::standAside(Index index) {
    Application& a = out_.applications[index];
    a.binding = Binding::organisation;
    standingAside_[organisationOf(a)].push_back(index);
}

// One of rolling intake is through, or gave up: the next of its organisation joins the queue.
void Programme::leaveOrganisation(Index index) {
    const Application& a = out_.applications[index];
    const std::uint32_t o = organisationOf(a);
    if (o == Application::kNoOrganisation) return;
    if (const auto it = standingAside_.find(o);
        it != standingAside_.end() && std::erase(it->second, index) > 0)
        return;  // it never stood in the queue
    bookOrganisation(a, -1, -a.requested);
    admitAside(o);
}

void Programme::admitAside(std::uint32_t o) {
    const auto it = standingAside_.find(o);
    if (it == standingAside_.end() || it->second.empty()) return;
    const Index next = it->second.front();
    if (!organisationAdmits(o, out_.applications[next].requested)) return;
    it->second.erase(it->second.begin());
    out_.applications[next].binding = Binding::none;
    enqueue(next);
}

}  // namespace tranche

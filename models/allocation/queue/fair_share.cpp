// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/fair_share.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kLn2 = 0.693147180559945309417;

}  // namespace

double decayedUsage(double usage, double held, Duration elapsed, Duration halfLife) {
    const double h = static_cast<double>(halfLife);
    const double lost = -elementary::expm1(-kLn2 * (static_cast<double>(elapsed) / h));  // 1 - 2^(-d/h)
    return usage * (1 - lost) + held * (h / kLn2) * lost;
}

double classicFactor(double usage, double share, double damp) {
    if (share <= 0) return 0;
    return elementary::exp(-kLn2 * usage / (share * damp));
}

FairShareAccounts::FairShareAccounts(Duration halfLife, double damp) : halfLife_(halfLife), damp_(damp) {
    expects(halfLife > 0, "the half-life is positive");
    expects(damp >= 1, "the damping factor is at least 1");
}

std::uint32_t FairShareAccounts::add(double shares, std::uint32_t parent) {
    expects(shares >= 0, "shares are not negative");
    expects(parent == kNoAccount || parent < accounts_.size(), "a parent comes before its children");
    (parent == kNoAccount ? rootShares_ : accounts_[parent].childShares) += shares;
    accounts_.push_back({.parent = parent, .shares = shares});
    return static_cast<std::uint32_t>(accounts_.size() - 1);
}

void FairShareAccounts::hold(std::uint32_t account, std::int64_t change, Time now) {
    for (std::uint32_t a = account; a != kNoAccount; a = accounts_[a].parent) {
        Account& at = accounts_[a];
        expects(now >= at.touched, "usage does not go back in time");
        at.used = decayedUsage(at.used, static_cast<double>(at.held), now - at.touched, halfLife_);
        at.held += change;
        at.touched = now;
    }
}

double FairShareAccounts::usage(std::uint32_t account, Time now) const {
    const Account& a = accounts_[account];
    return decayedUsage(a.used, static_cast<double>(a.held), now - a.touched, halfLife_);
}

void FairShareAccounts::factors(ShareRule rule, Time now, std::vector<double>& out) const {
    std::vector<FairTreeNode> nodes(accounts_.size());
    double all = 0;
    for (std::uint32_t a = 0; a < nodes.size(); ++a) {
        nodes[a] = {accounts_[a].parent, accounts_[a].shares, usage(a, now)};
        if (nodes[a].parent == kNoAccount) all += nodes[a].usage;
    }
    if (rule == ShareRule::fairTree) {
        out = fairTreeFactors(nodes);
        return;
    }
    out.assign(nodes.size(), 0);
    for (std::uint32_t a = 0; a < nodes.size(); ++a) {
        const std::uint32_t parent = nodes[a].parent;
        const double of = parent == kNoAccount ? rootShares_ : accounts_[parent].childShares;
        double share = of > 0 ? nodes[a].shares / of : 0;
        if (parent != kNoAccount) share *= nodes[parent].shares;  // by now the product along the path
        nodes[a].shares = share;
        out[a] = classicFactor(all > 0 ? nodes[a].usage / all : 0, share, damp_);
    }
}

}  // namespace tranche

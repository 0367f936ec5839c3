// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/fair_share.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kLn2 = 0.693147180559945309417;

// 1 - 2^(-d/h)
double lostIn(Duration elapsed, Duration halfLife) {
    return -elementary::expm1(-kLn2 * (static_cast<double>(elapsed) / static_cast<double>(halfLife)));
}

double decayed(double usage, double held, double lost, Duration halfLife) {
    return usage * (1 - lost) + held * (static_cast<double>(halfLife) / kLn2) * lost;
}

}  // namespace

double decayedUsage(double usage, double held, Duration elapsed, Duration halfLife) {
    return decayed(usage, held, lostIn(elapsed, halfLife), halfLife);
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

void FairShareAccounts::factors(ShareRule rule, Time now, std::vector<double>& out) {
    std::vector<FairTreeNode>& nodes = nodes_;
    nodes.resize(accounts_.size());
    double all = 0, lost = 0;
    Time touched = now;  // of `lost`: an account often was touched with the one before it
    for (std::uint32_t a = 0; a < nodes.size(); ++a) {
        const Account& at = accounts_[a];
        double used = 0;
        if (at.held != 0 || at.used != 0) {
            if (at.touched != touched) {
                touched = at.touched;
                lost = lostIn(now - touched, halfLife_);
            }
            used = decayed(at.used, static_cast<double>(at.held), lost, halfLife_);
        }
        nodes[a] = {at.parent, at.shares, used};
        if (at.parent == kNoAccount) all += used;
    }
    if (rule == ShareRule::fairTree) return ranks_.rank(nodes, out);
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

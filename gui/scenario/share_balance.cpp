// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/share_balance.hpp"

#include <QString>
#include <algorithm>
#include <cmath>

namespace tranche::gui {
namespace {

constexpr double kSame = 1e-9;
const std::string kBefore = "policy.shares.groups.", kBehind = ".share";

}  // namespace

std::optional<Shares> balancedShares(const Shares& before, const std::string& changed, double share) {
    double sum = 0, others = 0;
    Shares now;
    for (const auto& [id, value] : before) {
        sum += value;
        if (id == changed) continue;
        others += value;
        now.emplace_back(id, value);
    }
    const double after = others + share;
    const bool wasWhole = std::abs(sum - 1) < kSame;
    if (now.empty() || now.size() == before.size() || !(share >= 0 && share <= 1)) return std::nullopt;
    if (after <= 1 + kSame && (!wasWhole || std::abs(after - 1) < kSame)) return std::nullopt;
    double rest = 1 - share;
    for (std::size_t i = 0; i < now.size(); ++i) {
        double& value = now[i].second;
        const double part = others > 0 ? value / others : 1.0 / static_cast<double>(now.size());
        value = i + 1 == now.size() ? rest : std::min(rest, std::round((1 - share) * part * 1e4) / 1e4);
        rest = std::max(0.0, rest - value);
    }
    return now;
}

std::string groupOfShare(const std::string& path) {
    if (path.size() <= kBefore.size() + kBehind.size() || !path.starts_with(kBefore) ||
        !path.ends_with(kBehind))
        return {};
    return path.substr(kBefore.size(), path.size() - kBefore.size() - kBehind.size());
}

std::string shareText(double share) {
    QString text = QString::number(share, 'f', 10);
    while (text.endsWith(QLatin1Char('0'))) text.chop(1);
    if (text.endsWith(QLatin1Char('.'))) text.chop(1);
    return text.toStdString();
}

}  // namespace tranche::gui

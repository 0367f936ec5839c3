// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Posted prices: whom they keep away, and what a grant is paid for. The draw belongs to the applicant: who comes at a price
// comes at every lower one, and stays the same under every policy.
#include "models/programme/programme.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kPrice = hash64("price");

}  // namespace

bool Programme::deterred(Application& a) const {
    const SectorSetting& sector = setting_->sectors[a.sector];
    const auto& price = setting_->scenario.policy.price;
    if (!price && sector.youngShare <= 0) return false;
    const auto draw = Stream(key_, kPrice, a.entity).block(0);
    a.young = draw[1] < sector.youngShare;
    if (!price) return false;
    if (draw[0] < (a.young ? sector.youngComes : sector.comes)) return false;
    a.binding = Binding::price;
    return true;
}

void Programme::setPrice(Application& a) const {
    const auto& price = setting_->scenario.policy.price;
    if (!price) return;
    const double list = setting_->pools[a.pool].listPrice;
    a.listPrice = static_cast<float>(list);
    a.userPrice = static_cast<float>(
        userPrice(list, setting_->sectors[a.sector].subsidy, a.young ? price->youngFactor : 1));
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/demand_years.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kYear = purposeOf("demand year");

}  // namespace

CorrelationMatrix demandYearsMatrix(const DemandYearsSpec& spec, const std::vector<std::string>& factors,
                                    const std::vector<std::string>& sectors) {
    std::vector<std::string> names = factors;
    names.insert(names.end(), sectors.begin(), sectors.end());
    CorrelationMatrix m(names.size());
    for (std::size_t i = factors.size(); i < names.size(); ++i)
        for (std::size_t j = factors.size(); j < i; ++j) m.set(i, j, normalCorrelation(spec.between));
    const auto find = [&](const std::string& name, std::size_t from) {
        return static_cast<std::size_t>(
            std::find(names.begin() + static_cast<std::ptrdiff_t>(from), names.end(), name) - names.begin());
    };
    for (const YearPairSpec& pair : spec.pairs) {
        const std::size_t a = find(pair.a, factors.size());
        const std::size_t sector = find(pair.b, factors.size());
        const std::size_t b = sector < names.size() ? sector : find(pair.b, 0);
        if (a < names.size() && b < names.size() && a != b)
            m.set(a, b, normalCorrelation(pair.rankCorrelation));
    }
    return m;
}

DemandYears::DemandYears(const DemandYearsSpec& spec, const std::vector<std::string>& factors,
                         const std::vector<std::string>& sectors)
    : matrix_(demandYearsMatrix(spec, factors, sectors)), factors_(factors.size()) {
    auto factor = CopulaFactor::of(matrix_);
    if (!factor) {
        expects(spec.repair, "correlations of a checked scenario can hold together");
        matrix_ = nearestCorrelation(matrix_);
        factor = CopulaFactor::of(matrix_);
    }
    factor_ = *factor;
    for (const std::string& sector : sectors) {
        const auto own = spec.sigmas.find(sector);
        sigmas_.push_back(own == spec.sigmas.end() ? spec.sigma : own->second);
    }
}

Modulation DemandYears::modulation(std::size_t sector, RunKey key, std::span<const double> factorNormals,
                                   std::span<const std::uint64_t> entities, const Calendar& calendar,
                                   Time end) const {
    Modulation result;
    const double sigma = sigmas_[sector];
    if (sigma <= 0) return result;
    std::vector<double> normals(factorNormals.begin(), factorNormals.end());
    normals.resize(factors_ + sigmas_.size());
    for (int year = calendar.epoch().year; calendar.at({year, 1, 1}) < end; ++year) {
        for (std::size_t s = 0; s <= sector; ++s)
            normals[factors_ + s] = elementary::normalQuantile(
                Stream(key, kYear, entities[s]).uniform(static_cast<std::uint64_t>(year)));
        const double z = factor_.normal(factors_ + sector, normals);
        result.breaks.emplace_back(std::max<Time>(0, calendar.at({year, 1, 1})),
                                   elementary::exp(sigma * z - sigma * sigma / 2));
    }
    return result;
}

}  // namespace tranche

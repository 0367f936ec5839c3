// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Good and bad years of demand (A-COPULA): sector s in calendar year y has the factor exp(sigma_s z - sigma_s^2 / 2), mean 1,
// z standard normal, joined over sectors by a Gaussian copula whose rank correlations are stated. A delay factor of
// procurement may be in it too: it is one normal for the whole run, so a sector that correlates with it booms (or not) in
// every year of a run with long delays, and years of one sector are then alike by the square of that correlation.
// The delay factors keep their own draws: purchases stay as they were.
//   matrix()          of the normals: delay factors first, independent of each other, then the sectors
//   modulation(...)   one break a year, from the horizon's start
// Verified by: tests/demand/demand_years_test.cpp.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/demand/copula.hpp"
#include "models/demand/modulation.hpp"
#include "models/demand/shock_spec.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

class DemandYears {
public:
    DemandYears() = default;  // every year alike
    // Names as in the scenario; pairs name two sectors or a sector and a factor, which the scenario's check has seen to.
    DemandYears(const DemandYearsSpec&, const std::vector<std::string>& factors,
                const std::vector<std::string>& sectors);

    bool none() const { return sigmas_.empty(); }
    const CorrelationMatrix& matrix() const { return matrix_; }
    // `factorNormals` by delay factor; `entities` by sector.
    Modulation modulation(std::size_t sector, RunKey, std::span<const double> factorNormals,
                          std::span<const std::uint64_t> entities, const Calendar&, Time end) const;

private:
    CorrelationMatrix matrix_{0};
    CopulaFactor factor_;
    std::size_t factors_ = 0;
    std::vector<double> sigmas_;
};

// The stated correlations, whether or not they can hold together.
CorrelationMatrix demandYearsMatrix(const DemandYearsSpec&, const std::vector<std::string>& factors,
                                    const std::vector<std::string>& sectors);

}  // namespace tranche

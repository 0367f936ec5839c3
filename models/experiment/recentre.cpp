// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/recentre.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tranche {
namespace {

using Kind = DistributionKind;

// The law without truncation, shift and clamp.
Distribution bare(const Distribution& d) {
    if (d.kind() == Kind::empirical) return Distribution::empirical({d.values().begin(), d.values().end()});
    if (d.kind() == Kind::discrete)
        return Distribution::discrete({d.values().begin(), d.values().end()},
                                      {d.weights().begin(), d.weights().end()});
    return Distribution::make(d.kind(), d.parameters());
}

Centre centreOfLaw(const Distribution& law) {
    switch (law.kind()) {
        case Kind::constant:
            return {"value", law.parameters()[0]};
        case Kind::lognormal:
            return {"median", law.parameters()[0]};
        case Kind::triangular:
        case Kind::pert:
            return {"mode", law.parameters()[1]};
        case Kind::uniform:
            return {"middle", law.mean()};
        default:
            return {"mean", law.mean()};
    }
}

// Numbers that say where things are, all moved alike.
void moveAll(std::vector<double>& places, double from, double to) {
    const bool scales =
        from > 0 && to >= 0 && std::all_of(places.begin(), places.end(), [](double x) { return x >= 0; });
    for (double& x : places) x = x == from ? to : scales ? x * (to / from) : x + (to - from);
}

std::string faultText(std::string_view law, const DistributionFault& fault) {
    return std::string(law) + ": " + fault.parameter + " must be " + fault.expected;
}

Recentred table(const Distribution& law, double from, double to) {
    std::vector<double> values(law.values().begin(), law.values().end());
    const std::vector<double> weights(law.weights().begin(), law.weights().end());
    moveAll(values, from, to);
    const bool discrete = law.kind() == Kind::discrete;
    if (const auto fault =
            discrete ? Distribution::discreteFault(values, weights) : Distribution::empiricalFault(values))
        return {std::nullopt, faultText(formOf(law.kind()).name, *fault)};
    return {discrete ? Distribution::discrete(std::move(values), weights)
                     : Distribution::empirical(std::move(values)),
            {}};
}

Recentred moveLaw(const Distribution& law, double from, double to) {
    if (law.kind() == Kind::discrete || law.kind() == Kind::empirical) return table(law, from, to);
    std::vector<double> p(law.parameters().begin(), law.parameters().end());
    switch (law.kind()) {
        case Kind::erlang:
            p[1] = to;  // k, mean
            break;
        case Kind::gamma:
        case Kind::weibull:
            p[1] *= to / from;  // shape, scale
            break;
        case Kind::triangular:
        case Kind::pert:
        case Kind::uniform:
            moveAll(p, from, to);
            break;
        case Kind::beta: {
            const double share = (to - p[2]) / (p[3] - p[2]), concentration = p[0] + p[1];
            p[0] = concentration * share;
            p[1] = concentration * (1 - share);
            if (share > 0 && share < 1) break;
            return {std::nullopt, "beta: its mean must lie inside its support"};
        }
        default:
            p[0] = to;  // constant, lognormal, exponential, normal
    }
    if (const auto fault = Distribution::fault(law.kind(), p))
        return {std::nullopt, faultText(formOf(law.kind()).name, *fault)};
    return {Distribution::make(law.kind(), p), {}};
}

}  // namespace

Centre centreOf(const Distribution& d) {
    Centre centre = centreOfLaw(bare(d));
    centre.at += d.shift();
    return centre;
}

Recentred recentred(const Distribution& d, double centre) {
    const Distribution law = bare(d);
    Recentred moved = moveLaw(law, centreOfLaw(law).at, centre - d.shift());
    if (!moved.law) return moved;
    if (const auto cut = d.truncation(); cut.finite()) {
        if (const auto fault = moved.law->truncationFault(cut.low, cut.high))
            return {std::nullopt, faultText("truncate", *fault)};
        moved.law = moved.law->truncated(cut.low, cut.high);
    }
    if (d.shift() != 0) moved.law = moved.law->shifted(d.shift());
    if (const auto bounds = d.clamp(); bounds.finite())
        moved.law = moved.law->clamped(bounds.low, bounds.high);
    return moved;
}

}  // namespace tranche

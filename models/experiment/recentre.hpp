// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A distribution whose centre is somewhere else: what the range beside a distribution means.
//
//   law                                centre   moved by
//   constant                           value    setting it
//   lognormal                          median   setting it; sigma stays, so the law is scaled
//   exponential, erlang, gamma, weibull  mean   scaling
//   normal                             mean     setting it; sd stays, so the law is shifted
//   triangular, pert                   mode     scaling low, mode and high by one factor
//   uniform                            middle   scaling low and high by one factor
//   discrete, empirical                mean     scaling the values by one factor
//   beta                               mean     within its support: alpha + beta, its concentration, stays
//
// Scaling needs a law that is never negative and a centre above 0; else triangular, pert, uniform and tables are shifted.
// The centre is that of the law with its `shift`; `truncate` and `clamp` stay where they are, as limits of the thing
// itself, so the centre of what is drawn may lie a little off the one asked for. Every law is monotone in the move, so
// under common random numbers each draw moves with its law.
// Errors: a law that cannot have the centre (a lognormal with median 0) is refused with the reason.
// Verified by: tests/experiment/recentre_test.cpp.

#include <optional>
#include <string>
#include <string_view>

#include "sim/random/distribution.hpp"

namespace tranche {

struct Centre {
    std::string_view name;  // "value", "median", "mean", "mode" or "middle"
    double at = 0;          // in the unit of the law
};

Centre centreOf(const Distribution&);

struct Recentred {
    std::optional<Distribution> law;
    std::string refusal;  // when there is none: "lognormal: median must be above 0"
};

Recentred recentred(const Distribution&, double centre);

}  // namespace tranche

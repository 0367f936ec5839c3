// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/erlang.hpp"

#include "sim/kernel/contract.hpp"

namespace tranche {

double erlangB(int servers, double offeredLoad) {
    expects(servers >= 0 && offeredLoad >= 0, "Erlang B: servers and load are not negative");
    double blocked = 1;
    for (int n = 1; n <= servers; ++n) blocked = offeredLoad * blocked / (n + offeredLoad * blocked);
    return blocked;
}

double erlangC(int servers, double offeredLoad) {
    expects(servers >= 1 && offeredLoad >= 0, "Erlang C: at least one server, load not negative");
    if (offeredLoad >= servers) return 1;
    const double blocked = erlangB(servers, offeredLoad);
    return blocked / (1 - offeredLoad / servers * (1 - blocked));
}

}  // namespace tranche

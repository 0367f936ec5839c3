// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/abandonment_queue.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "models/analytic/birth_death.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

AbandonmentFigures abandonmentQueue(double arrivalRate, double serviceRate, double patienceRate,
                                    int servers) {
    expects(arrivalRate >= 0 && serviceRate > 0 && patienceRate > 0 && servers >= 0,
            "Erlang-A: rates positive, servers not negative");
    AbandonmentFigures figures;
    if (arrivalRate <= 0) return figures;
    const std::vector<double> law = birthDeath([&](int) { return arrivalRate; },
                                               [&](int k) {
                                                   const int busy = std::min(k, servers);
                                                   return busy * serviceRate + (k - busy) * patienceRate;
                                               });
    for (std::size_t k = 0; k < law.size(); ++k) {
        const int present = static_cast<int>(k);
        const int busy = std::min(present, servers);
        figures.meanBusy += busy * law[k];
        figures.meanQueue += (present - busy) * law[k];
        if (present >= servers) figures.waitProbability += law[k];
    }
    figures.abandonProbability = patienceRate * figures.meanQueue / arrivalRate;
    figures.meanWait = figures.meanQueue / arrivalRate;
    return figures;
}

}  // namespace tranche

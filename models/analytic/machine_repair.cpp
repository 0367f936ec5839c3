// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/machine_repair.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "models/analytic/birth_death.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

RepairFigures machineRepair(int machines, int repairers, double failureRate, double repairRate) {
    expects(machines >= 1 && repairers >= 1 && failureRate >= 0 && repairRate > 0,
            "machine repair: a machine, a repairer, rates positive");
    RepairFigures figures;
    figures.meanDownTime = 1 / repairRate;
    if (failureRate <= 0) return figures;
    const std::vector<double> law =
        birthDeath([&](int down) { return (machines - down) * failureRate; },
                   [&](int down) { return std::min(down, repairers) * repairRate; });
    for (std::size_t k = 0; k < law.size(); ++k) {
        const int down = static_cast<int>(k);
        figures.meanDown += down * law[k];
        figures.repairersBusy += std::min(down, repairers) * law[k];
    }
    figures.availability = 1 - figures.meanDown / machines;
    figures.repairRate = repairRate * figures.repairersBusy;
    figures.meanDownTime = figures.meanDown / figures.repairRate;
    return figures;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/machine_repair.hpp"

#include <doctest/doctest.h>

#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

TEST_CASE("With a repairer for each machine the machines are independent") {
    const RepairFigures figures = machineRepair(20, 20, 0.1, 0.4);
    CHECK(figures.availability == near(0.8));
    CHECK(figures.meanDown == near(4));
    CHECK(figures.meanDownTime == near(2.5));
    CHECK(figures.repairersBusy == near(4));
}

TEST_CASE("With one repairer the figures are those of the factorial formula") {
    // p(k) / p(0) = m! / (m - k)! (lambda / mu)^k, summed directly.
    const int machines = 6;
    const double ratio = 0.3;
    double weight = 1;
    double total = 1;
    double down = 0;
    for (int k = 1; k <= machines; ++k) {
        weight *= (machines - k + 1) * ratio;
        total += weight;
        down += k * weight;
    }
    const RepairFigures figures = machineRepair(machines, 1, 0.3, 1);
    CHECK(figures.meanDown == near(down / total));
    CHECK(figures.repairersBusy == near(1 - 1 / total));
}

TEST_CASE("Failures balance repairs, and more repairers never hurt") {
    double last = 0;
    for (int repairers = 1; repairers <= 40; ++repairers) {
        const RepairFigures f = machineRepair(500, repairers, 0.0038, 0.1);
        CAPTURE(repairers);
        CHECK(f.repairRate == near(0.0038 * (500 - f.meanDown), 1e-10));
        CHECK(f.availability >= last - 1e-12);
        last = f.availability;
    }
    CHECK(last == near(0.1 / 0.1038, 1e-3));
}

TEST_CASE("Machines that never fail are always there") {
    const RepairFigures figures = machineRepair(5, 1, 0, 2);
    CHECK(figures.availability == 1);
    CHECK(figures.meanDown == 0);
    CHECK(figures.meanDownTime == near(0.5));
    CHECK_THROWS_AS(machineRepair(0, 1, 1, 1), ContractViolation);
    CHECK_THROWS_AS(machineRepair(1, 1, 1, 0), ContractViolation);
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Machine repair (the finite source queue M/M/r//m): m machines fail independently at rate lambda while they
// run, and r repairers mend them one at a time at rate mu. Servers of a fleet and its service crews.
//
// Rates per unit of time. Figures in the steady state:
//   meanDown     machines failed, waiting or under repair        availability = 1 - meanDown / m
//   repairRate   repairs completed per unit of time = lambda (m - meanDown)
//   meanDownTime from failure to running again = meanDown / repairRate (Little)
// With r >= m the machines are independent and availability is mu / (lambda + mu).
// Degenerate: lambda = 0 gives nothing down (meanDownTime 1 / mu, that of a first failure). O(m).
// Sources: Palm (1947); Kleinrock (1975), Queueing Systems I, 3.8; Gross, Harris (1998), 2.7.
// Verified by tests/analytic/machine_repair_test.cpp.

namespace tranche {

struct RepairFigures {
    double meanDown = 0;
    double availability = 1;
    double repairRate = 0;
    double meanDownTime = 0;
    double repairersBusy = 0;  // mean number at work
};

RepairFigures machineRepair(int machines, int repairers, double failureRate, double repairRate);

}  // namespace tranche

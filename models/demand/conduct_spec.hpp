// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What applicants do with an offer of fewer GPUs than asked for, and near the end of a grant.
//
// Scale-down. x of the n GPUs asked for are taken with probability a(x/n); below the viable size nothing is offered. a is 1
// (the default), (x/n)^power, or a line through points, flat before the first and 1 at x = n. An applicant has one uniform
// number an attempt, so who takes a small part takes a larger one. With the part the work takes d (n/x)^stretch instead of d,
// up to the policy's max_months (moldable work; Cirne and Berman 2001).
// Extension. With `probability` more time is asked for near the end, `days` long; each request has a draw of its own.
// O(points). Verified by: tests/demand/conduct_test.cpp, tests/programme/scale_down_test.cpp, extensions_test.cpp.

#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

struct AcceptancePointSpec {
    double share = 1;        // of what was asked for
    double probability = 1;  // of taking it
};

struct ScaleDownSpec {
    double power = 0;                         // a = share^power
    std::vector<AcceptancePointSpec> points;  // ascending, in place of a power
    double stretch = 0;                       // gamma: 0 the same duration, 1 the same GPU-hours
};

struct ExtensionNeedSpec {
    double probability = 0;
    Distribution days = Distribution::constant(30);  // [days]
};

// a(share), share in (0, 1].
double acceptance(const ScaleDownSpec&, double share);
// (n/x)^gamma.
double stretched(const ScaleDownSpec&, Gpus whole, Gpus part);

const Table<AcceptancePointSpec>& fields(Tag<AcceptancePointSpec>);
const Table<ScaleDownSpec>& fields(Tag<ScaleDownSpec>);
const Table<ExtensionNeedSpec>& fields(Tag<ExtensionNeedSpec>);

}  // namespace tranche

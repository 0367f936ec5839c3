// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Bass diffusion (Bass 1969): F(t) = (1 - e^{-(p+q)t}) / (1 + (q/p) e^{-(p+q)t}), t in years since the launch.
// The closed form, never yearly steps. Verified by: tests/demand/bass_test.cpp (EX-BASS).

namespace tranche {

struct BassCurve {
    double p, q;                       // [1/year], p > 0, q >= 0
    double share(double years) const;  // F(t); 0 for t <= 0
    double quantile(double u) const;   // t with F(t) = u, [years]; +infinity for u >= 1
    double peakYears() const;          // ln(q/p) / (p+q); 0 when q <= p
};

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sine of an angle in turns, sin(2 pi x), the same bits on every CPU: + - * / of IEEE double only, like `elementary`.
// Exact at multiples of a quarter turn; elsewhere within 3 ulp of the result, or 1e-16 absolute near the zeros; nan for
// what is not finite. |x| up to 2^51 (beyond, doubles have no half turns left). O(1).
// Source: reduction to an eighth of a turn, then Taylor's series to the order at which the rest is below one ulp.
// Verified by tests/sim/circular_test.cpp.

namespace tranche::elementary {

double sinTurns(double x);
double cosTurns(double x);

}  // namespace tranche::elementary

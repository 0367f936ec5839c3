// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Equal to a relative error, however small the number. (doctest's own Approx adds 1 to the scale.)

#include <doctest/doctest.h>

namespace tranche {

inline doctest::Approx near(double value, double relative = 1e-12) {
    return doctest::Approx(value).epsilon(relative).scale(0);
}

}  // namespace tranche

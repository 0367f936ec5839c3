// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A value with its source, after its value was changed by hand: the source must not vouch for a value that it never gave.
// The status becomes assumed; the source says what the value was and who said so, once, however often it changes.
// Verified by: tests/scenario/yaml_edit_test.cpp.

#include "models/fields/node.hpp"
#include "models/fields/shape.hpp"

namespace tranche {

// `was` has a source, `value` has none. The same value: `was` as it is. `shape` (may be null) tells what a range is of.
Node restated(const Node& was, const Node& value, const Shape* shape);

// `now` is `was` with something changed inside.
Node restatedWhole(const Node& was, Node now);

// Texts that cannot stand without quotes between brackets get quotes.
void makeWritable(Node& node);

}  // namespace tranche

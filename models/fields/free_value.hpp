// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A value whose type is another field's business: what an experiment sets somewhere in a scenario. Kept as it was written,
// sources included; it meets its reader when it is set. `flowText` is YAML on one line, which reads back as the same Node
// (places apart): texts that were quoted are quoted again.
// Verified by: tests/fields/free_value_test.cpp.

#include <string>

#include "models/fields/codec.hpp"

namespace tranche {

struct FreeValue {
    Node node;
};

std::string flowText(const Node& node);

template <>
struct Codec<FreeValue> {
    static std::optional<FreeValue> read(const Node& node, const Limits& limits, ReadContext& context);
    static Node write(const FreeValue& value);
    static Shape shape();
};

}  // namespace tranche

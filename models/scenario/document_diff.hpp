// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What two scenarios (or two policies) say differently, after everything they extend, name and leave to defaults: the
// comparison of what a run would see. Comments, the order of keys, the way a number is written and the files a value
// comes from make no difference; the order of a list does, as `order`, since ties go by it.
//
//   changed   another value                  added, removed   a whole item or block, on B's side or on A's alone
//   order     the same items, moved          source           the same value with another source, status or range
//
// Items of lists are matched by id, where they have one, else by index. Paths are those of --set, with ids.
// Two documents without a difference but `source` have the same hash. Cost: linear, times the items of a list with ids.
// Verified by: tests/scenario/document_diff_test.cpp.

#include <string>
#include <vector>

#include "models/fields/node.hpp"
#include "models/fields/provenance.hpp"
#include "models/fields/shape.hpp"

namespace tranche {

enum class DifferenceKind { changed, added, removed, order, source };
const char* differenceName(DifferenceKind kind);

struct Difference {
    DifferenceKind kind = DifferenceKind::changed;
    std::string path;  // tranches.p1-h200.units
    std::string a, b;  // values as a person writes them; empty where there is none
    std::string unit;
    const Provenance* sourceA = nullptr;  // beside the value, if one is; of the arguments, which must live on
    const Provenance* sourceB = nullptr;
};

// Defaults filled in, as write() gives it; the sources as reading left them.
struct DiffSide {
    const Node& resolved;
    const std::vector<Provenance>& sources;
};

std::vector<Difference> diffDocuments(const DiffSide& a, const DiffSide& b, const TableShape& shape);

}  // namespace tranche

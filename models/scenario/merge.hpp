// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One document laid over another, before either is read: what `extends` does (document.hpp).
//
// The tables say how (shape.hpp):
//   a block           key by key; keys that the base has not are added
//   a map             the same, key by key
//   a list whose      item by item: an item with the id of one of the base is merged into it, where that stands;
//   items have ids    others are added at the end. An empty list empties.
//   anything else     replaced whole: a number, a date, a distribution, a list of texts, always with its source, range and
//                     note, so a value never keeps the source of another
//   null              replaces: "none" where the field may be absent
// `remove` (paths) acts on the base first: items, keys (which get their default again), whole blocks.
// `replace` (paths) takes the block as this layer has it, where the base has it, without merging.
// Faults, all of them: a path that leads nowhere in the base, the same path or id twice, an item that is new and
// incomplete but nearly has the name of another. Values keep their places, so later faults name the right file.
// Cost: linear in both, times the items of a list with ids. Verified by: tests/scenario/extends_test.cpp.

#include <vector>

#include "models/fields/node.hpp"
#include "models/fields/shape.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

// Places of values that have no source and stand where one with a source stood.
using LostSources = std::vector<Place>;
void noteLoss(const Node& was, const Node& now, LostSources& lost);
bool hasSource(const Node& node);  // wrapped, or a distribution with its source

struct Layer {
    Node root;  // without the three keys below
    Node remove, replace;
    bool wholePolicy = false;  // its policy came from a file: nothing of the base's policy stays
};

void mergeLayer(Node& base, Layer layer, const TableShape& shape, LostSources& lost, Issues& issues);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Why a project got what it got, as headings and facts, and the least change of each kind that would have helped, as a table.
// What `tranche explain` prints, in the language of the screen. Verified by: tests/gui/applications_test.cpp.

#include <vector>

#include "gui/presentation/chart_data.hpp"
#include "models/programme/explain.hpp"

namespace tranche::gui {

struct ExplanationPart {
    QString heading;
    std::vector<std::pair<QString, QString>> facts;
};

struct ExplanationText {
    QString title;
    std::vector<ExplanationPart> parts;  // one an attempt
    QString changesTitle;
    TableData changes;
    QString note;  // under the table; may be empty
};

// Empty when no attempt is explained: a team of the national contest.
ExplanationText explanationText(const Explanation& explanation, const Setting& setting, RunKey key);

}  // namespace tranche::gui

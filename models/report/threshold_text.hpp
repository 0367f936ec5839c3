// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A threshold search in words, once for screen, page and picture: the answer, what it rests on, and what speaks against it.
// Values are written as an override writes them; a target and a mean in the unit that people read ("30 days", "80 %").
// Verified by: tests/report/threshold_test.cpp.

#include <string>
#include <vector>

#include "models/experiment/solve/solve.hpp"

namespace tranche {

std::string metricName(const SolveStudy&);   // "wait_days.p90@sector:sme"
std::string targetText(const SolveStudy&);   // "<= 30 days", "<= 30 days in at least 90 % of replications"
std::string measureText(const SolveStudy&);  // what the column of means is: "mean [days]", "meet it [%]"
std::string questionText(
    const SolveStudy&);  // "wait_days.p90 <= 30 days, over tranches.a.units from 80 to 800 by 8"
std::string answerText(const SolveStudy&);  // one to three sentences
// "Certainty 95 % for the whole answer: ...".
std::string certaintyText(const SolveStudy&);
// Contradictions with monotony, each a sentence; empty when there is none. Then what else a reader should know.
std::vector<std::string> contradictionTexts(const SolveStudy&);
std::vector<std::string> cautionTexts(const SolveStudy&);

struct ProbeText {
    std::string value, mean, interval, replications, verdict;
    bool near = false;  // one of the points between which the answer lies
};
std::vector<ProbeText> probeTexts(const SolveStudy&);  // by value
std::string_view verdictName(Verdict);                 // "meets", "misses", "open", "refused"
std::string_view endName(ThresholdEnd);                // "found", "everywhere", "nowhere", "open", "refused"

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/threshold_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/number_text.hpp"

namespace tranche {
namespace {

std::string valueText(const SolveStudy& study, std::int64_t point) {
    return study.range.lattice.text(point);
}

std::string superlative(const SolveStudy& study) {
    const bool date = study.range.lattice.isDate();
    if (study.answer.rising) return date ? "earliest" : "least";
    return date ? "latest" : "greatest";
}

// The unit in which means are shown; with a chance a mean is a share.
std::string unitOf(const SolveStudy& study) {
    return study.chance ? "share" : std::string(shownUnit(study.metric));
}

// Scale and unit are the target's, so that a column reads down; digits are those of the probe's interval.
NumberStyle styleOf(const SolveStudy& study, double mean, const Interval& interval) {
    const double goal = study.chance ? *study.chance : study.target.value;
    NumberStyle style = numberStyle(goal, goal, goal, unitOf(study));
    const double factor = style.factor;
    style.decimals = numberStyle(mean * factor, interval.low * factor, interval.high * factor, "").decimals;
    return style;
}

std::string plainTarget(const SolveStudy& study) {
    const double value = study.target.value;
    NumberStyle style = numberStyle(value, value, value, shownUnit(study.metric));
    const double shown = value * style.factor;
    while (style.decimals < 6 && std::abs(std::stod(fmt::format("{:.{}f}", shown, style.decimals)) - shown) >
                                     1e-9 * std::max(1.0, std::abs(shown)))
        ++style.decimals;
    std::string text = formatFixed(shown, style.decimals);
    if (text.find('.') != text.npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return fmt::format("{} {}{}{}", study.target.sign(), text, style.unit.empty() ? "" : " ", style.unit);
}

// With as many decimals as it takes, at most two.
std::string percent(double share) {
    for (const int decimals : {0, 1})
        if (std::abs(share * 100 - std::stod(formatFixed(share * 100, decimals))) < 1e-9)
            return formatPercent(share, decimals);
    return formatPercent(share, 2);
}

std::string guessText(const SolveStudy& study) {
    const ThresholdAnswer& a = study.answer;
    if (!a.likely || a.likely == a.firstMet) return "";
    if (a.guessedBetween)
        return fmt::format(" The best guess is {}, on the straight line between the means at {} and {}.",
                           valueText(study, *a.likely), valueText(study, a.guessedBetween->first),
                           valueText(study, a.guessedBetween->second));
    return fmt::format(" The best guess is {}: from there on all means meet it.",
                       valueText(study, *a.likely));
}

std::string foundText(const SolveStudy& study) {
    const ThresholdAnswer& a = study.answer;
    const std::string least = superlative(study);
    const std::string guess = guessText(study);
    if (a.single())
        return fmt::format(
            "{} = {} is the {} value that meets the target: {} certainly misses it, {} certainly meets it.",
            study.over, valueText(study, *a.firstMet), least, valueText(study, *a.lastMissed),
            valueText(study, *a.firstMet));
    if (a.lastMissed && a.firstMet) {
        const auto [low, high] = std::minmax({*a.lastMissed + (a.rising ? 1 : -1), *a.firstMet});
        return fmt::format(
            "The {} value of {} that meets the target lies between {} and {}: {} certainly misses it, {} "
            "certainly meets it, and "
            "what was tried between them is not certain.{}",
            least, study.over, valueText(study, low), valueText(study, high), valueText(study, *a.lastMissed),
            valueText(study, *a.firstMet), guess);
    }
    if (a.firstMet)
        return fmt::format(
            "{} = {} certainly meets the target; nothing in the range certainly misses it, so {} value may "
            "do "
            "as well.{}",
            study.over, valueText(study, *a.firstMet), a.rising ? "a lower" : "a higher", guess);
    return fmt::format("{} = {} certainly misses the target, and nothing in the range certainly meets it.{}",
                       study.over, valueText(study, *a.lastMissed), guess);
}

}  // namespace

std::string metricName(const SolveStudy& study) {
    return study.metric.metric + (study.metric.scope == "all" ? "" : "@" + study.metric.scope);
}

std::string targetText(const SolveStudy& study) {
    const std::string plain = plainTarget(study);
    return study.chance ? fmt::format("{} in at least {} of replications", plain, percent(*study.chance))
                        : plain;
}

std::string measureText(const SolveStudy& study) {
    if (study.chance) return "meet it [%]";
    const double value = study.target.value;
    const std::string unit = numberStyle(value, value, value, shownUnit(study.metric)).unit;
    return unit.empty() ? "mean" : "mean [" + unit + "]";
}

std::string questionText(const SolveStudy& study) {
    const Lattice& lattice = study.range.lattice;
    std::string range;
    switch (study.range.bracketing) {
        case Bracketing::ends:
            range =
                fmt::format("from {} to {}", lattice.text(study.range.low), lattice.text(study.range.high));
            break;
        case Bracketing::up:
            range = fmt::format("upward from {}", lattice.text(study.range.start));
            break;
        case Bracketing::down:
            range = fmt::format("downward from {}", lattice.text(study.range.start));
            break;
        case Bracketing::around:
            range = fmt::format("on both sides of {}", lattice.text(study.range.start));
            break;
    }
    return fmt::format("{} {}, over {} {} by {}", metricName(study), targetText(study), study.over, range,
                       lattice.stepText());
}

std::string answerText(const SolveStudy& study) {
    const ThresholdAnswer& a = study.answer;
    const auto ends = [&] {
        const auto sampled = [](const ThresholdProbe& probe) { return probe.verdict != Verdict::refused; };
        return fmt::format(
            "{} to {}", valueText(study, std::find_if(a.probes.begin(), a.probes.end(), sampled)->point),
            valueText(study, std::find_if(a.probes.rbegin(), a.probes.rend(), sampled)->point));
    };
    switch (a.end) {
        case ThresholdEnd::found:
            return foundText(study);
        case ThresholdEnd::everywhere:
            return fmt::format(
                "All values tried of {}, {}, certainly meet the target. If there is a limit, it lies "
                "outside.",
                a.probes.size(), study.over, ends());
        case ThresholdEnd::nowhere:
            return fmt::format(
                "None of {} values tried of {}, from {}, meets the target: all certainly miss it.",
                a.probes.size(), study.over, ends());
        case ThresholdEnd::refused:
            return fmt::format("The search ended at {} = {}, which the scenario refuses: {}", study.over,
                               valueText(study, *a.refusedAt),
                               study.refusal.substr(0, study.refusal.find('\n')));
        case ThresholdEnd::open:
            break;
    }
    return fmt::format(
        "No answer: at no value tried did the interval leave the target within {} replications.{}",
        study.most, guessText(study));
}

std::string certaintyText(const SolveStudy& study) {
    const ThresholdAnswer& a = study.answer;
    return fmt::format(
        "Certain at {} for the whole answer: {} values tried of at most {}, with at most {} look{} each, so "
        "that every interval holds {} by itself.",
        percent(study.confidence), a.probes.size(), a.mostProbes, a.looks, a.looks == 1 ? "" : "s",
        formatPercent(a.intervalConfidence, 2));
}

std::vector<std::string> contradictionTexts(const SolveStudy& study) {
    std::vector<std::string> texts;
    for (const Contradiction& c : study.answer.contradictions) {
        const std::string worse = valueText(study, c.meeting), better = valueText(study, c.missing);
        const NumberStyle style = styleOf(study, c.difference.low, c.difference);
        const bool differs = c.difference.bounded();
        std::string text = fmt::format("{} does worse than {}", worse, better);
        if (differs)
            text += fmt::format(" (difference {}{}{})",
                                formatInterval(style, c.difference.low, c.difference.high),
                                style.unit.empty() ? "" : " ", style.unit == "%" ? "% points" : style.unit);
        if (c.byVerdict)
            text += fmt::format("; {} certainly meets the target and {} certainly misses it", better, worse);
        texts.push_back(text + ".");
    }
    return texts;
}

std::vector<std::string> cautionTexts(const SolveStudy& study) {
    std::vector<std::string> texts;
    std::int64_t open = 0, same = 0, undefined = 0;
    for (const ThresholdProbe& probe : study.answer.probes) {
        if (probe.verdict == Verdict::refused) continue;
        open += probe.verdict == Verdict::open;
        same += probe.constant && !study.chance;
        undefined += probe.n < static_cast<std::int64_t>(probe.values.size());
    }
    if (open > 0)
        texts.push_back(fmt::format(
            "{} of {} values stayed open at {} replications; --replications {}:{} may decide them.", open,
            study.answer.probes.size(), study.most, study.first, 4 * study.most));
    if (same > 0)
        texts.push_back(fmt::format(
            "At {} value{} the metric was the same in every replication; that is taken for certain.", same,
            same == 1 ? "" : "s"));
    if (undefined > 0)
        texts.push_back(fmt::format("At {} value{} some replications have no such metric and are left out.",
                                    undefined, undefined == 1 ? "" : "s"));
    if (study.answer.refusedAt && study.answer.end != ThresholdEnd::refused)
        texts.push_back(fmt::format("The search did not go beyond {}, which the scenario refuses: {}",
                                    valueText(study, *study.answer.refusedAt),
                                    study.refusal.substr(0, study.refusal.find('\n'))));
    if (study.scan == 0 && study.answer.contradictions.empty() && study.answer.end == ThresholdEnd::found)
        texts.emplace_back(
            "The search takes for granted that more is better, or worse, throughout. What it tried agrees; "
            "--scan 3 also tries "
            "the neighbours of the answer.");
    return texts;
}

std::vector<ProbeText> probeTexts(const SolveStudy& study) {
    std::vector<ProbeText> texts;
    for (const ThresholdProbe& probe : study.answer.probes) {
        if (probe.verdict == Verdict::refused) {
            texts.push_back({valueText(study, probe.point), "", "", "0", "refused", false});
            continue;
        }
        const NumberStyle style = styleOf(study, probe.mean, probe.interval);
        ProbeText text;
        text.value = valueText(study, probe.point);
        text.mean = formatWith(style, probe.mean);
        text.interval = formatInterval(style, probe.interval.low, probe.interval.high);
        text.replications = formatCount(static_cast<double>(probe.values.size()));
        text.verdict = verdictName(probe.verdict);
        text.near = probe.point == study.answer.firstMet || probe.point == study.answer.lastMissed;
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string_view verdictName(Verdict verdict) {
    switch (verdict) {
        case Verdict::met:
            return "meets";
        case Verdict::missed:
            return "misses";
        case Verdict::open:
            return "open";
        case Verdict::refused:
            break;
    }
    return "refused";
}

std::string_view endName(ThresholdEnd end) {
    switch (end) {
        case ThresholdEnd::found:
            return "found";
        case ThresholdEnd::everywhere:
            return "everywhere";
        case ThresholdEnd::nowhere:
            return "nowhere";
        case ThresholdEnd::open:
            return "open";
        case ThresholdEnd::refused:
            break;
    }
    return "refused";
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/sweep/sweep_spec.hpp"

#include <algorithm>
#include <string_view>

#include "models/fields/strict_number.hpp"

namespace tranche {
namespace {

// The two ends of a range as numbers or as dates, in order.
bool ascending(const std::vector<std::string>& range) {
    const auto low = readNumber(range[0]).value, high = readNumber(range[1]).value;
    if (low && high) return *low < *high;
    const auto from = parseDate(range[0]), to = parseDate(range[1]);
    return from && to && *from < *to;
}

void checkRange(const SweepFactorSpec& f, FieldCheck& check) {
    if (f.range.empty()) return;
    if (f.range.size() != 2) {
        check.error("range", std::to_string(f.range.size()) + " values", "two, [low, high]");
    } else if (!ascending(f.range)) {
        check.error("range", "[" + f.range[0] + ", " + f.range[1] + "]",
                    "two numbers or two dates, the lower first");
    } else if (f.scale == FactorScale::log && readNumber(f.range[0]).value.value_or(0) <= 0) {
        check.error("range", "the low end " + f.range[0], "a number above 0, since the scale is logarithmic");
    }
}

void checkFactor(const SweepFactorSpec& f, FieldCheck& check) {
    const int kinds = !f.values.empty() + !f.range.empty() + !f.from.empty() + !f.levels.empty();
    if (kinds != 1)
        check.error("", kinds == 0 ? "a factor without values" : "several kinds of values",
                    "one of values, range, from and levels");
    const int places = !f.path.empty() + !f.paths.empty();
    if (f.levels.empty() && places != 1)
        check.error("", places == 0 ? "a factor without a path" : "path and paths", "path, or paths");
    if (!f.levels.empty() && places != 0)
        check.error(f.path.empty() ? "paths" : "path", "a path beside levels",
                    "none: each level says its own");
    if (!f.levels.empty() && f.name.empty())
        check.error("levels", "levels without a name of the factor", "a name, by which results list it");
    checkRange(f, check);
}

void checkDesign(const DesignSpec& d, FieldCheck& check) {
    if (d.kind == DesignKind::grid && d.points != 0)
        check.error("points", std::to_string(d.points), "none for a grid, whose points are all combinations");
    if (d.kind != DesignKind::grid && d.points < 1)
        check.error("points", d.points == 0 ? "nothing" : std::to_string(d.points),
                    d.kind == DesignKind::morris     ? "the number of trajectories"
                    : d.kind == DesignKind::saltelli ? "the size of the base sample, such as 256"
                                                     : "the number of points");
    if (d.kind == DesignKind::morris && d.levels % 2 != 0)
        check.error("levels", std::to_string(d.levels), "an even number (Morris 1991)");
}

void checkSweep(const SweepSpec& s, FieldCheck& check) {
    const int bases = !s.scenario.empty() + !s.scenarios.empty();
    if (bases != 1)
        check.error("scenario", bases == 0 ? "nothing" : "scenario and scenarios",
                    "scenario: FILE, or scenarios: [FILE, ...]");
    std::vector<std::string> names;
    for (std::size_t i = 0; i < s.factors.size(); ++i) {
        const SweepFactorSpec& f = s.factors[i];
        const std::string name = !f.name.empty() ? f.name : !f.path.empty() ? f.path : "";
        if (name.empty()) {
            if (f.paths.size() > 1)
                check.error("factors[" + std::to_string(i) + "].name", "nothing",
                            "a name, since there are several paths");
            continue;
        }
        if (std::find(names.begin(), names.end(), name) != names.end())
            check.error("factors[" + std::to_string(i) + "].name", shownValue(name) + " again",
                        "a name that no other factor has");
        names.push_back(name);
    }
}

}  // namespace

const Names<DesignKind>& names(Tag<DesignKind>) {
    static const Names<DesignKind> table{{"grid", DesignKind::grid},
                                         {"latin_hypercube", DesignKind::latinHypercube},
                                         {"sobol", DesignKind::sobol},
                                         {"morris", DesignKind::morris},
                                         {"saltelli", DesignKind::saltelli}};
    return table;
}

const Names<FactorScale>& names(Tag<FactorScale>) {
    static const Names<FactorScale> table{{"linear", FactorScale::linear}, {"log", FactorScale::log}};
    return table;
}

const Table<DesignSpec>& fields(Tag<DesignSpec>) {
    static const Table<DesignSpec> table{
        "design",
        "Which combinations of the factors are run.",
        {
            optional("kind", &DesignSpec::kind,
                     "grid: every combination; latin_hypercube and sobol: points that fill the ranges; "
                     "morris: trajectories of one step at a time; saltelli: for Sobol' indices"),
            optional("points", &DesignSpec::points,
                     "of latin_hypercube and sobol; trajectories of morris; base sample of saltelli")
                .range(0, 10'000'000),
            optional("levels", &DesignSpec::levels, "of morris, in each range").range(2, 1000),
            optional("seed", &DesignSpec::seed, "of the points, not of the runs")
                .range(0, 9007199254740992.0),
        },
        checkDesign};
    return table;
}

const Table<LevelSpec>& fields(Tag<LevelSpec>) {
    static const Table<LevelSpec> table{
        "level",
        "One alternative of a factor.",
        {
            required("label", &LevelSpec::label, "its name in the results"),
            required("set", &LevelSpec::set, "paths and their values; {} for the scenario as it is"),
        }};
    return table;
}

const Table<SweepFactorSpec>& fields(Tag<SweepFactorSpec>) {
    static const Table<SweepFactorSpec> table{
        "factor",
        "What is varied.",
        {
            optional("name", &SweepFactorSpec::name, "its name in the results; empty: the path"),
            optional("path", &SweepFactorSpec::path,
                     "what is set, such as tranches.naicc.units or sectors.*.no_show"),
            optional("paths", &SweepFactorSpec::paths, "several that move together"),
            optional("values", &SweepFactorSpec::values, "set as they are, in this order"),
            optional("range", &SweepFactorSpec::range,
                     "[low, high], numbers or dates; where a distribution stands its centre moves and its "
                     "shape stays"),
            optional("from", &SweepFactorSpec::from,
                     "range: the bounds that stand beside the value in the scenario; with path \"*\" every "
                     "value that has a range is a factor")
                .choices({"range"}),
            optional("steps", &SweepFactorSpec::steps, "values of a range in a grid, both ends included")
                .range(2, 100'000),
            optional("scale", &SweepFactorSpec::scale, "how a range is divided"),
            optional("multiple_of", &SweepFactorSpec::multipleOf,
                     "values of a range are rounded to multiples of it; else whole numbers to 1 and GPUs "
                     "that are bought or "
                     "rented to whole servers")
                .exclusiveMin(0),
            optional("levels", &SweepFactorSpec::levels, "alternatives that set several things at once"),
        },
        checkFactor};
    return table;
}

const Table<SweepSpec>& fields(Tag<SweepSpec>) {
    static const Table<SweepSpec> table{
        "experiment file",
        "Many runs of a scenario with some of its values varied.",
        {
            required("experiment", &SweepSpec::id, "stable name; results are filed under it"),
            optional("title", &SweepSpec::title, "one line for people"),
            optional("scenario", &SweepSpec::scenario, "the scenario that is varied, relative to this file"),
            optional("scenarios", &SweepSpec::scenarios, "several of them"),
            optional("policies", &SweepSpec::policies,
                     "names of policies, or files relative to this one; none: the scenario's own"),
            optional("set", &SweepSpec::set, "path=value in every run, as with --set"),
            optional("design", &SweepSpec::design, "which combinations are run"),
            optional("factors", &SweepSpec::factors, "what is varied"),
            optional("replications", &SweepSpec::replications, "of every point"),
            optional("seed", &SweepSpec::seed, "of all runs; none: the scenario's own")
                .range(0, 9007199254740992.0),
            optional("metrics", &SweepSpec::metrics,
                     "kept of every run, key or key@scope; none: the headline ones; [all]: every one"),
        },
        checkSweep};
    return table;
}

}  // namespace tranche

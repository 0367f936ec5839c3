// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Structs with every kind of field, and short ways to read them in tests.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/scenario/yaml_document.hpp"

namespace tranche::examples {

enum class Kind { gpu, npu };

struct Step {
    std::string id;
    std::vector<std::string> after;
    Distribution durationDays = Distribution::constant(1);
};

struct Purchase {
    std::string id;
    std::int64_t units = 0;
    double share = 0.25;
    bool open = true;
    Kind kind = Kind::gpu;
    int racks = 3;
    Date on{2026, 3, 1};
    std::optional<Date> handover;
    std::optional<std::int64_t> cap;
    std::map<std::string, double> bonus;
    std::vector<Step> milestones;
    std::optional<Step> extra;
    std::string rule = "first";
    double low = 1, high = 2;
};

struct Plan {
    std::string name;
    std::vector<Purchase> tranches;
};

inline const Names<Kind>& names(Tag<Kind>) {
    static const Names<Kind> table{{"gpu", Kind::gpu}, {"npu", Kind::npu}};
    return table;
}

inline const Table<Step>& fields(Tag<Step>) {
    static const Table<Step> table{
        "step",
        "One step.",
        {
            required("id", &Step::id, "stable name"),
            optional("after", &Step::after, "steps before it"),
            optional("duration_days", &Step::durationDays, "how long").unit("days").min(0),
        }};
    return table;
}

inline const Table<Purchase>& fields(Tag<Purchase>) {
    static const Table<Purchase> table{
        "purchase",
        "One purchase.",
        {
            required("id", &Purchase::id, "stable name"),
            required("units", &Purchase::units, "how many").unit("GPUs").range(1, 100000),
            optional("share", &Purchase::share, "kept").range(0, 1),
            optional("open", &Purchase::open, "to all"),
            optional("kind", &Purchase::kind, "gpu or npu"),
            optional("racks", &Purchase::racks, "of them").exclusiveMin(0),
            optional("on", &Purchase::on, "day"),
            optional("handover", &Purchase::handover, "day, if any"),
            optional("cap", &Purchase::cap, "most a project").range(1, 512),
            optional("bonus", &Purchase::bonus, "by sector").range(-10, 10),
            optional("milestones", &Purchase::milestones, "steps"),
            optional("extra", &Purchase::extra, "a step"),
            optional("rule", &Purchase::rule, "who wins").choices({"first", "best"}),
            optional("low", &Purchase::low, "from"),
            optional("high", &Purchase::high, "to"),
        },
        [](const Purchase& p, FieldCheck& check) {
            if (p.low > p.high) check.error("high", std::to_string(p.high), "at least low");
            if (p.units == 77) check.warning("units", "77", "an even number");
        }};
    return table;
}

inline const Table<Plan>& fields(Tag<Plan>) {
    static const Table<Plan> table{"plan",
                                   "A plan.",
                                   {
                                       required("name", &Plan::name, "of the plan"),
                                       required("tranches", &Plan::tranches, "purchases"),
                                   }};
    return table;
}

// One struct read from a text, with all that was said about it.
template <class T>
struct Reading {
    T value{};
    ReadContext context;

    std::string said() const { return formatIssues(context.issues); }
};

template <class T>
Reading<T> readText(const std::string& text) {
    Reading<T> reading;
    if (const auto node = parseYamlText(text, "x.yaml", reading.context.issues))
        reading.value = read<T>(*node, reading.context);
    return reading;
}

// What is said about a purchase that is in order but for `lines`.
inline std::string purchaseFaults(const std::string& lines) {
    return readText<Purchase>("id: p1\n" + lines +
                              (lines.find("units:") == std::string::npos ? "\nunits: 8\n" : "\n"))
        .said();
}

}  // namespace tranche::examples

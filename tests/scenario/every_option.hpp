// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every value that every option of a table may take, as `--set` would write it: choices of enums and row tables, both
// booleans, both ends and the middle of a range. Walked from the shape of the table, so that a new field is there as soon as
// it has its row; a text whose values nobody told is said, and fails the test that walks.
// Paths name the first item of a list, and each name that a map may have.

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/fields/strict_number.hpp"

namespace tranche {

struct OptionValue {
    std::string path, value;
    std::string assignment() const { return path + "=" + value; }
};

struct OptionWalk {
    std::map<std::string, std::vector<std::string>> texts;    // by path below the root: values of a text
    std::map<std::string, std::vector<std::string>> names;    // by path: names that a map may have
    std::map<std::string, std::vector<std::string>> numbers;  // by path: instead of the ends of the range
    std::vector<std::string> passedBy;                        // paths that are no option: names, free text

    std::vector<OptionValue> values;
    std::vector<std::string> untold;  // texts and maps without values

    void table(const TableShape& shape, const std::string& prefix, const std::string& plain = "") {
        for (const FieldShape& field : shape.fields)
            one(field.shape, field.info.limits, prefix + "." + field.info.key,
                plain + (plain.empty() ? "" : ".") + field.info.key);
    }

private:
    // `path` with indices and names, `plain` without.
    void one(const Shape& shape, const Limits& limits, const std::string& path, const std::string& plain) {
        const auto add = [&](const std::string& value) { values.push_back({path, value}); };
        const auto has = [&](const std::vector<std::string>& list) {
            return std::find(list.begin(), list.end(), plain) != list.end();
        };
        if (has(passedBy)) return;
        switch (shape.kind) {
            case Shape::Kind::boolean:
                add("true");
                return add("false");
            case Shape::Kind::integer:
            case Shape::Kind::number: {
                if (const auto told = numbers.find(plain); told != numbers.end()) {
                    for (const std::string& number : told->second) add(number);
                    return;
                }
                const bool whole = shape.kind == Shape::Kind::integer;
                const double low = std::max(limits.min, whole ? -1000.0 : -1e6),
                             high = std::min(limits.max, whole ? 1000.0 : 1e6);
                const double middle = whole ? std::floor((low + high) / 2) : (low + high) / 2;
                for (const double v : {limits.exclusiveMin ? low + (high - low) / 1000 : low, middle, high})
                    add(numberText(v));
                return;
            }
            case Shape::Kind::choice:
                for (const std::string& choice : shape.choices) add(choice);
                return;
            case Shape::Kind::text: {
                const auto known = texts.find(plain);
                const auto& all = known != texts.end() ? known->second : limits.choices;
                if (all.empty()) untold.push_back(plain);
                for (const std::string& text : all) add(text);
                return;
            }
            case Shape::Kind::any:  // of experiments, not of scenarios
                return untold.push_back(plain);
            case Shape::Kind::date:
                add("2026-09-01");
                return add("2028-01-01");
            case Shape::Kind::distribution:
                add("0");
                return add("{uniform: {low: 0.1, high: 0.9}}");
            case Shape::Kind::table:
                return table(*shape.table, path, plain);
            case Shape::Kind::list:
                return one(*shape.element, limits, path + "[0]", plain);
            case Shape::Kind::map: {
                const auto known = names.find(plain);
                if (known == names.end()) return untold.push_back(plain);
                for (const std::string& name : known->second)
                    one(*shape.element, limits, path + "." + name, plain + ".<name>");
                return;
            }
        }
    }
};

}  // namespace tranche

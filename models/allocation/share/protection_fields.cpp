// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/allocation/share/protection.hpp"
#include "models/allocation/share/protection_spec.hpp"

namespace tranche {
namespace {

DemandClass demandOf(const ProtectionClassSpec& spec) {
    if (spec.demand.empty()) return {spec.value, spec.mean, spec.sd};
    double mean = 0, square = 0;
    for (std::size_t d = 0; d < spec.demand.size(); ++d) {
        const auto units = static_cast<double>(d);
        mean += spec.demand[d] * units;
        square += spec.demand[d] * units * units;
    }
    return {spec.value, mean, std::sqrt(std::max(0.0, square - mean * mean))};
}

void checkDemand(const ProtectionClassSpec& spec, const std::string& key, FieldCheck& check) {
    if (spec.demand.empty()) return;
    if (spec.mean != 0 || spec.sd != 0)
        check.error(key + ".demand", "probabilities beside a mean or sd", "one of the two");
    double sum = 0;
    for (const double p : spec.demand) {
        if (p < 0) return check.error(key + ".demand", fmt::format("{}", p), "probabilities from 0 to 1");
        sum += p;
    }
    if (std::abs(sum - 1) > 1e-6)
        check.error(key + ".demand", fmt::format("{}", sum), "probabilities that sum to 1");
}

void checkClasses(const ProtectionSpec& spec, FieldCheck& check) {
    if (spec.classes.size() < 2 || spec.classes.size() > 60)
        return check.error("classes", std::to_string(spec.classes.size()), "2 to 60 classes");
    for (std::size_t i = 0; i < spec.classes.size(); ++i) {
        const ProtectionClassSpec& one = spec.classes[i];
        const std::string key = "classes[" + std::to_string(i) + "]";
        if (i > 0 && one.value > spec.classes[i - 1].value)
            check.error(key + ".value", fmt::format("{}", one.value),
                        fmt::format("at most the {} of the class before", spec.classes[i - 1].value));
        if (i + 1 < spec.classes.size() && one.sectors.empty() && !one.minScore)
            check.error(key, "a class for everyone before the last", "sectors or min_score");
        checkDemand(one, key, check);
    }
}

}  // namespace

std::vector<Gpus> protectedGpus(const ProtectionSpec& spec) {
    std::vector<double> units;
    const auto& classes = spec.classes;
    if (classes.size() == 2 && !classes[0].demand.empty()) {
        units.push_back(
            static_cast<double>(protectionLevel(classes[1].value, classes[0].value, classes[0].demand)));
    } else {
        std::vector<DemandClass> demands;
        for (const ProtectionClassSpec& one : classes) demands.push_back(demandOf(one));
        units = protectionLevels(demands);
    }
    std::vector<Gpus> levels{0};
    for (const double u : units)
        levels.push_back(
            std::max(levels.back(), static_cast<Gpus>(std::llround(u * static_cast<double>(spec.unitGpus)))));
    return levels;
}

const Table<ProtectionClassSpec>& fields(Tag<ProtectionClassSpec>) {
    static const Table<ProtectionClassSpec> table{
        "protection class",
        "Requests of one value, and the demand for them still to come.",
        {
            required("id", &ProtectionClassSpec::id, "stable name"),
            optional("sectors", &ProtectionClassSpec::sectors, "of these sectors; none named: any"),
            optional("min_score", &ProtectionClassSpec::minScore, "with at least this score; absent: any")
                .unit("points")
                .range(-1000, 1000),
            required("value", &ProtectionClassSpec::value, "worth of one unit, in any unit of worth")
                .range(0, 1e15),
            optional("mean", &ProtectionClassSpec::mean, "demand still to come, normal")
                .unit("units")
                .range(0, 1e9),
            optional("sd", &ProtectionClassSpec::sd, "its standard deviation").unit("units").range(0, 1e9),
            optional("demand", &ProtectionClassSpec::demand,
                     "instead: probabilities that 0, 1, 2, ... units are still to come"),
        }};
    return table;
}

const Table<ProtectionSpec>& fields(Tag<ProtectionSpec>) {
    static const Table<ProtectionSpec> table{
        "protection",
        "GPUs kept from requests of low value for better ones to come.",
        {
            required("classes", &ProtectionSpec::classes,
                     "by falling value; an applicant is in the first that takes it, else in the last"),
            optional("unit_gpus", &ProtectionSpec::unitGpus, "GPUs of one unit of demand")
                .unit("GPUs")
                .range(1, 100000),
            optional("until", &ProtectionSpec::until, "from this day on nothing is protected"),
        },
        checkClasses};
    return table;
}

}  // namespace tranche

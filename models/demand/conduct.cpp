// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "models/demand/conduct_spec.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

double acceptance(const ScaleDownSpec& spec, double share) {
    if (share >= 1) return 1;
    if (spec.points.empty()) return spec.power == 0 ? 1 : elementary::pow(share, spec.power);
    AcceptancePointSpec before = spec.points.front();
    if (share <= before.share) return before.probability;
    for (const AcceptancePointSpec& p : spec.points) {
        if (share <= p.share && p.share > before.share)
            return before.probability +
                   (p.probability - before.probability) * (share - before.share) / (p.share - before.share);
        before = p;
    }
    // From the last point to the whole request, which is taken for sure.
    return before.probability + (1 - before.probability) * (share - before.share) / (1 - before.share);
}

double stretched(const ScaleDownSpec& spec, Gpus whole, Gpus part) {
    if (spec.stretch == 0 || part >= whole) return 1;
    return elementary::pow(static_cast<double>(whole) / static_cast<double>(part), spec.stretch);
}

const Table<AcceptancePointSpec>& fields(Tag<AcceptancePointSpec>) {
    static const Table<AcceptancePointSpec> table{
        "acceptance point",
        "One point of the curve by which a part is taken.",
        {
            required("share", &AcceptancePointSpec::share, "of what was asked for").range(0, 1),
            required("probability", &AcceptancePointSpec::probability, "that this part is taken").range(0, 1),
        }};
    return table;
}

const Table<ScaleDownSpec>& fields(Tag<ScaleDownSpec>) {
    static const Table<ScaleDownSpec> table{
        "scale down",
        "What applicants do with a part of what they asked for.",
        {
            optional("power", &ScaleDownSpec::power, "a part is taken with probability share^power")
                .range(0, 100),
            optional(
                "points", &ScaleDownSpec::points,
                "in place of a power: probabilities at shares, from the smallest share up, lines between"),
            optional("stretch", &ScaleDownSpec::stretch,
                     "gamma: with a part of the GPUs the grant lasts (1 / share)^gamma times as long")
                .range(0, 1),
        },
        [](const ScaleDownSpec& s, FieldCheck& check) {
            if (!s.points.empty() && s.power != 0)
                check.error("power", fmt::format("{} and points", s.power), "one of the two");
            for (std::size_t i = 1; i < s.points.size(); ++i) {
                const std::string key = fmt::format("points[{}]", i);
                if (s.points[i].share <= s.points[i - 1].share)
                    check.error(key + ".share", fmt::format("{}", s.points[i].share),
                                fmt::format("more than the {} before", s.points[i - 1].share));
                if (s.points[i].probability < s.points[i - 1].probability)
                    check.error(key + ".probability", fmt::format("{}", s.points[i].probability),
                                "at least that of the smaller share before");
            }
            if (!s.points.empty() && s.points.back().share == 1 && s.points.back().probability < 1)
                check.error(fmt::format("points[{}].probability", s.points.size() - 1),
                            fmt::format("{}", s.points.back().probability),
                            "1 at share 1: the whole request is not refused");
        }};
    return table;
}

const Table<ExtensionNeedSpec>& fields(Tag<ExtensionNeedSpec>) {
    static const Table<ExtensionNeedSpec> table{
        "extension need",
        "Requests for more time near the end of a grant.",
        {
            optional("probability", &ExtensionNeedSpec::probability, "that more time is asked for")
                .range(0, 1),
            optional("days", &ExtensionNeedSpec::days, "asked for").unit("days"),
        }};
    return table;
}

}  // namespace tranche

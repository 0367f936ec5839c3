// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/life/extension_spec.hpp"

namespace tranche {

const Names<ExtensionRule>& names(Tag<ExtensionRule>) {
    static const Names<ExtensionRule> table{{"never", ExtensionRule::never},
                                            {"automatic", ExtensionRule::automatic},
                                            {"if_no_waiter", ExtensionRule::ifNoWaiter},
                                            {"review", ExtensionRule::review}};
    return table;
}

const Table<ExtensionSpec>& fields(Tag<ExtensionSpec>) {
    static const Table<ExtensionSpec> table{
        "extension",
        "More time for a grant that nears its end.",
        {
            optional("grant", &ExtensionSpec::grant,
                     "never, automatic, if_no_waiter (nobody waits for its pool) or review (a new score)"),
            optional("ask_days_before", &ExtensionSpec::askDaysBefore, "the end of the grant")
                .unit("days")
                .range(0, 1000),
            optional("max_days", &ExtensionSpec::maxDays, "longest extension").unit("days").range(1, 5000),
            optional("max_times", &ExtensionSpec::maxTimes, "extensions of one grant").range(1, 100),
            optional("min_score", &ExtensionSpec::minScore, "of grant: review, the score that wins")
                .unit("points")
                .range(0, 1000),
        },
        [](const ExtensionSpec& e, FieldCheck& check) {
            if (e.minScore != ExtensionSpec{}.minScore && e.grant != ExtensionRule::review)
                check.error("min_score", "a score with " + names(Tag<ExtensionRule>{}).text(e.grant),
                            "grant: review beside it");
        }};
    return table;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/share/reserve_spec.hpp"

namespace tranche {

const Names<ReservePlace>& names(Tag<ReservePlace>) {
    static const Names<ReservePlace> table{{"first", ReservePlace::first},
                                           {"open_first", ReservePlace::openFirst}};
    return table;
}
const Names<ReserveRest>& names(Tag<ReserveRest>) {
    static const Names<ReserveRest> table{{"revert", ReserveRest::revert}, {"hold", ReserveRest::hold}};
    return table;
}

const Table<ReserveSpec>& fields(Tag<ReserveSpec>) {
    static const Table<ReserveSpec> table{
        "reserve",
        "Places for one kind of applicant, beside the shares of sectors.",
        {
            required("share", &ReserveSpec::share, "of the capacity on offer outside set-asides").range(0, 1),
            optional("regional", &ReserveSpec::regional, "for applicants outside the capital area"),
            optional("sectors", &ReserveSpec::sectors, "for these sectors; none named: any"),
            optional("order", &ReserveSpec::order,
                     "first: a minimum guarantee, all that members hold counts; open_first: over and above "
                     "what they win in the open"),
            optional("unused", &ReserveSpec::unused, "what is left reverts to all, or is held"),
            optional("hold_until", &ReserveSpec::holdUntil, "with hold: from this day on it reverts"),
        },
        [](const ReserveSpec& reserve, FieldCheck& check) {
            if (!reserve.regional && reserve.sectors.empty())
                check.error("regional", "a reserve for everyone", "regional: true, or sectors");
            if (reserve.holdUntil && reserve.unused != ReserveRest::hold)
                check.error("hold_until", formatDate(*reserve.holdUntil), "unused: hold beside it");
        }};
    return table;
}

}  // namespace tranche

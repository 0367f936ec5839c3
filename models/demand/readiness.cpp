// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/readiness.hpp"

#include "models/demand/bass.hpp"

namespace tranche {

double readyShare(const ReadinessSpec& spec, const Calendar& calendar, Time at) {
    if (const auto& curve = spec.curve)
        return curve->ceiling *
               BassCurve{curve->p, curve->q}.share(toDays(at - calendar.at(curve->start)) / 365.25);
    if (spec.steps.empty()) return 1;
    double share = 0;
    for (std::size_t i = 0; i < spec.steps.size(); ++i) {
        const Time from = calendar.at(spec.steps[i].from);
        if (at < from) break;
        share = spec.steps[i].share;
        if (i + 1 == spec.steps.size()) break;
        const Time next = calendar.at(spec.steps[i + 1].from);
        if (at < next) share += (spec.steps[i + 1].share - share) * toDays(at - from) / toDays(next - from);
    }
    return share;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/applicant_copula.hpp"

#include "sim/kernel/contract.hpp"

namespace tranche {

CorrelationMatrix applicantCorrelation(const RankCorrelationSpec& r) {
    using enum ApplicantDraw;
    CorrelationMatrix m(kApplicantDraws);
    const auto put = [&](ApplicantDraw a, ApplicantDraw b, double spearman) {
        m.set(static_cast<std::size_t>(a), static_cast<std::size_t>(b), normalCorrelation(spearman));
    };
    put(size, duration, r.sizeDuration);
    put(size, merit, r.sizeMerit);
    put(size, patience, r.sizePatience);
    put(size, use, r.sizeUse);
    put(duration, merit, r.durationMerit);
    put(duration, patience, r.durationPatience);
    put(duration, use, r.durationUse);
    put(merit, patience, r.meritPatience);
    put(merit, use, r.meritUse);
    put(patience, use, r.patienceUse);
    return m;
}

std::optional<CopulaFactor> applicantFactor(const RankCorrelationSpec& spec) {
    const CorrelationMatrix stated = applicantCorrelation(spec);
    if (frobeniusDistance(stated, CorrelationMatrix(kApplicantDraws)) == 0) return std::nullopt;
    if (auto factor = CopulaFactor::of(stated)) return factor;
    expects(spec.repair, "correlations of a checked scenario can hold together");
    return CopulaFactor::of(nearestCorrelation(stated));
}

}  // namespace tranche

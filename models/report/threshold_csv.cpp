// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/threshold_csv.hpp"

#include "models/report/csv.hpp"
#include "models/report/threshold_text.hpp"

namespace tranche {

std::string probesCsv(const SolveStudy& study) {
    std::string text =
        "over,value,order,metric,scope,unit,target,target_value,chance,mean,ci_low,ci_high,ci_confidence,"
        "replications,n,"
        "looks,verdict\n";
    CsvWriter csv([&text](std::string_view row) { text += row; });
    for (const ThresholdProbe& probe : study.answer.probes) {
        const Lattice& lattice = study.range.lattice;
        csv.text(study.over);
        lattice.isDate() ? csv.date(lattice.date(probe.point)) : csv.number(lattice.value(probe.point));
        csv.number(probe.order).text(study.metric.metric).text(study.metric.scope).text(study.metric.unit);
        csv.text(study.target.sign()).number(study.target.value);
        study.chance ? csv.number(*study.chance) : csv.empty();
        csv.number(probe.mean).number(probe.interval.low).number(probe.interval.high);
        csv.number(study.answer.intervalConfidence).number(static_cast<std::int64_t>(probe.values.size()));
        csv.number(probe.n).number(probe.looks).text(verdictName(probe.verdict));
        csv.endRow();
    }
    return text;
}

}  // namespace tranche

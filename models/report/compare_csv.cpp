// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/compare_csv.hpp"

#include <initializer_list>

#include "models/report/csv.hpp"

namespace tranche {
namespace {

// A CSV text in the making.
class Sheet {
public:
    explicit Sheet(std::initializer_list<std::string_view> header)
        : csv_([this](std::string_view row) { text_ += row; }) {
        for (const std::string_view name : header) csv_.text(name);
        csv_.endRow();
    }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    CsvWriter* operator->() { return &csv_; }
    std::string finish() { return std::move(text_); }

private:
    std::string text_;
    CsvWriter csv_;
};

std::int64_t flag(bool value) {
    return value ? 1 : 0;
}

std::string_view betterName(Better better) {
    return better == Better::higher ? "higher" : better == Better::lower ? "lower" : "neither";
}

void addFigure(Sheet& sheet, const GainFigure& figure) {
    sheet->number(figure.mean).number(figure.low).number(figure.high);
}

}  // namespace

std::string alternativesCsv(const Comparison& c) {
    Sheet sheet{"scenario", "alternative", "title", "baseline", "metric",  "scope", "unit",
                "better",   "shown",       "mean",  "ci_low",   "ci_high", "n"};
    for (const CaseResult& result : c.cases)
        for (std::size_t a = 0; a < c.names.size(); ++a)
            for (std::size_t m = 0; m < c.metrics.size(); ++m) {
                const MetricEstimate& e = result.estimates[a][m];
                sheet->text(result.name).text(c.names[a]).text(c.titles[a]).number(flag(a == c.baseline));
                sheet->text(e.metric).text(e.scope).text(e.unit).text(betterName(c.metrics[m].better));
                sheet->number(flag(m < c.shown)).number(e.mean).number(e.low).number(e.high).number(e.n);
                sheet->endRow();
            }
    return sheet.finish();
}

std::string differencesCsv(const Comparison& c) {
    Sheet sheet{"scenario", "alternative", "baseline", "metric",      "scope",
                "unit",     "difference",  "ci_low",   "ci_high",     "n",
                "p_value",  "p_holm",      "verdict",  "correlation", "variance_ratio"};
    for (const CaseResult& result : c.cases)
        for (std::size_t a = 0; a < c.names.size(); ++a)
            for (std::size_t m = 0; m < result.differences[a].size(); ++m) {
                const MetricDifference& d = result.differences[a][m];
                const MetricEstimate& e = result.estimates[a][m];
                sheet->text(result.name).text(c.names[a]).text(c.names[c.baseline]);
                sheet->text(e.metric).text(e.scope).text(e.unit);
                sheet->number(d.mean).number(d.low).number(d.high).number(d.pairs).number(d.pValue);
                m < c.shown ? sheet->number(d.adjusted) : sheet->empty();
                sheet->text(verdictName(d.verdict)).number(d.correlation).number(d.varianceRatio);
                sheet->endRow();
            }
    return sheet.finish();
}

std::string winnersCsv(const Comparison& c) {
    Sheet sheet{"scenario",        "alternative",      "baseline",
                "sector",          "servers",          "projects",
                "projects_ci_low", "projects_ci_high", "more",
                "more_ci_low",     "more_ci_high",     "less",
                "less_ci_low",     "less_ci_high",     "same",
                "same_ci_low",     "same_ci_high",     "change_gpu_hours",
                "change_ci_low",   "change_ci_high",   "paired",
                "only_baseline",   "only_alternative"};
    for (const CaseResult& result : c.cases)
        for (std::size_t a = 0; a < c.names.size(); ++a)
            for (const GainRow& row : result.gains[a].rows) {
                sheet->text(result.name).text(c.names[a]).text(c.names[c.baseline]);
                sheet->text(row.sector).text(row.size);
                for (const GainFigure* figure : {&row.projects, &row.more, &row.less, &row.same, &row.change})
                    addFigure(sheet, *figure);
                const Gains& gains = result.gains[a];
                sheet->number(gains.pairs).number(gains.onlyBase).number(gains.onlyOther);
                sheet->endRow();
            }
    return sheet.finish();
}

std::string frontCsv(const Comparison& c) {
    Sheet sheet{"scenario",
                "alternative",
                "x_metric",
                "y_metric",
                "x",
                "y",
                "on_front",
                "probability",
                "knee",
                "hypervolume",
                "n",
                "delivered_gpu_hours",
                "below_most",
                "equity_metric",
                "equity",
                "fairer",
                "price_of_fairness"};
    for (const CaseResult& result : c.cases)
        for (std::size_t a = 0; a < c.names.size(); ++a) {
            const FrontPoint& point = result.front.points[a];
            sheet->text(result.name).text(c.names[a]);
            sheet->text(c.metrics[result.front.x].name).text(c.metrics[result.front.y].name);
            sheet->number(point.x).number(point.y).number(flag(point.onFront)).number(point.probability);
            sheet->number(flag(result.front.knee == a)).number(result.front.hypervolume).number(point.n);
            const FairnessPrice& price = result.fairness[a];
            sheet->number(price.delivered).number(price.belowMost).text(c.metrics[c.equityMetric].name);
            sheet->number(price.equity).number(flag(price.fairer)).number(price.price);
            sheet->endRow();
        }
    return sheet.finish();
}

std::string valuesCsv(const Comparison& c) {
    Sheet sheet{"replication", "scenario", "policy", "metric", "value"};
    for (const CaseResult& result : c.cases)
        for (std::size_t a = 0; a < result.values.size(); ++a)
            for (std::size_t m = 0; m < result.values[a].size(); ++m)
                for (std::size_t r = 0; r < result.values[a][m].size(); ++r) {
                    sheet->number(static_cast<std::int64_t>(r)).text(result.name).text(c.names[a]);
                    sheet->text(c.metrics[m].name).number(result.values[a][m][r]);
                    sheet->endRow();
                }
    return sheet.finish();
}

std::string boundCsv(const Comparison& c) {
    Sheet sheet{"scenario", "alternative", "replications", "reached", "bound", "regret", "ratio"};
    bool any = false;
    for (const CaseResult& result : c.cases) {
        if (!result.bound) continue;
        any = true;
        for (std::size_t a = 0; a < c.names.size(); ++a) {
            const double reached = result.bound->reached[a], bound = result.bound->bound;
            sheet->text(result.name).text(c.names[a]).number(result.bound->replications);
            sheet->number(reached).number(bound).number(bound - reached).number(reached / bound);
            sheet->endRow();
        }
    }
    return any ? sheet.finish() : std::string();
}

std::string shadowPricesCsv(const Comparison& c) {
    Sheet sheet{"scenario",           "year", "served_per_gpu_hour", "gpu", "purchase_krw_per_gpu_hour",
                "krw_per_served_hour"};
    bool any = false;
    for (const CaseResult& result : c.cases) {
        if (!result.bound) continue;
        for (const ShadowPrice& price : result.bound->prices) {
            any = true;
            const auto start = [&] {
                sheet->text(result.name).number(static_cast<std::int64_t>(price.year)).number(price.value);
            };
            for (const PurchasePrice& purchase : result.bound->purchases) {
                start();
                sheet->text(purchase.gpu).number(purchase.krwPerGpuHour);
                price.value > 0 ? sheet->number(purchase.krwPerGpuHour / price.value) : sheet->empty();
                sheet->endRow();
            }
            if (!result.bound->purchases.empty()) continue;
            start();
            sheet->empty().empty().empty();
            sheet->endRow();
        }
    }
    return any ? sheet.finish() : std::string();
}

std::string regretCsv(const Comparison& c) {
    if (!c.robust) return {};
    Sheet sheet{"alternative", "metric", "scenario", "value", "regret",  "max_regret",
                "p90_regret",  "worst",  "best",     "mean",  "hurwicz", "satisfied"};
    const double sign = c.metrics[c.regretMetric].better == Better::lower ? -1 : 1;
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        const RobustFigures& f = c.robust->rows[a];
        for (std::size_t s = 0; s < c.cases.size(); ++s) {
            sheet->text(c.names[a]).text(c.metrics[c.regretMetric].name).text(c.cases[s].name);
            sheet->number(c.cases[s].estimates[a][c.regretMetric].mean).number(f.regrets[s]);
            sheet->number(f.maxRegret).number(f.p90Regret).number(sign * f.worst).number(sign * f.best);
            sheet->number(sign * f.mean).number(sign * f.hurwicz).number(f.satisfied);
            sheet->endRow();
        }
    }
    return sheet.finish();
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/price_path.hpp"

#include <algorithm>
#include <cmath>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kExchange = purposeOf("exchange rate"), kStep = purposeOf("price step");
constexpr double kYearDays = 365.25;
constexpr double kLn2 = 0.693147180559945309417;

}  // namespace

const Names<RateGrid>& names(Tag<RateGrid>) {
    static const Names<RateGrid> table{{"month", RateGrid::month}, {"year", RateGrid::year}};
    return table;
}

const Table<ExchangeRateSpec>& fields(Tag<ExchangeRateSpec>) {
    static const Table<ExchangeRateSpec> table{
        "exchange rate",
        "Won for a dollar over time.",
        {
            optional("krw_per_usd", &ExchangeRateSpec::krwPerUsd, "at the start of the horizon")
                .unit("KRW/USD")
                .range(1, 1e5),
            optional("drift", &ExchangeRateSpec::drift, "growth of the expected rate")
                .unit("1/year")
                .range(-0.5, 0.5),
            optional("volatility", &ExchangeRateSpec::volatility,
                     "of the logarithm; 0: no chance, the rate follows the drift")
                .unit("1/sqrt(year)")
                .range(0, 1),
            optional("grid", &ExchangeRateSpec::grid, "how often the rate moves"),
        }};
    return table;
}

const Table<LearningSpec>& fields(Tag<LearningSpec>) {
    static const Table<LearningSpec> table{
        "learning",
        "Price that falls with the units made (Wright 1936).",
        {
            required("rate", &LearningSpec::rate, "share that a doubling of all units takes off the price")
                .range(0, 0.9),
            optional("units", &LearningSpec::units, "units made by the day of the price")
                .unit("GPUs")
                .range(1, 1e9),
            optional("units_per_year", &LearningSpec::unitsPerYear,
                     "units made a year after it, by all makers for all buyers")
                .unit("GPUs/year")
                .range(0, 1e9),
        }};
    return table;
}

const Table<PriceStepSpec>& fields(Tag<PriceStepSpec>) {
    static const Table<PriceStepSpec> table{
        "price step",
        "A change of price from a date on: a new generation, a squeeze of memory.",
        {
            required("id", &PriceStepSpec::id, "stable name within the path"),
            required("from", &PriceStepSpec::from, "first day"),
            optional("until", &PriceStepSpec::until, "last day; none: for good"),
            required("change", &PriceStepSpec::change, "of the price: 0.4 is 40 % more").range(-0.95, 10),
            optional("slip_days", &PriceStepSpec::slipDays, "how much later than planned it comes")
                .unit("days")
                .min(0),
        },
        [](const PriceStepSpec& step, FieldCheck& check) {
            if (step.until && *step.until < step.from)
                check.error("until", formatDate(*step.until), "a day not before " + formatDate(step.from));
        }};
    return table;
}

const Table<PricePathSpec>& fields(Tag<PricePathSpec>) {
    static const Table<PricePathSpec> table{
        "price path",
        "What a GPU model costs over time.",
        {
            required("gpu", &PricePathSpec::gpu, "GPU model, by its id in the hardware catalogue"),
            optional("usd", &PricePathSpec::usd, "price of one GPU in dollars").unit("USD").range(100, 1e6),
            optional("krw", &PricePathSpec::krw, "price of one GPU in won, instead")
                .unit("KRW")
                .range(1e5, 1e10),
            optional("from", &PricePathSpec::from, "day of that price; none: the start of the horizon"),
            optional("all_in_factor", &PricePathSpec::allInFactor,
                     "price of the whole purchase (servers, network, building, operation) over that of its "
                     "GPUs")
                .range(1, 10),
            optional("decline_per_year", &PricePathSpec::declinePerYear, "share of the price lost in a year")
                .unit("1/year")
                .range(-1, 0.95),
            optional("learning", &PricePathSpec::learning, "price that falls with the units made"),
            optional("steps", &PricePathSpec::steps, "changes at dates"),
        },
        [](const PricePathSpec& path, FieldCheck& check) {
            if (path.usd.has_value() == path.krw.has_value())
                check.error(path.usd ? "krw" : "usd", path.usd ? "both usd and krw" : "neither usd nor krw",
                            "one of the two");
        }};
    return table;
}

double wrightExponent(double rate) {
    return elementary::log(1 - rate) / kLn2;
}

double wrightFactor(double rate, double from, double to) {
    return elementary::pow(to / from, wrightExponent(rate));
}

Market::Market(std::span<const PricePathSpec> paths, const ExchangeRateSpec& exchange,
               const Calendar& calendar, Time end, RunKey key) {
    for (const PricePathSpec& spec : paths) {
        Path path{&spec, spec.from ? calendar.at(*spec.from) : 0, {}};
        for (const PriceStepSpec& step : spec.steps) {
            const Stream stream(key, kStep, hash64(spec.gpu + '/' + step.id));
            const Duration slip = fromDays(std::max(0.0, step.slipDays.quantile(stream.uniform(0))));
            const Time until = step.until ? calendar.at(addDays(*step.until, 1)) : kNever;
            path.steps.push_back({calendar.at(step.from) + slip, until, 1 + step.change});
        }
        paths_.push_back(std::move(path));
    }
    const double years = exchange.grid == RateGrid::month ? 1.0 / 12 : 1;
    gridStep_ = fromDays(kYearDays * years);
    const Stream stream(key, kExchange, hash64("KRW/USD"));
    const double variance = exchange.volatility * exchange.volatility;
    double logarithm = 0;
    rates_.push_back(exchange.krwPerUsd);
    for (std::uint64_t i = 0; static_cast<Time>(i) * gridStep_ < end; ++i) {
        logarithm += (elementary::log1p(exchange.drift) - variance / 2) * years;
        if (variance > 0)
            logarithm +=
                exchange.volatility * std::sqrt(years) * elementary::normalQuantile(stream.uniform(i));
        rates_.push_back(exchange.krwPerUsd * elementary::exp(logarithm));
    }
}

double Market::krwPerUsd(Time at) const {
    const auto index = static_cast<std::size_t>(std::max<Time>(0, at) / gridStep_);
    return rates_[std::min(index, rates_.size() - 1)];
}

std::size_t Market::path(std::string_view gpu) const {
    for (std::size_t p = 0; p < paths_.size(); ++p)
        if (paths_[p].spec->gpu == gpu) return p;
    return kNoPath;
}

Won Market::unitPrice(std::size_t index, Time at, double bought) const {
    const Path& path = paths_[index];
    const PricePathSpec& spec = *path.spec;
    const double years = std::max(0.0, toDays(at - path.from) / kYearDays);
    double price = spec.usd ? *spec.usd * krwPerUsd(at) : *spec.krw;
    if (spec.declinePerYear != 0) price *= elementary::pow(1 - spec.declinePerYear, years);
    if (spec.learning) {
        const double units = spec.learning->units;
        price *= wrightFactor(spec.learning->rate, units,
                              units + spec.learning->unitsPerYear * years + std::max(0.0, bought));
    }
    for (const Step& step : path.steps)
        if (step.from <= at && at < step.until) price *= step.factor;
    return std::max<Won>(1, std::llround(price * spec.allInFactor));
}

}  // namespace tranche

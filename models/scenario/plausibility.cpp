// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/plausibility.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "models/scenario/scenario.hpp"

namespace tranche {

const Names<PlausibilitySeverity>& names(Tag<PlausibilitySeverity>) {
    static const Names<PlausibilitySeverity> table{{"error", PlausibilitySeverity::error},
                                                   {"warning", PlausibilitySeverity::warning},
                                                   {"off", PlausibilitySeverity::off}};
    return table;
}

const Table<BandSpec>& fields(Tag<BandSpec>) {
    static const Table<BandSpec> table{"band",
                                       "What a figure may be, and how loudly to say that it is not.",
                                       {
                                           required("low", &BandSpec::low, "least that is believed").min(0),
                                           required("high", &BandSpec::high, "most that is believed").min(0),
                                           optional("severity", &BandSpec::severity, "of a figure outside"),
                                       },
                                       [](const BandSpec& band, FieldCheck& check) {
                                           if (band.high < band.low)
                                               check.error("high", fmt::format("{}", band.high),
                                                           fmt::format("at least low, {}", band.low));
                                       }};
    return table;
}

const Table<PlausibilitySpec>& fields(Tag<PlausibilitySpec>) {
    static const Table<PlausibilitySpec> table{
        "plausibility",
        "Bands of implied figures: what is outside was probably not meant.",
        {
            optional("severity", &PlausibilitySpec::severity, "of every band, whatever it says itself"),
            optional("krw_per_usd", &PlausibilitySpec::krwPerUsd,
                     "cost_krw / cost_usd, and the exchange rate")
                .unit("KRW/USD"),
            optional("exchange_tolerance", &PlausibilitySpec::exchangeTolerance,
                     "share by which cost_krw / cost_usd may differ from the exchange rate without a warning")
                .range(0, 10),
            optional("gpu_price_krw", &PlausibilitySpec::gpuPriceKrw, "cost_krw / units of GPUs")
                .unit("KRW/GPU"),
            optional("npu_price_krw", &PlausibilitySpec::npuPriceKrw, "cost_krw / units of NPUs")
                .unit("KRW/NPU"),
            optional("gpu_power_kw", &PlausibilitySpec::gpuPowerKw, "power_kw x pue of a GPU").unit("kW"),
            optional("npu_power_kw", &PlausibilitySpec::npuPowerKw, "power_kw x pue of an NPU").unit("kW"),
            optional("gpu_hour_krw", &PlausibilitySpec::gpuHourKrw,
                     "a price of policy.price.list over h200_equivalent")
                .unit("KRW/GPU h"),
            optional("energy_krw_per_kwh", &PlausibilitySpec::energyKrwPerKwh, "price of electricity")
                .unit("KRW/kWh"),
            optional("market_teams", &PlausibilitySpec::marketTeams, "adoption.market of a sector")
                .unit("teams"),
            optional("call_applicants", &PlausibilitySpec::callApplicants,
                     "mean of per_call.applicants of a sector")
                .unit("applicants"),
        }};
    return table;
}

namespace {

// 1234567.8 as "1,234,568"; small numbers with three digits.
std::string grouped(double value) {
    if (!(std::abs(value) >= 1000 && std::abs(value) < 1e18)) return fmt::format("{:.3g}", value);
    std::string digits = fmt::format("{:.0f}", value);
    for (std::size_t at = digits.size() - 3; at > 0 && digits[at - 1] != '-'; at = at > 3 ? at - 3 : 0)
        digits.insert(at, ",");
    return digits;
}

class Check {
public:
    Check(const Scenario& scenario, const Node& root, Issues& issues)
        : s_(scenario), p_(scenario.plausibility), root_(root), issues_(issues) {}

    void run() {
        judge("exchange_rate.krw_per_usd", s_.exchangeRate.krwPerUsd, "KRW for a USD", "krw_per_usd",
              p_.krwPerUsd);
        for (std::size_t i = 0; i < s_.tranches.size(); ++i) tranche(i);
        for (std::size_t i = 0; i < s_.prices.size(); ++i) pricePath(i);
        for (std::size_t i = 0; i < s_.hardware.size(); ++i) {
            const bool npu = s_.hardware[i].kind == AcceleratorKind::npu;
            judge(fmt::format("hardware[{}].power_kw", i), s_.hardware[i].powerKw * s_.operations.pue,
                  fmt::format("kW with PUE {:.3g}", s_.operations.pue), npu ? "npu_power_kw" : "gpu_power_kw",
                  npu ? p_.npuPowerKw : p_.gpuPowerKw);
        }
        judge("operations.energy_price_krw_per_kwh", s_.operations.energyPriceKrwPerKwh, "KRW/kWh",
              "energy_krw_per_kwh", p_.energyKrwPerKwh);
        if (s_.policy.price) prices(*s_.policy.price);
        for (std::size_t i = 0; i < s_.sectors.size(); ++i) sector(i);
    }

private:
    const GpuModel* model(const std::string& id) const {
        const auto it = std::find_if(s_.hardware.begin(), s_.hardware.end(),
                                     [&](const GpuModel& m) { return m.id == id; });
        return it == s_.hardware.end() ? nullptr : &*it;
    }

    void tranche(std::size_t i) {
        const TrancheSpec& t = s_.tranches[i];
        const std::string key = fmt::format("tranches[{}].", i);
        const auto krw = static_cast<double>(t.costKrw);
        const GpuModel* gpu = model(t.gpu);
        if (t.units > 0) {
            const bool npu = gpu != nullptr && gpu->kind == AcceleratorKind::npu;
            judge(key + "cost_krw", krw / static_cast<double>(t.units),
                  fmt::format("KRW each for {} units", grouped(static_cast<double>(t.units))),
                  npu ? "npu_price_krw" : "gpu_price_krw", npu ? p_.npuPriceKrw : p_.gpuPriceKrw);
        }
        if (t.costUsd && *t.costUsd > 0 && krw > 0) exchange(key + "cost_usd", krw, *t.costUsd);
    }

    // On its first day.
    void pricePath(std::size_t i) {
        const PricePathSpec& path = s_.prices[i];
        if (path.usd.has_value() == path.krw.has_value()) return;  // said by the path itself
        const GpuModel* gpu = model(path.gpu);
        const bool npu = gpu != nullptr && gpu->kind == AcceleratorKind::npu;
        const double won = path.krw ? *path.krw : *path.usd * s_.exchangeRate.krwPerUsd;
        judge(fmt::format("prices[{}].{}", i, path.krw ? "krw" : "usd"), won * path.allInFactor,
              "KRW for one, all-in", npu ? "npu_price_krw" : "gpu_price_krw",
              npu ? p_.npuPriceKrw : p_.gpuPriceKrw);
    }

    void exchange(const std::string& key, double krw, double usd) {
        const double implied = krw / usd;
        const std::string what =
            fmt::format("KRW for a USD: {} KRW beside {} USD", grouped(krw), grouped(usd));
        if (!judge(key, implied, what, "krw_per_usd", p_.krwPerUsd)) return;
        if (std::abs(implied / s_.exchangeRate.krwPerUsd - 1) <= p_.exchangeTolerance) return;
        if (p_.severity == PlausibilitySeverity::off) return;
        issues_.add({placeOf(root_, key), key, grouped(implied) + " " + what,
                     fmt::format("about the exchange rate, {} (plausibility.exchange_tolerance {:.3g})",
                                 grouped(s_.exchangeRate.krwPerUsd), p_.exchangeTolerance),
                     true});
    }

    void prices(const PriceSpec& price) {
        for (const auto& [id, krw] : price.list) {
            const GpuModel* gpu = model(id);
            if (gpu == nullptr || !(gpu->h200Equivalent > 0)) continue;
            judge("policy.price.list." + id, krw / gpu->h200Equivalent,
                  fmt::format("KRW/GPU h in H200, {} / {:.3g}", grouped(krw), gpu->h200Equivalent),
                  "gpu_hour_krw", p_.gpuHourKrw);
        }
    }

    void sector(std::size_t i) {
        const SectorSpec& sector = s_.sectors[i];
        if (sector.adoption)
            judge(fmt::format("sectors[{}].adoption.market", i), static_cast<double>(sector.adoption->market),
                  "teams", "market_teams", p_.marketTeams);
        if (sector.perCall)
            judge(fmt::format("sectors[{}].per_call.applicants", i), sector.perCall->applicants.mean(),
                  "applicants a call", "call_applicants", p_.callApplicants);
    }

    // True: inside, or not to be judged.
    bool judge(const std::string& key, double implied, const std::string& what, const char* name,
               const BandSpec& band) {
        const PlausibilitySeverity severity = p_.severity.value_or(band.severity);
        const auto inside = [&](double x) { return x >= band.low && x <= band.high; };
        if (implied == 0 || inside(implied) || severity == PlausibilitySeverity::off) return true;
        std::string expected =
            fmt::format("{} to {} (plausibility.{})", grouped(band.low), grouped(band.high), name);
        for (const auto& [factor, word] : {std::pair{0.1, "a tenth of it"}, {10.0, "ten times it"}})
            if (inside(implied * factor))
                expected += fmt::format("; {} would be {}: a tenfold slip?", word, grouped(implied * factor));
        issues_.add({placeOf(root_, key), key, grouped(implied) + " " + what, std::move(expected),
                     severity == PlausibilitySeverity::warning});
        return false;
    }

    const Scenario& s_;
    const PlausibilitySpec& p_;
    const Node& root_;
    Issues& issues_;
};

}  // namespace

void checkPlausibility(const Scenario& scenario, const Node& root, Issues& issues) {
    Check(scenario, root, issues).run();
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the shipped scenarios do to korea-2030, on the same draws: each moves what it is about, the way it says.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "models/programme/study.hpp"
#include "models/scenario/scenario_reader.hpp"

using namespace tranche;

namespace {

const std::filesystem::path kScenarios = std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios";

class Study {
public:
    explicit Study(const std::string& name, std::vector<std::string> overrides = {}) : name_(name) {
        LoadResult result = loadScenario({kScenarios / (name + ".yaml"), std::move(overrides), {}});
        INFO(formatIssues(result.issues));
        REQUIRE(result.loaded);
        Scenario scenario = result.loaded->scenario;
        scenario.experiment.replications = {8, 8, {}};
        run_ = runStudy(Setting(scenario), {}).summary;
    }

    double operator()(const std::string& metric, const std::string& scope = "all") const {
        for (const MetricEstimate& m : run_.metrics)
            if (m.metric == metric && m.scope == scope) return m.mean;
        FAIL(name_ << " has no metric " << metric << " of " << scope);
        return 0;
    }

private:
    std::string name_;
    RunSummary run_;
};

const std::vector<std::string> kTo2028{"measure.to=2028-12-31"};
const std::vector<std::string> kIn2028{"measure.from=2028-01-01", "measure.to=2028-12-31"};

}  // namespace

TEST_CASE("licences that are reviewed lower capacity, raise waits, and rented GPUs soften it") {
    const Study usual("korea-2030", kTo2028), delayed("export-delay", kTo2028);
    CHECK(delayed("capacity.in_service") < usual("capacity.in_service") - 1000);
    CHECK(delayed("wait_days.mean") > usual("wait_days.mean") + 1);
    CHECK(delayed("unmet.gpu_hours") > usual("unmet.gpu_hours"));
    const Study alone("export-delay",
                      {"measure.to=2028-12-31", "leases.rented-2027.gpus=8", "leases.rented-2028.gpus=8"});
    CHECK(delayed("wait_days.mean") < alone("wait_days.mean"));
}

TEST_CASE("surging demand raises the oversubscription of open calls to some 8 to 10 by 2028") {
    const Study usual("korea-2030", kIn2028), surge("demand-surge", kIn2028);
    const auto open = [](const Study& s) {
        double asked = 0, awarded = 0;
        for (const char* group : {"group:industry", "group:research"}) {
            asked += s("oversubscription", group) * s("gpus.awarded", group);
            awarded += s("gpus.awarded", group);
        }
        return asked / awarded;
    };
    CHECK(open(usual) < 2);
    CHECK(open(surge) > 8);
    CHECK(open(surge) < 10);
    CHECK(surge("success.gpus") < usual("success.gpus") / 3);
}

TEST_CASE(
    "cheaper training lowers the demand for GPUs at elasticity 0.5, leaves it at 1 and raises it at 1.5") {
    const Study usual("korea-2030"), half("efficiency-shock"),
        one("efficiency-shock", {"efficiency_shocks.cheaper-training.elasticity=1"}),
        more("efficiency-rebound");
    CHECK(half("gpus.asked") < 0.85 * usual("gpus.asked"));
    CHECK(one("gpus.asked") == usual("gpus.asked"));
    CHECK(more("gpus.asked") > 1.2 * usual("gpus.asked"));
    CHECK(half("wait_days.mean") < usual("wait_days.mean"));
    CHECK(more("wait_days.mean") > usual("wait_days.mean"));
}

TEST_CASE("a cap of power at the center turns its GPUs into unpowered ones, not into idle ones") {
    const Study usual("korea-2030"),
        dark("korea-2030", {"sites=[{id: haenam, power_kw: [{from: 2026-01-01, kw: 15000}]}]",
                            "tranches.naicc.site=haenam"});
    CHECK(dark("gpu_hours.unpowered", "pool:naicc") > 1e8);
    CHECK(dark("gpu_hours.free", "pool:naicc") < usual("gpu_hours.free", "pool:naicc"));
    CHECK(dark("gpu_hours.powered_off", "pool:naicc") >= dark("gpu_hours.unpowered", "pool:naicc"));
    CHECK(dark("wait_days.mean") >= usual("wait_days.mean"));
}

TEST_CASE("dear memory buys fewer units than 50,000 and still more work than was there before") {
    const Study usual("korea-2030"), squeeze("memory-price-squeeze"),
        before("korea-2030", {"measure.to=2027-12-31"});
    CHECK(usual("capacity.in_service") == 50000);
    CHECK(squeeze("capacity.in_service") < 46336);
    CHECK(squeeze("capacity.h200_equivalent") > before("capacity.h200_equivalent"));
}

TEST_CASE("NPUs add units, and work at inference only") {
    const Study usual("korea-2030"), npu("npu-transition");
    CHECK(npu("capacity.in_service") == 58656);
    CHECK(npu("capacity.h200_equivalent") < usual("capacity.h200_equivalent"));
    CHECK(npu("capacity.h200_inference") - npu("capacity.h200_training") == doctest::Approx(15000 * 0.4));
}

TEST_CASE("the second tier of the export rule holds phase 2 back by a year") {
    const std::vector<std::string> end2027{"measure.to=2027-12-31"};
    const Study usual("korea-2030", end2027), tiers("export-tiers", end2027);
    CHECK(tiers("capacity.in_service") < usual("capacity.in_service") - 3000);
}

TEST_CASE("support for start-ups and physical AI brings more of both") {
    const Study usual("korea-2030"), more("startup-physical-ai");
    CHECK(more("applications", "sector:startup") > 1.5 * usual("applications", "sector:startup"));
    CHECK(more("applications", "sector:physical-ai") > 100);
    CHECK(more("success.gpus") < usual("success.gpus"));
}

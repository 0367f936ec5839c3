// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which pools a job may run on, from what its trace says.
#include "models/programme/pool_options.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using namespace tranche;

namespace {

using Pools = std::vector<std::uint16_t>;

MachinePoolSpec pool(std::string id, std::string gpu, std::vector<std::string> accepts = {}) {
    MachinePoolSpec p;
    p.id = std::move(id);
    p.gpu = std::move(gpu);
    p.gpus = 8;
    p.accepts = std::move(accepts);
    return p;
}

MachineSpec machine() {
    MachineSpec m;
    m.pools = {pool("seoul", "H200", {"Hopper"}), pool("busan", "B200"), pool("daegu", "H200"),
               pool("spare", "")};
    return m;
}

// Jobs with these numbers of pools.
Trace trace(const std::vector<std::string>& texts, const std::vector<std::int32_t>& pools) {
    Trace t;
    t.names.pool = texts;
    for (const std::int32_t p : pools) {
        TraceJob job;
        job.id = static_cast<std::int64_t>(t.jobs.size());
        job.pool = p;
        t.jobs.push_back(job);
    }
    return t;
}

// The lists of texts that one job each has, and what was said.
struct Resolved {
    PoolOptions options;
    std::string said;
    bool faulty = false;
};

Resolved resolve(const Trace& t, const MachineSpec& m = machine()) {
    Issues issues;
    Resolved r;
    r.options = poolOptions(t, m, issues);
    r.said = formatIssues(issues);
    r.faulty = issues.hasErrors();
    return r;
}

Resolved resolveTexts(const std::vector<std::string>& texts) {
    std::vector<std::int32_t> each{-1};
    for (std::size_t i = 0; i < texts.size(); ++i) each.push_back(static_cast<std::int32_t>(i));
    return resolve(trace(texts, each));
}

Trace numbered(const std::vector<std::int32_t>& partitions) {
    return trace({}, partitions);
}

}  // namespace

TEST_CASE("A text is the id, the model or an accepted text of pools, in the order of the machine") {
    const Resolved r = resolveTexts({"busan", "H200", "Hopper", "spare"});
    CHECK(r.said == "");
    CHECK(r.options == PoolOptions{{0, 1, 2, 3}, {1}, {0, 2}, {0}, {3}});
}

TEST_CASE("Alternatives come in the order of the text, each pool once") {
    const Resolved r = resolveTexts({"B200|H200", "H200|B200", " daegu | H200 |daegu", "Hopper|spare"});
    CHECK(r.said == "");
    CHECK(r.options == PoolOptions{{0, 1, 2, 3}, {1, 0, 2}, {0, 2, 1}, {2, 0}, {0, 3}});
}

TEST_CASE("A text that no pool knows is a fault with the number of its jobs and what was meant") {
    const Resolved r = resolve(trace({"b200", "V100", "H200", "P100"}, {0, 0, 1, 2, 0, -1}));
    CHECK(r.faulty);
    CHECK(r.said ==
          "GPU model: found 'b200' (3 jobs), expected a pool, GPU model or accepted text of the machine: "
          "seoul, H200, Hopper, busan, B200, daegu, spare; did you mean 'B200'?\n"
          "GPU model: found 'V100' (1 job), expected a pool, GPU model or accepted text of the machine: "
          "seoul, H200, Hopper, busan, B200, daegu, spare\n");
}

TEST_CASE("An unknown alternative beside a known one is passed over, said as a warning") {
    const Resolved r = resolveTexts({"A100|B200", "B200|"});
    CHECK_FALSE(r.faulty);
    CHECK(r.options == PoolOptions{{0, 1, 2, 3}, {1}, {1}});
    CHECK(r.said.find("warning: GPU model: found 'A100' (1 job)") != r.said.npos);
    CHECK(r.said.find("found '' (1 job)") != r.said.npos);
    CHECK(resolveTexts({"|"}).faulty);
}

TEST_CASE("Many unknown texts end in a count") {
    std::vector<std::string> texts;
    for (int i = 0; i < 50; ++i) texts.push_back(fmt::format("model-{}", i));
    const Resolved r = resolveTexts(texts);
    CHECK(r.said.find("'model-19' (1 job)") != r.said.npos);
    CHECK(r.said.find("'model-20'") == r.said.npos);
    CHECK(r.said.find("GPU model: found 30 more of these") != r.said.npos);
}

TEST_CASE("Partitions mean nothing to a machine without numbers") {
    const Resolved r = resolve(numbered({3, -1, 0}));
    CHECK(r.said == "");
    const Pools all{0, 1, 2, 3};
    CHECK(r.options == PoolOptions(5, all));
}

TEST_CASE("Partitions that some pool accepts must all be accepted") {
    MachineSpec m = machine();
    m.pools[1].accepts = {"1"};
    m.pools[2].accepts = {"2", "1"};
    CHECK(resolve(numbered({1, 2, -1}), m).options[2] == Pools{1, 2});
    CHECK(resolve(numbered({1, 2, -1}), m).options[3] == Pools{2});
    CHECK(resolve(numbered({1, 2, -1}), m).options[0] == Pools{0, 1, 2, 3});
    CHECK(resolve(numbered({1, 2, -1}), m).said == "");
    const Resolved r = resolve(numbered({1, 4, 4}), m);
    CHECK(r.faulty);
    CHECK(r.said.find("partition: found '4' (2 jobs), expected a pool") == 0);
}

TEST_CASE("A partition number beyond all reason is a fault, not a table of its size") {
    const Resolved r = resolve(numbered({2'147'483'647, 1, 65'535}));
    CHECK(r.faulty);
    CHECK(r.options.size() == 65'537);
    CHECK(r.said.find("(1 job), expected numbers up to 65535") != r.said.npos);
}

TEST_CASE("A trace without jobs and one without records have all pools") {
    CHECK(resolve(numbered({})).options == PoolOptions{{0, 1, 2, 3}});
    CHECK(resolve(trace({"H200"}, {})).options == PoolOptions{{0, 1, 2, 3}, {0, 2}});
}

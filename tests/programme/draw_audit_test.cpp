// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The record of a draw, checked by other means: sha256sum and a Philox written anew.
#include "models/programme/draw_audit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "models/programme/study.hpp"
#include "models/report/draws_csv.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

// EX-LOT: six, five and four of ten GPUs.
Scenario exLot(const char* rule) {
    Scenario s = small::base(10, {2026, 6, 30});
    for (const auto& [id, gpus] : {std::pair{"a", 6.0}, {"b", 5.0}, {"c", 4.0}})
        s.sectors.push_back(small::applicants(id, 1, Distribution::constant(gpus)));
    s.calls = {small::call("open", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.award.order = "lottery";
    s.policy.award.rule = rule;
    s.policy.award.lottery.nonce = "dew on the ginkgo";
    return s;
}

std::string sha256sum(const std::string& text) {
    std::FILE* pipe = popen(("printf '%b' '" + text + "' | sha256sum").c_str(), "r");
    if (pipe == nullptr) return {};
    std::array<char, 65> digits{};
    const std::size_t n = std::fread(digits.data(), 1, 64, pipe);
    pclose(pipe);
    return std::string(digits.data(), n);
}

// Philox4x64-10 (Salmon et al. 2011), from the paper.
std::array<std::uint64_t, 4> philox(std::array<std::uint64_t, 4> c, std::array<std::uint64_t, 2> k) {
    using Wide = unsigned __int128;
    for (int round = 0; round < 10; ++round) {
        const Wide a = Wide{0xD2E7470EE14C6C93U} * c[0], b = Wide{0xCA5A826395121157U} * c[2];
        c = {static_cast<std::uint64_t>(b >> 64) ^ c[1] ^ k[0], static_cast<std::uint64_t>(b),
             static_cast<std::uint64_t>(a >> 64) ^ c[3] ^ k[1], static_cast<std::uint64_t>(a)};
        k = {k[0] + 0x9E3779B97F4A7C15U, k[1] + 0xBB67AE8584CAA73BU};
    }
    return c;
}

std::vector<RoundDraw> drawsOf(const Scenario& s, std::uint64_t seed, std::uint64_t replication = 0) {
    const Setting setting(s);
    const RunKey key{seed, replication};
    return auditDraws(setting, key, simulate(setting, key));
}

}  // namespace

TEST_CASE("the commitment and the hash of the list are those of the documented texts, by sha256sum") {
    const auto draws = drawsOf(exLot("skip_fill"), 42);
    REQUIRE(draws.size() == 1);
    std::vector<DrawLine> lines = draws[0].lines;
    REQUIRE(lines.size() == 3);
    std::sort(lines.begin(), lines.end(),
              [](const DrawLine& a, const DrawLine& b) { return a.application < b.application; });
    std::string list = "round open\\n";
    for (const DrawLine& l : lines)
        list += std::to_string(l.application) + "," + l.applicant + ",0," + l.sector + "," +
                std::to_string(l.gpus) + ",1,draw\\n";
    const std::string listHash = sha256sum(list);
    if (listHash.size() != 64) {
        MESSAGE("SKIPPED: no sha256sum here");
        return;
    }
    CHECK(draws[0].listHash == listHash);
    CHECK(draws[0].commitment == sha256sum("tranche-draw|open|42|0|dew on the ginkgo"));
}

TEST_CASE(
    "the lots follow from the seed by a Philox written anew, and their order is the order of the draw") {
    Scenario s = exLot("skip_fill");
    s.sectors[0].perCall->applicants = Distribution::constant(20);
    s.policy.award.order = "weighted_lottery";
    s.policy.award.weights = {{"b", 3}};
    const std::uint64_t purpose = hash64("lottery"), round = hash64("open");
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto draws = drawsOf(s, seed, 3);
        std::int64_t before = -1;
        for (const DrawLine& line : draws.at(0).lines) {
            const std::uint64_t applicant = std::stoull(line.applicant, nullptr, 16);
            const std::uint64_t word = philox({applicant, purpose, round, 0}, {seed, 3})[0];
            const double u = static_cast<double>((word >> 11) | 1U) * 0x1p-53;
            CHECK(line.weight == (line.sector == "b" ? 3 : 1));
            CHECK(std::abs(static_cast<double>(line.key) - std::round(-std::log(u) / line.weight * 1e12)) <=
                  1);
            CHECK(line.key > before);
            before = line.key;
        }
    }
}

TEST_CASE("another seed, another nonce, another list: another hash; the same again: the same") {
    Scenario s = exLot("skip_fill");
    const auto one = drawsOf(s, 1), again = drawsOf(s, 1), other = drawsOf(s, 2);
    CHECK(one[0].commitment == again[0].commitment);
    CHECK(one[0].listHash == again[0].listHash);
    CHECK(one[0].commitment != other[0].commitment);
    s.policy.award.lottery.nonce = "";
    CHECK(drawsOf(s, 1)[0].commitment != one[0].commitment);
    CHECK(drawsOf(s, 1)[0].listHash == one[0].listHash);
    s.sectors.push_back(small::applicants("d", 1, Distribution::constant(1)));
    CHECK(drawsOf(s, 1)[0].listHash != one[0].listHash);
    s.policy.award.order = "score";
    CHECK(drawsOf(s, 1).empty());
}

TEST_CASE(
    "EX-LOT in a whole run: chances of 1/2, 1/2, 1 by skipping, 1/2, 1/2, 2/3 by stopping, and they come "
    "true") {
    for (const char* rule : {"skip_fill", "strict_cut"}) {
        const Scenario s = exLot(rule);
        const double last = std::string(rule) == "skip_fill" ? 1.0 : 2.0 / 3;
        CAPTURE(rule);
        for (const DrawLine& line : drawsOf(s, 1).at(0).lines)
            CHECK(line.chance == doctest::Approx(line.sector == "c" ? last : 0.5).epsilon(1e-12));
        std::array<double, 3> won{};
        const int runs = 900;
        for (int r = 0; r < runs; ++r)
            for (const Application& a : small::run(s, 5, static_cast<std::uint64_t>(r)).applications)
                won[a.sector] += (a.awarded != kNever) / static_cast<double>(runs);
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(std::abs(won[i] - (i < 2 ? 0.5 : last)) < 4 * 0.5 / std::sqrt(runs));
    }
}

TEST_CASE("a study keeps the draws of its first replication, and draws.csv has a row for each application") {
    Scenario s = exLot("skip_fill");
    s.experiment.replications.min = s.experiment.replications.max = 3;
    s.experiment.seed = 8;
    const StudyResult result = runStudy(Setting(s), {});
    REQUIRE(result.summary.draws.size() == 1);
    CHECK(result.summary.draws[0].commitment == drawsOf(s, 8)[0].commitment);
    const std::string csv = drawsCsv(result.summary);
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 4);
    CHECK(csv.find("\nopen,2026-02-10,1,") != std::string::npos);
    CHECK(drawsLine(result.summary).find(result.summary.draws[0].commitment.substr(0, 12)) !=
          std::string::npos);
    CHECK(chancesLine(result.summary).find("4-7") != std::string::npos);
}

}  // namespace tranche

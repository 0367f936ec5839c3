// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/compare/certificate.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "models/allocation/lottery/sha256.hpp"

using namespace tranche;

namespace {

using Json = nlohmann::ordered_json;

RunBound sample() {
    RunBound run;
    // The first slot is short, the second plentiful, so that prices, capacity and projects all count.
    run.problem = {
        {0, 10, 30}, {1, 2.25}, {10, 400, 0, 0}, {{0, 8, 220, 1}, {12.5, 4, 60, 1}, {5, 3, 30, 1}}};
    run.edges = {0, 36'000'000, 108'000'000};
    run.reached = {90, 100.5};
    run.bound = improvedBound(run.problem, 100.5);
    return run;
}

std::string sampleText() {
    return certificateJson({"small", "0123456789abcdef", 7, 2, false, {"a", "b"}}, sample());
}

bool says(const CertificateCheck& check, const std::string& words) {
    for (const std::string& fault : check.faults)
        if (fault.find(words) != std::string::npos) return true;
    return false;
}

// Changed on purpose, with a hash that fits the change.
template <class Change>
CertificateCheck tampered(Change change) {
    Json json = Json::parse(sampleText());
    change(json);
    json.erase("sha256");
    json["sha256"] = sha256(json.dump());
    return checkCertificate(json.dump());
}

}  // namespace

TEST_CASE("A certificate holds as it was written, and says of what it is one") {
    const CertificateCheck check = checkCertificate(sampleText());
    CAPTURE(sampleText());
    REQUIRE(check.faults.empty());
    CHECK(check.claimed == sample().bound.value);
    CHECK(check.recomputed == check.claimed);
    CHECK(check.facts.scenario == "small");
    CHECK(check.facts.replication == 2);
    CHECK(check.facts.policies == std::vector<std::string>{"a", "b"});
    CHECK(check.projects == 3);
    CHECK(check.slots == 2);
    CHECK(check.types == 2);
}

TEST_CASE("A bound, a price, a capacity, a project or a result that was changed is found, new hash or not") {
    CHECK(says(tampered([](Json& j) { j["bound"] = j["bound"].get<double>() * 0.99; }), "is claimed"));
    CHECK(says(tampered([](Json& j) { j["lambda"][0][0] = j["lambda"][0][0].get<double>() + 0.25; }),
               "is claimed"));
    CHECK(says(tampered([](Json& j) { j["capacity_gpu_hours"][0] = {5, 400}; }), "is claimed"));
    CHECK(says(tampered([](Json& j) { j["projects"].erase(0); }), "is claimed"));
    CHECK(says(tampered([](Json& j) { j["reached"][1]["value"] = 1e6; }), "more than the bound"));
}

TEST_CASE("A byte that changes no figure is still found by the hash") {
    std::string text = sampleText();
    text.replace(text.find("small"), 5, "smell");
    CHECK(says(checkCertificate(text), "sha256"));
}

TEST_CASE("What is no certificate is refused with the reason, and never read beyond it") {
    CHECK(says(checkCertificate(""), "one JSON object"));
    CHECK(says(checkCertificate("[1]"), "one JSON object"));
    CHECK(says(checkCertificate("{}"), "format: missing"));
    CHECK(says(checkCertificate(sampleText().substr(0, 300)), "one JSON object"));
    CHECK(says(tampered([](Json& j) { j["lambda"][0][0] = -1; }), "not below 0"));
    CHECK(says(tampered([](Json& j) { j["lambda"][0].push_back(1); }), "lists of 2 numbers"));
    CHECK(says(tampered([](Json& j) { j["edges_h"] = {3, 1}; }), "ascending"));
    CHECK(says(tampered([](Json& j) { j["worth"][0] = 0; }), "above 0"));
    CHECK(says(tampered([](Json& j) { j["projects"] = "none"; }), "a list"));
    CHECK(says(tampered([](Json& j) { j["projects"][0] = {1, 2}; }), "lists of 4 numbers"));
    CHECK(says(tampered([](Json& j) { j.erase("bound"); }), "bound: missing"));
    CHECK(says(tampered([](Json& j) { j["seed"] = "x"; }), "a whole number"));
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/distribution_codec.hpp"

#include <doctest/doctest.h>

#include "models/fields/node_json.hpp"
#include "tests/fields/example_specs.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

struct Lead {
    Distribution d;
};

const Table<Lead>& fields(Tag<Lead>) {
    static const Table<Lead> table{"law", "", {required("d", &Lead::d, "a law")}};
    return table;
}

std::string said(const std::string& text) {
    return readText<Lead>("d: " + text + "\n").said();
}

Distribution law(const std::string& text) {
    const auto reading = readText<Lead>("d: " + text + "\n");
    INFO(text, ": ", reading.said());
    REQUIRE(reading.said().empty());
    return reading.value.d;
}

std::string echoed(const std::string& text) {
    return toJson(write(Lead{law(text)}), 0);
}

}  // namespace

TEST_CASE("every law is read with its parameters, and echoed as it was written") {
    const std::pair<std::string, std::string> laws[] = {
        {"5", "5"},
        {"{constant: 5}", "5"},
        {"{uniform: {low: 1, high: 3}}", R"({"uniform":{"low":1,"high":3}})"},
        {"{exponential: {mean: 4}}", R"({"exponential":{"mean":4}})"},
        {"{exponential: 4}", R"({"exponential":{"mean":4}})"},
        {"{lognormal: {sigma: 0.35, median: 75}}", R"({"lognormal":{"median":75,"sigma":0.35}})"},
        {"{normal: {mean: 70, sd: 10}}", R"({"normal":{"mean":70,"sd":10}})"},
        {"{gamma: {shape: 2, scale: 3}}", R"({"gamma":{"shape":2,"scale":3}})"},
        {"{erlang: {k: 3, mean: 9}}", R"({"erlang":{"k":3,"mean":9}})"},
        {"{weibull: {shape: 1.5, scale: 2}}", R"({"weibull":{"shape":1.5,"scale":2}})"},
        {"{triangular: {low: 1, mode: 2, high: 6}}", R"({"triangular":{"low":1,"mode":2,"high":6}})"},
        {"{pert: {low: 1, mode: 2, high: 6}}", R"({"pert":{"low":1,"mode":2,"high":6}})"},
        {"{beta: {alpha: 2, beta: 5}}", R"({"beta":{"alpha":2,"beta":5,"low":0,"high":1}})"},
        {"{beta: {alpha: 2, beta: 5, high: 8}}", R"({"beta":{"alpha":2,"beta":5,"low":0,"high":8}})"},
        {"{discrete: {3: .25, 6: .35, 12: 0.40}}", R"({"discrete":{"3":0.25,"6":0.35,"12":0.4}})"},
        {"{empirical: [11, 13, 13, 40]}", R"({"empirical":[11,13,13,40]})"},
        {"{normal: {mean: 2, sd: 1}, clamp: [0, null], truncate: [-3, 9], shift: 1.5}",
         R"({"normal":{"mean":2,"sd":1},"truncate":[-3,9],"shift":1.5,"clamp":[0,null]})"},
        {"{constant: 5, shift: 1}", R"({"constant":5,"shift":1})"}};
    for (const auto& [text, echo] : laws) {
        CAPTURE(text);
        CHECK(echoed(text) == "{\"d\":" + echo + "}");
        CHECK(echoed(echo) == "{\"d\":" + echo + "}");
    }
}

TEST_CASE("what is read draws what was meant") {
    CHECK(law("{lognormal: {median: 75, sigma: 0.35}}").quantile(0.5) == doctest::Approx(75));
    CHECK(law("{discrete: {3: .25, 6: .35, 12: .40}}").mean() ==
          doctest::Approx(0.25 * 3 + 0.35 * 6 + 0.4 * 12));
    CHECK(law("{uniform: {low: 0, high: 10}, clamp: [2, 4]}").quantile(0.9) == 4);
    CHECK(law("{uniform: {low: 0, high: 10}, truncate: [2, 4]}").quantile(0.5) == doctest::Approx(3));
    CHECK(law("{uniform: {low: 0, high: 10}, clamp: [2, 4], shift: 1}").quantile(0.99) == 4);  // clamped last
    CHECK(law("{value: {exponential: {mean: 3}}, source: s}").mean() == doctest::Approx(3));
}

TEST_CASE("faults of a law are said at the parameter") {
    CHECK(said("{lognormal: {median: 75, sigma: -0.35}}") ==
          "x.yaml:1:36: d.lognormal.sigma: found '-0.35', expected from 0 to 10\n");
    CHECK(said("{lognormal: {median: 75}}") ==
          "x.yaml:1:16: d.lognormal.sigma: found nothing, expected a number: parameters median, sigma\n");
    CHECK(said("{lognormal: {median: 75, sigm: 0.3}}") ==
          "x.yaml:1:16: d.lognormal.sigma: found nothing, expected a number: parameters median, sigma\n"
          "x.yaml:1:29: d.lognormal.sigm: found an unknown parameter, expected median, sigma; did you mean "
          "'sigma'?\n");
    CHECK(said("{lognormal: {median: 7e999, sigma: x}}") ==
          "x.yaml:1:25: d.lognormal.median: found '7e999', expected a number; at most 1e308 in size\n"
          "x.yaml:1:39: d.lognormal.sigma: found 'x', expected a number\n");
    CHECK(said("{lognormal: 75}") ==
          "x.yaml:1:16: d.lognormal: found '75', expected the parameters {median, sigma}\n");
    CHECK(said("{triangular: {low: 3, mode: 2, high: 6}}") ==
          "x.yaml:1:32: d.triangular.mode: found '2', expected between low and high\n");
    CHECK(said("{erlang: {k: 2.5, mean: 6}}") ==
          "x.yaml:1:17: d.erlang.k: found '2.5', expected a whole number\n");
    CHECK(said("{exponential: 0}") == "x.yaml:1:18: d.exponential: found '0', expected above 0\n");
    CHECK(said("{discrete: {3: 0.5, x: 0.5}}") ==
          "x.yaml:1:24: d.discrete.x: found 'x', expected a number: the value whose weight follows\n");
    CHECK(said("{discrete: {3: -1}}")
              .find("x.yaml:1:15: d.discrete: found a block of keys, expected weights finite numbers, at "
                    "least 0") == 0);
    CHECK(said("{empirical: []}") == "x.yaml:1:16: d.empirical: found a list, expected at least one value\n");
}

TEST_CASE("unknown laws, two laws and no law are told apart") {
    CHECK(said("{lognormale: {median: 1, sigma: 1}}")
              .find("d.lognormale: found an unknown law, expected one of constant,") != std::string::npos);
    CHECK(said("{lognormale: {median: 1, sigma: 1}}").find("did you mean 'lognormal'?") != std::string::npos);
    CHECK(said("{constant: 1, exponential: 2}") ==
          "x.yaml:1:18: d.exponential: found a second law, expected one law; constant stands at line 1\n");
    CHECK(said("{clamp: [1, 2]}").find("x.yaml:1:4: d: found a block without a law") == 0);
    CHECK(said("[1, 2]").find("{empirical: [...]} for observed values") != std::string::npos);
    CHECK(said("'5'").find("d: found the text '5', expected a number, or a distribution") !=
          std::string::npos);
    CHECK(said("1e-400").find("x.yaml:1:4: d: found '1e-400'") == 0);
}

TEST_CASE("modifiers are checked") {
    CHECK(said("{constant: 1, clamp: [3, 2]}") ==
          "x.yaml:1:25: d.clamp: found bounds, expected low <= high, two numbers\n");
    CHECK(said("{constant: 1, clamp: 3}") ==
          "x.yaml:1:25: d.clamp: found '3', expected [low, high], null for no bound\n");
    CHECK(said("{uniform: {low: 0, high: 1}, truncate: [3, 4]}")
              .find("d.truncate: found bounds, expected bounds with a probability") != std::string::npos);
    CHECK(said("{constant: 1, shift: x}") == "x.yaml:1:25: d.shift: found 'x', expected a number\n");
}

TEST_CASE("the source of a law stands beside it or around it") {
    for (const std::string text : {"{lognormal: {median: 75, sigma: 0.35}, clamp: [1, 900], status: assumed, "
                                   "source: s, range: [45, 150]}",
                                   "{value: {lognormal: {median: 75, sigma: 0.35}, clamp: [1, 900]}, status: "
                                   "assumed, source: s, range: [45, 150]}"}) {
        const auto reading = readText<Lead>("d: " + text);
        CAPTURE(text);
        CHECK(reading.said() == "");
        REQUIRE(reading.context.provenance.size() == 1);
        const Provenance& p = reading.context.provenance[0];
        CHECK(p.path == "d");
        CHECK(p.value == "lognormal(median 75, sigma 0.35), clamped to 1 to 900");
        CHECK(p.status == "assumed");
        CHECK(p.source == "s");
        CHECK(p.range == std::pair{45.0, 150.0});
    }
    CHECK(said("{lognormal: {median: 75, sigma: 0.1}, range: [5, 10]}") ==
          "x.yaml:1:49: d.range: found [5, 10], expected a range that contains the value\n");
    CHECK(said("{value: 5, range: [5, 10], status: maybe}").find("d.status: found 'maybe'") !=
          std::string::npos);
}

TEST_CASE("the limits of a field hold for everything a law can draw") {
    CHECK(readText<Step>("id: a\nduration_days: {normal: {mean: 50, sd: 1}, clamp: [0, null]}").said() == "");
    CHECK(readText<Step>("id: a\nduration_days: {normal: {mean: 50, sd: 1}}").said() ==
          "x.yaml:2:16: duration_days: found normal(mean 50, sd 1), expected a number or distribution at "
          "least 0 (days); "
          "use truncate or clamp for draws outside\n");
    CHECK(readText<Step>("id: a\nduration_days: -1").said() ==
          "x.yaml:2:16: duration_days: found -1, expected a number or distribution at least 0 (days)\n");
}

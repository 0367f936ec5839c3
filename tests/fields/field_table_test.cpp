// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/field_table.hpp"

#include <doctest/doctest.h>

#include "models/fields/node_json.hpp"
#include "tests/fields/example_specs.hpp"

using namespace tranche;
using namespace tranche::examples;

TEST_CASE("a struct is read with its defaults where nothing is written") {
    const auto reading = readText<Purchase>("id: p1\nunits: 8\n");
    CHECK(reading.said() == "");
    CHECK(reading.value.id == "p1");
    CHECK(reading.value.units == 8);
    CHECK(reading.value.share == 0.25);
    CHECK(reading.value.on == Date{2026, 3, 1});
    CHECK_FALSE(reading.value.handover);
    CHECK(reading.context.provenance.empty());
}

TEST_CASE("every type of field is read") {
    const auto reading = readText<Purchase>(
        "id: NO\nunits: 3056\nshare: .5\nopen: false\nkind: npu\nracks: 7\non: '2026-02-28'\nhandover: "
        "2028-02-29\n"
        "cap: 256\nbonus: {sme: 2.5, academia: -1}\nextra: {id: e}\nrule: best\n"
        "milestones:\n  - id: tender\n    duration_days: {lognormal: {median: 75, sigma: 0.35}}\n"
        "  - {id: ship, after: [tender, 5, true], duration_days: 30}\n");
    CHECK(reading.said() == "");
    const Purchase& p = reading.value;
    CHECK(p.id == "NO");
    CHECK(p.units == 3056);
    CHECK(p.share == 0.5);
    CHECK_FALSE(p.open);
    CHECK(p.kind == Kind::npu);
    CHECK(p.racks == 7);
    CHECK(p.on == Date{2026, 2, 28});
    CHECK(p.handover == Date{2028, 2, 29});
    CHECK(p.cap == 256);
    CHECK(p.bonus == std::map<std::string, double>{{"sme", 2.5}, {"academia", -1.0}});
    CHECK(p.extra->id == "e");
    CHECK(p.rule == "best");
    REQUIRE(p.milestones.size() == 2);
    CHECK(p.milestones[0].durationDays.quantile(0.5) == doctest::Approx(75));
    CHECK(p.milestones[1].after == std::vector<std::string>{"tender", "5", "true"});
    CHECK(p.milestones[1].durationDays.mean() == 30);
}

TEST_CASE("a misspelt key is named with the nearest one") {
    CHECK(readText<Purchase>("id: p\nunts: 5\n").said() ==
          "x.yaml:1:1: units: found nothing, expected a whole number from 1 to 100000 (GPUs): how many\n"
          "x.yaml:2:1: unts: found an unknown key, expected a key of purchase; did you mean 'units'?\n");
    CHECK(purchaseFaults("weather: 5")
              .find("x.yaml:2:1: weather: found an unknown key, expected a key of purchase\n") == 0);
    CHECK(readText<Plan>("{name: x, tranches: [], a:1}").said() ==
          "x.yaml:1:25: a:1: found an unknown key, expected a key of plan; put a space after the colon\n");
}

TEST_CASE("whole numbers say what to write instead") {
    const std::string expected = ", expected a whole number from 1 to 100000 (GPUs)";
    CHECK(purchaseFaults("units: 1e3") == "x.yaml:2:8: units: found '1e3'" + expected + "; write 1000\n");
    CHECK(purchaseFaults("units: 5.0") == "x.yaml:2:8: units: found '5.0'" + expected + "; write 5\n");
    CHECK(purchaseFaults("units: 010") ==
          "x.yaml:2:8: units: found '010'" + expected + "; without a leading zero\n");
    CHECK(purchaseFaults("units: \"5\"") ==
          "x.yaml:2:8: units: found the text '5'" + expected + "; without quotes\n");
    CHECK(purchaseFaults("units: .nan") == "x.yaml:2:8: units: found '.nan'" + expected + "; finite\n");
    CHECK(purchaseFaults("units: many") == "x.yaml:2:8: units: found 'many'" + expected + "\n");
    CHECK(purchaseFaults("units:") == "x.yaml:2:1: units: found nothing" + expected + "\n");
    CHECK(purchaseFaults("units: [8]") == "x.yaml:2:8: units: found a list" + expected + "\n");
}

TEST_CASE("limits are inclusive, exclusive where they say so, and exact for large whole numbers") {
    const std::string units = ", expected a whole number from 1 to 100000 (GPUs)\n";
    CHECK(purchaseFaults("units: 1") == "");
    CHECK(purchaseFaults("units: 100000") == "");
    CHECK(purchaseFaults("units: 0") == "x.yaml:2:8: units: found '0'" + units);
    CHECK(purchaseFaults("units: 100001") == "x.yaml:2:8: units: found '100001'" + units);
    CHECK(purchaseFaults("racks: 0").find("racks: found '0', expected a whole number above 0") !=
          std::string::npos);
    CHECK(purchaseFaults("racks: 3000000000").find("racks: found") != std::string::npos);
    CHECK(purchaseFaults("share: 1.0000001") ==
          "x.yaml:2:8: share: found '1.0000001', expected a number from 0 to 1\n");
    CHECK(purchaseFaults("bonus: {sme: 11}") ==
          "x.yaml:2:14: bonus.sme: found '11', expected a number from -10 to 10\n");
    CHECK(purchaseFaults("cap: 0") == "x.yaml:2:6: cap: found '0', expected a whole number from 1 to 512\n");
    Limits limits;
    limits.min = 0;
    limits.max = 9007199254740992.0;
    CHECK(limits.allow(std::int64_t{9007199254740992}));
    CHECK_FALSE(limits.allow(std::int64_t{9007199254740993}));
}

TEST_CASE("numbers that are not finite, or vanish, are refused") {
    for (const std::string text : {".nan", ".inf", "-.inf", "1e-400", "1e400", "0x10"}) {
        CAPTURE(text);
        CHECK(purchaseFaults("share: " + text)
                  .find("x.yaml:2:8: share: found '" + text + "', expected a number from 0 to 1") == 0);
    }
    CHECK(purchaseFaults("share: 24.9%") ==
          "x.yaml:2:8: share: found '24.9%', expected a number from 0 to 1; write 0.249\n");
}

TEST_CASE("only true and false are truth values, and NO stays a name") {
    CHECK(purchaseFaults("open: yes") ==
          "x.yaml:2:7: open: found 'yes', expected true or false; write true\n");
    CHECK(purchaseFaults("open: NO") ==
          "x.yaml:2:7: open: found 'NO', expected true or false; write false\n");
    CHECK(purchaseFaults("open: True") ==
          "x.yaml:2:7: open: found 'True', expected true or false; write true\n");
    CHECK(purchaseFaults("open: 1") == "x.yaml:2:7: open: found '1', expected true or false\n");
    CHECK(purchaseFaults("open: 'true'") ==
          "x.yaml:2:7: open: found the text 'true', expected true or false; without quotes\n");
    CHECK(readText<Step>("id: on").value.id == "on");
    CHECK(readText<Step>("id: ~").said() == "x.yaml:1:5: id: found ~, expected text\n");
}

TEST_CASE("dates must exist") {
    CHECK(purchaseFaults("on: 2028-02-29") == "");
    CHECK(purchaseFaults("on: 2026-02-30") ==
          "x.yaml:2:5: on: found '2026-02-30', expected a date, YYYY-MM-DD; a day that exists\n");
    CHECK(purchaseFaults("on: 2026/03/01") ==
          "x.yaml:2:5: on: found '2026/03/01', expected a date, YYYY-MM-DD; for example 2026-03-01\n");
    CHECK(purchaseFaults("on: soon") == "x.yaml:2:5: on: found 'soon', expected a date, YYYY-MM-DD\n");
    CHECK(purchaseFaults("handover: 2026-13-01").find("handover: found '2026-13-01'") != std::string::npos);
}

TEST_CASE("names of an enum and choices of a text are listed, with the nearest") {
    CHECK(purchaseFaults("kind: gup") ==
          "x.yaml:2:7: kind: found 'gup', expected one of gpu, npu; did you mean 'gpu'?\n");
    CHECK(purchaseFaults("rule: bset") ==
          "x.yaml:2:7: rule: found 'bset', expected one of first, best; did you mean 'best'?\n");
    CHECK(purchaseFaults("kind: [gpu]") == "x.yaml:2:7: kind: found a list, expected one of gpu, npu\n");
}

TEST_CASE("a forgotten value is a fault, a written null is none where that is allowed") {
    CHECK(purchaseFaults("handover: null") == "");
    CHECK(purchaseFaults("handover: ~") == "");
    CHECK(purchaseFaults("handover:") ==
          "x.yaml:2:1: handover: found nothing, expected a date, YYYY-MM-DD\n");
    CHECK(purchaseFaults("share: null") == "x.yaml:2:8: share: found null, expected a number from 0 to 1\n");
    CHECK(purchaseFaults("milestones:") ==
          "x.yaml:2:1: milestones: found nothing, expected a list ([] for none)\n");
    CHECK(purchaseFaults("milestones: {}") ==
          "x.yaml:2:13: milestones: found a block of keys, expected a list ([] for none)\n");
    CHECK(purchaseFaults("bonus: []").find("bonus: found a list, expected a block of names") !=
          std::string::npos);
    CHECK(purchaseFaults("extra: x") == "x.yaml:2:8: extra: found 'x', expected a block of keys (step)\n");
}

TEST_CASE("several faults are all reported, in the order of the file, with full paths") {
    const auto reading = readText<Plan>(
        "name: [x]\n"
        "tranches:\n"
        "  - id: a\n"
        "    units: 1e3\n"
        "    milestones:\n"
        "      - {id: m, after: [x, {y: 1}], duration_days: {lognormal: {median: -1, sigma: 0.3}}}\n"
        "      - {ids: m}\n"
        "  - units: 0\n"
        "    on: 2026-02-30\n"
        "    open: yes\n"
        "  - 7\n");
    CHECK(reading.said() ==
          "x.yaml:1:7: name: found a list, expected text\n"
          "x.yaml:4:12: tranches[0].units: found '1e3', expected a whole number from 1 to 100000 (GPUs); "
          "write 1000\n"
          "x.yaml:6:28: tranches[0].milestones[0].after[1]: found a block of keys, expected text, or {value: "
          "..., source: ..., status: ...}\n"
          "x.yaml:6:73: tranches[0].milestones[0].duration_days.lognormal.median: found '-1', expected above "
          "0\n"
          "x.yaml:7:9: tranches[0].milestones[1].id: found nothing, expected text: stable name\n"
          "x.yaml:7:10: tranches[0].milestones[1].ids: found an unknown key, expected a key of step; did you "
          "mean 'id'?\n"
          "x.yaml:8:5: tranches[1].id: found nothing, expected text: stable name\n"
          "x.yaml:8:12: tranches[1].units: found '0', expected a whole number from 1 to 100000 (GPUs)\n"
          "x.yaml:9:9: tranches[1].on: found '2026-02-30', expected a date, YYYY-MM-DD; a day that exists\n"
          "x.yaml:10:11: tranches[1].open: found 'yes', expected true or false; write true\n"
          "x.yaml:11:5: tranches[2]: found '7', expected a block of keys (purchase)\n");
}

TEST_CASE("a table's own check runs when its fields are in order, and points at the field") {
    CHECK(purchaseFaults("low: 3") == "x.yaml:1:1: high: found 2.000000, expected at least low\n");
    CHECK(purchaseFaults("low: 3\nhigh: 2.5") == "x.yaml:3:7: high: found 2.500000, expected at least low\n");
    CHECK(purchaseFaults("low: 3\nshare: 9") ==
          "x.yaml:3:8: share: found '9', expected a number from 0 to 1\n");
    const auto warned = readText<Purchase>("id: p\nunits: 77\n");
    CHECK(warned.said() == "x.yaml:2:8: warning: units: found 77, expected an even number\n");
    CHECK_FALSE(warned.context.issues.hasErrors());
}

TEST_CASE("an alias or merge key is reported once, not again as a wrong value") {
    CHECK(readText<Purchase>("id: &a p\nunits: *a\n").said() ==
          "x.yaml:1:5: found the anchor '&a', expected the values written out, not anchors and aliases\n"
          "x.yaml:2:8: found the alias '*a', expected the values written out, not anchors and aliases\n");
}

TEST_CASE("writing says everything, defaults included, and reading it gives the same again") {
    const auto first = readText<Plan>(
        "name: x\ntranches:\n- {id: a, units: {value: 8, source: s, status: stated}, cap: 64, handover: "
        "2027-01-31, kind: npu,\n"
        "   bonus: {z: 0.1, a: 1e-7}, share: 0.3333333333333333, extra: {id: q, duration_days: {pert: {low: "
        "1, mode: 2, high: 9}, clamp: [2, null]}}}\n"
        "- {id: b, units: 9}\n");
    REQUIRE(first.said() == "");
    const Node written = write(first.value);
    ReadContext context;
    const Plan again = read<Plan>(written, context);
    CHECK(formatIssues(context.issues) == "");
    CHECK(sameContent(write(again), written));
    CHECK(again.tranches[0].share == first.value.tranches[0].share);
    // The other route: through text, for JSON is YAML.
    const auto reread = readText<Plan>(toJson(written));
    CHECK(reread.said() == "");
    CHECK(toJson(write(reread.value)) == toJson(written));
    CHECK(find(written, "tranches[1].share")->text == "0.25");
    CHECK(find(written, "tranches[1].handover")->kind == Node::Kind::null);
    CHECK(find(written, "tranches[0].on")->text == "2026-03-01");
}

TEST_CASE("a table with one key twice is a fault of ours") {
    const auto twice = [] {
        return Table<Step>("step", "", {required("id", &Step::id, ""), optional("id", &Step::id, "")});
    };
    CHECK_THROWS_AS(twice(), ContractViolation);
}

TEST_CASE("twenty thousand keys are read in a moment, each fault kept") {
    std::string text = "id: p\nunits: 8\nbonus:\n";
    for (int i = 0; i < 20000; ++i)
        text += "  k" + std::to_string(i) + ": " + (i % 100 == 0 ? "x" : "1") + "\n";
    const auto reading = readText<Purchase>(text);
    CHECK(reading.context.issues.errorCount() == 200);
    CHECK(reading.value.bonus.size() == 19800);
}

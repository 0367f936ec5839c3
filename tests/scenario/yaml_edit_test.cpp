// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/yaml_edit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "models/fields/free_value.hpp"
#include "models/fields/node_json.hpp"
#include "models/fields/sourced.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/overrides.hpp"
#include "models/scenario/yaml_document.hpp"
#include "models/scenario/yaml_text.hpp"

using namespace tranche;

namespace {

const TableShape& shape() {
    return documentShape(DocumentKind::scenario);
}

std::string after(const std::string& text, const YamlEdit& edit) {
    if (!edit.fault.empty()) return "fault: " + edit.fault;
    return edit.edit ? applied(text, *edit.edit) : text;
}

std::string set(const std::string& text, const std::string& path, const std::string& value,
                const Node* merged = nullptr) {
    return after(text, setYaml({text, shape(), merged}, path, value));
}

std::string removed(const std::string& text, const std::string& path) {
    return after(text, removeYaml({text, shape()}, path));
}

std::string added(const std::string& text, const std::string& list, const std::string& item,
                  const Node* merged = nullptr) {
    return after(text, addYamlItem({text, shape(), merged}, list, item));
}

Node parsed(const std::string& text) {
    Issues issues;
    auto node = parseYamlText(text, "x", issues);
    REQUIRE_MESSAGE(node, formatIssues(issues));
    return *node;
}

}  // namespace

TEST_CASE("An edit changes one value and leaves the rest of the text alone") {
    const std::string text = "# head\na: 1   # one\nserver_gpus:  8  # eight\ntitle: 'x'\n";
    CHECK(set(text, "server_gpus", "4") == "# head\na: 1   # one\nserver_gpus:  4  # eight\ntitle: 'x'\n");
    CHECK(set(text, "title", "\"y\"") == "# head\na: 1   # one\nserver_gpus:  8  # eight\ntitle: \"y\"\n");
    CHECK(set(text, "server_gpus", "8") == text);
    const Node known = parsed(text);
    CHECK(after(text, setYaml({text, shape(), nullptr, &known}, "server_gpus", "4")) ==
          set(text, "server_gpus", "4"));
    const YamlEdit edit = setYaml({text, shape()}, "server_gpus", "4");
    REQUIRE(edit.edit);
    CHECK(edit.edit->offset == text.find("8  #"));
    CHECK(edit.edit->length == 1);
}

TEST_CASE("A value in a list is found by id, by index and behind its dash") {
    const std::string text =
        "tranches:\n  - id: a\n    units: 5\n  - {id: b, units: 6}\n  - units: 7\n    id: c\n"
        "targets: [{gpus: 1, by: 2026-01-01}, {gpus: 2, by: 2027-01-01}]\n";
    CHECK(set(text, "tranches.a.units", "55").find("    units: 55\n") != text.npos);
    CHECK(set(text, "tranches.b.units", "66").find("{id: b, units: 66}") != text.npos);
    CHECK(set(text, "tranches.c.units", "77").find("  - units: 77\n    id: c") != text.npos);
    CHECK(set(text, "targets[1].gpus", "9").find("{gpus: 9, by: 2027-01-01}]") != text.npos);
    CHECK(set(text, "tranches.d.units", "1") == "fault: tranches.d is not in this file.");
    CHECK(set(text, "targets[2].gpus", "1") == "fault: targets[2] is not in this file.");
}

TEST_CASE("A source does not vouch for a value that it never gave") {
    const std::string text =
        "tranches:\n  - {id: a, units: {value: 3056, status: reported, source: \"press, 2025\"}}\n";
    const std::string once = set(text, "tranches.a.units", "3000");
    CHECK(once ==
          "tranches:\n  - {id: a, units: {value: 3000, status: assumed, source: \"changed by hand, was 3056, "
          "reported "
          "(press, 2025)\"}}\n");
    CHECK(set(once, "tranches.a.units", "2000") ==
          "tranches:\n  - {id: a, units: {value: 2000, status: assumed, source: \"changed by hand, was 3056, "
          "reported "
          "(press, 2025)\"}}\n");
    CHECK(set(text, "tranches.a.units", "3056") == text);
    CHECK(set(text, "tranches.a.units", "{value: 1, source: mine}") ==
          "tranches:\n  - {id: a, units: {value: 1, source: mine}}\n");
    CHECK(after(text, putYaml({text, shape()}, "tranches.a.units", "1")) ==
          "tranches:\n  - {id: a, units: 1}\n");
}

TEST_CASE("A range stays while it holds the value and is told when it does not") {
    const std::string text =
        "operations:\n  pue: {value: 1.25, status: assumed, source: \"air\", range: [1.1, 1.4]}\n";
    CHECK(set(text, "operations.pue", "1.3") ==
          "operations:\n  pue: {value: 1.3, status: assumed, source: \"changed by hand, was 1.25, assumed "
          "(air)\", "
          "range: [1.1, 1.4]}\n");
    CHECK(set(text, "operations.pue", "1.5") ==
          "operations:\n  pue: {value: 1.5, status: assumed, source: \"changed by hand, was 1.25 in [1.1, "
          "1.4], "
          "assumed (air)\"}\n");
}

TEST_CASE("A distribution keeps its wrapper when it, or a part of it, changes") {
    const std::string text =
        "tranches:\n  - id: a\n    milestones:\n      - id: d\n        duration_days: {lognormal: {median: "
        "75, sigma: "
        "0.25}, status: assumed, source: \"guess\", range: [45, 120]}\n";
    const std::string path = "tranches.a.milestones.d.duration_days";
    const std::string was =
        "source: \"changed by hand, was {lognormal: {median: 75, sigma: 0.25}}, assumed (guess)\"";
    CHECK(set(text, path + ".lognormal.median", "90")
              .find("duration_days: {lognormal: {median: 90, sigma: 0.25}, status: assumed, " + was +
                    ", range: [45, 120]}\n") != text.npos);
    CHECK(set(text, path, "{pert: {low: 40, mode: 60, high: 90}}")
              .find("duration_days: {pert: {low: 40, mode: 60, high: 90}, status: assumed, " + was) !=
          text.npos);
    CHECK(set(text, path, "80").find("duration_days: {value: 80, status: assumed, " + was) != text.npos);
    CHECK(set(text, path + ".source", "\"other\"").find("source: \"other\", range") != text.npos);
}

TEST_CASE("Keys that are missing are created with what is above them") {
    CHECK(set("a: 1\nb: 2\n", "experiment.seed", "7") == "a: 1\nb: 2\nexperiment: {seed: 7}\n");
    CHECK(set("a: 1", "server_gpus", "7") == "a: 1\nserver_gpus: 7");
    CHECK(set("experiment:\n    seed: 1 # x\nb: 2\n", "experiment.confidence", "0.9") ==
          "experiment:\n    seed: 1 # x\n    confidence: 0.9\nb: 2\n");
    CHECK(set("experiment: {seed: 1}\n", "experiment.confidence", "0.9") ==
          "experiment: {seed: 1, confidence: 0.9}\n");
    CHECK(set("experiment: {}\n", "experiment.seed", "2") == "experiment: {seed: 2}\n");
    CHECK(set("experiment:   # later\nb: 2\n", "experiment.seed", "2") ==
          "experiment: {seed: 2}   # later\nb: 2\n");
    CHECK(set("experiment: null\n", "experiment.seed", "2") == "experiment: {seed: 2}\n");
    CHECK(set("experiment: {\n  seed: 1,\n}\n", "experiment.confidence", "0.9") ==
          "experiment: {\n  seed: 1, confidence: 0.9,\n}\n");
    CHECK(set("tranches:\n  - {id: a}\n  - id: b\nx: 1\n", "tranches.b.units", "3") ==
          "tranches:\n  - {id: a}\n  - id: b\n    units: 3\nx: 1\n");
    CHECK(set("policy: {shares: {groups: []}}\n", "policy.eligibility.caps.H200", "256") ==
          "policy: {shares: {groups: []}, eligibility: {caps: {H200: 256}}}\n");
}

TEST_CASE("A key with nothing behind it gets its value there") {
    CHECK(set("a:\nb: 1\n", "a", "5") == "a: 5\nb: 1\n");
    CHECK(set("a:  # why\nb: 1\n", "a", "5") == "a: 5  # why\nb: 1\n");
    CHECK(set("x: {a: , b: 1}\n", "x.a", "5") == "x: {a: 5 , b: 1}\n");
    CHECK(set("x: {a, b: 1}\n", "x.a", "5") == "x: {a: 5, b: 1}\n");
}

TEST_CASE("Texts in quotes, blocks of text and texts of several lines are replaced whole") {
    CHECK(set("a: 'it''s # no'  # c\nb: 1\n", "a", "x") == "a: x  # c\nb: 1\n");
    CHECK(set("a: \"two\\\"\n  lines\"\nb: 1\n", "a", "x") == "a: x\nb: 1\n");
    CHECK(set("a: bare text\n  goes on\n  and on\nb: 1\n", "a", "x") == "a: x\nb: 1\n");
    CHECK(set("a: |\n  one\n\n  two\n\nb: 1\n", "a", "x") == "a: x\n\nb: 1\n");
    CHECK(set("a: >-\n  one\n  two\n", "a", "x") == "a: x\n");
    CHECK(set("k:\n  a: |\n    one\n  b: 2\n", "k.b", "x") == "k:\n  a: |\n    one\n  b: x\n");
    CHECK(set("a: {x: 1, # c ]\n    y: [2,\n 3]} # d\nb: 1\n", "a", "5") == "a: 5 # d\nb: 1\n");
    CHECK(set("a: {x: 1, # c ]\n    y: [2,\n 3]} # d\nb: 1\n", "a.y[1]", "5") ==
          "a: {x: 1, # c ]\n    y: [2,\n 5]} # d\nb: 1\n");
}

TEST_CASE("Line ends, a byte order mark and Korean text stay as they are") {
    CHECK(set("a: 1\r\nb: {x: 2}\r\n", "b.x", "3") == "a: 1\r\nb: {x: 3}\r\n");
    CHECK(set("a: 1\r\nb: 2\r\n", "server_gpus", "3") == "a: 1\r\nb: 2\r\nserver_gpus: 3\r\n");
    CHECK(set("\xef\xbb\xbf"
              "a: 1\nb: 2\n",
              "a", "3") ==
          "\xef\xbb\xbf"
          "a: 3\nb: 2\n");
    CHECK(set("title: 국가 인공지능 # 설명\nb: {이름: 가나다, n: 1}\n", "b.n", "2") ==
          "title: 국가 인공지능 # 설명\nb: {이름: 가나다, n: 2}\n");
    CHECK(set("title: 국가 인공지능 # 설명\n", "title", "\"정책: 새 이름\"") ==
          "title: \"정책: 새 이름\" # 설명\n");
    CHECK(removed("a: 1\r\nb: 2\r\nc: 3\r\n", "b") == "a: 1\r\nc: 3\r\n");
}

TEST_CASE("A key or an item is removed with its lines") {
    CHECK(removed("a: 1\n# about b\nb:\n  c: 1\n  d: 2 # x\ne: 3\n", "b") == "a: 1\n# about b\ne: 3\n");
    CHECK(removed("a: 1\nb: 2", "b") == "a: 1");
    CHECK(removed("a: {x: 1, y: 2, z: 3}\n", "a.x") == "a: {y: 2, z: 3}\n");
    CHECK(removed("a: {x: 1, y: 2, z: 3}\n", "a.y") == "a: {x: 1, z: 3}\n");
    CHECK(removed("a: {x: 1, y: 2, z: 3}\n", "a.z") == "a: {x: 1, y: 2}\n");
    CHECK(removed("a: {x: 1}\n", "a.x") == "a: {}\n");
    CHECK(removed("a:\n  x: 1\nb: 2\n", "a.x") == "a: {}\nb: 2\n");
    CHECK(removed("l:\n  - id: a\n    x: 1\n  - id: b\nz: 1\n", "l.a") == "l:\n  - id: b\nz: 1\n");
    CHECK(removed("l:\n  - id: a\n    x: 1\n", "l.a.id") == "l:\n  - x: 1\n");
    CHECK(removed("l:\n- id: a\n- id: b\n", "l.b") == "l:\n- id: a\n");
    CHECK(removed("l: [1, 2]\n", "l[0]") == "l: [2]\n");
    CHECK(removed("a: 1\n", "b").substr(0, 6) == "fault:");
}

TEST_CASE("An item is added in the manner of its list") {
    CHECK(added("targets:\n  - {gpus: 1, by: 2026-01-01}  # x\nb: 1\n", "targets",
                "{gpus: 2, by: 2027-01-01}") ==
          "targets:\n  - {gpus: 1, by: 2026-01-01}  # x\n  - {gpus: 2, by: 2027-01-01}\nb: 1\n");
    CHECK(added("l: [1, 2]\n", "l", "3") == "l: [1, 2, 3]\n");
    CHECK(added("l: []\n", "l", "3") == "l: [3]\n");
    CHECK(added("a: 1\n", "targets", "{gpus: 2, by: 2027-01-01}") ==
          "a: 1\ntargets:\n  - {gpus: 2, by: 2027-01-01}\n");
    CHECK(added("l:\n- a\n- b\n", "l", "c") == "l:\n- a\n- b\n- c\n");
}

TEST_CASE("A file that extends another says only what it changes") {
    const Node merged = parsed(
        "scenario: v\ntranches:\n  - {id: a, units: {value: 5, source: press}, lots: [{share: 0.5}, {share: "
        "0.5}]}\n"
        "policy: {shares: {groups: [{id: industry, share: 0.3}]}}\n"
        "operations: {repair_hours: {lognormal: {median: 12, sigma: 1}}}\n");
    const std::string text = "extends: base.yaml\nscenario: v\n";
    CHECK(set(text, "tranches.a.units", "6", &merged) ==
          text +
              "tranches:\n  - {id: a, units: {value: 6, source: \"changed by hand, was 5 (press)\", status: "
              "assumed}}\n");
    CHECK(set(text, "policy.shares.groups.industry.share", "0.4", &merged) ==
          text + "policy:\n  shares:\n    groups:\n      - {id: industry, share: 0.4}\n");
    CHECK(set(text, "tranches.a.lots[1].share", "0.4", &merged) ==
          text + "tranches:\n  - {id: a, lots: [{share: 0.5}, {share: 0.4}]}\n");
    CHECK(set(text, "operations.repair_hours.lognormal.median", "9", &merged) ==
          text + "operations:\n  repair_hours: {lognormal: {median: 9, sigma: 1}}\n");
    const std::string more = text + "tranches:\n  - id: b\n    units: 1\n";
    CHECK(set(more, "tranches.a.units", "{value: 6, source: me}", &merged) ==
          more + "  - {id: a, units: {value: 6, source: me}}\n");
    CHECK(added(text, "tranches.a.lots", "{share: 0}", &merged) ==
          text + "tranches:\n  - {id: a, lots: [{share: 0.5}, {share: 0.5}, {share: 0}]}\n");
}

TEST_CASE("The policy that a scenario names is copied into it with its comments") {
    const std::string text = "scenario: s\npolicy: policies/p.yaml  # why\nserver_gpus: 8\n";
    const YamlEdit fault = setYaml({text, shape()}, "policy.shares.count_set_asides", "true");
    CHECK(fault.inPolicyFile);
    CHECK(fault.fault ==
          "The policy is the file 'policies/p.yaml': copy it into this scenario to change it here.");
    const std::string policy =
        "# yaml-language-server: $schema=x\n# The rules.\nname: p\nabout: >-\n  one\n  two\n\nintake: {mode: "
        "rounds}  # x\n";
    CHECK(after(text, copyPolicy({text, shape()}, policy)) ==
          "scenario: s\npolicy:  # why\n  # The rules.\n  name: p\n  about: >-\n    one\n    two\n\n  "
          "intake: {mode: "
          "rounds}  # x\nserver_gpus: 8\n");
    const Node merged = parsed("policy: {name: q, intake: {mode: rounds}, title: \"a, b\"}\n");
    CHECK(after(text, copyPolicy({text, shape(), &merged}, "extends: p.yaml\nname: q\n")) ==
          "scenario: s\npolicy:  # why\n  name: q\n  intake: {mode: rounds}\n  title: \"a, b\"\nserver_gpus: "
          "8\n");
    const std::string variant = "extends: b.yaml\nscenario: s\npolicy: p.yaml\n";
    CHECK(after(variant, copyPolicy({variant, shape()}, "name: p\nintake: {mode: rounds}\n")) ==
          "extends: b.yaml\nscenario: s\npolicy:\n  name: p\n  intake: {mode: rounds}\nreplace: [policy]\n");
}

TEST_CASE("What cannot be edited is said and not edited") {
    CHECK(set("a: [1\n", "a", "2")
              .starts_with("fault: The text cannot be read, mend it first: the text:1:4: "));
    CHECK(set("a: 1\n", "a..b", "2") == "fault: 'a..b' is not a path, such as tranches.p1-h200.units.");
    CHECK(set("a: 1\n", "a", "[2").starts_with("fault: The value cannot be read: "));
    CHECK(set("a: 1\n", "a.b", "2") == "fault: a is '1', it has no b.");
    CHECK(set("hardware: [h.yaml]\n", "hardware.H200.memory_gb", "2") ==
          "fault: hardware.H200 is not in this file: change it in the file that it comes from.");
    CHECK(removed("a: 1\n", "a") == "fault: The last key of a file cannot be removed.");
}

TEST_CASE("A text is quoted where it would be something else") {
    CHECK(yamlTextValue("plain words") == "plain words");
    CHECK(yamlTextValue("true") == "\"true\"");
    CHECK(yamlTextValue("2026") == "\"2026\"");
    CHECK(yamlTextValue("a, b") == "\"a, b\"");
    CHECK(yamlTextValue("a: b") == "\"a: b\"");
    CHECK(yamlTextValue(" a") == "\" a\"");
    CHECK(yamlTextValue("") == "\"\"");
    CHECK(yamlTextValue("가나다") == "가나다");
}

namespace {

bool isSourced(const Node& node) {
    for (const Member& member : node.members)
        if (isSourceKey(member.key)) return true;
    return false;
}

std::string textOfFile(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

// Every scalar of the file, sources and wrappers apart: (path, how it is written, whether a source speaks for it).
struct Leaf {
    std::string path;
    Node value;
    bool sourced;
};

void leaves(const Node& node, const std::string& path, bool sourced, std::vector<Leaf>& into) {
    const Member* value = isSourced(node) ? findMember(node, "value") : nullptr;
    if (value != nullptr) return leaves(value->value, path, true, into);
    if (node.kind == Node::Kind::scalar) into.push_back({path, node, sourced});
    for (std::size_t i = 0; i < node.items.size(); ++i)
        leaves(node.items[i], path + "[" + std::to_string(i) + "]", sourced || isSourced(node), into);
    for (const Member& member : node.members)
        if (!isSourceKey(member.key) && member.key.find('.') == std::string::npos)
            leaves(member.value, path + (path.empty() ? "" : ".") + member.key, sourced || isSourced(node),
                   into);
}

}  // namespace

TEST_CASE("Every value of every shipped scenario can be set, and set back to what it was") {
    namespace fs = std::filesystem;
    int files = 0;
    for (const char* folder : {"scenarios", "scenarios/policies", "scenarios/validation"})
        for (const auto& entry : fs::directory_iterator(fs::path(TRANCHE_SOURCE_DIR) / folder)) {
            if (entry.path().extension() != ".yaml") continue;
            ++files;
            const std::string text = textOfFile(entry.path());
            CAPTURE(entry.path().string());
            const TableShape& table = documentShape(kindOf(entry.path()));
            const Node root = parsed(text);
            std::vector<Leaf> all;
            leaves(root, "", false, all);
            REQUIRE(!all.empty());
            // A few dozen of each file, spread over it.
            const std::size_t stride = std::max<std::size_t>(1, all.size() / 60);
            for (std::size_t i = 0; i < all.size(); i += stride) {
                const Leaf& leaf = all[i];
                CAPTURE(leaf.path);
                CHECK(after(text, setYaml({text, table}, leaf.path, flowText(leaf.value))) == text);
                const std::string other = leaf.value.quoted ? "\"another, text\"" : leaf.value.text + "1";
                const YamlEdit edit = setYaml({text, table}, leaf.path, other);
                REQUIRE_MESSAGE(edit.edit, edit.fault);
                const std::string changed = applied(text, *edit.edit);
                if (!leaf.sourced) {
                    Node wanted = root;
                    Issues issues;
                    CHECK(applyOverride(wanted, leaf.path + "=" + other, issues));
                    CHECK(sameContent(parsed(changed), wanted));
                    const std::string back =
                        after(changed, setYaml({changed, table}, leaf.path, flowText(leaf.value)));
                    if (text.find(leaf.value.text) != text.npos)
                        CHECK(back == text);
                    else  // a block of text comes back on one line
                        CHECK(sameContent(parsed(back), root));
                } else {
                    CHECK(changed.find("changed by hand, was ") != changed.npos);
                }
                // One line changed at most.
                const auto lines = [](const std::string& s) { return std::count(s.begin(), s.end(), '\n'); };
                CHECK(lines(changed) <= lines(text));
            }
        }
    CHECK(files > 30);
}

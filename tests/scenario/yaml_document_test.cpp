// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of the table of hostile and careless input, with the fault and its place.
#include "models/scenario/yaml_document.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "models/fields/node_json.hpp"

using namespace tranche;

namespace {

struct Parsed {
    std::optional<Node> node;
    Issues issues;

    std::string said() const { return formatIssues(issues); }
    std::string json() const { return node ? toJson(*node, 0) : "nothing"; }
};

Parsed parsed(std::string_view text) {
    Parsed result;
    result.node = parseYamlText(text, "x.yaml", result.issues);
    return result;
}

std::string said(std::string_view text) {
    return parsed(text).said();
}

// A good document: nothing said.
std::string json(std::string_view text) {
    const Parsed result = parsed(text);
    CAPTURE(text);
    CHECK(result.said() == "");
    return result.json();
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

// A folder of this test alone, gone afterwards.
struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "tranche_yaml_document_test";
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
        return path / name;
    }
};

}  // namespace

TEST_CASE("blocks, lists, brackets, quotes, comments and texts of several lines are read") {
    CHECK(json("a: 1 # \"x\nb:\n  - x: NO\n    y: \"q # r\"\n  - [1, {k: v}] # c\nc: it's\n") ==
          R"({"a":1,"b":[{"x":"NO","y":"q # r"},[1,{"k":"v"}]],"c":"it's"})");
    CHECK(json("- a: 1\n  b: 2\n-   c: 3\n    d:\n    - 1\n    - 2\n- - x\n  - y\n") ==
          R"([{"a":1,"b":2},{"c":3,"d":[1,2]},["x","y"]])");
    CHECK(json("a: |\n  x: \"y\n  [ z\n\n  & w\nb: >-\n  one\n  two\n\nc: |2\n    x\nd: 1\n") ==
          R"({"a":"x: \"y\n[ z\n\n& w\n","b":"one two","c":"  x\n","d":1})");
    CHECK(json("a: foo\n  bar [1] {x}\n  'baz'\nb:\n  \"multi\n  line\"\nc: 'it''s'\n") ==
          R"({"a":"foo bar [1] {x} 'baz'","b":"multi line","c":"it's"})");
    CHECK(json("a: [1,\n  2,\n]\nb: {c: 1,\n d: \"x\n y\"}\n") == R"({"a":[1,2],"b":{"c":1,"d":"x y"}})");
    CHECK(json("---\na: 1\n...\n# the end\n") == R"({"a":1})");
    CHECK(json("http: http://x.org/a#b\ntime: 12:30\nminus: -5\nq: what?\n") ==
          R"({"http":"http://x.org/a#b","time":"12:30","minus":-5,"q":"what?"})");
}

TEST_CASE("a byte order mark and CRLF are accepted, and places count characters") {
    CHECK(json("\xef\xbb\xbf"
               "a: 1\r\nb: |\r\n  x\r\n  y\r\n") == R"({"a":1,"b":"x\ny\n"})");
    const Parsed wide = parsed("한국: {é: 1, b: 2}\r\n");
    REQUIRE(wide.node);
    CHECK(find(*wide.node, "한국.b")->place == Place{"x.yaml", 1, 15});
    CHECK(findMember(wide.node->members[0].value, "b")->place == Place{"x.yaml", 1, 12});
    CHECK(said("é: \"é\" x") ==
          "x.yaml:1:4: found a text in quotes with more behind its end at 1:6, expected the closing quote at "
          "the end of the text\n");
}

TEST_CASE("nothing to read is an empty scenario") {
    CHECK(said("") == "x.yaml:1:1: found an empty scenario, expected keys and values\n");
    CHECK(said("\n# only words\n") == "x.yaml:2:1: found an empty scenario, expected keys and values\n");
    CHECK(said(",") == "x.yaml:1:1: found an empty scenario, only ',', expected keys and values\n");
    CHECK(said("!2") == "x.yaml:1:1: found an empty scenario, only '!2', expected keys and values\n");
    CHECK(said("~\n") == "x.yaml:1:1: found an empty scenario, only '~', expected keys and values\n");
    CHECK(said("---\n") == "x.yaml:1:1: found an empty scenario, only '---', expected keys and values\n");
    CHECK(said("\n  null") == "x.yaml:2:3: found an empty scenario, only 'null', expected keys and values\n");
}

TEST_CASE("a second document, or anything after the end, is a fault") {
    CHECK(said("a: 1\n---\nb: 2\n") ==
          "x.yaml:2:1: found a second document, '---', expected one document a file\n");
    CHECK(said("a: 1\n---\n") ==
          "x.yaml:2:1: found a second document, '---', expected one document a file\n");
    CHECK(said("a: 1\n...\nb: 2\n") ==
          "x.yaml:3:1: found more after the end of the document, '...', expected nothing\n");
    CHECK(said("{a: 1} garbage") ==
          "x.yaml:1:8: found more after the closing '}', expected the end of the line\n");
    CHECK(said("{a: 1}\nb: 2").find("x.yaml:2:1: found more after the end of the document") == 0);
}

TEST_CASE("a duplicate key names both lines, and reading goes on with the first") {
    const Parsed result = parsed("a: 1\nb:\n  c: 1\n  d: 3\n  c: 5\n  c: 6\na: 2\nl:\n  - {k: 1, k: 2}\n");
    CHECK(result.said() ==
          "x.yaml:5:3: b.c: found the key 'c' again, expected it once; it stands at line 3\n"
          "x.yaml:6:3: b.c: found the key 'c' again, expected it once; it stands at line 3\n"
          "x.yaml:7:1: a: found the key 'a' again, expected it once; it stands at line 1\n"
          "x.yaml:9:12: l[0].k: found the key 'k' again, expected it once; it stands at line 9\n");
    CHECK(result.json() == R"({"a":1,"b":{"c":1,"d":3},"l":[{"k":1}]})");
}

TEST_CASE("scalars stay as they were written, for the readers to judge") {
    CHECK(json("a: 010\nb: .nan\nc: yes\nd: NO\ne: 1e3\nf: \"5\"\n") ==
          R"({"a":"010","b":".nan","c":"yes","d":"NO","e":1000,"f":"5"})");
    const Parsed result = parsed("a: 010\nb: '5'\nc:\nd: ~\ne: null\nf: nullable\n");
    REQUIRE(result.node);
    CHECK(find(*result.node, "a")->text == "010");
    CHECK_FALSE(find(*result.node, "a")->quoted);
    CHECK(find(*result.node, "b")->quoted);
    CHECK(find(*result.node, "c")->text == "");
    CHECK(find(*result.node, "c")->place == Place{"x.yaml", 3, 1});
    CHECK(find(*result.node, "d")->text == "~");
    CHECK(find(*result.node, "e")->kind == Node::Kind::null);
    CHECK(find(*result.node, "e")->text == "null");
    CHECK(find(*result.node, "f")->text == "nullable");
    // Where nothing stands, the next key is no null, whatever it is called.
    for (const std::string next : {"~ x", "null", "nullable", "Null y"}) {
        const Parsed absent = parsed("a:\n  b:\n  " + next + ": 1\n");
        REQUIRE(absent.node);
        CHECK(find(*absent.node, "a.b")->text == "");
    }
}

TEST_CASE("unclosed quotes are reported where they open") {
    const std::string unclosed = ": found a text in quotes that is never closed, expected ";
    CHECK(said("a: 1\nb: \"abc") == "x.yaml:2:4" + unclosed + "'\"' at its end\n");
    CHECK(said("a: 'abc\nb: 2\n") == "x.yaml:1:4" + unclosed + "\"'\" at its end\n");
    CHECK(said("a: \"abc\nb: 1\nc: \"\n") == "x.yaml:1:4" + unclosed + "'\"' at its end\n");
    CHECK(said("a: [\"abc, 2]\n") == "x.yaml:1:5" + unclosed + "'\"' at its end\n");
    CHECK(said("a: \"abc\\\"") == "x.yaml:1:4" + unclosed + "'\"' at its end\n");
    CHECK(said("a: \"b\" c") ==
          "x.yaml:1:4: found a text in quotes with more behind its end at 1:6, expected the closing quote at "
          "the end of the text\n");
}

TEST_CASE("brackets must have their partners") {
    CHECK(said("gpus: 8 ]") ==
          "x.yaml:1:9: found ']' without its partner, expected no bracket, or the text in quotes\n");
    CHECK(said("gpus: [8] ]") ==
          "x.yaml:1:11: found ']' without its partner, expected no bracket, or the text in quotes\n");
    CHECK(said("a: foo\n  bar\n  [baz\nb: 1") ==
          "x.yaml:3:3: found '[' without its partner, expected no bracket, or the text in quotes\n");
    CHECK(said("gpus: [8, 9\nb: 2\n") ==
          "x.yaml:1:7: found '[' that is never closed, expected ']' after it\n");
    CHECK(said("gpus: [8}") == "x.yaml:1:9: found '}', expected ']' for the '[' at 1:7\n");
}

TEST_CASE("anchors, aliases, merge keys and tags are refused, each in its place") {
    const std::string instead = ", expected the values written out, not anchors and aliases\n";
    const Parsed result = parsed("a: &x 1\nb: *x\nc:\n  <<: *x\n  d: !!int 1\n");
    CHECK(result.said() == "x.yaml:1:4: found the anchor '&x'" + instead +
                               "x.yaml:2:4: found the alias '*x'" + instead +
                               "x.yaml:4:3: found the merge key '<<', expected the keys written out\n"
                               "x.yaml:5:6: found the tag '!!int', expected no tags\n");
    REQUIRE(result.node);  // the rest can still be read for more faults
    CHECK(isFaulty(*find(*result.node, "b")));
    CHECK(find(*result.node, "c.d")->text == "1");
    CHECK(find(*result.node, "c.<<") == nullptr);
    CHECK(said("&x [*x]") ==
          "x.yaml:1:1: found the anchor '&x'" + instead + "x.yaml:1:5: found the alias '*x'" + instead);
    CHECK(said("a: *nowhere\n") == "x.yaml:1:4: found the alias '*nowhere'" + instead);
    CHECK(said("a: ! 5\n") == "x.yaml:1:4: found the tag '!', expected no tags\n");
    CHECK(said("%TAG ! tag:x,2000:\n---\na: 1\n") ==
          "x.yaml:1:1: found a directive, expected no line that starts with %\n");
}

TEST_CASE("a bomb of aliases is refused at once") {
    std::string bomb = "a0: &a0 [x]\n";
    for (int i = 1; i <= 11; ++i) {
        const std::string last = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last +
                repeated(", " + last, 8) + "]\n";
    }
    const Parsed result = parsed(bomb);
    CHECK(result.issues.errorCount() == 101);
    CHECK(result.issues.sorted().front().place == Place{"x.yaml", 1, 5});
}

TEST_CASE("nesting beyond 64 is reported where it goes too deep") {
    const std::string deep = "found nesting too deep, expected at most 64 levels\n";
    CHECK(said(repeated("[", 64) + "1" + repeated("]", 64)) == "");
    CHECK(said(repeated("[", 65) + "1" + repeated("]", 65)) == "x.yaml:1:65: " + deep);
    CHECK(said(repeated("[", 100000)) == "x.yaml:1:65: " + deep);
    CHECK(said("a: 1\nb: " + repeated("{a: ", 600)) == "x.yaml:2:256: " + deep);
    CHECK(said(repeated("- ", 100000)) == "x.yaml:1:129: " + deep);
    std::string steps;
    for (std::size_t i = 0; i < 600; ++i) steps += std::string(i, ' ') + "a:\n";
    CHECK(said(steps) == "x.yaml:65:65: " + deep);
    // Lists under keys of the same indentation: two levels a step, which only the parser counts.
    std::string lists;
    for (std::size_t i = 0; i < 40; ++i)
        lists += std::string(2 * i, ' ') + "a:\n" + std::string(2 * i, ' ') + "-\n";
    CHECK(parsed(lists).issues.hasErrors());
}

TEST_CASE("size, number of values and faults of form are capped, and no input takes long") {
    const auto started = std::chrono::steady_clock::now();
    CHECK(said(std::string(kMaxYamlBytes + 1, 'x')) ==
          "x.yaml: found 16000001 bytes, expected at most 16000000\n");
    CHECK(said("a: [" + repeated("1,", 1200000)).find("found more than 1000000 values") != std::string::npos);
    CHECK(parsed(repeated("? ", 1000000)).issues.errorCount() == 101);
    CHECK(parsed(repeated("%a\n", 1000000)).issues.errorCount() == 101);
    CHECK(parsed(repeated("\x01", 1000000)).issues.errorCount() == 11);
    const Parsed scalar = parsed("a: " + std::string(15000000, 'x'));
    CHECK(find(*scalar.node, "a")->text.size() == 15000000);
    std::string keys;
    for (int i = 0; i < 20000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
    CHECK(parsed(keys).node->members.size() == 20000);
    CHECK(parsed("a: [" + repeated("1, ", 200000) + "1]").node->members[0].value.items.size() == 200001);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    CHECK(took.count() < 60);  // seconds; about 4 here, many more when something is quadratic
}

TEST_CASE("invalid UTF-8 and control characters are reported with their place and shown escaped") {
    CHECK(said("a: 1\nb: x\xff\n") == "x.yaml:2:5: found the byte 0xff, expected valid UTF-8\n");
    CHECK(said("a: \x01"
               "b\x1b[31m\n") ==
          "x.yaml:1:4: found the control character U+0001, expected printable text\n"
          "x.yaml:1:6: found the control character U+001B, expected printable text\n");
    CHECK(said(std::string("a: \0b\n", 6)) ==
          "x.yaml:1:4: found the control character U+0000, expected printable text\n");
    CHECK(said("a: 1\rb: 2\n") ==
          "x.yaml:1:5: found the control character U+000D, expected printable text\n");
    CHECK(said("\xff\xfe"
               "a\x00")
              .find("x.yaml:1:1: found the byte 0xff, expected valid UTF-8\n") == 0);
    CHECK(said("a: \"x\\0y\"\n") ==
          "x.yaml:1:4: a: found a control character in 'x\\x00y', expected printable text\n");
    CHECK(said("a: [b, \"\\x1b[31m\"]\n") ==
          "x.yaml:1:8: a[1]: found a control character in '\\x1b[31m', expected printable text\n");
}

TEST_CASE("common slips of the pen are told in words about the text") {
    CHECK(said("a: 1\nunits:5\nb: 2") ==
          "x.yaml:2:1: found 'units:5', expected key: value; put a space after the colon\n");
    CHECK(said("a: b: c") ==
          "x.yaml:1:5: found a second colon on the line, expected one key: value, or the text in quotes\n");
    CHECK(said("a: 1\n  b: 2\n") ==
          "x.yaml:2:3: found a key below a value, expected the indentation of the keys around it\n");
    CHECK(said("a:\n    b: 1\n  c: 2\n") ==
          "x.yaml:3:3: found an indentation of 2 blanks, expected the indentation of a line above it\n");
    CHECK(said("a:\n\tb: 1") == "x.yaml:2:1: found a tab in the indentation, expected blanks\n");
    CHECK(said("- 1\n-2\n") == "x.yaml:2:1: found '-2', expected - item; put a space after the dash\n");
    CHECK(said("a: - 1") ==
          "x.yaml:1:4: found an item after a key on one line, expected the list on lines of its own, or in [ "
          "]\n");
    CHECK(said("\"a\":1") ==
          "x.yaml:1:4: found a colon behind a text in quotes, expected a space after the colon\n");
    CHECK(said("a: @x") == "x.yaml:1:4: found a text that starts with '@', expected the text in quotes\n");
    CHECK(said("[a]: 1") == "x.yaml:1:1: found brackets as a key, expected a word as key\n");
    CHECK(said(": 5") == "x.yaml:1:1: found a colon without a key, expected key: value, on one line\n");
    CHECK(said("{[a]: 1}") == "x.yaml:1:2: found a key that is not a word, expected a word as key\n");
    CHECK(said("~: 5") == "x.yaml:1:1: found an empty key, expected a word as key\n");
    CHECK(said("'': 5") == "x.yaml:1:1: found an empty key, expected a word as key\n");
    CHECK(said("a: \"\\q\"").find("found unknown escape character: q, expected valid YAML") !=
          std::string::npos);
}

TEST_CASE("several faults of form are reported at once, in order") {
    CHECK(said("a: 8 ]\nb: x: y\nc: &q 1\n\td: 2\n") ==
          "x.yaml:1:6: found ']' without its partner, expected no bracket, or the text in quotes\n"
          "x.yaml:2:5: found a second colon on the line, expected one key: value, or the text in quotes\n"
          "x.yaml:3:4: found the anchor '&q', expected the values written out, not anchors and aliases\n"
          "x.yaml:4:1: found a tab in the indentation, expected blanks\n");
}

TEST_CASE("a file that is not there, a directory and bad content give different exit codes") {
    const Folder folder;
    const auto exitOf = [](const std::filesystem::path& path, std::string& text) {
        Issues issues;
        int exit = 0;
        const auto node = parseYamlFile(path, issues, &exit);
        text = formatIssues(issues);
        CHECK(node.has_value() == (exit == 0));
        return exit;
    };
    std::string text;
    CHECK(exitOf(folder.path / "none.yaml", text) == 66);
    CHECK(text == (folder.path / "none.yaml").string() + ": found no such file, expected a YAML file\n");
    CHECK(exitOf(folder.path, text) == 66);
    CHECK(text == folder.path.string() + ": found a directory, expected a YAML file\n");
    CHECK(exitOf(folder.write("bad.yaml", "a: [1"), text) == 65);
    CHECK(text.find("bad.yaml:1:4: found '['") != std::string::npos);
    CHECK(exitOf(folder.write("big.yaml", std::string(kMaxYamlBytes + 1, ' ')), text) == 65);
    CHECK(text.find("found 16000001 bytes") != std::string::npos);
    CHECK(exitOf("/dev/zero", text) == 65);
    CHECK(exitOf(folder.write("good.yaml", "a: 1"), text) == 0);
    CHECK(text == "");
    Issues issues;
    CHECK(parseYamlFile(folder.path / "good.yaml", issues)->members.size() == 1);
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/yaml_document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <numeric>
#include <sstream>
#include <utility>
#include <vector>

#include "models/issue/utf8.hpp"
#include "models/scenario/source_text.hpp"
#include "models/scenario/yaml_scan.hpp"

namespace tranche {

namespace {

struct StopParsing {};  // thrown through yaml-cpp once a fault is reported that ends the parse

// Builds the Node from yaml-cpp's events; one frame for each open collection.
class NodeBuilder : public YAML::EventHandler {
public:
    NodeBuilder(const SourceText& source, Issues& issues, bool propertiesReported)
        : source_(source), issues_(issues), propertiesReported_(propertiesReported) {}

    Node root;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        property(mark, anchor, "");
        const std::size_t offset = offsetOf(mark);
        Node node;
        node.text = writtenNull(offset);
        node.place = node.text.empty() && !frames_.empty() && frames_.back().hasKey ? frames_.back().keyPlace
                                                                                    : source_.at(offset);
        value(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        property(mark, 1, "");
        Node node;
        node.text = kFaulty;
        node.place = source_.at(offsetOf(mark));
        value(std::move(node));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        property(mark, anchor, tag);
        Node node;
        node.kind = Node::Kind::scalar;
        node.text = text;
        node.quoted = tag == "!";
        node.place = source_.at(offsetOf(mark));
        checkHidden(node);
        value(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::sequence);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::mapping);
    }
    void OnMapEnd() override {
        dropDuplicates(frames_.back().node);
        close();
    }

private:
    struct Frame {
        Node node;
        bool hasKey = false;  // a mapping whose next value belongs to `key`
        std::string key = {};
        Place keyPlace = {};
    };

    std::size_t offsetOf(const YAML::Mark& mark) const {
        if (mark.is_null()) return 0;
        return source_.offsetOf(static_cast<std::size_t>(mark.line), static_cast<std::size_t>(mark.column));
    }

    // "~" or "null" as it stands in the text; nothing when the mark is only where the next thing begins.
    std::string writtenNull(std::size_t offset) const {
        constexpr std::array<std::string_view, 4> kWords{"null", "Null", "NULL", "~"};
        const std::string_view rest = std::string_view(source_.text()).substr(offset);
        for (const std::string_view word : kWords) {
            if (!rest.starts_with(word)) continue;
            const std::size_t next = rest.find_first_not_of(" \t", word.size());
            if (next == std::string_view::npos ||
                std::string_view("\n,]}#").find(rest[next]) != std::string_view::npos)
                return std::string(word);
        }
        return {};
    }

    void error(const Place& place, std::string found, std::string expected) {
        issues_.add(
            {.place = place, .key = path(), .found = std::move(found), .expected = std::move(expected)});
    }

    // Second line of defence: the first look has reported these.
    void property(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
        const bool tagged = !tag.empty() && tag != "?" && tag != "!";
        if (propertiesReported_ || (anchor == 0 && !tagged)) return;
        error(source_.at(offsetOf(mark)), "an anchor, alias or tag", "the values written out");
        propertiesReported_ = true;
    }

    // Escapes such as "\0" and "\x1b" make characters that the text itself may not hold.
    void checkHidden(const Node& node) {
        const std::string_view text = node.text;
        for (std::size_t i = 0; i < text.size();) {
            const Utf8Character c = decodeUtf8(text.substr(i));
            const bool control = c.code < 0x20 && c.code != '\n' && c.code != '\t';
            if (!c.valid || control || (c.code >= 0x7f && c.code < 0xa0))
                return error(node.place, "a control character in " + shownValue(text), "printable text");
            i += c.bytes;
        }
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
        property(mark, anchor, tag);
        const Place place = source_.at(offsetOf(mark));
        if (!frames_.empty() && isMapping(frames_.back()) && !frames_.back().hasKey) {
            error(place, "a key that is not a word", "a word as key");
            throw StopParsing{};
        }
        if (frames_.size() >= kMaxYamlDepth) {
            error(place, "nesting too deep", "at most " + std::to_string(kMaxYamlDepth) + " levels");
            throw StopParsing{};
        }
        Frame frame;
        frame.node.kind = kind;
        frame.node.place = place;
        frames_.push_back(std::move(frame));
    }

    void close() {
        Node node = std::move(frames_.back().node);
        frames_.pop_back();
        value(std::move(node));
    }

    static bool isMapping(const Frame& frame) { return frame.node.kind == Node::Kind::mapping; }

    void value(Node node) {
        if (frames_.empty()) {
            root = std::move(node);
            return;
        }
        Frame& frame = frames_.back();
        if (!isMapping(frame)) {
            frame.node.items.push_back(std::move(node));
        } else if (frame.hasKey) {
            frame.hasKey = false;
            if (frame.key != "<<" || !propertiesReported_)  // a merge key has been reported
                frame.node.members.push_back(
                    {std::move(frame.key), std::move(frame.keyPlace), std::move(node)});
        } else {
            if (node.kind != Node::Kind::scalar || node.text.empty())
                if (!isFaulty(node)) error(node.place, "an empty key", "a word as key");
            frame.hasKey = true;
            frame.key = std::move(node.text);
            frame.keyPlace = std::move(node.place);
        }
    }

    void dropDuplicates(Node& mapping) {
        std::vector<Member>& members = mapping.members;
        std::vector<std::size_t> order(members.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::tie(members[a].key, a) < std::tie(members[b].key, b);
        });
        std::vector<bool> again(members.size(), false);
        std::size_t first = 0;
        for (std::size_t i = 1; i < order.size(); ++i) {
            if (members[order[i]].key != members[order[first]].key) {
                first = i;
                continue;
            }
            again[order[i]] = true;
            const Member& member = members[order[i]];
            const std::string above = path();
            issues_.add({.place = member.place,
                         .key = above.empty() ? member.key : above + '.' + member.key,
                         .found = "the key " + shownValue(member.key) + " again",
                         .expected = "it once; it stands at line " +
                                     std::to_string(members[order[first]].place.line)});
        }
        std::size_t index = 0;
        std::erase_if(members, [&](const Member&) { return again[index++]; });
    }

    // Key path of the value that is being built.
    std::string path() const {
        std::string text;
        for (const Frame& frame : frames_) {
            if (frame.node.kind == Node::Kind::sequence)
                text += '[' + std::to_string(frame.node.items.size()) + ']';
            else if (frame.hasKey)
                text += (text.empty() ? "" : ".") + escaped(frame.key, 60);
        }
        return text;
    }

    const SourceText& source_;
    Issues& issues_;
    bool propertiesReported_;
    std::vector<Frame> frames_;
};

// Sees whether anything follows the document.
class TrailCatcher : public YAML::EventHandler {
public:
    std::optional<YAML::Mark> start;

    void OnDocumentStart(const YAML::Mark& mark) override {
        start = mark;
        throw StopParsing{};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}
};

std::size_t markOffset(const SourceText& source, const YAML::Mark& mark) {
    if (mark.is_null()) return 0;
    return source.offsetOf(static_cast<std::size_t>(mark.line), static_cast<std::size_t>(mark.column));
}

void reportTrail(const SourceText& source, YAML::Parser& parser, Issues& issues) {
    TrailCatcher catcher;
    try {
        parser.HandleNextDocument(catcher);
    } catch (const StopParsing&) {
        issues.add({.place = source.at(markOffset(source, *catcher.start)),
                    .found = "more after the end of the document",
                    .expected = "nothing"});
    }
}

// False: reported (or what the first look has reported already stopped the parser too).
bool parseInto(NodeBuilder& builder, const SourceText& source, bool reported, Issues& issues) {
    const std::size_t errorsBefore = issues.errorCount();
    std::istringstream stream(source.text());
    YAML::Parser parser(stream);
    try {
        if (!parser.HandleNextDocument(builder)) return false;
        reportTrail(source, parser, issues);
        return true;
    } catch (const StopParsing&) {
        return false;
    } catch (const YAML::Exception& fault) {
        if (!reported && issues.errorCount() == errorsBefore)
            issues.add({.place = source.at(markOffset(source, fault.mark)),
                        .found = fault.msg,
                        .expected = fault.msg.find("flow") == std::string::npos
                                        ? "valid YAML"
                                        : "valid YAML; put texts between brackets in quotes"});
        return false;
    }
}

void reportEmpty(const SourceText& source, Issues& issues) {
    const std::string_view text = source.text();
    const std::size_t first = text.find_first_not_of(" \t\n");
    std::string found = "an empty scenario";
    if (first != std::string_view::npos && text[first] != '#')
        found += ", only " + shownValue(text.substr(first, text.find_first_of(" \t\n", first) - first));
    issues.add({.place = source.at(first == std::string_view::npos ? 0 : first),
                .found = std::move(found),
                .expected = "keys and values"});
}

std::optional<Node> parse(std::string_view text, std::string name, bool allowNull, Issues& issues) {
    if (text.size() > kMaxYamlBytes) {
        issues.add({.place = {std::move(name), 0, 0},
                    .found = std::to_string(text.size()) + " bytes",
                    .expected = "at most " + std::to_string(kMaxYamlBytes)});
        return std::nullopt;
    }
    const SourceText source(text, std::move(name));
    if (!source.checkCharacters(issues)) return std::nullopt;
    Issues scanned;
    const ScanVerdict verdict = scanYaml(source, scanned);
    if (verdict == ScanVerdict::empty) {
        reportEmpty(source, issues);
        return std::nullopt;
    }
    issues.append(scanned);
    if (verdict == ScanVerdict::broken) return std::nullopt;
    const bool reported = verdict == ScanVerdict::unsupported;
    const std::size_t errorsBefore = issues.errorCount();
    NodeBuilder builder(source, issues, reported);
    if (!parseInto(builder, source, reported, issues)) {
        if (!reported && issues.errorCount() == errorsBefore) reportEmpty(source, issues);
        return std::nullopt;
    }
    if (builder.root.kind == Node::Kind::null && !allowNull && !isFaulty(builder.root)) {
        reportEmpty(source, issues);
        return std::nullopt;
    }
    return std::move(builder.root);
}

// Up to one byte more than the cap, so that pipes and devices end too. nullopt: not readable.
std::optional<std::string> readCapped(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string text;
    std::array<char, 65536> chunk{};
    while (text.size() <= kMaxYamlBytes && file) {
        file.read(chunk.data(), chunk.size());
        text.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return std::nullopt;
    return text;
}

}  // namespace

std::optional<Node> parseYamlText(std::string_view text, std::string name, Issues& issues) {
    return parse(text, std::move(name), false, issues);
}

std::optional<Node> parseYamlValue(std::string_view text, std::string name, Issues& issues) {
    return parse(text, std::move(name), true, issues);
}

std::optional<Node> parseYamlFile(const std::filesystem::path& path, Issues& issues, int* exitHint) {
    const auto fail = [&](int code, std::string found, std::string expected) -> std::optional<Node> {
        if (exitHint != nullptr) *exitHint = code;
        if (!found.empty())
            issues.add(
                {.place = {path.string(), 0, 0}, .found = std::move(found), .expected = std::move(expected)});
        return std::nullopt;
    };
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return fail(kExitNoInput, "no such file", "a YAML file");
    if (std::filesystem::is_directory(status)) return fail(kExitNoInput, "a directory", "a YAML file");
    if (const auto size = std::filesystem::file_size(path, error); !error && size > kMaxYamlBytes)
        return fail(kExitBadContent, std::to_string(size) + " bytes",
                    "at most " + std::to_string(kMaxYamlBytes));
    const std::optional<std::string> text = readCapped(path);
    if (!text) return fail(kExitNoInput, "a file that cannot be read", "a YAML file");
    const std::size_t errorsBefore = issues.errorCount();
    std::optional<Node> node = parseYamlText(*text, path.string(), issues);
    if (issues.errorCount() > errorsBefore && exitHint != nullptr) *exitHint = kExitBadContent;
    return node;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/yaml_edit.hpp"

#include <algorithm>
#include <utility>

#include "models/fields/sourced.hpp"
#include "models/scenario/item_id.hpp"
#include "models/scenario/merge.hpp"
#include "models/scenario/missing_part.hpp"
#include "models/scenario/restate.hpp"
#include "models/scenario/source_text.hpp"
#include "models/scenario/yaml_document.hpp"
#include "models/scenario/yaml_text.hpp"

namespace tranche {
namespace {

std::string firstFault(const Issues& issues) {
    for (const Issue& issue : issues.sorted())
        if (!issue.warning) return formatIssue(issue);
    return "nothing to read";
}

// From the text without byte order mark and '\r' back to the text as it is.
std::size_t rawOffset(std::string_view raw, std::size_t offset) {
    std::size_t i = raw.starts_with("\xef\xbb\xbf") ? 3 : 0;
    for (std::size_t at = 0; i < raw.size(); ++i) {
        if (raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') continue;
        if (at++ == offset) {
            // In front of a line end is in front of its '\r'.
            return raw[i] == '\n' && i > 0 && raw[i - 1] == '\r' ? i - 1 : i;
        }
    }
    return raw.size();
}

TextEdit inRaw(std::string_view raw, const TextEdit& edit) {
    TextEdit result{.offset = rawOffset(raw, edit.offset)};
    result.length = rawOffset(raw, edit.offset + edit.length) - result.offset;
    const std::size_t newline = raw.find('\n');
    const bool windows = newline != raw.npos && newline > 0 && raw[newline - 1] == '\r';
    for (const char c : edit.replacement) {
        if (c == '\n' && windows) result.replacement += '\r';
        result.replacement += c;
    }
    return result;
}

// Quotes apart where a text needs them between brackets: the writer has put them there.
bool sameSaid(Node a, Node b) {
    makeWritable(a);
    makeWritable(b);
    return sameContent(a, b);
}

class Editor {
public:
    explicit Editor(const YamlSource& source)
        : source_(source), clean_(source.text, "the text"), spans_(clean_.text()) {
        // The table is not ours: it is not deleted.
        shape_.kind = Shape::Kind::table;
        shape_.table = std::shared_ptr<const TableShape>(std::shared_ptr<void>(), &source.shape);
        Issues issues;
        std::optional<Node> root;
        if (source.written != nullptr)
            root = *source.written;
        else
            root = parseYamlText(clean_.text(), "the text", issues);
        if (!root || issues.hasErrors() || root->kind != Node::Kind::mapping) {
            fault_ = "The text cannot be read, mend it first: " + firstFault(issues);
            return;
        }
        root_ = std::move(*root);
        wanted_ = root_;
        changes_.emplace(spans_, root_);
    }

    YamlEdit finish() {
        if (!fault_.empty()) return {.fault = std::move(fault_), .inPolicyFile = inPolicyFile_};
        if (sameContent(root_, wanted_)) return {};
        const TextEdit edit = inRaw(source_.text, changes_->edit());
        Issues issues;
        auto now = parseYamlText(applied(source_.text, edit), "the text", issues);
        if (!now || issues.hasErrors() || !sameSaid(std::move(*now), std::move(wanted_)))
            return {.fault = "This place cannot be changed by the form; change it in the text."};
        return {.edit = edit};
    }

    void set(std::string_view path, std::string_view value, bool keepSource) {
        const auto parts = partsOf(path);
        auto node = parts ? valueOf(value) : std::nullopt;
        if (node) put(*parts, std::move(*node), keepSource);
    }

    void remove(std::string_view path) {
        const auto parts = partsOf(path);
        if (!parts) return;
        const auto steps = walk(*parts);
        if (!fault_.empty()) return;
        if (steps.size() < parts->size()) {
            fault_ =
                pathText(*parts, parts->size()) + " is not written in this file: there is nothing to remove.";
            return;
        }
        if (steps.size() == 1 && root_.members.size() == 1) {
            fault_ = "The last key of a file cannot be removed.";
            return;
        }
        changes_->remove(steps);
        erase(wanted_, steps);
    }

    void addItem(std::string_view path, std::string_view text) {
        const auto parts = partsOf(path);
        auto item = parts ? valueOf(text) : std::nullopt;
        if (!item) return;
        const Steps steps = walk(*parts);
        if (!fault_.empty()) return;
        const Node* there = steps.size() == parts->size() ? &follow(wanted_, steps) : nullptr;
        if (there != nullptr && there->kind == Node::Kind::sequence) {
            changes_->insertItem(steps, *item);
            follow(wanted_, steps).items.push_back(std::move(*item));
            return;
        }
        if (there != nullptr && there->kind != Node::Kind::null) {
            fault_ = pathText(*parts, parts->size()) + " is " + foundText(*there) + ", not a list.";
            return;
        }
        Node list = sequenceNode();
        const Node* base = source_.merged;
        const Shape* shape = &shape_;
        for (const PathPart& part : *parts) {
            base = childOf(base, part);
            shape = shapeBelow(shape, part);
        }
        // Items with ids are merged one by one; any other list is replaced by this one.
        if (there == nullptr && base != nullptr && base->kind == Node::Kind::sequence &&
            !isListWithIds(shape))
            list.items = base->items;
        list.items.push_back(std::move(*item));
        put(*parts, std::move(list), false);
    }

    void copyPolicy(std::string_view policyText) {
        if (!fault_.empty()) return;
        const Member* policy = findMember(root_, "policy");
        if (policy == nullptr || policy->value.kind != Node::Kind::scalar || spans_.isFlow(root_)) {
            fault_ = "This scenario names no policy file.";
            return;
        }
        const Steps steps{static_cast<std::size_t>(policy - root_.members.data())};
        const SourceText clean(policyText, "the policy");
        Issues issues;
        const auto node = parseYamlText(clean.text(), "the policy", issues);
        if (node && !issues.hasErrors() && node->kind == Node::Kind::mapping && !extends(*node) &&
            !spans_.isFlow(*node)) {
            changes_->replaceByLines(steps, indented(clean.text()));
            follow(wanted_, steps) = *node;
        } else if (const Node* merged = childOf(source_.merged, {.key = "policy", .index = {}});
                   merged != nullptr && merged->kind == Node::Kind::mapping) {
            Node copy = *merged;
            changes_->replace(steps, copy);
            follow(wanted_, steps) = std::move(copy);
        } else {
            fault_ = "The policy file cannot be read: " + firstFault(issues);
            return;
        }
        if (extends(root_)) replaceWhole("policy");
    }

private:
    static bool extends(const Node& node) { return findMember(node, "extends") != nullptr; }

    std::optional<PathParts> partsOf(std::string_view path) {
        if (!fault_.empty()) return std::nullopt;
        auto parts = splitPath(path);
        if (parts && !parts->empty() && !parts->front().index) return parts;
        fault_ = shownValue(path) + " is not a path, such as tranches.p1-h200.units.";
        return std::nullopt;
    }

    std::optional<Node> valueOf(std::string_view text) {
        Issues issues;
        auto node = parseYamlValue(text, "the value", issues);
        if (node && !issues.hasErrors()) return node;
        fault_ = "The value cannot be read: " + firstFault(issues);
        return std::nullopt;
    }

    // Steps as far as the path is written in this file.
    Steps walk(const PathParts& parts) {
        Steps steps;
        const Node* node = &root_;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Node* next = childOf(node, parts[i]);
            if (next == nullptr) {
                checkMissing(*node, parts, i);
                break;
            }
            const bool list = node->kind == Node::Kind::sequence;
            const auto index = list ? next - node->items.data() : 0;
            steps.push_back(list ? static_cast<std::size_t>(index) : memberIndex(*node, parts[i].key));
            node = next;
        }
        return steps;
    }

    static std::size_t memberIndex(const Node& node, const std::string& key) {
        return static_cast<std::size_t>(findMember(node, key) - node.members.data());
    }

    // Whether what parts[i] names can be created below `node`.
    void checkMissing(const Node& node, const PathParts& parts, std::size_t i) {
        const std::string at = pathText(parts, i);
        if (node.kind == Node::Kind::scalar) {
            inPolicyFile_ = at == "policy";
            fault_ = inPolicyFile_ ? "The policy is the file " + shownValue(node.text) +
                                         ": copy it into this scenario to change it here."
                                   : at + " is " + foundText(node) + ", it has no " + parts[i].key + ".";
        } else if (node.kind == Node::Kind::sequence) {
            const Shape* shape = &shape_;
            for (std::size_t k = 0; k < i; ++k) shape = shapeBelow(shape, parts[k]);
            if (parts[i].index || !extends(root_) || !isListWithIds(shape))
                fault_ = pathText(parts, i + 1) + " is not in this file" +
                         (node.items.empty() || node.items[0].kind == Node::Kind::scalar
                              ? ": change it in the file that it comes from."
                              : ".");
        } else if (parts[i].index) {
            fault_ = at + " is no list.";
        }
    }

    void put(const PathParts& parts, Node value, bool keepSource) {
        const Steps steps = walk(parts);
        if (!fault_.empty()) return;
        if (steps.size() == parts.size()) return change(parts, steps, std::move(value), keepSource);
        const Shape* shape = &shape_;
        const Node* base = source_.merged;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            shape = shapeBelow(shape, parts[i]);
            base = childOf(base, parts[i]);
        }
        const std::size_t i = steps.size();
        MissingPart missing(parts, keepSource, fault_);
        Node& parent = follow(wanted_, steps);
        if (parent.kind == Node::Kind::sequence) {
            Node item = missing.item(i, std::move(value), shape, base);
            if (!fault_.empty()) return;
            changes_->insertItem(steps, item);
            parent.items.push_back(std::move(item));
            return;
        }
        if (isListWithIds(shape) ||
            (shape != nullptr && shape->kind == Shape::Kind::list)) {  // `list:` and nothing
            Node list = missing.part(i, std::move(value), shape, base);
            if (!fault_.empty()) return;
            changes_->replace(steps, list);
            parent = std::move(list);
            return;
        }
        Node below =
            missing.part(i + 1, std::move(value), shapeBelow(shape, parts[i]), childOf(base, parts[i]));
        if (!fault_.empty()) return;
        changes_->insertMember(steps, parts[i].key, below);
        if (parent.kind != Node::Kind::mapping) parent = mappingNode();
        addMember(parent, parts[i].key, std::move(below));
    }

    void change(const PathParts& parts, const Steps& steps, Node value, bool keepSource) {
        const Node& was = follow(root_, steps);
        const Shape* shape = &shape_;
        for (const PathPart& part : parts) shape = shapeBelow(shape, part);
        if (!keepSource || hasSource(value)) return revise(steps, was, std::move(value));
        if (hasSource(was)) return revise(steps, was, restated(was, value, shape));
        // A part of a value with a source, such as the median of a distribution.
        for (std::size_t n = steps.size() - 1; n > 0; --n) {
            const Steps above(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(n));
            const Node& whole = follow(root_, above);
            if (!hasSource(whole)) continue;
            if (isSourceKey(parts[n].key)) break;
            Node now = whole;
            follow(now, Steps(steps.begin() + static_cast<std::ptrdiff_t>(n), steps.end())) =
                std::move(value);
            if (sameContent(now, whole)) return;
            return revise(above, whole, restatedWhole(whole, std::move(now)));
        }
        revise(steps, was, std::move(value));
    }

    // Only what differs is replaced.
    void revise(const Steps& steps, const Node& was, Node now) {
        differ(steps, was, now);
        follow(wanted_, steps) = std::move(now);
    }

    void differ(const Steps& steps, const Node& was, const Node& now) {
        if (sameContent(was, now)) return;
        const std::size_t count = was.items.size() + was.members.size();
        bool alike = was.kind == now.kind && count > 0 && count == now.items.size() + now.members.size();
        for (std::size_t i = 0; alike && i < was.members.size(); ++i)
            alike = was.members[i].key == now.members[i].key;
        if (!alike) return changes_->replace(steps, now);
        for (std::size_t i = 0; i < count; ++i) {
            Steps below = steps;
            below.push_back(i);
            const bool list = was.kind == Node::Kind::sequence;
            differ(below, list ? was.items[i] : was.members[i].value,
                   list ? now.items[i] : now.members[i].value);
        }
    }

    static std::string indented(const std::string& text) {
        std::string lines;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string line = text.substr(at, end - at);
            if (line.find("yaml-language-server") == line.npos && line != "---")
                lines += (lines.empty() ? "" : "\n") + (line.empty() ? line : "  " + line);
            at = end + 1;
        }
        while (!lines.empty() && (lines.back() == '\n' || lines.back() == ' ')) lines.pop_back();
        return lines;
    }

    // The block of this file is not merged into that of the base.
    void replaceWhole(const char* key) {
        const Member* list = findMember(root_, "replace");
        if (list == nullptr || list->value.kind != Node::Kind::sequence) {
            Node paths = sequenceNode();
            paths.items.push_back(plainNode(key));
            changes_->insertMember({}, "replace", paths);
            addMember(wanted_, "replace", std::move(paths));
            return;
        }
        const Steps at{memberIndex(root_, "replace")};
        changes_->insertItem(at, plainNode(key));
        follow(wanted_, at).items.push_back(plainNode(key));
    }

    YamlSource source_;
    SourceText clean_;
    YamlSpans spans_;
    Shape shape_;
    Node root_, wanted_;
    std::optional<YamlChanges> changes_;
    std::string fault_;
    bool inPolicyFile_ = false;
};

}  // namespace

YamlEdit setYaml(const YamlSource& source, std::string_view path, std::string_view value) {
    Editor editor(source);
    editor.set(path, value, true);
    return editor.finish();
}

YamlEdit putYaml(const YamlSource& source, std::string_view path, std::string_view value) {
    Editor editor(source);
    editor.set(path, value, false);
    return editor.finish();
}

YamlEdit removeYaml(const YamlSource& source, std::string_view path) {
    Editor editor(source);
    editor.remove(path);
    return editor.finish();
}

YamlEdit addYamlItem(const YamlSource& source, std::string_view list, std::string_view item) {
    Editor editor(source);
    editor.addItem(list, item);
    return editor.finish();
}

YamlEdit copyPolicy(const YamlSource& source, std::string_view policyText) {
    Editor editor(source);
    editor.copyPolicy(policyText);
    return editor.finish();
}

std::string applied(std::string_view text, const TextEdit& edit) {
    std::string result(text.substr(0, edit.offset));
    result += edit.replacement;
    result += text.substr(std::min(edit.offset + edit.length, text.size()));
    return result;
}

const Node* writtenAt(const Node& written, std::string_view path) {
    const auto parts = splitPath(path);
    if (!parts) return nullptr;
    const Node* node = &written;
    for (const PathPart& part : *parts) node = childOf(node, part);
    return node;
}

}  // namespace tranche

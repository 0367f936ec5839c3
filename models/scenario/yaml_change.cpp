// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/yaml_change.hpp"

#include <algorithm>

#include "models/scenario/yaml_text.hpp"

namespace tranche {
namespace {

std::string margin(std::size_t indent) {
    return "\n" + std::string(indent, ' ');
}

std::size_t childCount(const Node& node) {
    return node.items.size() + node.members.size();
}

Steps below(Steps steps, std::size_t index) {
    steps.push_back(index);
    return steps;
}

}  // namespace

// The lines go below the head of the value; a comment behind the old value stays on the line of the head.
void YamlChanges::putLines(std::size_t head, std::size_t start, std::size_t end, const std::string& lines) {
    const std::size_t eol = spans_.endOfLine(head);
    if (end <= eol) {
        const std::string_view rest = spans_.text().substr(end, eol - end);
        add(head, eol, std::string(rest) + lines);
    } else {
        add(start <= eol ? head : eol, end, lines);
    }
}

void YamlChanges::replaceInBlock(const YamlSpot& spot, const Node& value) {
    const bool absent = isAbsent(*spot.node);
    const bool ofMapping = spot.parent->kind == Node::Kind::mapping;
    const auto indent = static_cast<std::size_t>(spot.indent) + 2;
    std::size_t start = spans_.offsetOf(spot.node->place);
    const std::size_t head = ofMapping ? spans_.behindColon(spot.parent->members[spot.index], false)
                                       : spans_.dashBefore(start) + 1;
    if (absent) start = head;
    const std::size_t end = absent ? head : spans_.endOf(spot);
    const std::size_t eol = spans_.endOfLine(head);
    if (isOneLine(value)) {
        const std::string text = yamlBlock(value, indent);
        if (!absent && start < eol) return add(start, end, text);
        add(head, head, " " + text);
        if (end > eol) add(eol, end, "");
    } else if (!ofMapping) {
        add(start, end, (absent ? " " : "") + yamlBlock(value, indent));
    } else if (!absent && start > eol) {
        add(start, end, yamlBlock(value, spans_.columnOf(start)));
    } else {
        putLines(head, start, end, margin(indent) + yamlBlock(value, indent));
    }
}

void YamlChanges::replace(const Steps& at, const Node& value) {
    const YamlSpot spot = spans_.spotOf(root_, at);
    if (spot.parent == nullptr)
        return add(spans_.offsetOf(root_.place), spans_.endOf(spot), yamlBlock(value, 0));
    if (!spot.inFlow) return replaceInBlock(spot, value);
    if (!isAbsent(*spot.node))
        return add(spans_.offsetOf(spot.node->place), spans_.endOf(spot), yamlFlow(value));
    if (spot.parent->kind != Node::Kind::mapping) return;  // an item that is not there has no place
    const std::size_t head = spans_.behindColon(spot.parent->members[spot.index], true);
    add(head, head, (spans_.at(head - 1) == ':' ? " " : ": ") + yamlFlow(value));
}

void YamlChanges::replaceByLines(const Steps& at, const std::string& text) {
    const YamlSpot spot = spans_.spotOf(root_, at);
    const std::size_t head = spans_.behindColon(spot.parent->members[spot.index], false);
    putLines(head, spans_.offsetOf(spot.node->place), spans_.endOf(spot), "\n" + text);
}

void YamlChanges::insertMember(const Steps& mapping, const std::string& key, const Node& value) {
    const YamlSpot spot = spans_.spotOf(root_, mapping);
    const Node& node = *spot.node;
    if (node.members.empty()) {
        Node whole = mappingNode();
        addMember(whole, key, value);
        return replace(mapping, whole);
    }
    if (spot.inFlow || spans_.isFlow(node)) {
        const std::size_t end = spans_.endOfMember(node.members.back(), true, spot.indent);
        Node whole = mappingNode();
        addMember(whole, key, value);
        const std::string text = yamlFlow(whole);
        return add(end, end, ", " + text.substr(1, text.size() - 2));
    }
    const int column = spans_.columnOfBlock(node);
    const std::size_t eol = spans_.endOfLine(spans_.endOfMember(node.members.back(), false, column));
    const auto indent = static_cast<std::size_t>(column);
    add(eol, eol, margin(indent) + yamlMember(key, value, indent));
}

void YamlChanges::insertItem(const Steps& list, const Node& item) {
    const YamlSpot spot = spans_.spotOf(root_, list);
    const Node& node = *spot.node;
    if (node.items.empty()) {
        Node whole = sequenceNode();
        whole.items.push_back(item);
        return replace(list, whole);
    }
    if (spot.inFlow || spans_.isFlow(node)) {
        const std::size_t end = spans_.endOf(node.items.back(), true, spot.indent);
        return add(end, end, ", " + yamlFlow(item));
    }
    const auto indent = static_cast<std::size_t>(spans_.columnOfBlock(node));
    const std::size_t eol = spans_.endOfLine(spans_.endOf(node, false, spot.indent));
    add(eol, eol, margin(indent) + yamlItem(item, indent));
}

std::size_t YamlChanges::startOf(const Node& parent, std::size_t index) const {
    if (parent.kind == Node::Kind::mapping) return spans_.offsetOf(parent.members[index].place);
    const std::size_t start = spans_.offsetOf(parent.items[index].place);
    return spans_.isFlow(parent) ? start : spans_.dashBefore(start);
}

std::size_t YamlChanges::endOf(const Node& parent, std::size_t index, const YamlSpot& child) const {
    return parent.kind == Node::Kind::mapping
               ? spans_.endOfMember(parent.members[index], child.inFlow, child.indent)
               : spans_.endOf(parent.items[index], child.inFlow, child.indent);
}

void YamlChanges::remove(const Steps& at) {
    const Steps above(at.begin(), at.end() - 1);
    const YamlSpot spot = spans_.spotOf(root_, at);
    const Node& parent = *spot.parent;
    if (childCount(parent) == 1)
        return replace(above, parent.kind == Node::Kind::mapping ? mappingNode() : sequenceNode());
    const std::size_t start = startOf(parent, spot.index);
    const std::size_t end = endOf(parent, spot.index, spot);
    const bool last = spot.index + 1 == childCount(parent);
    if (spot.inFlow) {
        if (spot.index == 0) return add(start, startOf(parent, 1), "");
        const Steps before = below(above, spot.index - 1);
        return add(endOf(parent, spot.index - 1, spans_.spotOf(root_, before)), end, "");
    }
    const std::size_t line = spans_.lineStart(start);
    if (line + spans_.indentOf(line) != start)  // behind a dash: the next key comes there
        return add(start, last ? end : startOf(parent, spot.index + 1), "");
    const std::size_t eol = spans_.endOfLine(end);
    if (eol < spans_.text().size()) return add(line, eol + 1, "");
    add(line > 0 ? line - 1 : 0, eol, "");
}

TextEdit YamlChanges::edit() const {
    if (edits_.empty()) return {};
    std::vector<TextEdit> sorted = edits_;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const TextEdit& a, const TextEdit& b) { return a.offset < b.offset; });
    TextEdit all{.offset = sorted.front().offset};
    std::size_t at = all.offset;
    for (const TextEdit& edit : sorted) {
        if (edit.offset < at) continue;  // overlapping; whoever reads the result again will see it
        all.replacement += std::string(spans_.text().substr(at, edit.offset - at)) + edit.replacement;
        at = edit.offset + edit.length;
    }
    all.length = at - all.offset;
    return all;
}

}  // namespace tranche

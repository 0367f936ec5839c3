// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/yaml_text.hpp"

#include <algorithm>
#include <array>

#include "models/fields/node_json.hpp"
#include "models/scenario/merge.hpp"

namespace tranche {
namespace {

constexpr std::size_t kShort = 72;  // of what stands in brackets behind a key
constexpr std::size_t kItem = 110;  // of an item of a list

bool isCollection(const Node& node) {
    return node.kind == Node::Kind::sequence || node.kind == Node::Kind::mapping;
}

bool isEmpty(const Node& node) {
    return node.items.empty() && node.members.empty();
}

std::size_t depthOf(const Node& node) {
    std::size_t depth = 0;
    for (const Node& item : node.items) depth = std::max(depth, depthOf(item));
    for (const Member& member : node.members) depth = std::max(depth, depthOf(member.value));
    return depth + (isCollection(node) ? 1 : 0);
}

std::string scalarText(const Node& node, bool inFlow) {
    if (node.kind == Node::Kind::null) return node.text.empty() ? "null" : node.text;
    return node.quoted || !standsBare(node.text, inFlow) ? jsonString(node.text) : node.text;
}

std::string keyText(const std::string& key) {
    return standsBare(key, true) ? key : jsonString(key);
}

bool isOneLineItem(const Node& item) {
    return isOneLine(item) || (depthOf(item) <= 3 && yamlFlow(item).size() <= kItem);
}

}  // namespace

bool standsBare(std::string_view text, bool inFlow) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
    if (std::string_view(",[]{}#&*!|>'\"%@`").find(text.front()) != text.npos) return false;
    if (std::string_view("-?:").find(text.front()) != text.npos &&
        (text.size() == 1 || text[1] == ' ' || inFlow))
        if (!(text.front() == '-' && text.size() > 1 && text[1] != ' ')) return false;
    if (text.find_first_of("\n\t") != text.npos || text.find(": ") != text.npos ||
        text.find(" #") != text.npos)
        return false;
    if (text == "---" || text == "..." || text == "<<" || text == "=") return false;
    // A bracket in a bare text must have its partner for the first look (yaml_scan.hpp), so none is simpler.
    return text.find_first_of("[]{}") == text.npos && (!inFlow || text.find_first_of(",:") == text.npos);
}

std::string yamlTextValue(std::string_view text) {
    static constexpr std::array<std::string_view, 11> kWords{
        "true", "false", "True", "False", "TRUE", "FALSE", "null", "Null", "NULL", "yes", "no"};
    const bool word = std::find(kWords.begin(), kWords.end(), text) != kWords.end();
    const bool figure =
        !text.empty() && (text.front() == '+' || text.front() == '.' || text.front() == '-' ||
                          text.front() == '~' || (text.front() >= '0' && text.front() <= '9'));
    return word || figure || !standsBare(text, true) ? jsonString(text) : std::string(text);
}

std::string yamlFlow(const Node& node) {
    std::string text;
    if (node.kind == Node::Kind::sequence) {
        for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + yamlFlow(item);
        return "[" + text + "]";
    }
    if (node.kind == Node::Kind::mapping) {
        for (const Member& member : node.members)
            text += (text.empty() ? "" : ", ") + keyText(member.key) + ": " + yamlFlow(member.value);
        return "{" + text + "}";
    }
    return scalarText(node, true);
}

bool isOneLine(const Node& node) {
    if (!isCollection(node) || isEmpty(node)) return true;
    if (hasSource(node) || findMember(node, "value") != nullptr) return true;
    const std::size_t depth = depthOf(node);
    if (node.kind == Node::Kind::sequence && depth == 1) return true;
    const bool law = node.members.size() == 1 && depth == 2 &&
                     node.members.front().value.kind == Node::Kind::mapping &&
                     node.members.front().value.members.size() > 1;
    return (depth == 1 || law) && yamlFlow(node).size() <= kShort;
}

std::string yamlMember(const std::string& key, const Node& value, std::size_t indent) {
    const std::string text = yamlBlock(value, indent + 2);
    const std::string margin = isOneLine(value) ? " " : "\n" + std::string(indent + 2, ' ');
    return keyText(key) + ":" + margin + text;
}

std::string yamlItem(const Node& item, std::size_t indent) {
    return "- " + (isOneLineItem(item) && isCollection(item) ? yamlFlow(item) : yamlBlock(item, indent + 2));
}

std::string yamlBlock(const Node& node, std::size_t indent) {
    if (!isCollection(node)) return scalarText(node, false);
    if (isOneLine(node)) return yamlFlow(node);
    const std::string margin = "\n" + std::string(indent, ' ');
    std::string text;
    for (const Node& item : node.items) text += (text.empty() ? "" : margin) + yamlItem(item, indent);
    for (const Member& member : node.members)
        text += (text.empty() ? "" : margin) + yamlMember(member.key, member.value, indent);
    return text;
}

}  // namespace tranche

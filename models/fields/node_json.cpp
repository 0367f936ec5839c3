// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/node_json.hpp"

#include <fmt/format.h>

#include "models/fields/strict_number.hpp"
#include "models/issue/utf8.hpp"

namespace tranche {

namespace {

class JsonWriter {
public:
    explicit JsonWriter(int indent) : indent_(indent) {}

    void write(const Node& node) {
        switch (node.kind) {
            case Node::Kind::null:
                out += "null";
                break;
            case Node::Kind::scalar:
                out += scalar(node);
                break;
            case Node::Kind::sequence:
                list(node.items, '[', ']', [this](const Node& item) { write(item); });
                break;
            case Node::Kind::mapping:
                list(node.members, '{', '}', [this](const Member& member) {
                    out += jsonString(member.key) + (indent_ > 0 ? ": " : ":");
                    write(member.value);
                });
                break;
        }
    }

    std::string out;

private:
    // A number keeps its digits where it can: through a double, 2^53 + 1 would change.
    static std::string scalar(const Node& node) {
        if (node.quoted) return jsonString(node.text);
        if (node.text == "true" || node.text == "false" || node.text == "-0") return node.text;
        if (const auto whole = readInteger(node.text); whole.value) return numberText(*whole.value);
        if (const auto number = readNumber(node.text); number.value) return numberText(*number.value);
        return jsonString(node.text);
    }

    template <class Parts, class WritePart>
    void list(const Parts& parts, char open, char close, WritePart writePart) {
        out += open;
        ++depth_;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) out += ',';
            newLine();
            writePart(parts[i]);
        }
        --depth_;
        if (!parts.empty()) newLine();
        out += close;
    }

    void newLine() {
        if (indent_ > 0) out += '\n' + std::string(static_cast<std::size_t>(indent_ * depth_), ' ');
    }

    int indent_;
    int depth_ = 0;
};

}  // namespace

std::string jsonString(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Character c = decodeUtf8(text.substr(i));
        if (!c.valid)
            out += "\\ufffd";
        else if (c.code == '"' || c.code == '\\')
            out += {'\\', static_cast<char>(c.code)};
        else if (c.code == '\n')
            out += "\\n";
        else if (c.code < 0x20 || c.code == 0x7f)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c.code));
        else
            out += text.substr(i, c.bytes);
        i += c.bytes;
    }
    return out + '"';
}

std::string toJson(const Node& node, int indent) {
    JsonWriter writer(indent);
    writer.write(node);
    return std::move(writer.out);
}

}  // namespace tranche

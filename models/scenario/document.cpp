// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "models/scenario/scenario.hpp"
#include "models/scenario/yaml_document.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

bool namesFile(const Node& node) {
    return node.kind == Node::Kind::scalar && !node.text.empty();
}

Node takeMember(Node& root, std::string_view key) {
    const auto it = std::find_if(root.members.begin(), root.members.end(),
                                 [&](const Member& member) { return member.key == key; });
    if (it == root.members.end()) return {};
    Node value = std::move(it->value);
    if (value.kind == Node::Kind::null) value.place = it->place;
    root.members.erase(it);
    return value;
}

bool isWritten(const Node& node) {
    return node.place.line != 0 || node.kind != Node::Kind::null;
}

void makeFaulty(Node& node) {
    node = nullNode();
    node.text = kFaulty;
}

class Chain {
public:
    explicit Chain(Issues& issues) : issues_(issues) {}

    std::optional<Layer> read(const fs::path& file, DocumentKind kind, int* exitHint = nullptr) {
        return layers(file, kind, parseYamlFile(file, issues_, exitHint));
    }

    // Of a file that holds `text`, saved or not.
    std::optional<Layer> read(const fs::path& file, DocumentKind kind, std::string_view text) {
        return layers(file, kind, parseYamlText(text, file.string(), issues_));
    }

    void includes(Layer& layer, const fs::path& folder) {
        if (Node* hardware = findValue(layer.root, "hardware"))
            itemsOfFiles(*hardware, "hardware", "models", "catalogue", folder);
        if (Node* holidays = findValue(layer.root, "holidays"))
            itemsOfFiles(*holidays, "holidays", "holidays", "calendar", folder);
        Node* policy = findValue(layer.root, "policy");
        if (policy == nullptr || !namesFile(*policy)) return;
        layer.wholePolicy = true;
        const std::optional<fs::path> file = existing(*policy, folder, "policy", "the scenario");
        std::optional<Layer> read = file ? nested(*file, *policy) : std::nullopt;
        if (read)
            *policy = std::move(read->root);
        else
            makeFaulty(*policy);
    }

    bool complete() const { return complete_; }
    LostSources takeLost() { return std::move(lost_); }

private:
    std::optional<Layer> layers(const fs::path& file, DocumentKind kind, std::optional<Node> root) {
        ++files_;
        if (!root) return std::nullopt;
        const std::size_t depth = chain_.size();
        chain_.push_back(file.lexically_normal());
        Layer layer{.root = std::move(*root), .remove = {}, .replace = {}};
        if (layer.root.kind == Node::Kind::mapping) layUpon(layer, file.parent_path(), kind);
        chain_.resize(depth);
        return layer;
    }

    // What the file extends goes under it.
    void layUpon(Layer& layer, const fs::path& folder, DocumentKind kind) {
        const Node extends = takeMember(layer.root, "extends");
        layer.remove = takeMember(layer.root, "remove");
        layer.replace = takeMember(layer.root, "replace");
        if (kind == DocumentKind::scenario) includes(layer, folder);
        if (!isWritten(extends)) {
            for (const auto& [key, node] : {std::pair{"remove", &layer.remove}, {"replace", &layer.replace}})
                if (isWritten(*node))
                    issues_.add({node->place, key, "a list of paths", "extends beside it: there is no base"});
            return;
        }
        needsName(layer.root, kind);
        std::optional<Layer> base = bases(extends, folder, kind);
        if (!base) {
            complete_ = false;
            return;
        }
        const bool whole = layer.wholePolicy || base->wholePolicy;
        mergeLayer(base->root, std::move(layer), documentShape(kind), lost_, issues_);
        layer = {.root = std::move(base->root), .remove = {}, .replace = {}, .wholePolicy = whole};
    }

    // Results are filed under the name: two scenarios with one name would overwrite each other's.
    void needsName(const Node& root, DocumentKind kind) {
        const char* key = kind == DocumentKind::scenario ? "scenario" : "name";
        if (findMember(root, key) == nullptr)
            issues_.add({root.place, key, "nothing", "a name of its own, beside extends"});
    }

    std::optional<Layer> bases(const Node& extends, const fs::path& folder, DocumentKind kind) {
        std::vector<const Node*> names;
        if (namesFile(extends)) names.push_back(&extends);
        if (extends.kind == Node::Kind::sequence)
            for (const Node& item : extends.items) names.push_back(&item);
        if (names.empty()) {
            issues_.add({extends.place, "extends", foundText(extends),
                         "a file relative to this one, or a list of files"});
            return std::nullopt;
        }
        std::optional<Layer> all;
        bool good = true;
        for (const Node* name : names) {
            std::optional<Layer> base = oneBase(*name, folder, kind);
            good = good && base;
            if (!base) continue;
            if (!all) {
                all = std::move(base);
                continue;
            }
            const bool whole = all->wholePolicy || base->wholePolicy;
            mergeLayer(all->root, std::move(*base), documentShape(kind), lost_, issues_);
            all->wholePolicy = whole;
        }
        return good ? std::move(all) : std::nullopt;
    }

    std::optional<Layer> oneBase(const Node& name, const fs::path& folder, DocumentKind kind) {
        if (!namesFile(name)) {
            issues_.add({name.place, "extends", foundText(name), "a file relative to this one"});
            return std::nullopt;
        }
        const std::optional<fs::path> file = existing(name, folder, "extends", "this one");
        if (!file || !mayRead(*file, name)) return std::nullopt;
        return read(*file, kind);
    }

    // A policy with a chain of its own.
    std::optional<Layer> nested(const fs::path& file, const Node& name) {
        if (!mayRead(file, name)) return std::nullopt;
        const std::vector<fs::path> outer = std::exchange(chain_, {});
        std::optional<Layer> layer = read(file, DocumentKind::policy);
        chain_ = outer;
        return layer;
    }

    bool mayRead(const fs::path& file, const Node& name) {
        std::error_code error;
        const auto again = std::find_if(chain_.begin(), chain_.end(), [&](const fs::path& above) {
            return fs::equivalent(above, file, error);
        });
        if (again != chain_.end()) {
            std::string circle;
            for (auto it = again; it != chain_.end(); ++it) circle += escaped(it->string(), 80) + " -> ";
            issues_.add({name.place, "extends", "a circle: " + circle + escaped(file.string(), 80),
                         "a chain that ends in a file without extends"});
            return false;
        }
        if (chain_.size() >= kMaxExtends) {
            issues_.add({name.place, "extends", fmt::format("a chain of more than {} files", kMaxExtends),
                         fmt::format("at most {}", kMaxExtends)});
            return false;
        }
        if (files_ >= kMaxFiles) {
            if (files_++ == kMaxFiles)
                issues_.add({name.place, "extends", fmt::format("more than {} files in all", kMaxFiles),
                             fmt::format("at most {}", kMaxFiles)});
            return false;
        }
        return true;
    }

    // The file that a document names, relative to its folder. Nothing when there is none: reported.
    std::optional<fs::path> existing(const Node& name, const fs::path& folder, const std::string& key,
                                     const char* what) {
        fs::path file = (folder / name.text).lexically_normal();
        std::error_code error;
        if (fs::is_regular_file(file, error)) return file;
        const char* kind = fs::is_directory(file, error) ? ", a folder" : "";
        issues_.add({name.place, key, shownValue(name.text) + kind,
                     fmt::format("a file that exists, relative to {}", what)});
        return std::nullopt;
    }

    // Puts what files hold under `inside` in the place of their names in the list `key`.
    void itemsOfFiles(Node& list, const char* key, const char* inside, const char* what,
                      const fs::path& folder) {
        if (list.kind != Node::Kind::sequence) return;
        std::vector<Node> items;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            Node& item = list.items[i];
            if (!namesFile(item)) {
                items.push_back(std::move(item));
                continue;
            }
            const std::string place = fmt::format("{}[{}]", key, i);
            const std::optional<fs::path> path = existing(item, folder, place, "the scenario");
            std::optional<Node> file = path ? parseYamlFile(*path, issues_) : std::nullopt;
            if (!file) continue;
            Node* held = findValue(*file, inside);
            if (held == nullptr || held->kind != Node::Kind::sequence || file->members.size() != 1) {
                issues_.add({file->place, place, fmt::format("a file that is not a {}", what),
                             fmt::format("one key, {}, with a list", inside)});
                continue;
            }
            for (Node& one : held->items) items.push_back(std::move(one));
        }
        if (items.empty() && issues_.hasErrors())
            makeFaulty(list);
        else
            list.items = std::move(items);
    }

    Issues& issues_;
    std::vector<fs::path> chain_;  // from the file that was asked for down to the one being read
    std::size_t files_ = 0;
    bool complete_ = true;
    LostSources lost_;
};

}  // namespace

const TableShape& documentShape(DocumentKind kind) {
    static const TableShape scenario = shapeOf<Scenario>(), policy = shapeOf<PolicySpec>();
    return kind == DocumentKind::scenario ? scenario : policy;
}

std::optional<Document> readDocument(const fs::path& file, DocumentKind kind, Issues& issues, int* exitHint) {
    Chain chain(issues);
    std::optional<Layer> layer = chain.read(file, kind, exitHint);
    if (!layer) return std::nullopt;
    return Document{std::move(layer->root), chain.complete(), chain.takeLost()};
}

std::optional<Document> readDocument(const fs::path& file, DocumentKind kind, std::string_view text,
                                     Issues& issues) {
    Chain chain(issues);
    std::optional<Layer> layer = chain.read(file, kind, text);
    if (!layer) return std::nullopt;
    return Document{std::move(layer->root), chain.complete(), chain.takeLost()};
}

void resolveIncludes(Document& document, const fs::path& folder, Issues& issues) {
    Chain chain(issues);
    Layer layer{.root = std::move(document.root), .remove = {}, .replace = {}};
    chain.includes(layer, folder);
    document.root = std::move(layer.root);
    document.complete = document.complete && chain.complete();
    const LostSources lost = chain.takeLost();
    document.lost.insert(document.lost.end(), lost.begin(), lost.end());
}

std::optional<PolicySpec> readPolicyFile(const fs::path& file, Issues& issues, int* exitHint) {
    const std::size_t errorsBefore = issues.errorCount();
    const std::optional<Document> document = readDocument(file, DocumentKind::policy, issues, exitHint);
    if (!document) return std::nullopt;
    ReadContext context;
    context.partial = !document->complete;
    PolicySpec policy = read<PolicySpec>(document->root, context);
    issues.append(context.issues);
    if (issues.errorCount() != errorsBefore) return std::nullopt;
    return policy;
}

DocumentKind kindOf(const fs::path& file) {
    const auto has = [](DocumentKind kind, const std::string& key) {
        const auto& fields = documentShape(kind).fields;
        return std::any_of(fields.begin(), fields.end(),
                           [&](const FieldShape& f) { return f.info.key == key; });
    };
    fs::path at = file;
    for (std::size_t i = 0; i < kMaxExtends; ++i) {
        Issues unused;
        const std::optional<Node> root = parseYamlFile(at, unused);
        if (!root) break;
        int scenario = 0, policy = 0;
        for (const Member& member : root->members) {
            const bool ofScenario = has(DocumentKind::scenario, member.key);
            const bool ofPolicy = has(DocumentKind::policy, member.key);
            scenario += ofScenario && !ofPolicy ? 1 : 0;
            policy += ofPolicy && !ofScenario ? 1 : 0;
        }
        if (scenario != policy) return scenario > policy ? DocumentKind::scenario : DocumentKind::policy;
        const Member* extends = findMember(*root, "extends");
        const Node* base = extends == nullptr ? nullptr : &extends->value;
        if (base != nullptr && base->kind == Node::Kind::sequence && !base->items.empty())
            base = &base->items[0];
        if (base == nullptr || !namesFile(*base)) break;
        at = at.parent_path() / base->text;
    }
    return DocumentKind::scenario;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/what_if_pins.hpp"

#include <QStringList>
#include <algorithm>
#include <map>
#include <optional>

#include "models/scenario/item_id.hpp"
#include "models/scenario/yaml_edit.hpp"

namespace tranche::gui {
namespace {

constexpr std::size_t kMostGroups = 4;
constexpr std::size_t kMostCaps = 3;

const TrancheSpec* largest(const Scenario& scenario) {
    const auto it = std::max_element(scenario.tranches.begin(), scenario.tranches.end(),
                                     [](const auto& a, const auto& b) { return a.units < b.units; });
    return it == scenario.tranches.end() ? nullptr : &*it;
}

// Caps of the models of which most is bought.
std::vector<std::string> boughtModels(const Scenario& scenario) {
    std::map<std::string, Gpus> units;
    for (const TrancheSpec& tranche : scenario.tranches) units[tranche.gpu] += tranche.units;
    std::vector<std::string> models;
    for (const auto& [model, count] : units) models.push_back(model);
    std::stable_sort(models.begin(), models.end(),
                     [&](const auto& a, const auto& b) { return units[a] > units[b]; });
    return models;
}

// The duration that drives a milestone: the middle of its distribution.
std::optional<std::string> middleOf(const Node& root, const std::string& duration) {
    const Node* node = writtenAt(root, duration);
    if (node == nullptr) return std::nullopt;
    const Member* value = findMember(*node, "value");
    const std::string at = value == nullptr ? duration : duration + ".value";
    const Node& law = value == nullptr ? *node : value->value;
    for (const char* parameter :
         {"lognormal.median", "pert.mode", "triangular.mode", "normal.mean", "exponential.mean", "constant"})
        if (const Node* found = writtenAt(law, parameter);
            found != nullptr && found->kind == Node::Kind::scalar)
            return at + "." + parameter;
    return std::nullopt;
}

}  // namespace

std::vector<std::string> defaultPins(const LoadedScenario& loaded) {
    const Scenario& scenario = loaded.scenario;
    const Node& root = loaded.document.root;
    std::vector<std::string> pins;
    const auto pin = [&](const std::string& path) {
        if (writtenAt(root, path) != nullptr) pins.push_back(path);
    };
    for (const ShareGroupSpec& group : scenario.policy.shares.groups)
        if (pins.size() < kMostGroups) pin("policy.shares.groups." + group.id + ".share");
    const std::size_t before = pins.size();
    for (const std::string& model : boughtModels(scenario))
        if (pins.size() < before + kMostCaps) pin("policy.eligibility.caps." + model);
    if (!scenario.callSeries.empty())
        pin("call_series." + scenario.callSeries.front().id + ".decision_days");
    else if (!scenario.calls.empty())
        pin("calls." + scenario.calls.back().id + ".decision_days");
    pin("policy.waiting_list.days");
    // The first date that is only a bound, and the longest way of the largest purchase.
    for (const TrancheSpec& tranche : scenario.tranches) {
        const auto open = std::find_if(tranche.milestones.begin(), tranche.milestones.end(),
                                       [](const auto& m) { return m.notBefore && !m.on; });
        if (open == tranche.milestones.end()) continue;
        pin("tranches." + tranche.id + ".milestones." + open->id + ".not_before");
        break;
    }
    if (const TrancheSpec* tranche = largest(scenario)) {
        const std::string at = "tranches." + tranche->id;
        const MilestoneSpec* longest = nullptr;
        for (const MilestoneSpec& milestone : tranche->milestones)
            if (!milestone.on &&
                (longest == nullptr || milestone.durationDays.mean() > longest->durationDays.mean()))
                longest = &milestone;
        if (longest != nullptr)
            if (const auto path = middleOf(root, at + ".milestones." + longest->id + ".duration_days"))
                pins.push_back(*path);
        pin(at + ".units");
    }
    return pins;
}

QString pinLabel(const std::string& path) {
    // Words of the way that say nothing on their own.
    static const QStringList kSilent{
        QStringLiteral("policy"),      QStringLiteral("shares"),    QStringLiteral("groups"),
        QStringLiteral("eligibility"), QStringLiteral("tranches"),  QStringLiteral("milestones"),
        QStringLiteral("sectors"),     QStringLiteral("calls"),     QStringLiteral("call_series"),
        QStringLiteral("value"),       QStringLiteral("lognormal"), QStringLiteral("pert"),
        QStringLiteral("triangular"),  QStringLiteral("normal")};
    QStringList words = QString::fromStdString(path).split(QLatin1Char('.'));
    const QString last = words.takeLast();
    QStringList kept;
    for (const QString& word : words)
        if (!kSilent.contains(word)) kept << word;
    if (kept.isEmpty()) return words.isEmpty() ? last : words.last() + QStringLiteral(": ") + last;
    return kept.join(QStringLiteral(", ")) + QStringLiteral(": ") + last;
}

}  // namespace tranche::gui

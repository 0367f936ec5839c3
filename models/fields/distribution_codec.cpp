// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/distribution_codec.hpp"

#include <cmath>
#include <limits>

#include "models/fields/codec.hpp"
#include "models/fields/sourced.hpp"
#include "models/fields/strict_number.hpp"

namespace tranche {

namespace {

using Bounds = Distribution::Bounds;

constexpr const char* kExpected =
    "a number, or a distribution such as {lognormal: {median: 75, sigma: 0.35}}";

std::optional<double> plainNumber(const Node& node, ReadContext& context) {
    return Codec<double>::read(node, Limits{}, context);
}

std::vector<std::string> lawNames() {
    std::vector<std::string> names;
    for (const DistributionForm& form : distributionForms()) names.emplace_back(form.name);
    return names;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

// A fault of the law itself, at the parameter when that was written as one.
void reportFault(const DistributionFault& fault, const Node& law, ReadContext& context) {
    const Member* member = findMember(law, fault.parameter);
    if (member == nullptr) {
        const std::string about =
            law.kind == Node::Kind::mapping && !law.members.empty() ? fault.parameter + " " : "";
        return context.error(law, foundText(law), about + fault.expected);
    }
    const PathStep step(context, fault.parameter);
    context.error(member->value, foundText(member->value), fault.expected);
}

// The named parameters in the order of the form; absent ones at the end may be left out as far as the form allows.
std::optional<std::vector<double>> readParameters(const DistributionForm& form, const Node& law,
                                                  ReadContext& context) {
    const std::vector<std::string> names(form.parameters.begin(), form.parameters.end());
    if (law.kind == Node::Kind::scalar && names.size() == 1) {
        const auto only = plainNumber(law, context);
        return only ? std::optional(std::vector<double>{*only}) : std::nullopt;
    }
    if (law.kind != Node::Kind::mapping) {
        context.error(law, foundText(law), "the parameters {" + listed(names) + "}");
        return std::nullopt;
    }
    const std::size_t errorsBefore = context.issues.errorCount();
    std::vector<double> values{0, 0, 0, 1};  // the defaults of beta's low and high stand at their places
    values.resize(names.size());
    for (const Member& member : law.members) {
        const auto at = std::find(names.begin(), names.end(), member.key);
        const PathStep step(context, member.key);
        if (at == names.end())
            context.issues.add({.place = member.place,
                                .key = context.path,
                                .found = "an unknown parameter",
                                .expected = listed(names) + didYouMean(member.key, names)});
        else if (const auto value = plainNumber(member.value, context))
            values[static_cast<std::size_t>(at - names.begin())] = *value;
    }
    for (std::size_t i = 0; i < form.required; ++i) {
        if (findMember(law, names[i]) != nullptr) continue;
        const PathStep step(context, names[i]);
        context.error(law, "nothing", "a number: parameters " + listed(names));
    }
    if (context.issues.errorCount() > errorsBefore) return std::nullopt;
    return values;
}

std::optional<Distribution> readDiscrete(const Node& law, ReadContext& context) {
    if (law.kind != Node::Kind::mapping) {
        context.error(law, foundText(law), "values and their weights, {3: 0.25, 6: 0.75}");
        return std::nullopt;
    }
    std::vector<double> values, weights;
    bool good = true;
    for (const Member& member : law.members) {
        const PathStep step(context, member.key);
        const ReadNumber<double> value = readNumber(member.key);
        if (!value.value)
            context.issues.add({.place = member.place,
                                .key = context.path,
                                .found = shownValue(member.key),
                                .expected = "a number: the value whose weight follows"});
        const auto weight = plainNumber(member.value, context);
        good = good && value.value && weight;
        values.push_back(value.value.value_or(0));
        weights.push_back(weight.value_or(1));
    }
    if (!good) return std::nullopt;
    if (const auto fault = Distribution::discreteFault(values, weights)) {
        reportFault(*fault, law, context);
        return std::nullopt;
    }
    return Distribution::discrete(std::move(values), std::move(weights));
}

std::optional<Distribution> readEmpirical(const Node& law, ReadContext& context) {
    const std::size_t errorsBefore = context.issues.errorCount();
    auto values = Codec<std::vector<double>>::read(law, Limits{}, context);
    if (!values || context.issues.errorCount() > errorsBefore) return std::nullopt;
    if (const auto fault = Distribution::empiricalFault(*values)) {
        reportFault(*fault, law, context);
        return std::nullopt;
    }
    return Distribution::empirical(std::move(*values));
}

std::optional<Distribution> readLaw(const DistributionForm& form, const Node& law, ReadContext& context) {
    if (form.kind == DistributionKind::discrete) return readDiscrete(law, context);
    if (form.kind == DistributionKind::empirical) return readEmpirical(law, context);
    const auto parameters = readParameters(form, law, context);
    if (!parameters) return std::nullopt;
    if (const auto fault = Distribution::fault(form.kind, *parameters)) {
        reportFault(*fault, law, context);
        return std::nullopt;
    }
    return Distribution::make(form.kind, *parameters);
}

// [low, high], each a number or null for "no bound".
std::optional<Bounds> readBounds(const Node& node, ReadContext& context) {
    if (node.kind != Node::Kind::sequence || node.items.size() != 2) {
        context.error(node, foundText(node), "[low, high], null for no bound");
        return std::nullopt;
    }
    const auto low = Codec<std::optional<double>>::read(node.items[0], Limits{}, context);
    const auto high = Codec<std::optional<double>>::read(node.items[1], Limits{}, context);
    if (!low || !high) return std::nullopt;
    const Bounds open;
    return Bounds{low->value_or(open.low), high->value_or(open.high)};
}

bool isModifier(std::string_view key) {
    return key == "truncate" || key == "shift" || key == "clamp";
}

bool applyBounds(Distribution& distribution, const Member& member, ReadContext& context) {
    const PathStep step(context, member.key);
    const auto bounds = readBounds(member.value, context);
    if (!bounds) return false;
    const bool truncates = member.key == "truncate";
    const auto fault = truncates ? distribution.truncationFault(bounds->low, bounds->high)
                                 : Distribution::clampFault(bounds->low, bounds->high);
    if (fault) {
        context.error(member.value, "bounds", fault->expected);
        return false;
    }
    distribution = truncates ? distribution.truncated(bounds->low, bounds->high)
                             : distribution.clamped(bounds->low, bounds->high);
    return true;
}

// In the order truncate, shift, clamp, however they are written.
bool applyModifiers(Distribution& distribution, const Node& node, ReadContext& context) {
    bool good = true;
    if (const Member* truncate = findMember(node, "truncate"))
        good = applyBounds(distribution, *truncate, context);
    if (const Member* shift = findMember(node, "shift")) {
        const PathStep step(context, "shift");
        const auto by = plainNumber(shift->value, context);
        good = good && by;
        if (by) distribution = distribution.shifted(*by);
    }
    if (const Member* clamp = findMember(node, "clamp"))
        good = applyBounds(distribution, *clamp, context) && good;
    return good;
}

// The one law of the mapping; every other key must be a modifier or about the source.
const Member* findLaw(const Node& node, Sourced& sourced, ReadContext& context) {
    const Member* law = nullptr;
    const std::size_t errorsBefore = context.issues.errorCount();
    for (const Member& member : node.members) {
        if (isModifier(member.key)) continue;
        if (isSourceKey(member.key)) {
            readSourceMember(member, sourced, context);
            continue;
        }
        const PathStep step(context, escaped(member.key, 60));
        const auto names = lawNames();
        std::string wrong;
        if (findForm(member.key) == nullptr)
            wrong = "one of " + listed(names) + didYouMean(member.key, names);
        else if (law != nullptr)
            wrong = "one law; " + law->key + " stands at line " + std::to_string(law->place.line);
        else
            law = &member;
        if (!wrong.empty())
            context.issues.add({.place = member.place,
                                .key = context.path,
                                .found = law == nullptr ? "an unknown law" : "a second law",
                                .expected = wrong});
    }
    if (law == nullptr && context.issues.errorCount() == errorsBefore)
        context.error(node, "a block without a law", kExpected);
    return context.issues.errorCount() == errorsBefore ? law : nullptr;
}

// A number, or a mapping with a law; `sourced` takes what stands beside the law.
std::optional<Distribution> readBare(const Node& node, Sourced& sourced, ReadContext& context) {
    if (node.kind == Node::Kind::mapping) {
        const Member* law = findLaw(node, sourced, context);
        if (law == nullptr) return std::nullopt;
        std::optional<Distribution> result;
        {
            const PathStep step(context, law->key);
            result = readLaw(*findForm(law->key), law->value, context);
        }
        if (!result || !applyModifiers(*result, node, context)) return std::nullopt;
        return result;
    }
    const ReadNumber<double> number =
        node.kind == Node::Kind::scalar ? readNumber(node.text) : ReadNumber<double>{};
    if (number.value && !node.quoted) {
        if (!Distribution::fault(DistributionKind::constant, {&*number.value, 1}))
            return Distribution::constant(*number.value);
    }
    std::string hint = number.value && node.quoted ? "without quotes" : number.hint;
    if (node.kind == Node::Kind::sequence) hint = "{empirical: [...]} for observed values";
    context.error(node, foundText(node), kExpected + (hint.empty() ? hint : "; " + hint));
    return std::nullopt;
}

void checkDistributionRange(Sourced& sourced, const Distribution& value, const Limits& limits,
                            ReadContext& context) {
    RangeEnds ends;
    {
        const PathStep step(context, "range");
        ends.low = plainNumber(sourced.range->items[0], context);
        ends.high = plainNumber(sourced.range->items[1], context);
    }
    if (checkRange(sourced, ends, {value.quantile(0.5), value.mean()}, limits, context))
        sourced.provenance.range = {*ends.low, *ends.high};
}

bool drawsWithin(const Distribution& value, const Limits& limits) {
    return !limits.bounded() || (limits.allow(value.quantile(0.0)) && limits.allow(value.quantile(1.0)));
}

std::string boundsText(const Bounds& bounds) {
    Limits limits;
    limits.min = bounds.low;
    limits.max = bounds.high;
    return rangeText(limits);
}

Node boundsNode(const Bounds& bounds) {
    Node node = sequenceNode();
    for (const double bound : {bounds.low, bounds.high})
        node.items.push_back(std::isfinite(bound) ? plainNode(numberText(bound)) : nullNode());
    return node;
}

Node lawNode(const Distribution& value) {
    if (value.kind() == DistributionKind::empirical)
        return Codec<std::vector<double>>::write({value.values().begin(), value.values().end()});
    Node node = mappingNode();
    if (value.kind() == DistributionKind::discrete) {
        for (std::size_t i = 0; i < value.values().size(); ++i)
            addMember(node, numberText(value.values()[i]), plainNode(numberText(value.weights()[i])));
        return node;
    }
    const auto names = formOf(value.kind()).parameters;
    for (std::size_t i = 0; i < names.size(); ++i)
        addMember(node, std::string(names[i]), plainNode(numberText(value.parameters()[i])));
    return node;
}

bool isPlainConstant(const Distribution& value) {
    return value.kind() == DistributionKind::constant && value.shift() == 0 && !value.truncation().finite() &&
           !value.clamp().finite();
}

}  // namespace

std::string distributionText(const Distribution& value) {
    std::string text;
    if (value.kind() == DistributionKind::constant) {
        text = numberText(value.parameters()[0]);
    } else {
        const DistributionForm& form = formOf(value.kind());
        std::string inside;
        for (std::size_t i = 0; i < form.parameters.size(); ++i)
            inside += (i == 0 ? "" : ", ") + std::string(form.parameters[i]) + " " +
                      numberText(value.parameters()[i]);
        if (form.parameters.empty()) inside = std::to_string(value.values().size()) + " values";
        text = std::string(form.name) + "(" + inside + ")";
    }
    if (value.truncation().finite()) text += ", truncated to " + boundsText(value.truncation());
    if (value.shift() != 0) text += ", shifted by " + numberText(value.shift());
    if (value.clamp().finite()) text += ", clamped to " + boundsText(value.clamp());
    return text;
}

std::optional<Distribution> Codec<Distribution>::read(const Node& node, const Limits& limits,
                                                      ReadContext& context) {
    Sourced sourced;
    sourced.value = &node;
    const bool wrapped = node.kind == Node::Kind::mapping && findMember(node, "value") != nullptr;
    if (wrapped) {
        auto opened = openSourced(node, kExpected, context);
        if (!opened) return std::nullopt;
        sourced = *std::move(opened);
    }
    const std::optional<Distribution> value = readBare(*sourced.value, sourced, context);
    if (!value) return std::nullopt;
    if (!drawsWithin(*value, limits)) {
        context.error(node, distributionText(*value),
                      expectedText(shape(), limits) + (value->kind() == DistributionKind::constant
                                                           ? ""
                                                           : "; use truncate or clamp for draws outside"));
        return std::nullopt;
    }
    if (sourced.range != nullptr) checkDistributionRange(sourced, *value, limits, context);
    recordSource(node, std::move(sourced), distributionText(*value), context);
    return value;
}

Node Codec<Distribution>::write(const Distribution& value) {
    if (isPlainConstant(value)) return plainNode(numberText(value.parameters()[0]));
    Node node = mappingNode();
    const bool constant = value.kind() == DistributionKind::constant;
    addMember(node, std::string(formOf(value.kind()).name),
              constant ? plainNode(numberText(value.parameters()[0])) : lawNode(value));
    if (value.truncation().finite()) addMember(node, "truncate", boundsNode(value.truncation()));
    if (value.shift() != 0) addMember(node, "shift", plainNode(numberText(value.shift())));
    if (value.clamp().finite()) addMember(node, "clamp", boundsNode(value.clamp()));
    return node;
}

Shape Codec<Distribution>::shape() {
    return {.kind = Shape::Kind::distribution};
}

}  // namespace tranche

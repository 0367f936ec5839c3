// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/sweep/sweep_factor.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "models/experiment/design/grid.hpp"
#include "models/experiment/factors.hpp"
#include "models/experiment/recentre.hpp"
#include "models/experiment/server_quantum.hpp"
#include "models/fields/strict_number.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/field_listing.hpp"
#include "models/scenario/item_id.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr int kDigits = 12;  // so that a third of a range is not written with noise at its end

double rounded(double x, double multipleOf) {
    if (multipleOf > 0) x = std::nearbyint(x / multipleOf) * multipleOf;
    char text[40];
    const auto end =
        std::to_chars(text, text + sizeof text, x, std::chars_format::scientific, kDigits - 1).ptr;
    std::from_chars(text, end, x);
    return x;
}

std::optional<double> numberOrDay(const std::string& text, bool& date) {
    if (const auto number = readNumber(text).value) return number;
    const auto day = parseDate(text);
    if (!day) return std::nullopt;
    date = true;
    return static_cast<double>(daysFromCivil(*day));
}

void expand(const Node* node, std::vector<std::string> parts, const std::string& so_far,
            std::vector<std::string>& into) {
    if (parts.empty()) return into.push_back(so_far);
    const std::string first = parts.front();
    parts.erase(parts.begin());
    const auto below = [&](const Node* next, const std::string& step) {
        expand(next, parts, so_far + step, into);
    };
    if (first == "*") {
        if (node == nullptr) return;
        for (std::size_t i = 0; i < node->items.size(); ++i)
            below(&node->items[i], "[" + std::to_string(i) + "]");
        for (const Member& member : node->members) below(&member.value, "." + member.key);
        return;
    }
    if (node != nullptr && node->kind == Node::Kind::sequence)
        if (const auto index = indexOfId(*node, first))
            return below(&node->items[*index], "[" + std::to_string(*index) + "]");
    const Member* member = node == nullptr ? nullptr : findMember(*node, first);
    below(member == nullptr ? nullptr : &member->value, (so_far.empty() ? "" : ".") + first);
}

}  // namespace

std::vector<std::string> expandPath(const Node& root, const std::string& path, const Place& where,
                                    const std::string& key, Issues& issues) {
    std::vector<std::string> parts, places;
    for (std::size_t from = 0; from <= path.size();) {
        const std::size_t dot = std::min(path.find('.', from), path.size());
        parts.push_back(path.substr(from, dot - from));
        from = dot + 1;
    }
    const bool whole = std::none_of(parts.begin(), parts.end(), [](const std::string& part) {
        return part.empty() || (part != "*" && part.find('*') != part.npos);
    });
    if (whole) expand(&root, parts, "", places);
    if (places.empty() && path.find('*') == path.npos)
        return {path};  // the reader says what is wrong with it
    if (places.empty())
        issues.add({.place = where,
                    .key = key,
                    .found = shownValue(path),
                    .expected = "a path of the scenario, * for every item, such as sectors.*.no_show"});
    return places;
}

std::int64_t SweepFactor::gridLevels() const {
    return discrete() ? static_cast<std::int64_t>(levels_.size()) : steps_;
}

FactorValue SweepFactor::gridValue(std::int64_t level) const {
    if (discrete()) return levels_[static_cast<std::size_t>(level)];
    return at(static_cast<double>(level) / static_cast<double>(steps_ - 1));
}

FactorValue SweepFactor::at(double u) const {
    if (discrete())
        return levels_[static_cast<std::size_t>(levelAt(u, static_cast<std::int64_t>(levels_.size())))];
    if (u <= 0) return valueOf(low_);
    if (u >= 1) return valueOf(high_);
    return valueOf(log_ ? low_ * elementary::exp(u * elementary::log(high_ / low_))
                        : low_ + u * (high_ - low_));
}

std::vector<FactorValue> SweepFactor::extremes() const {
    return discrete() ? levels_ : std::vector<FactorValue>{at(0), at(1)};
}

std::string SweepFactor::identity() const {
    std::string text = name + "|" + unit;
    for (const FactorTarget& target : targets_)
        text += "|" + target.key +
                (target.law ? "~" + flowText(Codec<Distribution>::write(*target.law)) : std::string());
    for (const FactorValue& level : levels_) {
        text += "|" + level.text;
        for (const std::string& override : level.overrides) text += "&" + override;
    }
    if (discrete()) return text;
    for (const double x :
         {low_, high_, multipleOf_, static_cast<double>(steps_), date_ ? 1.0 : 0.0, log_ ? 1.0 : 0.0})
        text += "|" + numberText(x);
    return text;
}

std::vector<std::string> SweepFactor::places() const {
    std::vector<std::string> all;
    for (const FactorTarget& target : targets_) all.push_back(target.key);
    for (const FactorValue& level : levels_)
        for (const std::string& override : level.overrides)
            all.push_back(override.substr(0, override.find('=')));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

FactorValue SweepFactor::valueOf(double x) const {
    FactorValue value;
    x = rounded(x, multipleOf_);
    value.text =
        date_ ? formatDate(civilFromDays(static_cast<std::int64_t>(std::llround(x)))) : numberText(x);
    for (const FactorTarget& target : targets_) {
        std::string set = value.text;
        if (target.law) {
            const Recentred moved = recentred(*target.law, x);
            if (!moved.law) {
                value.overrides.clear();
                value.refusal = moved.refusal;
                return value;
            }
            set = flowText(Codec<Distribution>::write(*moved.law));
        }
        value.overrides.push_back(target.key + "=" + set);
    }
    return value;
}

class FactorBinder {
public:
    FactorBinder(const SweepFactorSpec& spec, const Node& where, const std::string& path,
                 const LoadedScenario& loaded, Issues& issues)
        : spec_(spec), where_(where), path_(path), loaded_(loaded), issues_(issues) {}

    std::vector<SweepFactor> bind() {
        if (!spec_.levels.empty()) return {levels()};
        if (!spec_.from.empty()) return fromRange();
        factor_.name = nameOf(spec_);
        const std::vector<std::string> places = expanded();
        if (places.empty()) return {};
        const std::optional<FieldAt> field = fieldAt(documentShape(DocumentKind::scenario), places[0]);
        if (field) factor_.unit = field->limits.unit;
        if (spec_.range.empty())
            setValues(places);
        else
            setRange(places, spec_.range[0], spec_.range[1]);
        return {std::move(factor_)};
    }

private:
    static std::string nameOf(const SweepFactorSpec& spec) {
        if (!spec.name.empty()) return spec.name;
        return spec.path.empty() ? spec.paths.front() : spec.path;
    }

    void fault(const std::string& key, std::string found, std::string expected) {
        issues_.add({.place = placeOf(where_, key),
                     .key = path_ + "." + key,
                     .found = std::move(found),
                     .expected = std::move(expected)});
    }

    std::vector<std::string> expanded() {
        std::vector<std::string> all;
        const std::vector<std::string> asked =
            spec_.path.empty() ? spec_.paths : std::vector<std::string>{spec_.path};
        const std::string key = spec_.path.empty() ? "paths" : "path";
        for (const std::string& one : asked)
            for (std::string& place :
                 expandPath(loaded_.document.root, one, placeOf(where_, key), path_ + "." + key, issues_))
                all.push_back(std::move(place));
        return all;
    }

    SweepFactor levels() {
        factor_.name = spec_.name;
        for (std::size_t i = 0; i < spec_.levels.size(); ++i) {
            FactorValue value{spec_.levels[i].label, {}, {}};
            for (const auto& [key, to] : spec_.levels[i].set) {
                const std::string at = "levels[" + std::to_string(i) + "].set";
                for (const std::string& place : expandPath(loaded_.document.root, key, placeOf(where_, at),
                                                           path_ + "." + at + "." + key, issues_))
                    value.overrides.push_back(place + "=" + flowText(to.node));
            }
            factor_.levels_.push_back(std::move(value));
        }
        return std::move(factor_);
    }

    void setValues(const std::vector<std::string>& places) {
        for (const FreeValue& to : spec_.values) {
            FactorValue value{to.node.kind == Node::Kind::scalar ? to.node.text : flowText(to.node), {}, {}};
            for (const std::string& place : places)
                value.overrides.push_back(place + "=" + flowText(to.node));
            factor_.levels_.push_back(std::move(value));
        }
    }

    void setRange(const std::vector<std::string>& places, const std::string& low, const std::string& high) {
        const auto from = numberOrDay(low, factor_.date_), to = numberOrDay(high, factor_.date_);
        expects(from && to, "the ends of a range are numbers or dates");
        factor_.low_ = *from;
        factor_.high_ = *to;
        factor_.log_ = spec_.scale == FactorScale::log;
        factor_.steps_ = spec_.steps;
        factor_.multipleOf_ = spec_.multipleOf.value_or(factor_.date_ ? 1 : 0);
        for (const std::string& place : places) {
            const std::optional<FieldAt> field = fieldAt(documentShape(DocumentKind::scenario), place);
            if (field && field->kind == Shape::Kind::integer)
                factor_.multipleOf_ = std::max(1.0, factor_.multipleOf_);
            if (const auto quantum = serverQuantum(loaded_, place); quantum && !spec_.multipleOf)
                factor_.multipleOf_ = std::max(static_cast<double>(*quantum), factor_.multipleOf_);
            factor_.targets_.push_back({place, lawAt(place)});
        }
    }

    // Resolved, a law stands without its source; a scalar or a constant is one number or date.
    std::optional<Distribution> lawAt(const std::string& place) const {
        Issues none;
        const auto steps = stepsTo(loaded_.resolved, place, {}, none);
        if (!steps) return std::nullopt;
        const Node* written = &loaded_.resolved;
        for (const std::size_t i : *steps)
            written = written->kind == Node::Kind::sequence ? &written->items[i] : &written->members[i].value;
        if (written->kind != Node::Kind::mapping) return std::nullopt;
        const std::optional<FieldAt> field = fieldAt(documentShape(DocumentKind::scenario), place);
        if (!field || field->kind != Shape::Kind::distribution) return std::nullopt;
        ReadContext context;
        return Codec<Distribution>::read(*written, Limits{}, context);
    }

    std::vector<SweepFactor> fromRange() {
        std::vector<SweepFactor> found;
        const bool all = spec_.path == "*";
        const std::vector<Factor> grouped = rangedFactors(loaded_);
        for (const Factor& factor : grouped)
            if (all || factor.name == spec_.path) found.push_back(ofFact(factor));
        if (!found.empty()) {
            if (!all && !spec_.name.empty()) found[0].name = spec_.name;
            return found;
        }
        return byPlaces();
    }

    // Places that are no group of their own: they move together when their bounds are the same.
    std::vector<SweepFactor> byPlaces() {
        std::vector<std::string> names;
        std::vector<const Factor*> chosen;
        const std::vector<Factor> singly = rangedFactors(loaded_, Grouping::none);
        for (const Factor& factor : singly) names.push_back(factor.places[0].name);
        for (const std::string& place : expanded()) {
            const auto it = std::find_if(singly.begin(), singly.end(), [&](const Factor& factor) {
                return factor.places[0].key == place || factor.places[0].name == place;
            });
            if (it != singly.end()) chosen.push_back(&*it);
        }
        const std::string key = spec_.path.empty() ? "paths" : "path";
        if (chosen.empty()) {
            fault(key, shownValue(nameOf(spec_)),
                  "a value of the scenario with a range beside it" + didYouMean(nameOf(spec_), names));
            return {};
        }
        SweepFactor factor = ofFact(*chosen[0]);
        factor.name = nameOf(spec_);
        for (const Factor* one : chosen) {
            if (one->low.at != chosen[0]->low.at || one->high.at != chosen[0]->high.at) {
                fault(key,
                      "the ranges [" + chosen[0]->low.at + ", " + chosen[0]->high.at + "] and [" +
                          one->low.at + ", " + one->high.at + "]",
                      "values with one range, or range: [low, high]");
                return {};
            }
            if (one != chosen[0]) factor.targets_.push_back({one->places[0].key, lawAt(one->places[0].key)});
        }
        return {std::move(factor)};
    }

    SweepFactor ofFact(const Factor& fact) {
        factor_ = {};
        factor_.name = fact.name;
        factor_.unit = fact.unit;
        std::vector<std::string> places;
        for (const FactorPlace& place : fact.places) places.push_back(place.key);
        setRange(places, fact.low.at, fact.high.at);
        return std::move(factor_);
    }

    const SweepFactorSpec& spec_;
    const Node& where_;
    const std::string& path_;
    const LoadedScenario& loaded_;
    Issues& issues_;
    SweepFactor factor_;
};

std::vector<SweepFactor> bindFactor(const SweepFactorSpec& spec, const Node& where, const std::string& path,
                                    const LoadedScenario& loaded, Issues& issues) {
    return FactorBinder(spec, where, path, loaded, issues).bind();
}

}  // namespace tranche

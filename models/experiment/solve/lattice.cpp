// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/solve/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/fields/strict_number.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr int kMostDecimals = 9;
constexpr std::int64_t kPowers[] = {1,       10,        100,        1'000,       10'000,
                                    100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
constexpr double kLargest = 9e15;  // in units of the last decimal: exact in a double

// Digits after the point of a plain decimal; nothing for other texts.
std::optional<int> decimalsOf(std::string_view text) {
    if (text.empty() || !readNumber(text).value || text.find_first_of("eE") != text.npos) return std::nullopt;
    const std::size_t point = text.find('.');
    return point == text.npos ? 0 : static_cast<int>(text.size() - point - 1);
}

std::optional<std::int64_t> scaled(std::string_view text, int decimals) {
    const double value = *readNumber(text).value * static_cast<double>(kPowers[decimals]);
    if (std::abs(value) > kLargest) return std::nullopt;
    return std::llround(value);
}

struct DateStep {
    std::int64_t count = 1;
    bool months = true;
};

std::optional<DateStep> readDateStep(std::string_view text) {
    if (text.size() < 2) return std::nullopt;
    const auto count = readInteger(text.substr(0, text.size() - 1)).value;
    if (!count || *count < 1 || *count > 100'000) return std::nullopt;
    switch (text.back()) {
        case 'd':
            return DateStep{*count, false};
        case 'w':
            return DateStep{*count * 7, false};
        case 'm':
            return DateStep{*count, true};
        case 'q':
            return DateStep{*count * 3, true};
        case 'y':
            return DateStep{*count * 12, true};
        default:
            return std::nullopt;
    }
}

class Reading {
public:
    explicit Reading(const LatticeText& text) : text_(text) {}

    LatticeReading run() {
        const std::string& first = !text_.from.empty() ? text_.from
                                   : !text_.to.empty() ? text_.to
                                                       : text_.present;
        if (first.empty())
            fault("--from", "nothing",
                  "a first value, since the one in the scenario is neither a number nor a date");
        else if (parseDate(first) || parseDate(text_.to))
            dates();
        else
            numbers();
        if (reading_.faults.empty() && reading_.range && reading_.range->low >= reading_.range->high)
            fault("--to", text_.to,
                  "a value at least one step (" + reading_.range->lattice.stepText() + ") above --from " +
                      text_.from);
        if (!reading_.faults.empty()) reading_.range.reset();
        return std::move(reading_);
    }

private:
    void fault(std::string option, std::string found, std::string expected) {
        reading_.faults.push_back({std::move(option), std::move(found), std::move(expected)});
    }

    // The range of an origin; `span` steps up to `to` where both bounds are there, `room` steps down to 0.
    void place(const Lattice& lattice, std::optional<std::int64_t> span, std::int64_t room) {
        SearchRange range{lattice, 0, kFarthest, 0, Bracketing::up};
        if (span)
            range = {lattice, 0, *span, 0, Bracketing::ends};
        else if (text_.from.empty()) {
            range.low = -std::min(room, kFarthest);
            range.high = text_.to.empty() ? kFarthest : 0;
            range.bracketing = text_.to.empty() ? Bracketing::around : Bracketing::down;
        }
        reading_.range = range;
    }

    void dates() {
        const std::pair<const char*, const std::string*> all[] = {{"--from", &text_.from},
                                                                  {"--to", &text_.to}};
        for (const auto& [option, text] : all)
            if (!text->empty() && !parseDate(*text))
                fault(option, *text, "a date such as 2027-03-01, as the other one");
        const auto step = text_.step.empty() ? DateStep{} : readDateStep(text_.step);
        if (!step) fault("--step", text_.step, "days, weeks, months, quarters or years: 10d, 2w, 1m, 1q, 1y");
        if (!reading_.faults.empty()) return;
        const Date origin = *parseDate(!text_.from.empty() ? text_.from
                                       : !text_.to.empty() ? text_.to
                                                           : text_.present);
        const Lattice lattice = Lattice::dates(origin, step->count, step->months);
        const std::int64_t years =
            1000 * 12 / (step->months ? step->count : std::max<std::int64_t>(1, step->count / 30));
        if (text_.from.empty() || text_.to.empty()) {
            place(lattice, std::nullopt, years);
            reading_.range->high = std::min(reading_.range->high, years);
            return;
        }
        const Date end = *parseDate(text_.to);
        std::int64_t span = 0;
        while (span < kFarthest && lattice.date(span + 1) <= end) ++span;
        place(lattice, span, 0);
    }

    void numbers() {
        int decimals = 0;
        const bool bounded = !text_.from.empty() || !text_.to.empty();
        std::pair<const char*, const std::string*> all[] = {
            {"--from", &text_.from}, {"--to", &text_.to}, {"--step", &text_.step}, {"", &text_.present}};
        for (const auto& [option, text] : all) {
            if (text->empty() || (bounded && text == &text_.present)) continue;
            const auto one = decimalsOf(*text);
            if (!one || *one > kMostDecimals)
                fault(option, *text, "a number such as 120 or 0.05, at most 9 decimals");
            else
                decimals = std::max(decimals, *one);
        }
        const bool whole = decimals == 0;
        if (text_.step.empty() && !whole && !text_.quantum)
            fault("--step", "nothing", "a step, such as 0.05");
        if (!reading_.faults.empty()) return;
        const auto number = [&](const char* option, const std::string& text) {
            const auto value = scaled(text, decimals);
            if (!value)
                fault(option, text, "a number within 9,000,000,000,000,000 steps of the last decimal");
            return value.value_or(0);
        };
        const std::int64_t step = !text_.step.empty() ? number("--step", text_.step)
                                                      : text_.quantum.value_or(1) * kPowers[decimals];
        if (step <= 0 && reading_.faults.empty()) fault("--step", text_.step, "a step above 0");
        const std::int64_t origin = !text_.from.empty() ? number("--from", text_.from)
                                    : !text_.to.empty() ? number("--to", text_.to)
                                                        : number("", text_.present);
        const std::int64_t to = text_.to.empty() ? 0 : number("--to", text_.to);
        if (!reading_.faults.empty()) return;
        const Lattice lattice = Lattice::numbers(origin, step, decimals);
        if (!text_.from.empty() && !text_.to.empty())
            place(lattice, to > origin ? (to - origin) / step : 0, 0);
        else
            place(lattice, std::nullopt, origin >= 0 ? origin / step : kFarthest);
    }

    const LatticeText& text_;
    LatticeReading reading_;
};

}  // namespace

LatticeReading readLattice(const LatticeText& text) {
    return Reading(text).run();
}

Lattice Lattice::numbers(std::int64_t origin, std::int64_t step, int decimals) {
    expects(step > 0 && decimals >= 0 && decimals <= kMostDecimals, "a step above 0");
    Lattice lattice;
    lattice.origin_ = origin;
    lattice.step_ = step;
    lattice.decimals_ = decimals;
    return lattice;
}

Lattice Lattice::dates(Date origin, std::int64_t step, bool months) {
    expects(step > 0 && isValid(origin), "a step above 0 from a date");
    Lattice lattice;
    lattice.unit_ = months ? Unit::months : Unit::days;
    lattice.step_ = step;
    lattice.first_ = origin;
    return lattice;
}

Date Lattice::date(std::int64_t index) const {
    expects(isDate(), "a lattice of dates");
    return unit_ == Unit::months ? addMonths(first_, static_cast<int>(index * step_))
                                 : addDays(first_, index * step_);
}

double Lattice::value(std::int64_t index) const {
    if (isDate()) return static_cast<double>(daysFromCivil(date(index)));
    return static_cast<double>(origin_ + index * step_) / static_cast<double>(kPowers[decimals_]);
}

std::string Lattice::text(std::int64_t index) const {
    return isDate() ? formatDate(date(index)) : numberText(value(index));
}

std::string Lattice::stepText() const {
    if (unit_ == Unit::decimal)
        return numberText(static_cast<double>(step_) / static_cast<double>(kPowers[decimals_]));
    const char* const name = unit_ == Unit::months ? "month" : "day";
    return std::to_string(step_) + " " + name + (step_ == 1 ? "" : "s");
}

}  // namespace tranche

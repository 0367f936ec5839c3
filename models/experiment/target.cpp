// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/target.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "models/fields/strict_number.hpp"

namespace tranche {
namespace {

constexpr std::array<std::pair<std::string_view, Comparison>, 4> kSigns{{{"<=", Comparison::atMost},
                                                                         {">=", Comparison::atLeast},
                                                                         {"<", Comparison::below},
                                                                         {">", Comparison::above}}};

}  // namespace

bool Target::met(double x) const {
    switch (comparison) {
        case Comparison::atMost:
            return x <= value;
        case Comparison::below:
            return x < value;
        case Comparison::atLeast:
            return x >= value;
        case Comparison::above:
            return x > value;
    }
    return false;
}

std::string_view Target::sign() const {
    for (const auto& [text, one] : kSigns)
        if (one == comparison) return text;
    return "";
}

std::optional<Target> parseTarget(std::string_view text) {
    const auto trim = [&text] {
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
        while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    };
    trim();
    for (const auto& [sign, comparison] : kSigns) {
        if (!text.starts_with(sign)) continue;
        text.remove_prefix(sign.size());
        trim();
        const auto number = readNumber(text).value;
        if (!number || !std::isfinite(*number)) return std::nullopt;
        return Target{comparison, *number};
    }
    return std::nullopt;
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/arrival_rate.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/circular.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kYearDays = 365.25;

// Monday 0; 1970-01-01 was a Thursday.
std::size_t weekdayOf(std::int64_t civilDay) {
    return static_cast<std::size_t>(((civilDay + 3) % 7 + 7) % 7);
}

class RateShape {
public:
    RateShape(const StreamSpec& stream, const std::vector<HolidaySpec>& holidays, Date start)
        : stream_(stream), holidays_(holidays), startDay_(daysFromCivil(start)) {
        for (const RateLevelSpec& level : stream.levels)
            levels_.emplace_back(static_cast<double>(daysFromCivil(level.from) - startDay_), level.perDay);
        std::sort(levels_.begin(), levels_.end());
        for (const SeasonSpec& season : stream.seasons)
            from_.push_back(season.from ? static_cast<double>(daysFromCivil(*season.from) - startDay_) : 0.0);
    }

    // Everything but the factors of days, at `t` as seen from inside day `day`: a step at midnight belongs to one side.
    double smooth(double t, double day) const {
        double rate = base(t, day);
        double season = 1;
        for (std::size_t i = 0; i < from_.size(); ++i)
            season += stream_.seasons[i].amplitude *
                      elementary::sinTurns((t - from_[i]) / stream_.seasons[i].periodDays);
        if (stream_.growthPerYear != 0) rate *= elementary::pow(1 + stream_.growthPerYear, t / kYearDays);
        return std::max(0.0, rate * season);
    }

    double factor(double day) const {
        const std::int64_t civil = startDay_ + static_cast<std::int64_t>(day);
        const Date date = civilFromDays(civil);
        const double month =
            stream_.months.empty() ? 1 : stream_.months[static_cast<std::size_t>(date.month - 1)];
        for (const HolidaySpec& holiday : holidays_)
            if (holiday.from <= date && date <= holiday.to.value_or(holiday.from))
                return month * stream_.holidayFactor;
        return stream_.weekdays.empty() ? month : month * stream_.weekdays[weekdayOf(civil)];
    }

private:
    double base(double t, double day) const {
        double atFrom = 0, level = stream_.perDay;
        for (const auto& [from, perDay] : levels_) {
            if (from > day) {
                if (!stream_.straight) return level;
                return level + (perDay - level) * std::clamp((t - atFrom) / (from - atFrom), 0.0, 1.0);
            }
            atFrom = from;
            level = perDay;
        }
        return level;
    }

    const StreamSpec& stream_;
    const std::vector<HolidaySpec>& holidays_;
    std::int64_t startDay_;
    std::vector<std::pair<double, double>> levels_;
    std::vector<double> from_;
};

}  // namespace

bool isShaped(const StreamSpec& s) {
    return !s.levels.empty() || !s.seasons.empty() || !s.weekdays.empty() || !s.months.empty() ||
           s.holidayFactor != 1 || s.growthPerYear != 0 || s.clustering.has_value();
}

ArrivalRate::ArrivalRate(const StreamSpec& stream, const std::vector<HolidaySpec>& holidays, Date start,
                         double days)
    : days_(days) {
    const RateShape shape(stream, holidays, start);
    double sum = 0;
    for (double day = 0; day < days; ++day) {
        const double first = shape.smooth(day, day), last = shape.smooth(day + 1, day);
        const double whole = (first + 4 * shape.smooth(day + 0.5, day) + last) / 6;
        const double line = (first + last) / 2;
        const double scale = shape.factor(day) * (line > 0 ? whole / line : 1);
        table_.push_back({sum, first * scale, last * scale});
        sum += (first + last) / 2 * scale;
    }
    table_.push_back({sum, 0, 0});
}

double ArrivalRate::rate(double day) const {
    if (day < 0 || day >= days_) return 0;
    const Day& d = table_[static_cast<std::size_t>(day)];
    return d.first + (d.last - d.first) * (day - std::floor(day));
}

double ArrivalRate::expected(double day) const {
    if (day <= 0) return 0;
    const double t = std::min(day, days_);
    const auto i = std::min(static_cast<std::size_t>(t), table_.size() - 2);
    const double x = t - static_cast<double>(i);
    return table_[i].before + x * (table_[i].first + (table_[i].last - table_[i].first) * x / 2);
}

double ArrivalRate::inverse(double arrivals) const {
    if (arrivals < 0) return 0;
    const auto after = std::upper_bound(table_.begin(), table_.end(), arrivals,
                                        [](double y, const Day& d) { return y < d.before; });
    if (after == table_.end()) return days_;
    const Day& d = *std::prev(after);
    const double left = arrivals - d.before, slope = d.last - d.first;
    // first x + slope x^2 / 2 = left; this form of the root loses nothing when the slope is small.
    const double root = std::sqrt(std::max(0.0, d.first * d.first + 2 * slope * left));
    const double x = left > 0 ? 2 * left / (d.first + root) : 0;
    return static_cast<double>(std::prev(after) - table_.begin()) + std::clamp(x, 0.0, 1.0);
}

}  // namespace tranche

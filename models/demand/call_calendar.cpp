// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/call_calendar.hpp"

#include <algorithm>
#include <tuple>

namespace tranche {
namespace {

Call onClock(const CallSpec& spec, const Calendar& calendar) {
    Call call{spec, calendar.at(spec.opens), calendar.at(addDays(spec.closes, 1)) - 1, 0};
    call.decides = call.closes + spec.decisionDays * kDay;
    return call;
}

CallSpec expand(const CallSeriesSpec& series, Date opens) {
    CallSpec call;
    call.id = series.id + "-" + formatDate(opens).substr(0, 7);
    call.opens = opens;
    call.closes = addDays(opens, series.openDays - 1);
    call.decisionDays = series.decisionDays;
    call.agreementDays = series.agreementDays;
    call.pools = series.pools;
    call.sectors = series.sectors;
    call.shares = series.shares;
    call.rushDays = series.rushDays;
    call.earlyShare = series.earlyShare;
    call.lastDayShare = series.lastDayShare;
    return call;
}

}  // namespace

bool Call::admits(const std::string& sector) const {
    return spec.sectors.empty() ||
           std::find(spec.sectors.begin(), spec.sectors.end(), sector) != spec.sectors.end();
}

std::vector<Call> callCalendar(const std::vector<CallSpec>& calls, const std::vector<CallSeriesSpec>& series,
                               const Calendar& calendar, Time end) {
    std::vector<Call> all;
    for (const CallSpec& call : calls)
        if (calendar.at(call.opens) < end) all.push_back(onClock(call, calendar));
    for (const CallSeriesSpec& s : series) {
        for (int k = 0;; ++k) {
            const Date opens = addMonths(s.firstOpens, k * static_cast<int>(s.everyMonths));
            if (calendar.at(opens) >= end || (s.until && *s.until < opens)) break;
            all.push_back(onClock(expand(s, opens), calendar));
        }
    }
    std::sort(all.begin(), all.end(), [](const Call& a, const Call& b) {
        return std::tie(a.opens, a.spec.id) < std::tie(b.opens, b.spec.id);
    });
    return all;
}

}  // namespace tranche

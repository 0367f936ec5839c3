// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/solve/threshold_search.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "models/experiment/solve/exact_proportion.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();

constexpr int kMostRefinements = 4;

struct Refused {};

std::int64_t bits(std::int64_t n) {
    return n <= 1 ? 0 : std::bit_width(static_cast<std::uint64_t>(n - 1));  // ceil(log2 n)
}

class Search {
public:
    Search(const ThresholdPlan& plan, const ThresholdSampler& sampler) : plan_(plan), sampler_(sampler) {
        const std::int64_t gap = plan.high - plan.low;
        // Bisection halves the gap; with open points it does so on both sides. Expansion doubles it, around a start twice.
        const std::int64_t bracket = plan.bracketing == Bracketing::ends     ? 5
                                     : plan.bracketing == Bracketing::around ? 3 + 2 * bits(gap)
                                                                             : 2 + bits(gap);
        answer_.mostProbes = std::min(gap + 1, bracket + 2 * bits(gap) + 2 * plan.scan);
        answer_.looks = 1;
        for (std::int64_t n = plan.first; n < plan.most; n *= 2) ++answer_.looks;
        answer_.intervalConfidence =
            1 - 2 * (1 - plan.confidence) / static_cast<double>(answer_.mostProbes * answer_.looks);
    }

    ThresholdAnswer run() {
        try {
            bracket();
            if (orient()) bisect();
            scan();
        } catch (const Refused&) {
            answer_.end = ThresholdEnd::refused;
        }
        guess();
        for (auto& [point, probe] : probes_) {
            answer_.observations += static_cast<std::int64_t>(probe.values.size());
            answer_.probes.push_back(std::move(probe));
        }
        contradict();
        return std::move(answer_);
    }

private:
    Verdict probe(std::int64_t point) {
        const auto [at, isNew] = probes_.try_emplace(point);
        ThresholdProbe& probe = at->second;
        if (!isNew) return probe.verdict;
        probe.point = point;
        probe.mean = std::numeric_limits<double>::quiet_NaN();
        probe.interval = {-kUnbounded, kUnbounded};
        probe.order = static_cast<std::int64_t>(probes_.size());
        for (std::int64_t n = plan_.first; probe.verdict == Verdict::open; n *= 2) {
            const auto have = static_cast<std::int64_t>(probe.values.size());
            const std::int64_t want = std::min(n, plan_.most);
            const auto more = sampler_(point, have, want - have);
            if (!more) {
                probe.verdict = Verdict::refused;
                answer_.refusedAt = point;
                throw Refused{};
            }
            expects(static_cast<std::int64_t>(more->size()) == want - have,
                    "as many observations as asked for");
            probe.values.insert(probe.values.end(), more->begin(), more->end());
            ++probe.looks;
            judge(probe);
            if (want == plan_.most) break;
        }
        return probe.verdict;
    }

    void judge(ThresholdProbe& probe) const {
        Tally tally;
        for (const double x : probe.values)
            if (!std::isnan(x)) tally.add(x);
        probe.n = tally.count();
        probe.mean = tally.mean();
        probe.constant = probe.n > 0 && tally.min() == tally.max();
        probe.interval = {-kUnbounded, kUnbounded};
        if (plan_.proportion && probe.n > 0)
            probe.interval = exactProportion(std::llround(tally.sum()), probe.n, answer_.intervalConfidence);
        else if (probe.n > 0)
            probe.interval = studentInterval(tally, answer_.intervalConfidence);
        if (probe.constant && !plan_.proportion && probe.looks == 1 && answer_.looks > 1) return;
        const bool low = plan_.target.met(probe.interval.low), high = plan_.target.met(probe.interval.high);
        if (low == high && probe.n > 1) probe.verdict = low ? Verdict::met : Verdict::missed;
    }

    bool certain(Verdict verdict) const {
        return std::any_of(probes_.begin(), probes_.end(),
                           [&](const auto& one) { return one.second.verdict == verdict; });
    }

    void bracket() {
        if (plan_.bracketing == Bracketing::ends) {
            probe(plan_.low);
            probe(plan_.high);
            // Ends of one kind may hide a crossing and back between them.
            for (const std::int64_t quarters : {2, 1, 3}) {
                if (certain(Verdict::met) == certain(Verdict::missed)) return;
                probe(plan_.low + (plan_.high - plan_.low) / 4 * quarters +
                      (plan_.high - plan_.low) % 4 * quarters / 4);
            }
            return;
        }
        probe(plan_.start);
        bool up = plan_.bracketing != Bracketing::down, down = plan_.bracketing != Bracketing::up;
        for (std::int64_t stride = 1; (up || down) && !(certain(Verdict::met) && certain(Verdict::missed));
             stride *= 2) {
            if (up) up = expand(std::min(plan_.high - plan_.start, stride));
            if (down && !(certain(Verdict::met) && certain(Verdict::missed)))
                down = expand(-std::min(plan_.start - plan_.low, stride));
        }
    }

    // False: the last point that way has been probed.
    bool expand(std::int64_t offset) {
        const std::int64_t point = plan_.start + offset;
        const bool isNew = !probes_.contains(point);
        try {
            probe(point);
        } catch (const Refused&) {
            return false;  // there ends what the scenario takes that way
        }
        return isNew && point != plan_.low && point != plan_.high;
    }

    // Which side meets the target, and between which points to search. False: nothing to search.
    bool orient() {
        if (!certain(Verdict::met) && !certain(Verdict::missed)) return orientByMeans();
        const ThresholdProbe* last = nullptr;  // the last certain one
        for (const auto& [point, probe] : probes_) {
            if (probe.verdict == Verdict::open || probe.verdict == Verdict::refused) continue;
            if (last != nullptr && last->verdict != probe.verdict) {
                answer_.rising = probe.verdict == Verdict::met;
                miss_ = answer_.rising ? last->point : point;
                meet_ = answer_.rising ? point : last->point;
                return true;
            }
            last = &probe;
        }
        const bool met = last->verdict == Verdict::met;
        const auto [low, high] = outermost();
        if (low.verdict != Verdict::open && high.verdict != Verdict::open) {
            answer_.end = met ? ThresholdEnd::everywhere : ThresholdEnd::nowhere;
            return false;
        }
        // One end is open: the crossing is near it, or beyond.
        const bool highOpen = high.verdict == Verdict::open;
        answer_.rising = highOpen != met;
        (met ? meet_ : miss_) = highOpen ? last->point : firstCertain();
        (met ? miss_ : meet_) = highOpen ? high.point + 1 : low.point - 1;
        return true;
    }

    std::int64_t firstCertain() const {
        for (const auto& [point, probe] : probes_)
            if (probe.verdict == Verdict::met || probe.verdict == Verdict::missed) return point;
        return plan_.low;
    }

    // The lowest and the highest point that could be sampled.
    std::pair<const ThresholdProbe&, const ThresholdProbe&> outermost() const {
        const auto sampled = [](const auto& one) { return one.second.verdict != Verdict::refused; };
        return {std::find_if(probes_.begin(), probes_.end(), sampled)->second,
                std::find_if(probes_.rbegin(), probes_.rend(), sampled)->second};
    }

    bool orientByMeans() {
        const auto [low, high] = outermost();
        if (std::isnan(low.mean) || std::isnan(high.mean) || low.mean == high.mean) return false;
        answer_.rising = (high.mean < low.mean) == plan_.target.wantsLess();
        miss_ = answer_.rising ? low.point - 1 : high.point + 1;
        meet_ = answer_.rising ? high.point + 1 : low.point - 1;
        return true;
    }

    void bisect() {
        while (const std::optional<std::int64_t> next = between()) {
            const Verdict verdict = probe(*next);
            if (verdict == Verdict::met) meet_ = *next;
            if (verdict == Verdict::missed) miss_ = *next;
        }
        refine();
        const auto proved = [&](std::int64_t point) {
            const auto at = probes_.find(point);
            return at == probes_.end() ? std::nullopt : std::optional(point);
        };
        answer_.lastMissed = proved(miss_);
        answer_.firstMet = proved(meet_);
        answer_.end = answer_.lastMissed || answer_.firstMet ? ThresholdEnd::found : ThresholdEnd::open;
    }

    // The middle of the gap next to a certain point: next to the one that misses first.
    std::optional<std::int64_t> between() const {
        const std::int64_t low = std::min(miss_, meet_), high = std::max(miss_, meet_);
        const auto from = probes_.upper_bound(low), to = probes_.lower_bound(high);
        const std::int64_t firstOpen = from == to ? high : from->first;
        const std::int64_t lastOpen = from == to ? low : std::prev(to)->first;
        const std::pair nearLow{low, firstOpen}, nearHigh{lastOpen, high};
        for (const bool first : {true, false}) {
            const auto [a, b] = first == (miss_ < meet_) ? nearLow : nearHigh;
            if (b - a > 1) return a + (b - a) / 2;
        }
        return std::nullopt;
    }

    // Halves the gap in which the means cross, so that the best guess is not an end of a stretch nobody looked into. The
    // probes are among those that the certainty was divided for.
    void refine() {
        const std::int64_t points = plan_.high - plan_.low + 1;
        const std::int64_t most = answer_.mostProbes - (answer_.mostProbes < points ? 2 * plan_.scan : 0);
        for (int k = 0; k < kMostRefinements; ++k) {
            const auto [missing, meeting] = crossing();
            if (missing == nullptr || meeting == nullptr || std::abs(meeting->point - missing->point) < 2 ||
                static_cast<std::int64_t>(probes_.size()) >= most)
                return;
            const std::int64_t low = std::min(missing->point, meeting->point);
            const std::int64_t next = low + std::abs(meeting->point - missing->point) / 2;
            const Verdict verdict = probe(next);
            const bool inside = (next > miss_) == (next < meet_);
            if (verdict == Verdict::met && inside) meet_ = next;
            if (verdict == Verdict::missed && inside) miss_ = next;
        }
    }

    // From the side that meets: the last probe up to which all means meet the target, and the next, whose mean does not.
    struct Crossing {
        const ThresholdProbe *missing = nullptr, *meeting = nullptr;
    };
    Crossing crossing() const {
        Crossing found;
        const auto walk = [&](auto from, auto to) {
            for (; from != to && found.missing == nullptr; ++from) {
                const ThresholdProbe& probe = from->second;
                if (probe.verdict == Verdict::refused) continue;
                (plan_.target.met(probe.mean) ? found.meeting : found.missing) = &probe;
            }
        };
        answer_.rising ? walk(probes_.rbegin(), probes_.rend()) : walk(probes_.begin(), probes_.end());
        return found;
    }

    void scan() {
        if (answer_.end != ThresholdEnd::found) return;
        const std::int64_t at = answer_.firstMet ? *answer_.firstMet : *answer_.lastMissed;
        for (std::int64_t k = 1; k <= plan_.scan; ++k)
            for (const std::int64_t point : {at - k, at + k})
                if (point >= plan_.low && point <= plan_.high) probe(point);
    }

    void guess() {
        if (answer_.end != ThresholdEnd::found && answer_.end != ThresholdEnd::open) return;
        const auto [missing, meeting] = crossing();
        if (meeting == nullptr) return;
        answer_.likely = meeting->point;
        if (missing == nullptr || std::isnan(missing->mean)) return;
        const std::int64_t gap = meeting->point - missing->point;
        if (std::abs(gap) < 2) return;
        // The straight line between the two means, rounded to the side that meets.
        const double share = (plan_.target.value - missing->mean) / (meeting->mean - missing->mean);
        const auto steps = static_cast<std::int64_t>(std::ceil(share * static_cast<double>(std::abs(gap))));
        const std::int64_t at = std::clamp<std::int64_t>(steps, 1, std::abs(gap));
        answer_.likely = missing->point + (gap > 0 ? at : -at);
        answer_.guessedBetween = std::minmax(missing->point, meeting->point);
    }

    void contradict() {
        if (answer_.end != ThresholdEnd::found && answer_.end != ThresholdEnd::open) return;
        const auto n = static_cast<double>(answer_.probes.size());
        if (n < 2) return;
        const double level = 1 - 2 * (1 - plan_.confidence) / (n * (n - 1) / 2);
        for (std::size_t i = 0; i < answer_.probes.size(); ++i)
            for (std::size_t j = i + 1; j < answer_.probes.size(); ++j)
                answer_.rising ? compare(answer_.probes[i], answer_.probes[j], std::max(level, 0.5))
                               : compare(answer_.probes[j], answer_.probes[i], std::max(level, 0.5));
    }

    // `worse` is on the missing side of `better`.
    void compare(const ThresholdProbe& worse, const ThresholdProbe& better, double level) {
        Tally differences;
        for (std::size_t r = 0; r < std::min(worse.values.size(), better.values.size()); ++r)
            if (const double d = better.values[r] - worse.values[r]; !std::isnan(d)) differences.add(d);
        Contradiction found{worse.point, better.point, {-kUnbounded, kUnbounded}, false};
        found.byVerdict = worse.verdict == Verdict::met && better.verdict == Verdict::missed;
        if (differences.count() > 1) found.difference = studentInterval(differences, level);
        const bool wrong = plan_.target.wantsLess() ? found.difference.low > 0 : found.difference.high < 0;
        if (wrong || found.byVerdict) answer_.contradictions.push_back(found);
    }

    const ThresholdPlan& plan_;
    const ThresholdSampler& sampler_;
    std::map<std::int64_t, ThresholdProbe> probes_;
    std::int64_t miss_ = 0, meet_ = 0;
    ThresholdAnswer answer_;
};

}  // namespace

bool ThresholdAnswer::single() const {
    return lastMissed && firstMet && std::abs(*firstMet - *lastMissed) == 1;
}

ThresholdAnswer findThreshold(const ThresholdPlan& plan, const ThresholdSampler& sampler) {
    expects(plan.low < plan.high, "a lattice of two points or more");
    expects(plan.first >= 2 && plan.first <= plan.most, "two observations or more, and a cap above them");
    expects(plan.confidence > 0.5 && plan.confidence < 1, "a confidence");
    expects(plan.bracketing == Bracketing::ends || (plan.start >= plan.low && plan.start <= plan.high),
            "a start among the points");
    return Search(plan, sampler).run();
}

}  // namespace tranche

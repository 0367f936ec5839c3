// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/reshape.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace tranche {

namespace {

constexpr std::uint64_t kKeep = purposeOf("trace user kept");
constexpr std::uint64_t kShift = purposeOf("trace clone shift");
constexpr double kSecondsOfHour = 3600;

// The known users, ascending. Traces number them closely as a rule, so that flags do; else they are sorted.
std::vector<std::int32_t> usersOf(const std::vector<TraceJob>& jobs) {
    constexpr std::int32_t kMostFlags = 1 << 23;
    std::int32_t largest = -1;
    for (const TraceJob& job : jobs) largest = std::max(largest, job.user);
    std::vector<std::int32_t> users;
    if (largest < kMostFlags) {
        std::vector<bool> there(static_cast<std::size_t>(largest + 1));
        for (const TraceJob& job : jobs)
            if (job.user >= 0) there[static_cast<std::size_t>(job.user)] = true;
        for (std::int32_t user = 0; user <= largest; ++user)
            if (there[static_cast<std::size_t>(user)]) users.push_back(user);
        return users;
    }
    for (const TraceJob& job : jobs)
        if (job.user >= 0) users.push_back(job.user);
    std::sort(users.begin(), users.end());
    users.erase(std::unique(users.begin(), users.end()), users.end());
    return users;
}

// What the draws know of a user, or of a job without one.
std::uint64_t userKey(std::int32_t user, const TraceNames& names) {
    return hash64("user " + traceName(names.user, user));
}
std::uint64_t jobKey(std::int64_t id) {
    return hash64("job " + std::to_string(id));
}

struct Weeks {
    Time last = 0;
    std::int64_t count = 0;  // whole ones in the trace
};

Time shifted(Time submit, const Stream& stream, const Weeks& weeks) {
    if (weeks.count >= 2) {
        const auto later = static_cast<std::int64_t>(stream.uniform(0) * static_cast<double>(weeks.count));
        submit += later * kWeek;
        if (submit > weeks.last) submit -= weeks.count * kWeek;
    }
    return submit + static_cast<Duration>(stream.uniform(1) * kSecondsOfHour) * kSecond;
}

// The fate of users: how often each is there.
class Fates {
public:
    Fates(const std::vector<TraceJob>& jobs, const TraceNames& names, double factor, RunKey key)
        : users_(usersOf(jobs)),
          whole_(static_cast<std::int64_t>(factor)),
          part_(factor - static_cast<double>(whole_)),
          key_(key) {
        for (const std::int32_t user : users_) {
            keys_.push_back(userKey(user, names));
            times_.push_back(timesOf(keys_.back()));
        }
    }

    std::int64_t times(const TraceJob& job) const {
        return job.user < 0 ? timesOf(jobKey(job.id)) : times_[indexOf(job.user)];
    }
    std::uint64_t key(const TraceJob& job) const {
        return job.user < 0 ? jobKey(job.id) : keys_[indexOf(job.user)];
    }
    std::size_t indexOf(std::int32_t user) const {
        return static_cast<std::size_t>(std::lower_bound(users_.begin(), users_.end(), user) -
                                        users_.begin());
    }
    const std::vector<std::int32_t>& users() const { return users_; }
    std::int64_t timesOfUser(std::size_t index) const { return times_[index]; }
    std::int64_t most() const { return whole_ + (part_ > 0 ? 1 : 0); }

private:
    std::int64_t timesOf(std::uint64_t key) const {
        return whole_ + (Stream(key_, kKeep, key).uniform(0) < part_ ? 1 : 0);
    }

    std::vector<std::int32_t> users_;  // ascending
    std::vector<std::uint64_t> keys_;
    std::vector<std::int64_t> times_;
    std::int64_t whole_;
    double part_;
    RunKey key_;
};

// The number of each user's clone in this round; -1 where there is none.
std::vector<std::int32_t> cloneUsers(const Fates& fates, std::int64_t round, std::int32_t& nextUser,
                                     TraceNames& names) {
    std::vector<std::int32_t> result(fates.users().size(), -1);
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (fates.timesOfUser(i) <= round) continue;
        result[i] = nextUser++;
        if (!names.user.empty())
            names.user.push_back(names.user[static_cast<std::size_t>(fates.users()[i])] + "~" +
                                 std::to_string(round));
    }
    return result;
}

void addClones(std::vector<TraceJob>& jobs, TraceNames& names, const Fates& fates, RunKey key,
               std::int32_t nextUser, std::int64_t nextId) {
    const std::size_t originals = jobs.size();
    const Weeks weeks{jobs.back().submit, (jobs.back().submit - jobs.front().submit) / kWeek};
    for (std::int64_t round = 1; round < fates.most(); ++round) {
        const std::vector<std::int32_t> users = cloneUsers(fates, round, nextUser, names);
        for (std::size_t i = 0; i < originals; ++i) {
            if (fates.times(jobs[i]) <= round) continue;
            TraceJob clone = jobs[i];
            const Stream stream(key, kShift, fates.key(clone), static_cast<std::uint64_t>(round));
            clone.id = nextId++;
            clone.submit = shifted(clone.submit, stream, weeks);
            if (clone.user >= 0) clone.user = users[fates.indexOf(clone.user)];
            jobs.push_back(clone);
        }
    }
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const TraceJob& a, const TraceJob& b) { return a.submit < b.submit; });
}

}  // namespace

bool scaleLoad(std::vector<TraceJob>& jobs, TraceNames& names, double factor, RunKey key) {
    if (factor == 1 || jobs.empty()) return true;
    const Fates fates(jobs, names, factor, key);
    if (factor < 1) {
        std::erase_if(jobs, [&](const TraceJob& job) { return fates.times(job) == 0; });
        return true;
    }
    std::int64_t total = 0, lastId = 0, lastUser = static_cast<std::int64_t>(names.user.size()) - 1;
    for (const TraceJob& job : jobs) {
        total += fates.times(job);
        lastId = std::max(lastId, job.id);
        lastUser = std::max<std::int64_t>(lastUser, job.user);
    }
    const std::int64_t newUsers = static_cast<std::int64_t>(fates.users().size()) * (fates.most() - 1);
    if (total > kMaxTraceJobs || lastUser + newUsers >= std::numeric_limits<std::int32_t>::max())
        return false;
    jobs.reserve(static_cast<std::size_t>(total));
    addClones(jobs, names, fates, key, static_cast<std::int32_t>(lastUser + 1), lastId + 1);
    return true;
}

void compressGaps(std::vector<TraceJob>& jobs, double factor) {
    if (factor == 1 || jobs.empty()) return;
    const Time first = jobs.front().submit;
    for (TraceJob& job : jobs) {
        const double later = static_cast<double>(job.submit - first) / factor + 0.5;
        job.submit = first + static_cast<Duration>(std::min(later, static_cast<double>(kHorizonLimit)));
    }
}

void setEstimates(std::vector<TraceJob>& jobs, EstimateRule rule, double factor) {
    if (rule == EstimateRule::user) return;
    for (TraceJob& job : jobs) {
        job.estimate = job.runtime;
        if (rule == EstimateRule::exact) continue;
        const double seconds =
            std::ceil(factor * static_cast<double>(job.runtime) / static_cast<double>(kSecond));
        const double most = static_cast<double>(kHorizonLimit / kSecond);
        job.estimate = std::max(job.runtime, static_cast<Duration>(std::min(seconds, most)) * kSecond);
    }
}

TraceTotals totalsOf(const std::vector<TraceJob>& jobs) {
    TraceTotals totals;
    totals.jobs = static_cast<std::int64_t>(jobs.size());
    totals.users = static_cast<std::int64_t>(usersOf(jobs).size());
    for (const TraceJob& job : jobs)
        totals.work +=
            static_cast<double>(job.size) * static_cast<double>(job.runtime) / static_cast<double>(kHour);
    return totals;
}

}  // namespace tranche

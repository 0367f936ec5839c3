// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/pool_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <functional>
#include <map>
#include <numeric>
#include <string_view>

namespace tranche {
namespace {

using Pools = std::vector<std::uint16_t>;

// What a machine calls its pools.
class PoolNames {
public:
    explicit PoolNames(const MachineSpec& machine) {
        for (std::size_t i = 0; i < machine.pools.size(); ++i) {
            const MachinePoolSpec& pool = machine.pools[i];
            add(pool.id, i);
            if (!pool.gpu.empty()) add(pool.gpu, i);
            for (const std::string& text : pool.accepts) add(text, i);
        }
    }

    const Pools* find(std::string_view name) const {
        const auto at = byName_.find(name);
        return at == byName_.end() ? nullptr : &at->second;
    }
    const std::vector<std::string>& all() const { return names_; }  // in the machine's order
    bool someNumber() const {
        return std::any_of(names_.begin(), names_.end(), [](const std::string& name) {
            return name.find_first_not_of("0123456789") == name.npos;
        });
    }
    std::string expected(std::string_view found) const {
        constexpr std::size_t shown = 12;
        std::string text = "a pool, GPU model or accepted text of the machine: ";
        text += fmt::format(
            "{}",
            fmt::join(names_.begin(),
                      names_.begin() + static_cast<std::ptrdiff_t>(std::min(shown, names_.size())), ", "));
        if (names_.size() > shown) text += fmt::format(" and {} more", names_.size() - shown);
        return text + didYouMean(found, names_);
    }

private:
    void add(const std::string& name, std::size_t pool) {
        const auto [at, fresh] = byName_.try_emplace(name);
        if (fresh) names_.push_back(name);
        const auto number = static_cast<std::uint16_t>(pool);
        if (at->second.empty() || at->second.back() != number) at->second.push_back(number);
    }

    std::map<std::string, Pools, std::less<>> byName_;
    std::vector<std::string> names_;
};

// The alternatives of a text, blanks around them gone.
std::vector<std::string_view> alternatives(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('|', from), text.size());
        std::string_view part = text.substr(from, end - from);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        parts.push_back(part);
        from = end + 1;
    }
    return parts;
}

// Faults of one kind, at most kMaxPoolFaults of them.
class Faults {
public:
    Faults(Issues& issues, const char* key, bool warning) : issues_(issues), key_(key), warning_(warning) {}
    Faults(const Faults&) = delete;
    Faults& operator=(const Faults&) = delete;
    ~Faults() {
        if (left_ > 0)
            issues_.add({.key = key_, .found = fmt::format("{} more of these", left_), .warning = warning_});
    }

    void add(std::string_view what, std::int64_t jobs, const std::function<std::string()>& expected) {
        if (said_ == kMaxPoolFaults) {
            ++left_;
            return;
        }
        ++said_;
        issues_.add({.key = key_,
                     .found = fmt::format("{} ({} job{})", shownValue(what), jobs, jobs == 1 ? "" : "s"),
                     .expected = expected(),
                     .warning = warning_});
    }

private:
    Issues& issues_;
    const char* key_;
    bool warning_;
    std::size_t said_ = 0;
    std::int64_t left_ = 0;
};

class Resolution {
public:
    Resolution(const Trace& trace, const MachineSpec& machine, Issues& issues)
        : trace_(trace),
          names_(machine),
          all_(machine.pools.size()),
          numbered_(trace.names.pool.empty()),
          unknown_(issues, numbered_ ? "partition" : "GPU model", false),
          passedOver_(issues, "GPU model", true) {
        std::iota(all_.begin(), all_.end(), std::uint16_t{0});
    }

    PoolOptions run() {
        count();
        PoolOptions options(jobs_.size(), all_);
        if (numbered_ && !names_.someNumber()) return options;
        for (std::size_t i = 1; i < jobs_.size(); ++i)
            options[i] = listOf(traceName(trace_.names.pool, static_cast<std::int32_t>(i - 1)), jobs_[i]);
        return options;
    }

private:
    void count() {
        jobs_.assign(trace_.names.pool.size() + 1, 0);
        std::int64_t beyond = 0;
        for (const TraceJob& job : trace_.jobs) {
            if (job.pool > kMaxPartition && numbered_) {
                ++beyond;
                continue;
            }
            const auto at = static_cast<std::size_t>(job.pool + 1);
            if (at >= jobs_.size()) jobs_.resize(at + 1, 0);
            ++jobs_[at];
        }
        if (beyond > 0)
            unknown_.add("too large a number", beyond,
                         [] { return fmt::format("numbers up to {}", kMaxPartition); });
    }

    Pools listOf(std::string_view text, std::int64_t jobs) {
        Pools list;
        std::bitset<kMaxMachinePools> have;
        std::vector<std::string_view> strange;
        for (const std::string_view part : alternatives(text)) {
            const Pools* pools = names_.find(part);
            if (pools == nullptr) {
                strange.push_back(part);
                continue;
            }
            for (const std::uint16_t pool : *pools) {
                if (!have.test(pool)) list.push_back(pool);
                have.set(pool);
            }
        }
        if (jobs == 0) return list;
        if (list.empty())
            unknown_.add(text, jobs, [&] { return names_.expected(strange.front()); });
        else
            for (const std::string_view part : strange)
                passedOver_.add(part, jobs, [&] { return names_.expected(part); });
        return list;
    }

    const Trace& trace_;
    PoolNames names_;
    Pools all_;
    bool numbered_;  // pools of the trace are numbers without names
    Faults unknown_, passedOver_;
    std::vector<std::int64_t> jobs_;  // by pool + 1
};

}  // namespace

PoolOptions poolOptions(const Trace& trace, const MachineSpec& machine, Issues& issues) {
    return Resolution(trace, machine, issues).run();
}

}  // namespace tranche

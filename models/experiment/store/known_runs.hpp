// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs that were made before, by id: of merged results and of shards of earlier plans in the same folder. A source that
// cannot be read, or lacks a metric that is to be kept, is left out: its runs are made again. So are failed runs.
// Cost: O(log runs) a look-up, from any thread, one at a time. Errors: StoreFailure.
// Verified by: tests/experiment/result_store_test.cpp.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tranche {

class KnownRuns {
public:
    // `files`: results.sqlite or shards; those that are not there are passed over.
    KnownRuns(const std::vector<std::filesystem::path>& files, const std::vector<std::string>& metrics);
    ~KnownRuns();
    KnownRuns(const KnownRuns&) = delete;
    KnownRuns& operator=(const KnownRuns&) = delete;

    bool empty() const;
    std::optional<std::vector<double>> find(const std::string& id) const;

private:
    struct Source;
    std::vector<std::unique_ptr<Source>> sources_;
};

}  // namespace tranche

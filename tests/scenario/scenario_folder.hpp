// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A folder of scenario files that goes with the test.

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "models/scenario/scenario_reader.hpp"

namespace tranche::testing {

// A whole scenario to build on.
inline const std::string kSmallBase = R"(scenario: base
horizon: {start: 2026-01-01, end: 2026-12-31}
hardware:
  - {id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.2, h200_equivalent: 1}
tranches:
  - id: first
    gpu: H200
    units: 80
    milestones: [{id: ready, on: 2026-01-01}]
    procured_at: ready
    installed_at: ready
    in_service_at: ready
sectors:
  - {id: academia, per_call: {applicants: 5}}
calls:
  - {id: one, opens: 2026-02-01, closes: 2026-02-28, decision_days: 10}
policy: {name: merit}
targets: [{gpus: 8, by: 2026-06-30}]
)";

class ScenarioFolder {
public:
    ScenarioFolder() {
        static std::atomic<int> count{0};
        path_ = std::filesystem::temp_directory_path() /
                ("tranche-scenarios-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(path_);
    }
    ~ScenarioFolder() {
        if (!path_.empty()) std::filesystem::remove_all(path_);
    }
    ScenarioFolder(ScenarioFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    ScenarioFolder& operator=(ScenarioFolder&&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
        return path_ / name;
    }

    LoadResult load(const std::string& name, const std::string& text,
                    std::vector<std::string> overrides = {}) const {
        return loadScenario({write(name, text), std::move(overrides), {}});
    }

    // The faults of a file, with places relative to the folder.
    std::string faults(const std::string& name, const std::string& text) const {
        const LoadResult result = load(name, text);
        return result.loaded ? "" : relative(formatIssues(result.issues));
    }

    std::string relative(std::string text) const {
        const std::string folder = path_.string() + "/";
        for (std::size_t at; (at = text.find(folder)) != std::string::npos;) text.erase(at, folder.size());
        return text;
    }

private:
    std::filesystem::path path_;
};

inline std::string fileName(const Place& place) {
    return std::filesystem::path(place.file).filename().string();
}

}  // namespace tranche::testing

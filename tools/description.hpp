// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `tranche describe` says about one topic. JSON and text are made from the same rows.
// `match` keeps the entries whose name holds it. Verified by: tests/tools/describe_test.cpp.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/scenario_reader.hpp"
#include "tools/exit_code.hpp"

namespace tranche {

struct DescribeRequest {
    std::string file;  // of a scenario; may be empty
    std::string match;
    const LoadedScenario* loaded = nullptr;  // for sources and hardware
};

struct Description {
    std::string json;
    std::function<std::string(bool colour)> text;
    std::vector<std::string> faults;  // lines for people
    ExitCode exit = kDone;
};

Description describeTopic(std::string_view topic, const DescribeRequest&);

Description describeMetrics(const DescribeRequest&);
Description describeFields(const DescribeRequest&);
Description describeVerbs(const DescribeRequest&);
Description describePolicies(const DescribeRequest&);
Description describeHardware(const DescribeRequest&);
Description describeSources(const DescribeRequest&);

}  // namespace tranche

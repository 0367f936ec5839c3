// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The queue policy that a command line asks for: a name of the table or the queue of a policy file, with single options in
// place of what it says. Verified by: tests/tools/replay_queue_test.cpp.

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "models/allocation/queue/queue_spec.hpp"
#include "tools/exit_code.hpp"

namespace tranche {

struct QueueOptions {
    std::string policy = "easy";
    std::optional<std::string> order, backfill, downRule;
    std::optional<std::int64_t> reservations;
    std::optional<double> halfLifeDays;
};

void addQueue(CLI::App&, QueueOptions&);

struct ChosenQueue {
    std::optional<QueueSpec> spec;  // nothing: reported, end with `exit`
    std::string name;               // as results call it
    ExitCode exit = kUsage;
};
ChosenQueue chooseQueue(const QueueOptions&);

}  // namespace tranche

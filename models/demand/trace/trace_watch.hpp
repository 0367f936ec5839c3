// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who watches the reading of a trace: asks it to stop, and sees how far it is. Looked at once every 256 kB.
// Verified by: tests/demand/trace_source_test.cpp.

#include <atomic>

namespace tranche {

struct TraceWatch {
    const std::atomic<bool>* cancel = nullptr;
    std::atomic<double>* progress = nullptr;  // 0 to 1 of the file as stored; stays 0 for a pipe
};

}  // namespace tranche

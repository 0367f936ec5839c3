// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The bytes of a trace: a file or a memory, unpacked when its first bytes are those of gzip (several members, padding with
// zeros and a wrong check sum are handled as gzip does). Memory: 64 kB and zlib's window, whatever the file.
// Faults: read() returns 0 and fault() says what was found. Verified by: tests/demand/trace_source_test.cpp.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace tranche {

class TraceSource {
public:
    explicit TraceSource(const std::filesystem::path& file);
    explicit TraceSource(std::string_view bytes);  // which must outlive the source
    ~TraceSource();
    TraceSource(TraceSource&&) = delete;

    std::size_t read(char* into, std::size_t room);  // 0: the end, or a fault

    const std::string& fault() const;  // empty: none
    bool missing() const;              // there is no file to read at all

    // How far reading has come, 0 to 1 of the file as stored; 0 when its size is not known (a pipe).
    double progress() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tranche

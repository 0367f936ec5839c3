// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Lines of a source, numbered from 1, without their ends (LF or CRLF, the last one may have none) and without a UTF-8
// byte order mark. A line beyond kMaxTraceLine is passed over, marked `tooLong`, without text; memory stays that of one
// buffer. Texts live until the next call.
// Verified by: tests/demand/trace_source_test.cpp.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/demand/trace/trace_source.hpp"
#include "models/demand/trace/trace_watch.hpp"

namespace tranche {

inline constexpr std::size_t kMaxTraceLine = 65536;  // [bytes]

struct TraceLine {
    std::string_view text;
    std::int64_t number = 0;
    bool tooLong = false;
};

// The column of a byte, in characters from 1.
std::int64_t columnAt(std::string_view line, std::size_t offset);

class LineReader {
public:
    explicit LineReader(TraceSource& source, TraceWatch watch = {})
        : source_(source), watch_(watch), buffer_(4 * kMaxTraceLine) {}

    bool next(TraceLine& line);     // false: the end, or a fault of the source
    std::string_view firstBytes();  // of the source, some of them; before the first next()
    const std::string& fault() const { return source_.fault(); }
    bool cancelled() const { return cancelled_; }  // by the watch: what came last may be part of a line
    double progress() const;  // 0 to 1 of the file are used; 0 when its size is not known

private:
    bool refill();
    void skipLongLine();

    TraceSource& source_;
    TraceWatch watch_;
    bool cancelled_ = false;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;  // what is read and not yet used
    std::int64_t number_ = 0;
    double delivered_ = 0;  // [bytes] by the source so far
};

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/line_reader.hpp"

#include <algorithm>
#include <cstring>

namespace tranche {

namespace {
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
}  // namespace

std::int64_t columnAt(std::string_view line, std::size_t offset) {
    const std::string_view before = line.substr(0, offset);
    return 1 + std::count_if(before.begin(), before.end(), [](char c) {
               return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;  // not inside a character
           });
}

// Moves what is left to the front and adds to it. False: there is no more, or no room.
bool LineReader::refill() {
    cancelled_ = cancelled_ || (watch_.cancel != nullptr && watch_.cancel->load(std::memory_order_relaxed));
    if (cancelled_) return false;
    if (watch_.progress != nullptr) watch_.progress->store(progress(), std::memory_order_relaxed);
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    const std::size_t got = source_.read(buffer_.data() + end_, buffer_.size() - end_);
    end_ += got;
    delivered_ += static_cast<double>(got);
    return got > 0;
}

// What waits in the buffer is not used yet.
double LineReader::progress() const {
    if (delivered_ <= 0) return 0;
    return source_.progress() * (1 - static_cast<double>(end_ - begin_) / delivered_);
}

std::string_view LineReader::firstBytes() {
    while (end_ < kMaxTraceLine && refill()) {
    }
    return {buffer_.data(), end_};
}

// Goes on behind its end, keeping nothing of it.
void LineReader::skipLongLine() {
    for (;;) {
        const char* const start = buffer_.data() + begin_;
        const void* const newline = std::memchr(start, '\n', end_ - begin_);
        if (newline != nullptr) {
            begin_ += static_cast<std::size_t>(static_cast<const char*>(newline) - start) + 1;
            return;
        }
        begin_ = end_;
        if (!refill()) return;
    }
}

bool LineReader::next(TraceLine& line) {
    std::size_t searched = 0;
    const char* newline = nullptr;
    for (;;) {
        const char* from = buffer_.data() + begin_ + searched;
        newline = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_ - searched));
        searched = end_ - begin_;
        if (newline != nullptr || searched > kMaxTraceLine || !refill()) break;
    }
    if (newline == nullptr && (searched == 0 || !source_.fault().empty())) return false;
    line.number = ++number_;
    const char* start = buffer_.data() + begin_;
    std::size_t length = newline != nullptr ? static_cast<std::size_t>(newline - start) : searched;
    line.tooLong = length > kMaxTraceLine;
    if (line.tooLong) {
        skipLongLine();
        line.text = {};
        return true;
    }
    begin_ += length + (newline != nullptr ? 1 : 0);
    if (length > 0 && start[length - 1] == '\r') --length;
    line.text = {start, length};
    if (number_ == 1 && line.text.starts_with(kByteOrderMark)) line.text.remove_prefix(kByteOrderMark.size());
    return true;
}

}  // namespace tranche

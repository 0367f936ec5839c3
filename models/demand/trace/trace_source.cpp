// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/trace_source.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <vector>

namespace tranche {

namespace {

constexpr std::size_t kRawBytes = 65536;
constexpr int kGzipOnly = 15 + 16;  // window bits of zlib's inflateInit2: the largest window, gzip's wrapper

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

bool startsWith(std::string_view bytes, std::string_view magic) {
    return bytes.substr(0, magic.size()) == magic;
}

// What else traces come packed in; empty for none of them.
std::string_view otherPacking(std::string_view bytes) {
    if (startsWith(bytes, "BZh")) return "bzip2";
    if (startsWith(bytes, "\xfd\x37zXZ")) return "xz";
    if (startsWith(bytes, "\x28\xb5\x2f\xfd")) return "zstd";
    if (startsWith(bytes, "PK\x03\x04")) return "zip";
    return {};
}

}  // namespace

struct TraceSource::State {
    std::unique_ptr<std::FILE, CloseFile> file;
    std::string_view memory;  // what is left of it
    bool missing = false;
    std::string fault;
    double rawDone = 0, rawSize = 0;

    std::vector<char> raw = std::vector<char>(kRawBytes);
    std::string_view left;  // of raw, not used yet
    bool rawEnd = false;

    bool started = false, packed = false, inMember = false, finished = false;
    z_stream stream{};

    ~State() {
        if (packed) inflateEnd(&stream);
    }

    void open(const std::filesystem::path& name) {
        std::error_code error;
        const std::filesystem::file_status status = std::filesystem::status(name, error);
        if (!std::filesystem::exists(status)) {
            fault = "no such file";
        } else if (std::filesystem::is_directory(status)) {
            fault = "a directory";
        } else {
            file.reset(std::fopen(name.c_str(), "rb"));
            if (!file) fault = "a file that cannot be read";
        }
        missing = !fault.empty();
        if (missing) return;
        std::setvbuf(file.get(), nullptr, _IONBF, 0);  // `raw` is the buffer
        const auto bytes = std::filesystem::file_size(name, error);
        if (!error) rawSize = static_cast<double>(bytes);
    }

    // More stored bytes into `left`, which is empty. False: none.
    bool fill() {
        if (rawEnd || !fault.empty()) return false;
        std::size_t got = 0;
        if (file) {
            got = std::fread(raw.data(), 1, raw.size(), file.get());
            if (got == 0 && std::ferror(file.get()) != 0) fault = "an error of the device while reading";
        } else {
            got = std::min(memory.size(), raw.size());
            if (got > 0) std::memcpy(raw.data(), memory.data(), got);
            memory.remove_prefix(got);
        }
        left = {raw.data(), got};
        rawDone += static_cast<double>(got);
        rawEnd = got == 0;
        return got > 0;
    }

    void start() {
        started = true;
        if (!fill()) return;
        if (const std::string_view packing = otherPacking(left); !packing.empty()) {
            fault = "a file packed by " + std::string(packing);
        } else if (startsWith(left, "\xff\xfe") || startsWith(left, "\xfe\xff")) {
            fault = "UTF-16 text";
        } else if (startsWith(left, "\x1f\x8b")) {
            packed = inflateInit2(&stream, kGzipOnly) == Z_OK;
            inMember = packed;
            if (!packed) fault = "no memory to unpack it";
        }
    }

    std::size_t readPlain(char* into, std::size_t room) {
        if (left.empty() && !fill()) return 0;
        const std::size_t n = std::min(room, left.size());
        std::memcpy(into, left.data(), n);
        left.remove_prefix(n);
        return n;
    }

    // After a member: another one, zeros, or nothing.
    void betweenMembers() {
        while (!left.empty() || fill()) {
            if (left.front() == '\x1f') {
                inMember = inflateReset(&stream) == Z_OK;
                return;
            }
            if (left.front() != '\0') {
                fault = "bytes after the end of the packed data";
                return;
            }
            left.remove_prefix(1);
        }
        finished = true;
    }

    std::size_t readPacked(char* into, std::size_t room) {
        stream.next_out = reinterpret_cast<Bytef*>(into);
        stream.avail_out = static_cast<uInt>(room);
        while (stream.avail_out == room && fault.empty() && !finished) {
            if (!inMember) {
                betweenMembers();
                continue;
            }
            if (left.empty() && !fill()) {
                if (fault.empty()) fault = "packed data that ends too early";
                break;
            }
            stream.next_in = reinterpret_cast<Bytef*>(raw.data() + (left.data() - raw.data()));
            stream.avail_in = static_cast<uInt>(left.size());
            const int status = inflate(&stream, Z_NO_FLUSH);
            left.remove_prefix(left.size() - stream.avail_in);
            if (status == Z_STREAM_END) inMember = false;
            if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
                fault = "damaged packed data";
        }
        return room - stream.avail_out;
    }
};

TraceSource::TraceSource(const std::filesystem::path& file) : state_(std::make_unique<State>()) {
    state_->open(file);
}

TraceSource::TraceSource(std::string_view bytes) : state_(std::make_unique<State>()) {
    state_->memory = bytes;
    state_->rawSize = static_cast<double>(bytes.size());
}

TraceSource::~TraceSource() = default;

std::size_t TraceSource::read(char* into, std::size_t room) {
    State& state = *state_;
    if (!state.fault.empty() || room == 0) return 0;
    if (!state.started) state.start();
    if (!state.fault.empty()) return 0;
    return state.packed ? state.readPacked(into, room) : state.readPlain(into, room);
}

const std::string& TraceSource::fault() const {
    return state_->fault;
}

bool TraceSource::missing() const {
    return state_->missing;
}

double TraceSource::progress() const {
    return state_->rawSize > 0
               ? std::min(1.0, (state_->rawDone - static_cast<double>(state_->left.size())) / state_->rawSize)
               : 0;
}

}  // namespace tranche

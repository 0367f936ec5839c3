// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "models/demand/trace/line_reader.hpp"
#include "tests/demand/gzip_bytes.hpp"
#include "tests/demand/trace_samples.hpp"

using namespace tranche;
using namespace tranche::samples;
namespace fs = std::filesystem;

namespace {

struct Lines {
    std::vector<std::string> texts;
    std::vector<std::int64_t> tooLong;
    std::string fault;
};

Lines linesOf(std::string_view bytes) {
    TraceSource source(bytes);
    LineReader reader(source);
    Lines result;
    for (TraceLine line; reader.next(line);) {
        result.texts.emplace_back(line.text);
        if (line.tooLong) result.tooLong.push_back(line.number);
    }
    result.fault = source.fault();
    return result;
}

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / fmt::format("tranche-trace-{}", ::getpid())) {
        fs::create_directory(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    fs::path operator/(const char* name) const { return path_ / name; }

private:
    fs::path path_;
};

// An SWF larger than the buffer of the reader.
std::string longLog() {
    std::string log;
    for (int i = 1; i <= 20000; ++i)
        log += fmt::format("{} {} 0 10 2 -1 -1 2 20 -1 1 1 1 -1 1 -1 -1 -1\n", i, i);
    return log;
}

}  // namespace

TEST_CASE("Reading that is watched says how far it is and stops when it is told to") {
    const Folder folder;
    std::ofstream(folder / "long.swf") << longLog();
    std::atomic<bool> cancel{false};
    std::atomic<double> progress{0};
    TraceOptions options;
    options.machine = 4;
    options.watch = {&cancel, &progress};
    const Trace whole = readTrace(folder / "long.swf", options);
    CHECK(whole.report.ok());
    CHECK_FALSE(whole.report.cancelled);
    CHECK(whole.jobs.size() == 20000);
    CHECK(progress.load() > 0.5);
    CHECK(progress.load() <= 1);

    cancel.store(true);
    const Trace none = readTrace(folder / "long.swf", options);
    CHECK(none.report.cancelled);
    CHECK_FALSE(none.report.ok());
}

TEST_CASE("Lines end where reading is stopped on the way") {
    const std::string log = longLog();
    TraceSource source{std::string_view(log)};
    std::atomic<bool> cancel{false};
    LineReader reader(source, {&cancel, nullptr});
    TraceLine line;
    REQUIRE(reader.next(line));
    cancel.store(true);
    int more = 0;
    while (reader.next(line)) ++more;
    CHECK(reader.cancelled());
    CHECK(more > 0);  // what the buffer held
    CHECK(more < 19999);
}

TEST_CASE("Lines come back as they were written, whatever their lengths") {
    std::vector<std::string> expected;
    std::string text;
    for (std::size_t i = 0; i < 400; ++i) {
        expected.emplace_back((i * i * 37) % 20000, static_cast<char>('a' + i % 26));
        text += expected.back() + (i % 3 == 0 ? "\r\n" : "\n");
    }
    expected.emplace_back("the end");
    text += "the end";
    const Lines plain = linesOf(text), packed = linesOf(gzip(text));
    CHECK(plain.texts == expected);
    CHECK(packed.texts == expected);
    CHECK(packed.fault == "");
}

TEST_CASE("A line at the cap is read and one beyond it is passed over, wherever it stands") {
    for (const std::size_t before : {0, 1, 1000, 65535, 65536, 130000}) {
        CAPTURE(before);
        std::string text;
        while (text.size() + 100 < before) text += std::string(99, 'x') + "\n";
        const std::size_t first = linesOf(text).texts.size();
        text += std::string(kMaxTraceLine, 'a') + "\n" + std::string(kMaxTraceLine + 1, 'b') + "\n" +
                std::string(1'000'000, 'c') + "\nlast\n" + std::string(300'000, 'd');
        const Lines lines = linesOf(text);
        REQUIRE(lines.texts.size() == first + 5);
        CHECK(lines.texts[first] == std::string(kMaxTraceLine, 'a'));
        CHECK(lines.texts[first + 3] == "last");
        const auto n = static_cast<std::int64_t>(first);
        CHECK(lines.tooLong == std::vector<std::int64_t>{n + 2, n + 3, n + 5});
    }
}

TEST_CASE("Gzip is told by its first bytes, and several members are one text") {
    const std::string text = line({.id = 1}) + line({.id = 2});
    const Trace trace = read(gzip(text));
    CHECK(trace.report.ok());
    CHECK(trace.jobs == read(text).jobs);
    CHECK(linesOf(gzip("a\nb") + gzip("c\n") + gzip("") + std::string(100, '\0')).texts ==
          std::vector<std::string>{"a", "bc"});
}

TEST_CASE("Damaged, cut and unknown packings are faults in both ways of reading") {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += line({.id = i, .run = 1 + i * 7919 % 1000});
    const std::string whole = gzip(text);
    const auto fault = [](std::string_view bytes) {
        const Trace trace = read(bytes, lenient());
        CHECK(trace.report.fault == TraceFault::content);
        return faults(trace);
    };
    const std::string expected = ", expected an SWF or CSV file, plain or gzip\n";
    for (const std::size_t length : {3UL, 11UL, whole.size() / 2, whole.size() - 9, whole.size() - 1}) {
        CAPTURE(length);
        CHECK(fault(whole.substr(0, length))
                  .ends_with("unreadable: found packed data that ends too early" + expected));
    }
    std::string flipped = whole;
    flipped[whole.size() - 6] = static_cast<char>(flipped[whole.size() - 6] ^ 1);  // of the check sum
    CHECK(fault(flipped).ends_with("unreadable: found damaged packed data" + expected));
    CHECK(fault(whole + "x").ends_with("found bytes after the end of the packed data" + expected));
    CHECK(fault("BZh91AY").ends_with("found a file packed by bzip2" + expected));
    CHECK(fault("\xfd\x37zXZ").ends_with("found a file packed by xz" + expected));
    CHECK(fault("\x28\xb5\x2f\xfdxx").ends_with("found a file packed by zstd" + expected));
    CHECK(fault("PK\x03\x04xx").ends_with("found a file packed by zip" + expected));
    CHECK(fault("\xff\xfe\x31\x01").ends_with("found UTF-16 text" + expected));
}

TEST_CASE("A file that is not there, or is a folder, is missing input") {
    const Folder folder;
    const Trace none = readTrace(folder / "none.swf", {});
    CHECK(none.report.fault == TraceFault::noInput);
    CHECK(faults(none).ends_with(
        "none.swf: unreadable: found no such file, expected an SWF or CSV file, plain or gzip\n"));
    CHECK(readTrace(folder / ".", {}).report.fault == TraceFault::noInput);
    std::ofstream(folder / "one.swf.gz", std::ios::binary) << gzip(line({}));
    CHECK(readTrace(folder / "one.swf.gz", {}).jobs.size() == 1);
}

TEST_CASE("A line of a gigabyte is one fault and takes no memory") {
    const Folder folder;
    const fs::path file = folder / "long.swf";
    std::ofstream(file) << line({.id = 1});
    std::error_code error;
    fs::resize_file(file, 1'000'000'000, error);  // a hole: NULs that take no room on the disk
    if (error) {
        MESSAGE("SKIPPED: no room for a file of a gigabyte");
        return;
    }
    std::ofstream(file, std::ios::app) << "\n" << line({.id = 2});
    const Trace trace = readTrace(file, lenient());
    CHECK(counts(trace) == "long-line 1 dropped\n");
    CHECK(trace.report.rules[0].firstLine == 2);
    CHECK(ids(trace) == std::vector<std::int64_t>{1, 2});
}

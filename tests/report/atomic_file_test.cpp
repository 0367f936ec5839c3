// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/atomic_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace tranche;
namespace fs = std::filesystem;

namespace {

// A folder of its own for every test, gone afterwards.
class Scratch {
public:
    Scratch() {
        std::string pattern = (fs::temp_directory_path() / "tranche-report-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~Scratch() {
        std::error_code ignored;
        fs::permissions(path_, fs::perms::owner_all, ignored);
        fs::remove_all(path_, ignored);
    }
    fs::path operator/(const char* name) const { return path_ / name; }
    const fs::path& path() const { return path_; }
    std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path_), fs::directory_iterator{}));
    }

private:
    fs::path path_;
};

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void put(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("a full disk is reported by the writer, by name and reason") {
    FileWriter writer("/dev/full");
    writer.write("small enough to sit in the buffer");
    const auto failure = writer.finish();
    REQUIRE(failure);
    CHECK(failure->code == ENOSPC);
    CHECK(failure->message() == "cannot write /dev/full: No space left on device");
    CHECK(fs::exists("/dev/full"));
}

TEST_CASE("a full disk in the middle of a long file stops the writing at once") {
    FileWriter writer("/dev/full");
    for (int i = 0; i < 100; ++i) writer.write(std::string(10000, 'x'));
    CHECK(writer.failure());
    CHECK(writer.finish()->code == ENOSPC);
}

TEST_CASE("a file is written whole, whatever the size of the pieces") {
    const Scratch scratch;
    std::string expected;
    {
        FileWriter writer(scratch / "a");
        for (int i = 0; i < 3000; ++i) {
            const std::string piece(static_cast<std::size_t>(i % 131), static_cast<char>('a' + i % 26));
            writer.write(piece);
            expected += piece;
        }
        writer.write(std::string(300000, 'z'));
        expected += std::string(300000, 'z');
        REQUIRE_FALSE(writer.finish());
    }
    CHECK(content(scratch / "a") == expected);
}

TEST_CASE("a writer that is not finished leaves no file") {
    const Scratch scratch;
    { FileWriter(scratch / "a").write("half"); }
    CHECK(scratch.entries() == 0);
}

TEST_CASE("an atomic write replaces, and a failed one keeps the old content") {
    const Scratch scratch;
    put(scratch / "a", "old");
    REQUIRE_FALSE(writeAtomically(scratch / "a", "new"));
    CHECK(content(scratch / "a") == "new");
    fs::create_directory(scratch / "b");
    put(scratch / "b" / "inside", "kept");
    const auto failure = writeAtomically(scratch / "b", "text");
    REQUIRE(failure);
    CHECK(failure->action == "replace");
    CHECK(content(scratch / "b" / "inside") == "kept");
    CHECK(scratch.entries() == 2);
    CHECK(writeAtomically(scratch / "missing" / "a", "text")->code == ENOENT);
}

TEST_CASE("a reader of the old file keeps the old content through the replacement") {
    const Scratch scratch;
    put(scratch / "a", "old");
    std::ifstream reader(scratch / "a");
    REQUIRE_FALSE(writeAtomically(scratch / "a", "new"));
    std::string seen;
    reader >> seen;
    CHECK(seen == "old");
}

TEST_CASE("a new output folder appears whole at the commit and not before") {
    const Scratch scratch;
    OutputFolder folder(scratch / "deep" / "er" / "out/");
    REQUIRE_FALSE(folder.failure());
    REQUIRE_FALSE(folder.write("metrics.csv", "m"));
    REQUIRE_FALSE(folder.write("report.html", "r"));
    CHECK_FALSE(fs::exists(scratch / "deep" / "er" / "out"));
    REQUIRE_FALSE(folder.commit());
    CHECK(content(scratch / "deep" / "er" / "out" / "metrics.csv") == "m");
    CHECK(content(scratch / "deep" / "er" / "out" / "report.html") == "r");
    CHECK(std::distance(fs::directory_iterator(scratch / "deep" / "er"), fs::directory_iterator{}) == 1);
}

TEST_CASE("an output folder that is not committed leaves nothing, parents included") {
    const Scratch scratch;
    {
        OutputFolder folder(scratch / "deep" / "er" / "out");
        REQUIRE_FALSE(folder.write("metrics.csv", "m"));
        const auto open = folder.file("report.html");
        open->write("half");
    }
    CHECK(scratch.entries() == 0);
}

TEST_CASE("an existing folder has its files replaced and keeps the others") {
    const Scratch scratch;
    fs::create_directory(scratch / "out");
    put(scratch / "out" / "metrics.csv", "old");
    put(scratch / "out" / "notes.txt", "mine");
    OutputFolder folder(scratch / "out");
    REQUIRE_FALSE(folder.write("metrics.csv", "new"));
    CHECK(content(scratch / "out" / "metrics.csv") == "old");
    REQUIRE_FALSE(folder.commit());
    CHECK(content(scratch / "out" / "metrics.csv") == "new");
    CHECK(content(scratch / "out" / "notes.txt") == "mine");
    CHECK(std::distance(fs::directory_iterator(scratch / "out"), fs::directory_iterator{}) == 2);
}

TEST_CASE("one impossible name keeps every old result") {
    const Scratch scratch;
    fs::create_directories(scratch / "out" / "report.html");
    put(scratch / "out" / "metrics.csv", "old");
    {
        OutputFolder folder(scratch / "out");
        REQUIRE_FALSE(folder.write("metrics.csv", "new"));
        REQUIRE_FALSE(folder.write("report.html", "new"));
        const auto failure = folder.commit();
        REQUIRE(failure);
        CHECK(failure->code == EISDIR);
    }
    CHECK(content(scratch / "out" / "metrics.csv") == "old");
    CHECK(std::distance(fs::directory_iterator(scratch / "out"), fs::directory_iterator{}) == 2);
}

TEST_CASE("a file where the folder, or its parent, should be is refused and untouched") {
    const Scratch scratch;
    put(scratch / "out", "a file");
    OutputFolder same(scratch / "out");
    REQUIRE(same.failure());
    CHECK(same.failure()->code == ENOTDIR);
    CHECK(same.write("metrics.csv", "m"));
    CHECK(same.commit());
    OutputFolder below(scratch / "out" / "deeper");
    REQUIRE(below.failure());
    CHECK(below.failure()->code == ENOTDIR);
    CHECK(content(scratch / "out") == "a file");
    CHECK(scratch.entries() == 1);
}

TEST_CASE("a failed folder hands out writers that fail and write nowhere") {
    const Scratch scratch;
    put(scratch / "out", "a file");
    OutputFolder folder(scratch / "out");
    const auto writer = folder.file("metrics.csv");
    writer->write("m");
    CHECK(writer->finish());
    CHECK_FALSE(fs::exists("metrics.csv"));
}

TEST_CASE("a folder without permission is refused" * doctest::skip(::geteuid() == 0)) {
    const Scratch scratch;
    fs::create_directory(scratch / "out");
    fs::permissions(scratch / "out", fs::perms::owner_read | fs::perms::owner_exec);
    OutputFolder folder(scratch / "out");
    REQUIRE(folder.failure());
    CHECK(folder.failure()->code == EACCES);
}

TEST_CASE("a folder that someone else fills meanwhile is not overwritten") {
    const Scratch scratch;
    OutputFolder folder(scratch / "out");
    REQUIRE_FALSE(folder.write("metrics.csv", "m"));
    fs::create_directory(scratch / "out");
    put(scratch / "out" / "theirs", "t");
    const auto failure = folder.commit();
    REQUIRE(failure);
    CHECK(failure->code == ENOTEMPTY);
    CHECK(content(scratch / "out" / "theirs") == "t");
}

TEST_CASE("only a regular file is replaced, and a link stays a link") {
    const Scratch scratch;
    REQUIRE(::mkfifo((scratch / "pipe").c_str(), 0600) == 0);
    const auto failure = writeAtomically(scratch / "pipe", "text");
    REQUIRE(failure);
    CHECK(failure->message().find("no regular file") != std::string::npos);
    CHECK(fs::is_fifo(scratch / "pipe"));
    put(scratch / "target", "old");
    fs::create_symlink(scratch / "target", scratch / "link");
    CHECK_FALSE(writeAtomically(scratch / "link", "new"));
    CHECK(fs::is_symlink(scratch / "link"));
    CHECK(content(scratch / "target") == "new");
}

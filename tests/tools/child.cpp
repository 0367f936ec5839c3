// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/child.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace tranche::testing {
namespace {

namespace fs = std::filesystem;

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

// A terminal pair: {ours, the child's}.
std::array<int, 2> openTerminal() {
    const int ours = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(ours >= 0);
    REQUIRE(::grantpt(ours) == 0);
    REQUIRE(::unlockpt(ours) == 0);
    const int theirs = ::open(::ptsname(ours), O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(theirs >= 0);
    ::winsize size{};
    size.ws_col = 100;
    size.ws_row = 50;
    ::ioctl(theirs, TIOCSWINSZ, &size);
    return {ours, theirs};
}

std::array<int, 2> openPipe() {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    return ends;
}

// False: at its end.
bool readSome(int descriptor, std::string& into) {
    std::array<char, 65536> buffer{};
    const ::ssize_t n = ::read(descriptor, buffer.data(), buffer.size());
    if (n > 0) into.append(buffer.data(), static_cast<std::size_t>(n));
    return n > 0;
}

}  // namespace

Child::Child(std::vector<std::string> arguments, const ChildSetup& setup) {
    arguments.insert(arguments.begin(), TRANCHE_PROGRAM);
    std::map<std::string, std::string> variables{{"PATH", "/usr/bin:/bin"}, {"TERM", "xterm"}};
    for (const auto& [name, value] : setup.environment) variables[name] = value;
    std::vector<std::string> environment;
    for (const auto& [name, value] : variables) environment.push_back(name + "=" + value);
    const std::vector<char*> argv = pointers(arguments), envp = pointers(environment);
    const std::string folder = setup.folder.string();

    const std::array<int, 2> out = setup.onTerminal ? openTerminal() : openPipe();
    const std::array<int, 2> err = setup.onTerminal ? std::array{-1, out[1]} : openPipe();
    const int childOut =
        setup.outFile.empty() ? out[1] : ::open(setup.outFile.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    REQUIRE(childOut >= 0);
    id_ = ::fork();
    REQUIRE(id_ >= 0);
    if (id_ == 0) {
        const ::rlimit files{setup.fileLimit, setup.fileLimit}, memory{setup.memoryLimit, setup.memoryLimit};
        std::signal(SIGINT, setup.ignoreInterrupts ? SIG_IGN : SIG_DFL);
        const bool ready = ::dup2(childOut, STDOUT_FILENO) >= 0 && ::dup2(err[1], STDERR_FILENO) >= 0 &&
                           (folder.empty() || ::chdir(folder.c_str()) == 0) &&
                           (setup.fileLimit == 0 || ::setrlimit(RLIMIT_FSIZE, &files) == 0) &&
                           (setup.memoryLimit == 0 || ::setrlimit(RLIMIT_DATA, &memory) == 0);
        if (ready) ::execve(argv[0], argv.data(), envp.data());
        ::_exit(126);
    }
    ::close(out[1]);
    if (!setup.onTerminal) ::close(err[1]);
    if (childOut != out[1]) ::close(childOut);
    out_ = out[0];
    err_ = err[0];
}

Child::~Child() {
    if (!waited_) {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    if (out_ >= 0) ::close(out_);
    if (err_ >= 0) ::close(err_);
}

void Child::send(int signal) const {
    ::kill(id_, signal);
}

Ending Child::wait() {
    constexpr auto kPatience = std::chrono::minutes(2);
    const auto end = std::chrono::steady_clock::now() + kPatience;
    Ending ending;
    bool outOpen = true, errOpen = err_ >= 0;
    while (outOpen || errOpen) {
        std::array<::pollfd, 2> watched{{{outOpen ? out_ : -1, POLLIN, 0}, {errOpen ? err_ : -1, POLLIN, 0}}};
        ::poll(watched.data(), watched.size(), 1000);
        if (watched[0].revents != 0) outOpen = readSome(out_, ending.out);
        if (watched[1].revents != 0) errOpen = readSome(err_, ending.err);
        if (std::chrono::steady_clock::now() > end) ::kill(id_, SIGKILL);
    }
    int status = 0;
    ::waitpid(id_, &status, 0);
    waited_ = true;
    if (WIFEXITED(status)) ending.exit = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
    return ending;
}

Ending command(std::vector<std::string> arguments, const ChildSetup& setup) {
    return Child(std::move(arguments), setup).wait();
}

FreshFolder::FreshFolder() {
    std::string name = (fs::temp_directory_path() / "tranche-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

FreshFolder::~FreshFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string FreshFolder::write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this / name;
}

std::vector<std::string> FreshFolder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string scenario(const std::string& name) {
    return std::string(TRANCHE_SOURCE_DIR) + "/scenarios/" + name + ".yaml";
}

std::string readFile(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace tranche::testing

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The real program as a child process, without a shell: arguments arrive as they are.

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tranche::testing {

struct Ending {
    int exit = -1;  // -1: killed by `signal`
    int signal = 0;
    std::string out, err;  // on a terminal both are in `out`
};

struct ChildSetup {
    std::filesystem::path folder = {};                    // to run in; empty: this one
    std::map<std::string, std::string> environment = {};  // added to a nearly empty one
    std::string outFile = {};                             // standard output goes there instead
    std::size_t fileLimit = 0;                            // [bytes] largest file it may write; 0: none
    std::size_t memoryLimit = 0;                          // [bytes] it may ask for; 0: none
    bool ignoreInterrupts = false;  // SIGINT, as a shell does for jobs in the background
    bool onTerminal = false;        // both streams on a pseudo-terminal of 100 columns
};

class Child {
public:
    explicit Child(std::vector<std::string> arguments, const ChildSetup& setup = {});
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void send(int signal) const;
    Ending wait();  // at most two minutes, then it is killed
    pid_t id() const { return id_; }

private:
    pid_t id_ = -1;
    int out_ = -1, err_ = -1;
    bool waited_ = false;
};

Ending command(std::vector<std::string> arguments, const ChildSetup& setup = {});

// A folder of its own, removed at the end.
class FreshFolder {
public:
    FreshFolder();
    ~FreshFolder();
    FreshFolder(const FreshFolder&) = delete;
    FreshFolder& operator=(const FreshFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    std::string write(const std::string& name, const std::string& text) const;
    std::vector<std::string> names() const;  // what is in it, sorted

private:
    std::filesystem::path path_;
};

std::string scenario(const std::string& name);  // "round1-replay" -> path of the shipped file
std::string readFile(const std::filesystem::path& path);

}  // namespace tranche::testing

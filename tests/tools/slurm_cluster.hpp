// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Slurm of its own on this machine: munged, slurmctld and two slurmd on loopback with ports that were free, everything in a
// folder of its own, ended by their pid files. Needs Debian's slurm-wlm and munge, and no rights beyond the user's.

#include <string>
#include <vector>

#include "tests/tools/child.hpp"

namespace tranche::testing {

class SlurmCluster {
public:
    static std::string missing();  // the programs that are not there; empty: none

    SlurmCluster();
    ~SlurmCluster();
    SlurmCluster(const SlurmCluster&) = delete;
    SlurmCluster& operator=(const SlurmCluster&) = delete;

    bool ready() const { return ready_; }
    std::string problem() const;  // what the daemons said, where it is not ready
    std::map<std::string, std::string> environment() const;
    std::string ask(const std::string& commandLine) const;  // its standard output
    void killNode(const std::string& node) const;           // its slurmd, by SIGKILL

private:
    void start(const std::string& commandLine) const;
    void end(const std::string& pidFile, int signal) const;

    FreshFolder folder_;
    bool ready_ = false;
};

}  // namespace tranche::testing

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/slurm_cluster.hpp"

#include <arpa/inet.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

namespace tranche::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPath = "/usr/sbin:/usr/bin:/sbin:/bin";

// Ports that nobody listens on: all held at once, so that they differ.
std::array<int, 3> freePorts() {
    std::array<int, 3> ports{}, sockets{};
    for (std::size_t i = 0; i < ports.size(); ++i) {
        sockets[i] = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(sockets[i], reinterpret_cast<sockaddr*>(&address), size);
        ::getsockname(sockets[i], reinterpret_cast<sockaddr*>(&address), &size);
        ports[i] = ntohs(address.sin_port);
    }
    for (const int socket : sockets) ::close(socket);
    return ports;
}

std::string user() {
    const passwd* const entry = ::getpwuid(::getuid());
    return entry == nullptr ? "root" : entry->pw_name;
}

std::string host() {
    std::array<char, 256> name{};
    ::gethostname(name.data(), name.size() - 1);
    return std::string(name.data()).substr(0, std::string(name.data()).find('.'));
}

std::string configuration(const std::string& folder) {
    const std::array<int, 3> ports = freePorts();
    std::string text =
        "ClusterName=trial\n"
        "SlurmctldHost=" +
        host() +
        "(127.0.0.1)\n"
        "SlurmctldPort=" +
        std::to_string(ports[0]) +
        "\n"
        "SlurmUser=" +
        user() + "\nSlurmdUser=" + user() +
        "\n"
        "AuthType=auth/munge\nAuthInfo=socket=" +
        folder +
        "/munge.socket\nCredType=cred/munge\n"
        "ProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\n"
        "SelectType=select/cons_tres\nSelectTypeParameters=CR_Core\nMpiDefault=none\n"
        "ReturnToService=2\nSlurmdTimeout=5\nKillWait=5\nMinJobAge=300\n"
        "SchedulerParameters=batch_sched_delay=0,sched_interval=1\n";
    const auto in = [&](const char* key, const std::string& name) {
        text += std::string(key) + "=" + folder + "/" + name + "\n";
    };
    in("StateSaveLocation", "state");
    in("SlurmdSpoolDir", "spool-%n");
    in("SlurmctldPidFile", "slurmctld.pid");
    in("SlurmdPidFile", "slurmd-%n.pid");
    in("SlurmctldLogFile", "slurmctld.log");
    in("SlurmdLogFile", "slurmd-%n.log");
    for (int node = 1; node <= 2; ++node)
        text += "NodeName=n" + std::to_string(node) + " NodeHostname=" + host() +
                " NodeAddr=127.0.0.1 Port=" + std::to_string(ports[static_cast<std::size_t>(node)]) +
                " CPUs=1\n";
    return text + "PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP\n";
}

}  // namespace

std::string SlurmCluster::missing() {
    std::string names;
    for (const char* program :
         {"munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "sinfo", "scancel"}) {
        bool found = false;
        for (const char* folder : {"/usr/sbin/", "/usr/bin/"})
            found = found || fs::exists(std::string(folder) + program);
        if (!found) names += (names.empty() ? "" : ", ") + std::string(program);
    }
    return names;
}

SlurmCluster::SlurmCluster() {
    const std::string folder = folder_.path().string();
    fs::permissions(folder_.path(),
                    fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);  // munged
    for (const char* name : {"state", "spool-n1", "spool-n2"}) fs::create_directories(folder_.path() / name);
    folder_.write("slurm.conf", configuration(folder));
    std::ifstream random("/dev/urandom", std::ios::binary);
    std::string key(1024, '\0');
    random.read(key.data(), static_cast<std::streamsize>(key.size()));
    fs::permissions(folder_.write("munge.key", key), fs::perms::owner_read | fs::perms::owner_write);
    start("munged --key-file=" + folder + "/munge.key --socket=" + folder + "/munge.socket --pid-file=" +
          folder + "/munge.pid --log-file=" + folder + "/munge.log --seed-file=" + folder + "/munge.seed");
    start("slurmctld");
    start("slurmd -N n1");
    start("slurmd -N n2");
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!ready_ && std::chrono::steady_clock::now() < patience) {
        ready_ = ask("sinfo --noheader --format=%t%D") == "idle2\n";
        if (!ready_) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

SlurmCluster::~SlurmCluster() {
    if (ready_) ask("scancel --user=" + user());
    for (const char* pid : {"slurmd-n1.pid", "slurmd-n2.pid", "slurmctld.pid", "munge.pid"})
        end(pid, SIGTERM);
}

std::string SlurmCluster::problem() const {
    std::string text = ask("sinfo");
    for (const char* log : {"munge.log", "slurmctld.log", "slurmd-n1.log"})
        text += std::string("--- ") + log + "\n" + readFile(folder_.path() / log);
    return text;
}

std::map<std::string, std::string> SlurmCluster::environment() const {
    return {{"SLURM_CONF", folder_ / "slurm.conf"}, {"PATH", kPath}};
}

std::string SlurmCluster::ask(const std::string& commandLine) const {
    std::string out;
    FILE* const pipe = ::popen(("PATH=" + std::string(kPath) + " SLURM_CONF=" + (folder_ / "slurm.conf") +
                                " timeout 20 " + commandLine + " 2>/dev/null")
                                   .c_str(),
                               "r");
    if (pipe == nullptr) return out;
    std::array<char, 4096> part{};
    for (std::size_t n; (n = std::fread(part.data(), 1, part.size(), pipe)) > 0;) out.append(part.data(), n);
    ::pclose(pipe);
    return out;
}

// Daemons leave by themselves; their streams must not keep the test's pipes open.
void SlurmCluster::start(const std::string& commandLine) const {
    ask(commandLine + " >/dev/null </dev/null");
}

void SlurmCluster::end(const std::string& pidFile, int signal) const {
    std::ifstream in(folder_ / pidFile);
    pid_t pid = 0;
    if (!(in >> pid) || pid <= 1) return;
    ::kill(pid, signal);
    for (int i = 0; i < 100 && ::kill(pid, 0) == 0; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (i == 80) ::kill(pid, SIGKILL);
    }
}

void SlurmCluster::killNode(const std::string& node) const {
    end("slurmd-" + node + ".pid", SIGKILL);
}

}  // namespace tranche::testing

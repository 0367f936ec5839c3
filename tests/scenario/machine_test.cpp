// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Machines of a replay: what is read, and every fault with its place, all at once.
#include "models/scenario/machine_reader.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "models/fields/node_json.hpp"
#include "models/scenario/yaml_document.hpp"

using namespace tranche;
namespace fs = std::filesystem;

namespace {

// A machine from text; its faults without the name of the file.
struct Read {
    std::optional<MachineSpec> machine;
    std::string faults;
    int exitHint = 0;
};

Read machineOf(const std::string& text) {
    const fs::path file = fs::temp_directory_path() / fmt::format("tranche-machine-{}.yaml", ::getpid());
    std::ofstream(file) << text;
    Issues issues;
    Read result;
    result.machine = readMachine(file, issues, &result.exitHint);
    for (const Issue& issue : issues.sorted())
        result.faults += formatIssue(issue).substr(file.string().size() + 1) + "\n";
    fs::remove(file);
    CHECK(result.machine.has_value() == result.faults.empty());
    CHECK(result.exitHint == (result.machine ? 0 : kExitBadContent));
    return result;
}

const std::string kTwo =
    "pools:\n"
    "  - {id: old, gpu: H200, gpus: 64, node_gpus: 8}\n"
    "  - {id: new, gpu: B200, gpus: 20}\n";

// The fault of two pools and these changes.
std::string changes(const std::string& lines) {
    return machineOf(kTwo + "changes:\n" + lines).faults;
}

std::string pool(const std::string& inside) {
    return machineOf("pools: [{" + inside + "}]\n").faults;
}

// What a machine promises, by brute force: the level of every pool after every instant.
bool keepsPromises(const MachineSpec& m) {
    if (m.pools.empty() || m.pools.size() > kMaxMachinePools) return false;
    std::map<std::string, std::map<double, Gpus>> steps;
    for (const MachinePoolSpec& p : m.pools) {
        if (p.gpus <= 0 || p.id.empty() || !(p.speed > 0) || steps.contains(p.id)) return false;
        steps[p.id][-1] = p.gpus;
    }
    for (const CapacityChangeSpec& c : m.changes) {
        if (!steps.contains(c.pool) || !(c.atS >= 0) || c.gpus == 0) return false;
        if (c.knownS && !(*c.knownS >= 0 && *c.knownS <= c.atS)) return false;
        steps[c.pool][c.atS] += c.gpus;
    }
    for (const MachinePoolSpec& p : m.pools) {
        Gpus level = 0;
        for (const auto& [at, change] : steps[p.id]) {
            level += change;
            if (level < 0 || level > kMaxPoolGpus || (p.nodeGpus > 0 && level % p.nodeGpus != 0))
                return false;
        }
    }
    return true;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("The sample machine is read as it says, its changes by time") {
    Issues issues;
    const auto machine =
        readMachine(fs::path(TRANCHE_SOURCE_DIR) / "scenarios/traces/mixed-machine.yaml", issues);
    CHECK(formatIssues(issues) == "");
    REQUIRE(machine);
    CHECK(machine->placement == "best-fit");
    REQUIRE(machine->pools.size() == 2);
    CHECK(machine->pools[0].id == "hopper");
    CHECK(machine->pools[0].gpu == "H200");
    CHECK(machine->pools[0].nodeGpus == 8);
    CHECK(machine->pools[0].speed == 1);
    CHECK(machine->pools[1].speed == 2);
    CHECK(machine->pools[1].accepts == std::vector<std::string>{"GB200", "1"});
    std::string order;
    for (const CapacityChangeSpec& c : machine->changes)
        order += fmt::format("{} {} {} {}\n", c.atS, c.pool, c.gpus,
                             c.knownS ? fmt::format("{}", *c.knownS) : "unknown");
    CHECK(order ==
          "1000 blackwell -8 unknown\n5400 hopper -8 0\n9000 hopper 8 0\n10800 blackwell 8 unknown\n");
}

TEST_CASE("A machine needs no more than one pool, and defaults are as documented") {
    const Read read = machineOf("pools: [{id: all, gpus: 100}]\n");
    REQUIRE(read.machine);
    CHECK(read.machine->placement == "first-fit");
    CHECK(read.machine->pools[0].nodeGpus == 0);
    CHECK(read.machine->pools[0].speed == 1);
    CHECK(read.machine->changes.empty());
    // What is written is read again as the same.
    const std::string echoed = toJson(write(*read.machine));
    const Read again = machineOf(echoed);
    REQUIRE(again.machine);
    CHECK(toJson(write(*again.machine)) == echoed);
}

TEST_CASE("Faults of a machine are found all at once, with places and what was meant") {
    CHECK(machineOf("placment: fgd\npools:\n  - {id: a, gpus: 0}\n  - {gpus: 1.5, speed: .nan}\nchanges:\n"
                    "  - {at_s: -1, pool: a, gpus: 8}\n")
              .faults ==
          "1:1: placment: found an unknown key, expected a key of machine; did you mean 'placement'?\n"
          "3:19: pools[0].gpus: found '0', expected a whole number from 1 to 2147483647 (GPUs)\n"
          "4:5: pools[1].id: found nothing, expected text: stable name\n"
          "4:12: pools[1].gpus: found '1.5', expected a whole number from 1 to 2147483647 (GPUs)\n"
          "4:24: pools[1].speed: found '.nan', expected a number from 0.001 to 1000; finite\n"
          "6:12: changes[0].at_s: found '-1', expected a number from 0 to 17592186044 (s)\n");
}

TEST_CASE("Names across a machine are checked, all of them") {
    CHECK(machineOf("placement: bestfit\npools:\n  - {id: old, gpus: 8}\n  - {id: old, gpus: 8}\nchanges:\n"
                    "  - {at_s: 1, pool: odl, gpus: 8}\n  - {at_s: 1, pool: z, gpus: 8}\n")
              .faults ==
          "1:12: placement: found 'bestfit', expected one of first-fit, best-fit, worst-fit, fgd; did you "
          "mean 'best-fit'?\n"
          "4:10: pools[1].id: found 'old', expected a name other than that of pools[0]\n"
          "6:21: changes[0].pool: found 'odl', expected the id of a pool; did you mean 'old'?\n"
          "7:21: changes[1].pool: found 'z', expected the id of a pool\n");
}

TEST_CASE("A pool has whole nodes, a name, and no text that would be two") {
    CHECK(has(pool("id: a, gpus: 12, node_gpus: 8"), "pools[0].gpus: found 12, expected whole nodes of 8"));
    CHECK(has(pool("id: '', gpus: 8"), "pools[0].id: found '', expected a name"));
    CHECK(has(pool("id: a|b, gpus: 8"), "pools[0].id: found 'a|b', expected a name without |"));
    CHECK(has(pool("id: a, gpu: H|B, gpus: 8"), "pools[0].gpu"));
    CHECK(has(pool("id: a, gpus: 8, accepts: [x, 'y|z', '']"), "pools[0].accepts[1]"));
    CHECK(has(pool("id: a, gpus: 8, accepts: [x, 'y|z', '']"), "pools[0].accepts[2]"));
    CHECK(has(pool("id: a, gpus: 8, node_gpus: -8"), "pools[0].node_gpus"));
    CHECK(has(pool("id: a, gpus: 2147483648"), "pools[0].gpus"));
    CHECK(has(pool("id: a, gpus: 8, speed: 0"), "pools[0].speed"));
    CHECK(pool("id: a, gpus: 1000000, node_gpus: 1") == "");
    CHECK(has(pool("id: a, gpus: 1000001, node_gpus: 1"), "found 1000001 nodes, expected at most 1000000"));
}

TEST_CASE("A machine has from one pool to sixty-four") {
    CHECK(has(machineOf("pools: []\n").faults, "1:8: pools: found an empty list, expected at least one"));
    CHECK(has(machineOf("name: x\n").faults, "pools"));
    std::string many = "pools:\n";
    for (int i = 0; i < 64; ++i) many += fmt::format("  - {{id: p{}, gpus: 1}}\n", i);
    CHECK(machineOf(many).faults == "");
    CHECK(has(machineOf(many + "  - {id: more, gpus: 1}\n").faults, "found 65 pools, expected at most 64"));
}

TEST_CASE("A change moves whole nodes, moves something, and is not announced afterwards") {
    CHECK(changes("  - {at_s: 5, pool: old, gpus: -8, known_s: 5}\n  - {at_s: 6, pool: new, gpus: -7}\n") ==
          "");
    CHECK(changes("  - {at_s: 5, pool: old, gpus: -4}\n") ==
          "5:32: changes[0].gpus: found -4, expected whole nodes of 8 GPUs\n");
    CHECK(has(changes("  - {at_s: 5, pool: new, gpus: 0}\n"), "changes[0].gpus: found 0"));
    CHECK(changes("  - {at_s: 5, pool: new, gpus: 1, known_s: 5.5}\n") ==
          "5:44: changes[0].known_s: found 5.5, expected at most at_s, 5: announced before it happens\n");
    CHECK(changes("  - {at_s: 5, pool: new, gpus: 1, known_s: null}\n") == "");
}

TEST_CASE("A pool never has less than nothing, whatever the order of the lines") {
    // 20, then 12 at 10 s, 0 at 20 s.
    CHECK(changes("  - {at_s: 20, pool: new, gpus: -12}\n  - {at_s: 10, pool: new, gpus: -8}\n") == "");
    CHECK(changes("  - {at_s: 20, pool: new, gpus: -13}\n  - {at_s: 10, pool: new, gpus: -8}\n") ==
          "5:33: changes[0].gpus: found -13, which leaves 'new' with -1 GPUs, expected 0 to 2147483647 GPUs "
          "there after it\n");
    // At one instant only the sum counts.
    CHECK(changes("  - {at_s: 9, pool: new, gpus: -30}\n  - {at_s: 9, pool: new, gpus: 10}\n") == "");
    CHECK(has(changes("  - {at_s: 9, pool: new, gpus: -30}\n  - {at_s: 9, pool: new, gpus: 9}\n"),
              "changes[1].gpus"));
    // What the other pool has does not help.
    CHECK(has(changes("  - {at_s: 9, pool: old, gpus: 800}\n  - {at_s: 9, pool: new, gpus: -21}\n"),
              "changes[1].gpus"));
    CHECK(has(changes("  - {at_s: 9, pool: new, gpus: 2147483647}\n"), "with 2147483667 GPUs"));
    CHECK(has(changes("  - {at_s: 9, pool: old, gpus: 8000000}\n"), "0 to 8000000 GPUs"));
}

TEST_CASE("The largest job is the most that one pool ever has, changes of one instant together") {
    const auto largest = [](const std::string& lines) {
        const Read read = machineOf(kTwo + lines);
        REQUIRE(read.machine);
        return largestPool(*read.machine);
    };
    CHECK(largest("") == 64);
    CHECK(largest("changes: [{at_s: 1, pool: old, gpus: -64}, {at_s: 2, pool: new, gpus: 50}]\n") == 70);
    CHECK(largest("changes: [{at_s: 1, pool: new, gpus: 60}, {at_s: 1, pool: old, gpus: 8}, "
                  "{at_s: 1, pool: new, gpus: -30}]\n") == 72);
    CHECK(largest("changes: [{at_s: 5, pool: new, gpus: -9}, {at_s: 1, pool: new, gpus: 50}, "
                  "{at_s: 1, pool: old, gpus: -8}]\n") == 70);
}

TEST_CASE("Damaged machines are refused, or keep every promise of a machine") {
    const std::string good =
        "placement: fgd\npools:\n  - {id: a, gpu: H, gpus: 16, node_gpus: 8, speed: 2}\n"
        "  - {id: b, gpus: 9, accepts: [\"1\", x]}\nchanges:\n  - {at_s: 5, pool: a, gpus: -8, known_s: 1}\n"
        "  - {at_s: 5, pool: b, gpus: -9}\n  - {at_s: 7, pool: a, gpus: -8}\n  - {at_s: 9, pool: b, gpus: "
        "3}\n";
    const std::vector<std::string> pieces{"-", "0", "1", "8", "9", "a", "b", ".5", "e9", " ", "", "|"};
    std::uint64_t state = 7;  // Knuth's MMIX constants
    const auto below = [&](std::size_t n) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state >> 33U) % n);
    };
    int accepted = 0, refused = 0;
    for (int i = 0; i < 6000; ++i) {
        std::string text = good;
        for (std::size_t n = 1 + below(2); n > 0; --n)
            text.replace(below(text.size()), below(2), pieces[below(pieces.size())]);
        CAPTURE(text);
        ReadContext context;
        const auto node = parseYamlText(text, "m.yaml", context.issues);
        const MachineSpec machine = node ? read<MachineSpec>(*node, context) : MachineSpec{};
        if (context.issues.hasErrors()) {
            ++refused;
            continue;
        }
        ++accepted;
        CHECK(keepsPromises(machine));
    }
    CHECK(accepted > 300);
    CHECK(refused > 500);
}

TEST_CASE("Machines that are no machines are refused in words") {
    for (const std::string text :
         {"", "42\n", "pools: 3\n", "pools: [[1, 2]]\n", "pools: {id: a}\n", "- pools\n", "pools: [",
          "pools: [{id: a, gpus: 1}]\npools: [{id: b, gpus: 1}]\n", "pools: [{id: a, gpus: 1e999}]\n",
          "pools: [{id: a, gpus: 99999999999999999999}]\n", "pools: [{id: a, gpus: \"8\"}]\n",
          "pools: [{id: &x a, gpus: 8}, {id: *x, gpus: 8}]\n",
          "pools: [{id: a, gpus: 8}]\nchanges: [{at_s: 1e400, pool: a, gpus: 1}]\n"}) {
        CAPTURE(text);
        CHECK(machineOf(text).faults != "");
    }
    Issues issues;
    int exitHint = 0;
    CHECK_FALSE(readMachine("no-such-machine.yaml", issues, &exitHint));
    CHECK(exitHint == kExitNoInput);
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A clairvoyant bound as a file that anyone can check without the simulator's runs: prices lambda, capacity, projects, the
// bound claimed and what each policy reached. One JSON object:
//
//   format "tranche-bound-1", scenario, scenario_hash, seed, replication, value ("hours" or "merit")
//   edges_h                      ends of the slots, hours since the start of the horizon
//   worth: hours of need that an hour of each type serves; capacity_gpu_hours and lambda: a list a type, a number a slot
//   projects [[from_h, gpus, need, weight], ...]          as ServedProject
//   bound, reached [{policy, value}], sha256              of the object without it, written compactly in this order
//
// checkCertificate recomputes the bound from the file alone in one pass, O(slots cells + projects x cells), and holds it
// against what is claimed (relative 1e-12), against what the policies reached, and the text against its hash. The hash tells
// of a file that was changed or cut; who changes a file on purpose can write a new hash, but not a bound below what the
// prices and the projects in it give.
// Faults: all at once, in words. Verified by: tests/experiment/certificate_test.cpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/experiment/compare/bound_of_run.hpp"

namespace tranche {

struct CertificateFacts {
    std::string scenario, hash;
    std::uint64_t seed = 0;
    std::int64_t replication = 0;
    bool merit = false;
    std::vector<std::string> policies;  // as RunBound::reached
};

std::string certificateJson(const CertificateFacts&, const RunBound&);

struct CertificateCheck {
    std::vector<std::string> faults;  // none: it holds
    CertificateFacts facts;
    double claimed = 0, recomputed = 0;
    std::vector<double> reached;
    std::size_t projects = 0, slots = 0, types = 0;
};

inline constexpr std::size_t kLargestCertificate = 256U << 20;  // [bytes]
CertificateCheck checkCertificate(std::string_view text);

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/compare/certificate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/allocation/lottery/sha256.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "tranche-bound-1";
constexpr double kSame = 1e-12;  // relative

Json byType(const std::vector<double>& cells, std::size_t types) {
    Json rows = Json::array();
    const std::size_t slots = types == 0 ? 0 : cells.size() / types;
    for (std::size_t g = 0; g < types; ++g) {
        Json row = Json::array();
        for (std::size_t t = 0; t < slots; ++t) row.push_back(cells[g * slots + t]);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string compact(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Reads what is there, and notes what is not as it should be.
class Reader {
public:
    Reader(const Json& json, std::vector<std::string>& faults) : json_(json), faults_(faults) {}

    std::string text(const char* key) {
        const Json* value = find(key);
        if (value == nullptr) return {};
        if (!value->is_string()) return fault(key, "a text"), std::string();
        return value->get<std::string>();
    }
    std::int64_t whole(const char* key) {
        const Json* value = find(key);
        if (value == nullptr) return 0;
        if (!value->is_number_integer()) return fault(key, "a whole number"), 0;
        return value->get<std::int64_t>();
    }
    double number(const char* key) {
        const Json* value = find(key);
        return value == nullptr ? 0 : one(*value, key);
    }
    std::vector<double> numbers(const char* key) {
        const Json* value = find(key);
        return value == nullptr ? std::vector<double>() : list(*value, key);
    }
    // Rows of `width` numbers, one after the other.
    std::vector<double> rows(const char* key, std::size_t count, std::size_t width) {
        std::vector<double> all;
        const Json* value = find(key);
        if (value == nullptr) return all;
        if (!value->is_array() || value->size() != count) {
            fault(key, fmt::format("{} lists", count));
            return all;
        }
        for (const Json& row : *value) {
            const std::vector<double> cells = list(row, key);
            if (cells.size() != width) {
                fault(key, fmt::format("lists of {} numbers", width));
                return {};
            }
            all.insert(all.end(), cells.begin(), cells.end());
        }
        return all;
    }
    const Json* array(const char* key) {
        const Json* value = find(key);
        if (value == nullptr || value->is_array()) return value;
        fault(key, "a list");
        return nullptr;
    }
    void fault(const char* key, const std::string& expected) {
        faults_.push_back(fmt::format("{}: expected {}", key, expected));
    }
    double one(const Json& value, const char* key) {
        if (value.is_number() && std::isfinite(value.get<double>()) && value.get<double>() >= 0)
            return value.get<double>();
        fault(key, "numbers, finite and not below 0");
        return 0;
    }

private:
    const Json* find(const char* key) {
        const auto it = json_.find(key);
        if (it != json_.end()) return &*it;
        faults_.push_back(fmt::format("{}: missing", key));
        return nullptr;
    }
    std::vector<double> list(const Json& value, const char* key) {
        std::vector<double> all;
        if (!value.is_array()) {
            fault(key, "a list of numbers");
            return all;
        }
        for (const Json& item : value) {
            const std::size_t before = faults_.size();
            all.push_back(one(item, key));
            if (faults_.size() > before) break;  // one fault a list is enough
        }
        return all;
    }

    const Json& json_;
    std::vector<std::string>& faults_;
};

ServedProblem readProblem(Reader& read, std::vector<double>& lambda) {
    ServedProblem problem;
    problem.edges = read.numbers("edges_h");
    if (problem.edges.size() < 2 || !std::is_sorted(problem.edges.begin(), problem.edges.end()))
        read.fault("edges_h", "two numbers or more, ascending");
    problem.equivalent = read.numbers("worth");
    for (const double worth : problem.equivalent)
        if (!(worth > 0)) read.fault("worth", "numbers above 0");
    problem.capacity = read.rows("capacity_gpu_hours", problem.types(), problem.slots());
    lambda = read.rows("lambda", problem.types(), problem.slots());
    if (const Json* projects = read.array("projects")) {
        const std::vector<double> cells = read.rows("projects", projects->size(), 4);
        for (std::size_t i = 0; i + 3 < cells.size(); i += 4)
            problem.projects.push_back({cells[i], cells[i + 1], cells[i + 2], cells[i + 3]});
    }
    return problem;
}

void readReached(Reader& read, CertificateCheck& check) {
    const Json* reached = read.array("reached");
    if (reached == nullptr) return;
    for (const Json& row : *reached) {
        if (!row.is_object() || !row.contains("policy") || !row["policy"].is_string() ||
            !row.contains("value")) {
            read.fault("reached", "objects with policy and value");
            return;
        }
        check.facts.policies.push_back(row["policy"].get<std::string>());
        check.reached.push_back(read.one(row["value"], "reached"));
    }
}

void judge(CertificateCheck& check) {
    if (!(std::abs(check.recomputed - check.claimed) <= kSame * check.recomputed))
        check.faults.push_back(
            fmt::format("bound: {} is claimed, the file gives {}", check.claimed, check.recomputed));
    for (std::size_t i = 0; i < check.reached.size(); ++i)
        if (check.reached[i] > check.claimed * (1 + 1e-9))
            check.faults.push_back(fmt::format("reached: {} by {} is more than the bound {}",
                                               check.reached[i], check.facts.policies[i], check.claimed));
}

}  // namespace

std::string certificateJson(const CertificateFacts& facts, const RunBound& run) {
    Json projects = Json::array(), reached = Json::array();
    for (const ServedProject& p : run.problem.projects)
        projects.push_back(Json::array({p.from, p.gpus, p.need, p.weight}));
    for (std::size_t a = 0; a < run.reached.size(); ++a)
        reached.push_back({{"policy", facts.policies[a]}, {"value", run.reached[a]}});
    Json json = {{"format", kFormat},
                 {"scenario", facts.scenario},
                 {"scenario_hash", facts.hash},
                 {"seed", facts.seed},
                 {"replication", facts.replication},
                 {"value", facts.merit ? "merit" : "hours"},
                 {"edges_h", run.problem.edges},
                 {"worth", run.problem.equivalent},
                 {"capacity_gpu_hours", byType(run.problem.capacity, run.problem.types())},
                 {"lambda", byType(run.bound.lambda, run.problem.types())},
                 {"projects", projects},
                 {"bound", run.bound.value},
                 {"reached", reached}};
    json["sha256"] = sha256(compact(json));
    return compact(json) + "\n";
}

CertificateCheck checkCertificate(std::string_view text) {
    CertificateCheck check;
    if (text.size() > kLargestCertificate) {
        check.faults.push_back(fmt::format("expected at most {} MB", kLargestCertificate >> 20));
        return check;
    }
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object()) {
        check.faults.emplace_back("expected one JSON object");
        return check;
    }
    Reader read(json, check.faults);
    if (const std::string format = read.text("format"); format != kFormat) {
        if (check.faults.empty()) read.fault("format", std::string(kFormat));
        return check;
    }
    check.facts.scenario = read.text("scenario");
    check.facts.hash = read.text("scenario_hash");
    check.facts.seed = static_cast<std::uint64_t>(read.whole("seed"));
    check.facts.replication = read.whole("replication");
    check.facts.merit = read.text("value") == "merit";
    check.claimed = read.number("bound");
    const std::string claimedHash = read.text("sha256");
    readReached(read, check);
    std::vector<double> lambda;
    const ServedProblem problem = readProblem(read, lambda);
    check.projects = problem.projects.size();
    check.slots = problem.slots();
    check.types = problem.types();
    if (!check.faults.empty()) return check;
    check.recomputed = upperBound(problem, lambda);
    judge(check);
    json.erase("sha256");
    if (sha256(compact(json)) != claimedHash)
        check.faults.emplace_back("sha256: the file is not as it was written");
    return check;
}

}  // namespace tranche

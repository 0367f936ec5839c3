// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Contracts between our own functions, and the one error for a broken law of the model.
//
// expects(cond, what)  precondition: the caller is wrong.       throws ContractViolation
// ensures(cond, what)  postcondition: this function is wrong.   throws ContractViolation
// InvariantBroken      a law such as conservation fails at run time; the program exits 70 and writes no
// result.
//
// Faults in input are never reported here (they are issues, collected), nor is the end of a run (a stop
// reason). `what` states the condition that should have held. A check that passes costs one predicted branch.
// Verified by tests/sim/contract_test.cpp.

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tranche {

class ContractViolation : public std::logic_error {
public:
    ContractViolation(const char* contract, const char* what, const std::source_location& where)
        : std::logic_error(describe(contract, what, where)), where_(where) {}

    const std::source_location& where() const { return where_; }

private:
    // The file name without its folders: a message must not tell where the program was built.
    static std::string describe(const char* contract, const char* what, const std::source_location& where) {
        const std::string_view path = where.file_name();
        const std::string_view file = path.substr(path.find_last_of('/') + 1);
        return std::string(file) + ":" + std::to_string(where.line()) + ": " + contract + ": " + what;
    }

    std::source_location where_;
};

class InvariantBroken : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

namespace contract {

// Out of line, so that a check stays a test and a jump at its call.
[[noreturn, gnu::noinline, gnu::cold]] inline void fail(const char* contract, const char* what,
                                                        const std::source_location& where) {
    throw ContractViolation(contract, what, where);
}

}  // namespace contract

constexpr void expects(bool condition, const char* what,
                       std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]]
        contract::fail("expects", what, where);
}

constexpr void ensures(bool condition, const char* what,
                       std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]]
        contract::fail("ensures", what, where);
}

}  // namespace tranche

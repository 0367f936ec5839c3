// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A queue policy from a file: every row and key arrives, and what does not go together is said with its place.
#include "models/allocation/queue/queue_spec.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "models/allocation/policy.hpp"
#include "models/fields/node_json.hpp"
#include "models/scenario/yaml_document.hpp"

using namespace tranche;

namespace {

template <class T>
struct Reading {
    T value{};
    std::string said;
};

template <class T>
Reading<T> readText(const std::string& text) {
    ReadContext context;
    Reading<T> reading;
    if (const auto node = parseYamlText(text, "q.yaml", context.issues))
        reading.value = read<T>(*node, context);
    reading.said = formatIssues(context.issues);
    return reading;
}

QueuePolicy policyOf(const std::string& text, Duration period = kMinute) {
    const auto reading = readText<QueueSpec>(text);
    REQUIRE(reading.said == "");
    return queuePolicy(reading.value, period);
}

std::string said(const std::string& text) {
    return readText<QueueSpec>(text).said;
}

}  // namespace

TEST_CASE("A queue that says nothing is strict first come first served") {
    const QueuePolicy policy = queuePolicy(QueueSpec{}, kDay);
    CHECK(policy.discipline == Discipline::strict);
    CHECK(policy.order == findQueueOrder("fcfs"));
    CHECK(policy.backfill == nullptr);
    CHECK(policy.period == kDay);
}

TEST_CASE("Every row of the table is read from a file as it is found by name") {
    for (const QueuePolicyRow& row : queuePolicyTable()) {
        CAPTURE(row.name);
        const QueuePolicy fromFile = policyOf("policy: " + std::string(row.name) + "\n");
        const QueuePolicy byName = queuePolicy(row);
        CHECK(fromFile.discipline == byName.discipline);
        CHECK(fromFile.order == byName.order);
        CHECK(fromFile.backfill == byName.backfill);
        CHECK(fromFile.reservations == byName.reservations);
        CHECK(fromFile.downRule == byName.downRule);
        CHECK(fromFile.period == byName.period);
        CHECK(fromFile.multifactor.age == byName.multifactor.age);
        CHECK(fromFile.multifactor.size == byName.multifactor.size);
        CHECK(fromFile.multifactor.fairShare == byName.multifactor.fairShare);
        CHECK(fromFile.multifactor.maxAge == byName.multifactor.maxAge);
        CHECK(fromFile.multifactor.favourSmall == byName.multifactor.favourSmall);
        CHECK(fromFile.multifactor.truncate == byName.multifactor.truncate);
        CHECK(fromFile.multifactor.shareRule == byName.multifactor.shareRule);
    }
}

TEST_CASE("Every order goes with every policy") {
    for (const QueuePolicyRow& row : queuePolicyTable())
        for (const QueueOrderRow& order : queueOrderTable()) {
            const QueuePolicy policy =
                policyOf("policy: " + std::string(row.name) + "\norder: " + std::string(order.name) + "\n");
            CHECK(policy.discipline == row.discipline);
            CHECK(policy.order == &order);
        }
}

TEST_CASE("Every key of a queue arrives in the units of the scheduler") {
    const std::string text =
        "policy: easy\norder: multifactor\nbackfill: saf\nreservations: 3\ndown_rule: hold\n"
        "pass_every_minutes: 1440\nhalf_life_days: 7\ndamp: 2\nmultifactor: {age: 5, size: 6, fair_share: 7, "
        "max_age_days: 0.5, favour_small: true, truncate: false, share_rule: classic}\n";
    const QueuePolicy policy = policyOf(text);
    CHECK(policy.discipline == Discipline::easy);
    CHECK(policy.order->name == "multifactor");
    CHECK(policy.backfill->name == "saf");
    CHECK(policy.reservations == 3);
    CHECK(policy.downRule == DownRule::hold);
    CHECK(policy.period == kDay);
    CHECK(policy.multifactor.age == 5);
    CHECK(policy.multifactor.size == 6);
    CHECK(policy.multifactor.fairShare == 7);
    CHECK(policy.multifactor.maxAge == 12 * kHour);
    CHECK(policy.multifactor.favourSmall);
    CHECK_FALSE(policy.multifactor.truncate);
    CHECK(policy.multifactor.shareRule == ShareRule::classic);
    const QueueSpec spec = readText<QueueSpec>(text).value;
    // What is written is read again as the same.
    const std::string echoed = toJson(write(spec));
    CHECK(toJson(write(readText<QueueSpec>(echoed).value)) == echoed);
    CHECK(policyOf("pass_every_minutes: 0.1\n").period == 6 * kSecond);
}

TEST_CASE("The half-life and the damping of a file are those of the accounts") {
    FairShareAccounts accounts = fairShareAccounts(readText<QueueSpec>("half_life_days: 2\ndamp: 3\n").value);
    const std::uint32_t a = accounts.add(), b = accounts.add();
    accounts.hold(a, 8, 0);
    accounts.hold(a, -8, kDay);
    const double used = accounts.usage(a, kDay);
    CHECK(used == doctest::Approx(decayedUsage(0, 8, kDay, 2 * kDay)));
    CHECK(accounts.usage(a, 3 * kDay) == doctest::Approx(used / 2));
    std::vector<double> factors;
    accounts.factors(ShareRule::classic, kDay, factors);
    CHECK(factors[a] == doctest::Approx(std::pow(2.0, -1 / (0.5 * 3))));  // all the use, half of the shares
    CHECK(factors[b] == 1);
}

TEST_CASE("Rows that are not there are named with what was probably meant") {
    const std::string text = said("policy: easi\norder: sjff\nbackfill: nothing-like-it\n");
    CHECK(text.find("q.yaml:1:9: policy: found 'easi', expected one of fcfs, ") == 0);
    CHECK(text.find("did you mean 'easy'?") != text.npos);
    CHECK(text.find("q.yaml:2:8: order: found 'sjff', expected one of fcfs, sjf, ") != text.npos);
    CHECK(text.find("did you mean 'sjf'?") != text.npos);
    CHECK(text.find("q.yaml:3:11: backfill: found 'nothing-like-it', expected one of") != text.npos);
}

TEST_CASE("Backfill orders and reservations are for EASY alone") {
    CHECK(said("policy: easy\nbackfill: sjf\nreservations: 4\n") == "");
    CHECK(said("policy: easy-sjbf\nreservations: 4\n") == "");
    for (const char* policy : {"fcfs", "sjf", "first-fit", "conservative"}) {
        CAPTURE(policy);
        const std::string text =
            said("policy: " + std::string(policy) + "\nbackfill: sjf\nreservations: 2\n");
        CHECK(text ==
              "q.yaml:2:11: backfill: found 'sjf', expected a policy that backfills, easy or "
              "easy-sjbf, instead of " +
                  std::string(policy) +
                  "\nq.yaml:3:15: reservations: found 2, expected a policy that backfills, easy or "
                  "easy-sjbf, instead of " +
                  policy + "\n");
    }
}

TEST_CASE("Numbers of a queue have limits") {
    for (const char* line :
         {"reservations: 0", "reservations: 1001", "reservations: 1.5", "half_life_days: 0",
          "half_life_days: .inf", "half_life_days: -1", "damp: 0.9", "pass_every_minutes: 0",
          "pass_every_minutes: .nan", "multifactor: {age: -1}", "multifactor: {max_age_days: 0}",
          "multifactor: {size: 1e10}", "multifactor: {truncate: yes}", "multifactor: {share_rule: fair}",
          "down_rule: wait", "polcy: easy"}) {
        CAPTURE(line);
        CHECK(said(line) != "");
    }
}

TEST_CASE("A policy file has a queue with rolling intake only") {
    const auto intake = [](const std::string& text) {
        return readText<PolicySpec>("name: x\nintake: " + text + "\n");
    };
    const auto rolling = intake("{mode: rolling, queue: {policy: conservative, order: wfp3}}");
    CHECK(rolling.said == "");
    REQUIRE(rolling.value.intake.queue);
    CHECK(rolling.value.intake.queue->order == "wfp3");
    CHECK_FALSE(intake("{mode: rolling}").value.intake.queue);
    for (const char* text : {"{queue: {policy: easy}}", "{mode: rounds, queue: {policy: easy}}"}) {
        const std::string fault = intake(text).said;
        CHECK(fault.find("intake.queue: found a queue with rounds, expected mode: rolling beside it") !=
              fault.npos);
    }
    CHECK(intake("{mode: rolling, queue: {policy: easyy}}").said.find("intake.queue.policy: found 'easyy'") !=
          std::string::npos);
}

TEST_CASE("A queue that was never checked is not made into a policy") {
    QueueSpec spec;
    spec.policy = "lottery";
    CHECK_THROWS_AS(queuePolicy(spec, kMinute), ContractViolation);
    spec = {};
    spec.backfill = "sjf";
    CHECK_THROWS_AS(queuePolicy(spec, kMinute), ContractViolation);
}

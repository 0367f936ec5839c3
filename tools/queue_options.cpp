// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/queue_options.hpp"

#include <fmt/format.h>

#include "models/allocation/policy.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/yaml_document.hpp"
#include "tools/terminal.hpp"

namespace tranche {
namespace {

constexpr std::size_t kNameLimit = 60;                 // [characters] of a policy, on screen
constexpr double kShortest = 0.001, kLongest = 36525;  // [days] of a half-life, as in a file

template <class Rows>
std::string listed(const Rows& rows) {
    std::string text;
    for (const auto& row : rows) text += (text.empty() ? "" : ", ") + std::string(row.name);
    return text;
}

// Reads the queue of a policy file into `chosen`, or says why not.
void readQueue(const std::string& file, ChosenQueue& chosen) {
    Issues issues;
    int exitHint = kExitBadContent;
    if (const std::optional<Document> document =
            readDocument(file, DocumentKind::policy, issues, &exitHint)) {
        ReadContext context;
        context.partial = !document->complete;
        const PolicySpec policy = read<PolicySpec>(document->root, context);
        issues.append(context.issues);
        if (!context.issues.hasErrors() && policy.intake.mode != IntakeMode::rolling)
            issues.add({placeOf(document->root, "intake.mode"), "intake.mode",
                        names(Tag<IntakeMode>{}).text(policy.intake.mode),
                        "rolling: a replay needs a queue"});
        chosen.spec = policy.intake.queue.value_or(QueueSpec{});
        chosen.name = escaped(policy.name, kNameLimit);
    }
    complainLines(formatIssues(issues));
    if (!issues.hasErrors()) return;
    chosen.spec.reset();
    chosen.exit = exitHint == kExitNoInput ? kNoInput : kBadContent;
}

// What the single options replace; in the name as well.
void replaceParts(const QueueOptions& options, ChosenQueue& chosen) {
    QueueSpec& spec = *chosen.spec;
    if (options.order) {
        spec.order = options.order;
        chosen.name += ", order " + *options.order;
    }
    if (options.backfill) {
        spec.backfill = options.backfill;
        chosen.name += ", backfill " + *options.backfill;
    }
    if (options.reservations) {
        spec.reservations = *options.reservations;
        chosen.name += fmt::format(", reservations {}", spec.reservations);
    }
    if (options.downRule) {
        spec.downRule = *names(Tag<DownRule>{}).value(*options.downRule);
        chosen.name += ", down rule " + *options.downRule;
    }
    if (options.halfLifeDays) {
        spec.halfLifeDays = *options.halfLifeDays;
        chosen.name += fmt::format(", half-life {} days", spec.halfLifeDays);
    }
}

}  // namespace

void addQueue(CLI::App& app, QueueOptions& options) {
    app.add_option("--policy", options.policy,
                   "queue policy: " + listed(queuePolicyTable()) +
                       "; or a policy file, ending in .yaml, with rolling intake [easy]")
        ->option_text("P");
    app.add_option("--order", options.order,
                   "order of the queue in place of the policy's: " + listed(queueOrderTable()))
        ->option_text("ORDER");
    app.add_option("--backfill", options.backfill, "order of those who may pass others (easy only)")
        ->option_text("ORDER");
    app.add_option("--reservations", options.reservations,
                   "how many that do not fit get a start that nobody delays (easy only) [1]")
        ->option_text("K")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1000}));
    app.add_option("--half-life", options.halfLifeDays,
                   "days in which use counts half: fair-share, fair-tree, multifactor [14]")
        ->option_text("DAYS");
    app.add_option("--down-rule", options.downRule,
                   "who asks for more than there is now: pass it by, or hold all behind it [pass]")
        ->option_text("HOW")
        ->check(CLI::IsMember(names(Tag<DownRule>{}).texts()));
}

ChosenQueue chooseQueue(const QueueOptions& options) {
    ChosenQueue chosen;
    const bool file = options.policy.ends_with(".yaml");
    if (file)
        readQueue(options.policy, chosen);
    else {
        chosen.spec.emplace().policy = options.policy;
        chosen.name = options.policy;
    }
    if (!chosen.spec) return chosen;
    std::string faults;
    const double life = options.halfLifeDays.value_or(1);
    if (!(life >= kShortest && life <= kLongest))  // nor nan
        faults += fmt::format("--half-life: found {}, expected {} to {} days\n", life, kShortest, kLongest);
    replaceParts(options, chosen);
    for (const QueueSpecFault& fault : faultsOf(*chosen.spec))
        faults += fmt::format("--{}: found {}, expected {}\n", fault.key, fault.found, fault.expected);
    if (faults.empty()) return chosen;
    chosen.spec.reset();
    complain(faults + "See tranche replay --help");
    return chosen;
}

}  // namespace tranche

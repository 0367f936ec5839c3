// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command `tranche`: finds the verb, parses its options, runs it. No exception leaves main: a broken invariant or
// contract ends with 70 and a message that says how to see it again.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <map>
#include <new>
#include <string>
#include <vector>

#include "models/issue/issue.hpp"
#include "models/programme/version.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

constexpr const char* kAbout =
    "Tranche plans the capacity of a national GPU programme: when GPUs arrive, who gets them, how long\n"
    "they wait, how well the fleet is used, and how sure that is.\n";

std::string overview() {
    std::string text = std::string(kAbout) + "\nUsage: tranche VERB [OPTIONS]\n\nVerbs\n";
    for (const Verb& verb : verbs()) text += fmt::format("  {:<12}{}\n", verb.name, verb.about);
    text += "\nOptions and examples of one: tranche VERB --help. Version: tranche --version\n\nExit codes\n";
    for (const Verb& verb : verbs()) text += fmt::format("  {:<12}{}\n", verb.name, verb.exitCodes);
    text +=
        "  0 done, 1 different (diff --exit-code) or no answer (solve), 2 usage, 65 bad content, 66 no "
        "input, 70 broken "
        "invariant, 73 cannot create the output,\n"
        "  74 cannot write it, 75 partial and resumable (sweep), 130 interrupted\n";
    return text + "\nTo begin\n  tranche run scenarios/korea-2030.yaml\n";
}

std::string shortOverview() {
    std::vector<std::string_view> names;
    for (const Verb& verb : verbs()) names.push_back(verb.name);
    return fmt::format("expected a verb, one of {}; see tranche --help", fmt::join(names, ", "));
}

bool isVerb(const std::string& word) {
    return std::any_of(verbs().begin(), verbs().end(), [&](const Verb& verb) { return verb.name == word; });
}

int refuseVerb(const std::string& word) {
    std::vector<std::string> names;
    for (const Verb& verb : verbs()) names.emplace_back(verb.name);
    complain(fmt::format("found {}, {}{}", shownValue(word), shortOverview(), didYouMean(word, names)));
    return kUsage;
}

// The words that no option wanted, with the nearest option.
std::string strangers(const CLI::App& app, const CLI::App& verb) {
    std::vector<std::string> known;
    for (const CLI::Option* option : verb.get_options())
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    std::string text;
    for (const std::string& word : app.remaining(true)) {
        const bool isOption = word.starts_with("-");
        if (!isOption && !text.empty()) continue;  // probably the value of the option before
        text += fmt::format("{}found {}{}", text.empty() ? "" : "; ", shownValue(word),
                            isOption ? ", expected an option of " + verb.get_name() + didYouMean(word, known)
                                     : ", expected nothing more");
    }
    return text;
}

// What the words named, from the command down: tranche, sweep, plan.
std::vector<const CLI::App*> named(const CLI::App& app) {
    std::vector<const CLI::App*> chain;
    for (const CLI::App* at = &app; !at->get_subcommands().empty();)
        chain.push_back(at = at->get_subcommands().front());
    return chain;
}

std::string helpOf(const CLI::App& app) {
    std::string before = "tranche";
    const std::vector<const CLI::App*> chain = named(app);
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) before += " " + chain[i]->get_name();
    return chain.back()->help(before);
}

int refuseUsage(const CLI::App& app, const CLI::ParseError& error) {
    std::string name = "tranche", what = escaped(error.what(), 2000);
    for (const CLI::App* verb : named(app)) {
        name += " " + verb->get_name();
        if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) what = strangers(app, *verb);
    }
    complain(fmt::format("{}\nSee {} --help", what, name));
    return kUsage;
}

int command(int argc, char** argv) {
    std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (words.empty()) {
        complainLines(overview());
        return kUsage;
    }
    if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return print(overview());
    if (words[0] == "--version") return print(fmt::format("tranche {}\n", kVersion));
    if (!isVerb(words[0])) return refuseVerb(words[0]);

    CLI::App app(kAbout, "tranche");
    app.fallthrough();
    app.require_subcommand(1);
    app.get_formatter()->column_width(28);
    std::map<std::string, Action> actions;
    for (const Verb& verb : verbs()) {
        CLI::App& sub = *app.add_subcommand(std::string(verb.name), std::string(verb.about));
        sub.get_formatter()->column_width(28);
        sub.footer(
            fmt::format("Examples:\n{}\n\nExit codes:\n  {}", verb.examples, exitCodeText(verb.exitCodes)));
        actions[std::string(verb.name)] = verb.declare(sub);
    }
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    try {
        app.parse(words);
    } catch (const CLI::CallForHelp&) {
        return print(app.get_subcommands().empty() ? overview() : helpOf(app));
    } catch (const CLI::ParseError& error) {
        return refuseUsage(app, error);
    }
    return actions.at(app.get_subcommands().front()->get_name())();
}

}  // namespace
}  // namespace tranche

int main(int argc, char** argv) {
    using namespace tranche;
    try {
        meetFailuresAtWrites();
        return command(argc, argv);
    } catch (const std::bad_alloc&) {
        complainLines("tranche: out of memory\n");
    } catch (const std::exception& error) {
        complain(std::string("internal fault, please report it: ") + error.what());
    } catch (...) {
        complainLines("tranche: internal fault of unknown kind\n");
    }
    return kBroken;
}

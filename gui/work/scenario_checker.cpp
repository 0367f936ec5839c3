// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/work/scenario_checker.hpp"

#include <exception>
#include <limits>
#include <utility>

#include "models/scenario/yaml_document.hpp"

namespace tranche::gui {
namespace {

std::shared_ptr<CheckedScenario> checkText(quint64 edition, const std::string& file, std::string text) {
    auto result = std::make_shared<CheckedScenario>();
    result->edition = edition;
    result->file = file;
    Issues unused;  // found again below
    if (auto tree = parseYamlText(text, file, unused)) result->tree = std::move(*tree);
    result->parsed = result->tree.kind == Node::Kind::mapping && !unused.hasErrors();
    ScenarioRequest request;
    request.file = file;
    request.text = std::move(text);
    LoadResult loaded = loadScenario(request);
    if (loaded.loaded) result->loaded = std::make_shared<const LoadedScenario>(std::move(*loaded.loaded));
    result->issues = std::move(loaded.issues);
    return result;
}

}  // namespace

ScenarioChecker::ScenarioChecker(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

ScenarioChecker::~ScenarioChecker() {
    newest_ = std::numeric_limits<quint64>::max();
    pool_.waitForDone();
}

void ScenarioChecker::check(quint64 edition, std::string file, std::string text) {
    newest_ = edition;
    pool_.start([this, edition, file = std::move(file), text = std::move(text)] {
        if (newest_ != edition) return;
        std::shared_ptr<CheckedScenario> result;
        try {
            result = checkText(edition, file, text);
        } catch (const std::exception& error) {
            // Out of memory, say: the text stays, and the next one is checked again.
            result = std::make_shared<CheckedScenario>();
            result->edition = edition;
            result->file = file;
            result->issues.add(
                {.place = {.file = file},
                 .found = std::string("a text that could not be checked (") + error.what() + ")",
                 .expected = "one that can be"});
        }
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result)] {
                if (result->edition == newest_) Q_EMIT checked(result);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace tranche::gui

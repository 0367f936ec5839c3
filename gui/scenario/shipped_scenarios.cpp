// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/shipped_scenarios.hpp"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>

namespace tranche::gui {

namespace fs = std::filesystem;

std::optional<fs::path> shippedScenarios() {
    std::error_code error;
    std::vector<fs::path> places{"scenarios", "."};
    const fs::path program(QCoreApplication::applicationDirPath().toStdString());
    for (fs::path p = program; p.has_relative_path(); p = p.parent_path()) places.push_back(p / "scenarios");
    places.push_back(program / ".." / "share" / "tranche" / "scenarios");
    for (const fs::path& place : places)
        if (fs::is_directory(place / "policies", error)) return fs::absolute(place, error).lexically_normal();
    return std::nullopt;
}

namespace {

// The first lines are enough: nothing is parsed for a menu.
QString titleOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    for (int line = 0; line < 60 && !file.atEnd(); ++line) {
        const QString text = QString::fromUtf8(file.readLine(4096)).trimmed();
        if (!text.startsWith(QStringLiteral("title:"))) continue;
        QString title = text.mid(6).trimmed();
        if (title.size() > 1 && title.front() == QLatin1Char('"') && title.back() == QLatin1Char('"'))
            title = title.mid(1, title.size() - 2);
        return title;
    }
    return {};
}

}  // namespace

std::vector<ScenarioTemplate> scenarioTemplates() {
    std::vector<ScenarioTemplate> all;
    const auto folder = shippedScenarios();
    if (!folder) return all;
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(*folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".yaml") files.push_back(entry->path());
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
        const auto rank = [](const fs::path& p) { return std::pair(p.stem() != "korea-2030", p); };
        return rank(a) < rank(b);
    });
    for (const fs::path& path : files) {
        const QString file = QString::fromStdString(path.string());
        const QString title = titleOf(file);
        all.push_back({file, title.isEmpty() ? QString::fromStdString(path.stem().string()) : title});
    }
    return all;
}

}  // namespace tranche::gui

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tranche-gui [SCENARIO]: the window, with a scenario or a template in it.
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>
#include <cstdio>

#include "gui/scenario/scenario_page.hpp"
#include "gui/window/main_window.hpp"
#include "models/programme/version.hpp"

namespace {

// Qt's own words about a missing display are no help to a person.
bool hasDisplay() {
    if (!qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return true;
    const QString display = qEnvironmentVariable("DISPLAY");
    if (!display.startsWith(QLatin1Char(':'))) return !display.isEmpty();  // of another machine: as it says
    const QString number = display.mid(1).section(QLatin1Char('.'), 0, 0);
    return QFileInfo::exists(QStringLiteral("/tmp/.X11-unix/X") + number);
}

bool asksForHelp(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const QByteArray word(argv[i]);
        if (word == "--help" || word == "-h" || word == "--version" || word == "-v") return true;
    }
    return false;
}

// Those that Qt takes by itself: -platform, -style ... and their values.
bool isQtOption(const char* word) {
    const QByteArray text = QByteArray(word).mid(word[1] == '-' ? 2 : 1);
    for (const char* known :
         {"platform", "style", "stylesheet", "geometry", "display", "qwindowgeometry", "reverse"})
        if (text == known || text.startsWith(QByteArray(known) + '=')) return true;
    return false;
}

constexpr int kNoDisplay = 69, kUsage = 2;  // as the command's

}  // namespace

int main(int argc, char** argv) {
    using namespace tranche::gui;
    const bool help = asksForHelp(argc, argv);
    for (int i = 1; i < argc && !help; ++i)
        if (argv[i][0] == '-' && !isQtOption(argv[i])) {
            std::fprintf(stderr, "tranche-gui: found '%s', expected one scenario at most (try --help)\n",
                         argv[i]);
            return kUsage;
        }
    if (!help && !hasDisplay()) {
        std::fputs(
            "tranche-gui: there is no display that DISPLAY or WAYLAND_DISPLAY names.\n"
            "Run it on a desktop, or by 'ssh -X'; 'tranche run SCENARIO' gives the same numbers in a "
            "terminal, with a "
            "report as a web page.\n",
            stderr);
        return kNoDisplay;
    }
    if (help) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("tranche"));
    QApplication::setApplicationName(QStringLiteral("tranche-gui"));
    QApplication::setApplicationVersion(QLatin1String(tranche::kVersion));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Shows a scenario, changes it and compares it: charts follow while it is edited.\n"
                       "Exit codes: 0 done, 2 wrong words on the command line, 69 no display."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("SCENARIO"),
                                 QStringLiteral("a YAML file, for example scenarios/korea-2030.yaml"),
                                 QStringLiteral("[SCENARIO]"));
    parser.process(app);
    if (parser.positionalArguments().size() > 1) {
        std::fputs("tranche-gui: one scenario at most; the Compare page takes more (try --help)\n", stderr);
        return kUsage;
    }
    startAppearance();
    const QSettings settings;
    useAppearance(appearanceOf(settings.value(QStringLiteral("window/theme")).toString()));
    useLanguage(languageOf(settings.value(QStringLiteral("window/language")).toString()));
    MainWindow window;
    window.show();
    const QString file = parser.positionalArguments().value(0);
    QTimer::singleShot(0, &window, [&window, file] {
        if (!file.isEmpty()) window.open(QFileInfo(file).absoluteFilePath());
        window.scenarioPage()->offerDrafts();
    });
    return QApplication::exec();
}

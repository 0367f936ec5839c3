// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/language.hpp"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <memory>
#include <vector>

// Of the static library; the linker drops resources that nobody names.
static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace tranche::gui {
namespace {

std::vector<std::unique_ptr<QTranslator>>& installed() {
    static std::vector<std::unique_ptr<QTranslator>> translators;
    return translators;
}

void install(const QString& name, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder)) return;
    QCoreApplication::installTranslator(translator.get());
    installed().push_back(std::move(translator));
}

// One family for Hangul, digits and Latin, where there is one: a fallback for Hangul alone mixes weights in one line.
void useFont(bool korean) {
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr) return;
    static const QFont usual = QGuiApplication::font();
    QFont font = usual;
    if (korean)
        for (const char* family : {"NanumGothic", "Noto Sans CJK KR", "NanumBarunGothic"})
            if (QFontDatabase::hasFamily(QLatin1String(family))) {
                font.setFamilies({QLatin1String(family), usual.family()});
                break;
            }
    QGuiApplication::setFont(font);
}

}  // namespace

void useLanguage(Language language) {
    initTranslations();
    for (const auto& translator : installed()) QCoreApplication::removeTranslator(translator.get());
    installed().clear();
    const bool korean = language == Language::korean ||
                        (language == Language::system && QLocale::system().language() == QLocale::Korean);
    QLocale::setDefault(korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                               : QLocale(QLocale::English, QLocale::UnitedStates));
    useFont(korean);
    if (!korean) return;
    install(QStringLiteral("qtbase_ko"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    for (const char* part : {"tranche_ko", "labels_ko", "fields_ko"})
        install(QLatin1String(part), QStringLiteral(":/translations"));
}

Language languageInUse() {
    return QLocale().language() == QLocale::Korean ? Language::korean : Language::english;
}

QString languageKey(Language language) {
    switch (language) {
        case Language::english:
            return QStringLiteral("en");
        case Language::korean:
            return QStringLiteral("ko");
        case Language::system:
            break;
    }
    return QStringLiteral("system");
}

Language languageOf(const QString& key) {
    if (key == QLatin1String("en")) return Language::english;
    if (key == QLatin1String("ko")) return Language::korean;
    return Language::system;
}

}  // namespace tranche::gui

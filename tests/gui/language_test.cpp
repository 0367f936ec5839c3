// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Korean texts: whole, with the places that the English ones have, and one for everything the program shows.
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>
#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include "gui/charts/chart_export.hpp"
#include "gui/presentation/words.hpp"
#include "gui/window/language.hpp"
#include "models/experiment/sweep/sweep_reader.hpp"
#include "models/fleet/machine_spec.hpp"
#include "models/outcome/metric_table.hpp"
#include "models/report/number_text.hpp"
#include "models/scenario/scenario_reader.hpp"

namespace tranche::gui {
namespace {

namespace fs = std::filesystem;

const fs::path kScenarios = TRANCHE_SOURCE_DIR "/scenarios";
const QString kTranslations = QStringLiteral(TRANCHE_SOURCE_DIR "/gui/translations/");

struct Message {
    QString context, source, translation;
    bool finished = false;
};

// What a .ts file holds; nullopt when it cannot be read.
std::optional<std::vector<Message>> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    std::vector<Message> all;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("message")) all.push_back({context, {}, {}, false});
        if (xml.name() == QLatin1String("source")) all.back().source = xml.readElementText();
        if (xml.name() == QLatin1String("translation")) {
            all.back().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            all.back().translation = xml.readElementText();
        }
    }
    if (xml.hasError()) return std::nullopt;
    return all;
}

bool isDone(const Message& message) {
    return message.finished && !message.translation.trimmed().isEmpty();
}

// "%1", "%n" ... of a text, each once.
std::set<QString> placesOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%(n|L?[1-9])"));
    std::set<QString> all;
    for (auto it = place.globalMatch(text); it.hasNext();) all.insert(it.next().captured());
    return all;
}

// The texts that a table shows below it, a list or a map included.
void addHelp(const TableShape& table, std::set<std::string>& help, std::set<std::string>& units) {
    for (const FieldShape& field : table.fields) {
        help.insert(field.info.help);
        units.insert(field.info.limits.unit);
        const Shape* shape = &field.shape;
        while (shape->element) shape = shape->element.get();
        if (shape->kind == Shape::Kind::table) addHelp(*shape->table, help, units);
    }
}

// Names in results and charts, not ids.
void addNames(const Scenario& scenario, std::set<std::string>& names) {
    names.insert(scenario.title);
    names.insert(scenario.policy.title);
    for (const SectorSpec& sector : scenario.sectors) names.insert(sector.name);
    for (const TrancheSpec& tranche : scenario.tranches) names.insert(tranche.name);
    for (const SiteSpec& site : scenario.sites) names.insert(site.name);
    for (const AppropriatedBudgetSpec& budget : scenario.budgets) names.insert(budget.name);
    for (const LeaseSpec& lease : scenario.leases) names.insert(lease.name);
    for (const PrivateFleetSpec& fleet : scenario.privateFleets) names.insert(fleet.name);
}

std::vector<fs::path> documentsIn(const fs::path& folder) {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") all.push_back(entry.path());
    return all;
}

// Those of the texts that a compiled file says nothing to.
QStringList missing(const char* file, const char* context, const std::set<std::string>& texts) {
    QTranslator translator;
    if (!translator.load(QLatin1String(file), QStringLiteral(":/translations")))
        return {QStringLiteral("no file %1").arg(QLatin1String(file))};
    QStringList all;
    for (const std::string& text : texts)
        if (!text.empty() && translator.translate(context, text.c_str()).isEmpty())
            all.append(QString::fromStdString(text));
    return all;
}

QString listOf(const QStringList& texts) {
    return QStringLiteral("%1 missing:\n").arg(texts.size()) + texts.join(QLatin1Char('\n'));
}

}  // namespace

class LanguageTest : public QObject {
    Q_OBJECT

    bool failed_ = false, skipped_ = false;

private Q_SLOTS:
    void cleanup() {
        failed_ = failed_ || QTest::currentTestFailed();
        useLanguage(Language::english);
    }
    // Not said beside a failure, which it would hide from ctest.
    void cleanupTestCase() {
        if (skipped_ && !failed_) qInfo("SKIPPED: no lupdate");
    }
    void initTestCase() { useLanguage(Language::english); }  // from here on the compiled files are found

    void everyMessageIsDoneAndKeepsItsPlaces_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"tranche_ko", "labels_ko", "fields_ko"})
            QTest::newRow(file) << QString(QLatin1String(file) + QLatin1String(".ts"));
    }

    void everyMessageIsDoneAndKeepsItsPlaces() {
        QFETCH(QString, file);
        const auto messages = messagesOf(kTranslations + file);
        QVERIFY(messages && messages->size() > 100);
        QStringList faults;
        std::set<std::pair<QString, QString>> seen;
        for (const Message& message : *messages) {
            if (!isDone(message)) faults.append(QStringLiteral("not done: ") + message.source);
            if (placesOf(message.source) != placesOf(message.translation))
                faults.append(QStringLiteral("other places: ") + message.source);
            if (message.source.count(QLatin1Char('\n')) != message.translation.count(QLatin1Char('\n')))
                faults.append(QStringLiteral("other lines: ") + message.source);
            if (!seen.emplace(message.context, message.source).second)
                faults.append(QStringLiteral("twice: ") + message.source);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void labelsCoverMetricsUnitsAndNames() {
        std::set<std::string> texts{"cancelled", "the number of replications asked for", "precision reached",
                                    "largest number of replications", "running"};
        for (const MetricRow& row : metricTable()) {
            texts.emplace(row.label);
            texts.emplace(row.unit);
        }
        for (const std::string_view unit : {"GPUs", "GPU h"})
            for (const double scale : {1e7, 1e9}) texts.insert(numberStyle(scale, scale, scale, unit).unit);
        for (const fs::path& file : documentsIn(kScenarios)) {
            ScenarioRequest request;
            request.file = file;
            const LoadResult result = loadScenario(request);
            QVERIFY2(result.loaded.has_value(), file.c_str());
            addNames(result.loaded->scenario, texts);
        }
        for (const fs::path& file : documentsIn(kScenarios / "policies")) {
            const PolicyLoadResult result = loadPolicy(file, {});
            QVERIFY2(result.loaded.has_value(), file.c_str());
            texts.insert(result.loaded->policy.title);
        }
        for (const fs::path& file : documentsIn(kScenarios / "experiments")) {
            SweepRequest request;
            request.file = file;
            request.extremes = false;
            Issues issues;
            const auto sweep = readSweep(request, issues);
            QVERIFY2(sweep.has_value(), file.c_str());
            texts.insert(sweep->spec.title);
            for (const SweepFactorSpec& factor : sweep->spec.factors) texts.insert(factor.name);
        }
        std::set<std::string> help;
        addHelp(shapeOf<Scenario>(), help, texts);
        const QStringList none = missing("labels_ko", "Labels", texts);
        QVERIFY2(none.isEmpty(), qPrintable(listOf(none)));
        QCOMPARE(missing("labels_ko", "Labels", {"no such label"}).size(), 1);
    }

    void fieldsCoverEveryHelpText() {
        std::set<std::string> help, units;
        addHelp(shapeOf<Scenario>(), help, units);
        QVERIFY(help.size() > 400);
        addHelp(shapeOf<PolicySpec>(), help, units);
        addHelp(shapeOf<Catalogue>(), help, units);
        addHelp(shapeOf<SweepSpec>(), help, units);
        addHelp(shapeOf<MachineSpec>(), help, units);
        const QStringList none = missing("fields_ko", "fields", help);
        QVERIFY2(none.isEmpty(), qPrintable(listOf(none)));
    }

    void everyTextOfTheProgramIsTranslated() {
        const QString lupdate = QStringLiteral(TRANCHE_LUPDATE);
        skipped_ = lupdate.isEmpty() || !QFileInfo(lupdate).isExecutable();
        if (skipped_) QSKIP("no lupdate");
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("tranche_ko.ts"));
        QVERIFY(QFile::copy(kTranslations + QStringLiteral("tranche_ko.ts"), copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(TRANCHE_SOURCE_DIR));
        process.start(lupdate,
                      QString(QStringLiteral("gui -I . -locations none -no-obsolete -source-language en "
                                             "-target-language ko_KR -ts"))
                              .split(QLatin1Char(' ')) +
                          QStringList{copy});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        const auto messages = messagesOf(copy);
        QVERIFY(messages && messages->size() > 500);
        QStringList none;
        for (const Message& message : *messages)
            if (!isDone(message)) none.append(message.context + QStringLiteral(": ") + message.source);
        QVERIFY2(none.isEmpty(), qPrintable(listOf(none)));
    }

    void koreanComesAndGoes() {
        const auto program = [] { return QCoreApplication::translate("OutcomePages", "Capacity"); };
        const auto field = [] { return QCoreApplication::translate("fields", "first day"); };
        useLanguage(Language::korean);
        QCOMPARE(languageInUse(), Language::korean);
        QCOMPARE(program(), QStringLiteral("용량"));
        QCOMPARE(label("days"), QStringLiteral("일"));
        QCOMPARE(field(), QStringLiteral("첫날"));
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("취소"));
        QCOMPARE(label("Capital cost in the window, annuity at 5 %"),
                 QStringLiteral("기간 내 자본비(연금식 환산, 5 %)"));
        QCOMPARE(label("Capital cost in the window, capital in equal parts"),
                 QStringLiteral("기간 내 자본비(정액 상각)"));
        QCOMPARE(label("Government GPUs in service on 2030-12-31"),
                 QStringLiteral("2030-12-31 가동 중 정부 GPU"));
        QCOMPARE(QLocale().language(), QLocale::Korean);
        QCOMPARE(dateText(Date{2026, 3, 9}), QStringLiteral("2026. 3. 9."));
        QCOMPARE(fixedText(-12345.5, 1), QString(QChar(0x2212)) + QStringLiteral("12,345.5"));
        QCOMPARE(percentText(0.25), QStringLiteral("25\u00a0%"));

        useLanguage(Language::english);
        QCOMPARE(languageInUse(), Language::english);
        QCOMPARE(program(), QStringLiteral("Capacity"));
        QCOMPARE(label("days"), QStringLiteral("days"));
        QCOMPARE(label("Capital cost in the window, annuity at 5 %"),
                 QStringLiteral("Capital cost in the window, annuity at 5 %"));
        QCOMPARE(field(), QStringLiteral("first day"));
        QCOMPARE(dateText(Date{2026, 3, 9}), QStringLiteral("9 Mar 2026"));
    }

    void filesStayAsTheyAre() {
        TableData table;
        table.columns = {QStringLiteral("날짜"), QStringLiteral("값")};
        table.plainColumns = {QStringLiteral("date"), QStringLiteral("value")};
        table.rows.push_back({QDate(2026, 3, 9), 12345.5});
        useLanguage(Language::english);
        const std::string english = tableCsv(table);
        useLanguage(Language::korean);
        QCOMPARE(QByteArray::fromStdString(tableCsv(table)), QByteArray::fromStdString(english));
        QVERIFY(english.find("2026-03-09") != std::string::npos);
        QVERIFY(english.find("12345.5") != std::string::npos);
    }
};

}  // namespace tranche::gui

QTEST_GUILESS_MAIN(tranche::gui::LanguageTest)
#include <language_test.moc>

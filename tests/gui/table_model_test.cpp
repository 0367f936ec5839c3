// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QDate>
#include <QSortFilterProxyModel>
#include <QtTest>

#include "gui/charts/chart_export.hpp"
#include "gui/items/table_model.hpp"

namespace tranche::gui {
namespace {

TableData sample() {
    TableData table;
    table.columns = {QStringLiteral("Name"), QStringLiteral("Wait [days]"), QStringLiteral("Date")};
    table.plainColumns = {QStringLiteral("name"), QStringLiteral("wait_days"), QStringLiteral("date")};
    table.rows = {{QStringLiteral("=cmd|x"), 1234.5, QDate(2026, 3, 1)},
                  {QStringLiteral("a, \"b\""), kNoNumber, QDate()},
                  {wordCell(QStringLiteral("중소기업"), QStringLiteral("SMEs")), 7.0, QDate(2027, 12, 31)}};
    table.keys = {QStringLiteral("sector:sme")};
    return table;
}

}  // namespace

class TableModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void keepsTheContractOfItemModels() {
        TableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(sample());
        QCOMPARE(model.rowCount(), 3);
        model.setTable({});
        QCOMPARE(model.rowCount(), 0);
    }

    void showsNumbersOfTheLanguage() {
        TableModel model;
        model.setTable(sample());
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("1,235"));
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("undefined"));
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("1 Mar 2026"));
        QCOMPARE(model.index(0, 0).data(TableModel::KeyRole).toString(), QStringLiteral("sector:sme"));
        QVERIFY(!model.index(1, 0).data(TableModel::KeyRole).isValid());
        QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("2026. 3. 1."));
    }

    void aFigureShowsItsWordsAndFilesHaveItsNumber() {
        TableModel model;
        TableData table;
        table.columns = {QStringLiteral("Wait")};
        table.rows = {{figureCell(71.25, QStringLiteral("71.2 ± 1.3 days"))},
                      {figureCell(kNoNumber, QStringLiteral("undefined"))}};
        model.setTable(table);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("71.2 ± 1.3 days"));
        QCOMPARE(model.index(0, 0).data(TableModel::SortRole).toDouble(), 71.25);
        QVERIFY(!model.index(1, 0).data(TableModel::SortRole).isValid());
        QCOMPARE(QString::fromStdString(tableCsv(table)), QStringLiteral("Wait\n71.25\n\n"));
    }

    void sortsByValueNotByText() {
        TableModel model;
        model.setTable(sample());
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(TableModel::SortRole);
        sorted.sort(1);
        QCOMPARE(sorted.index(0, 1).data(TableModel::SortRole).toDouble(), 7.0);
    }

    void filesHaveTheCLocaleAndPlainNames() {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(QString::fromStdString(tableCsv(sample())),
                 QStringLiteral("name,wait_days,date\n'=cmd|x,1234.5,2026-03-01\n\"a, "
                                "\"\"b\"\"\",,\nSMEs,7,2027-12-31\n"));
    }
};

}  // namespace tranche::gui

QTEST_GUILESS_MAIN(tranche::gui::TableModelTest)
#include <table_model_test.moc>

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextDocumentLayout>
#include <QTextBlock>
#include <QTextLayout>

#include "gui/scenario/find_bar.hpp"
#include "gui/scenario/problem_list.hpp"
#include "gui/scenario/scenario_page.hpp"
#include "gui/scenario/yaml_highlighter.hpp"
#include "gui/scenario/yaml_view.hpp"
#include "tests/gui/scenario_setting.hpp"

using namespace tranche;
using namespace tranche::gui;

namespace {

double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

// WCAG 2.1, 1.4.3.
double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

class ScenarioTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void faultsAreUnderlinedAtTheirPlace() {
        ScenarioSetting setting;
        ScenarioPage page(setting.settings, setting.drafts);
        page.show();
        const QByteArray text =
            "# 가나다\nscenario: a\ntitle: {x: \"가나\", server_gpus: many}\nserver_gpus: 0\nserver_gpu: 3\n";
        QVERIFY(page.openPath(setting.write("a.yaml", text)));
        QVERIFY(isSettled(page.document()));
        QStringList underlined;
        for (const YamlView::Fault& fault : page.text()->faults()) {
            QTextCursor cursor(page.document().text());
            cursor.setPosition(fault.from);
            cursor.setPosition(fault.to, QTextCursor::KeepAnchor);
            underlined << QString::number(cursor.blockNumber() + 1) + QLatin1Char(':') +
                              cursor.selectedText();
        }
        QVERIFY2(underlined.contains(QStringLiteral("4:0")), qPrintable(underlined.join(QLatin1Char('|'))));
        QVERIFY2(underlined.contains(QStringLiteral("5:server_gpu:")),
                 qPrintable(underlined.join(QLatin1Char('|'))));
        QCOMPARE(page.text()->extraSelections().size(), underlined.size());
        QCOMPARE(page.text()->extraSelections().front().format.underlineStyle(),
                 QTextCharFormat::WaveUnderline);
        // Each is a line of the list; Enter goes there.
        QVERIFY(page.problems()->count() >= underlined.size());
        int row = -1;
        for (int i = 0; i < page.problems()->count(); ++i)
            if (page.problems()->item(i)->text().startsWith(
                    QStringLiteral("a.yaml:5:1: server_gpu: found an unknown key")))
                row = i;
        QVERIFY(row >= 0);
        page.problems()->setCurrentRow(row);
        page.problems()->setFocus();
        QTest::keyClick(page.problems(), Qt::Key_Return);
        QCOMPARE(page.text()->textCursor().blockNumber(), 4);
        QVERIFY(page.text()->hasFocus());
    }

    void columnsCountCharactersAndNotHalvesOfThem() {
        QTextDocument document;
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        document.setPlainText(QStringLiteral("a: 1\nb: \"\U0001f600\" # x\n"));
        YamlView view(&document);
        QCOMPARE(view.positionOf({"", 2, 4}), 5 + 3);
        QCOMPARE(view.positionOf({"", 2, 6}), 5 + 6);  // behind the letter of two units
        QCOMPARE(view.positionOf({"", 9, 1}), -1);
        QCOMPARE(view.positionOf({"", 0, 0}), -1);
    }

    void coloursCanBeReadOnEveryGround() {
        for (const int ground : {0x1b, 0x20, 0xff, 0xf4}) {
            QPalette palette;
            palette.setColor(QPalette::Base, QColor(ground, ground, ground));
            for (const auto& [hue, saturation] : {std::pair{212, 170}, {130, 110}, {22, 190}, {212, 18}}) {
                const double ratio =
                    contrast(readableColour(palette, hue, saturation), palette.color(QPalette::Base));
                QVERIFY2(ratio >= 4.5,
                         qPrintable(QStringLiteral("%1 %2: %3").arg(ground).arg(hue).arg(ratio)));
            }
        }
    }

    void partsOfTheTextAreTold() {
        QTextDocument document;
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        document.setPlainText(
            QStringLiteral("key: {a: 1.5, b: \"x: # y\"} # c\nabout: >-\n  not: a key\n\n  12\nday: "
                           "2026-01-01\nt: \"two\n  lines: 1\"\nz: word\n"));
        QPalette palette;
        YamlHighlighter highlighter(&document, palette);
        const auto colourAt = [&](int line, int column) {
            const auto formats = document.findBlockByNumber(line).layout()->formats();
            for (const auto& range : formats)
                if (column >= range.start && column < range.start + range.length)
                    return range.format.foreground().color();
            return QColor();
        };
        const QColor key = readableColour(palette, 212, 170), text = readableColour(palette, 130, 110),
                     number = readableColour(palette, 22, 190), comment = readableColour(palette, 212, 18);
        QCOMPARE(colourAt(0, 0), key);
        QCOMPARE(colourAt(0, 6), key);
        QCOMPARE(colourAt(0, 9), number);
        QCOMPARE(colourAt(0, 20), text);
        QCOMPARE(colourAt(0, 28), comment);
        QCOMPARE(colourAt(2, 3), text);  // a block of text has no keys
        QCOMPARE(colourAt(4, 3), text);  // nor numbers
        QCOMPARE(colourAt(5, 6), number);
        QCOMPARE(colourAt(7, 3), text);
        QCOMPARE(colourAt(8, 0), key);
        QCOMPARE(colourAt(8, 4), QColor());
    }

    void findGoesAroundAndSaysWhenThereIsNothing() {
        ScenarioSetting setting;
        ScenarioPage page(setting.settings, setting.drafts);
        page.show();
        page.openPath(setting.write("a.yaml", "one: x\ntwo: x\n"));
        page.action(QStringLiteral("find"))->trigger();
        auto* bar = page.findChild<FindBar*>();
        QVERIFY(bar->isVisible());
        auto* line = bar->findChild<QLineEdit*>();
        QTest::keyClicks(line, QStringLiteral("x"));
        QCOMPARE(page.text()->textCursor().blockNumber(), 0);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(page.text()->textCursor().blockNumber(), 1);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(page.text()->textCursor().blockNumber(), 0);
        QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(page.text()->textCursor().blockNumber(), 1);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
    }

    void tabPutsBlanksAndEnterKeepsTheIndentation() {
        QTextDocument document;
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        YamlView view(&document);
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClicks(&view, QStringLiteral("a: 1"));
        QTest::keyClick(&view, Qt::Key_Return);
        QTest::keyClicks(&view, QStringLiteral("b: 2"));
        QCOMPARE(document.toPlainText(), QStringLiteral("  a: 1\n  b: 2"));
    }
};

QTEST_MAIN(ScenarioTextTest)
#include <scenario_text_test.moc>

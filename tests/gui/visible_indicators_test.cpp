// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/visible_indicators.hpp"

#include <QCheckBox>
#include <QImage>
#include <QRadioButton>
#include <QStyleFactory>
#include <QTest>

#include "gui/charts/theme.hpp"

using namespace tranche::gui;

class VisibleIndicatorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUntickedBoxCanBeSeenInBothThemes() {
        VisibleIndicators style(QStyleFactory::create(QStringLiteral("Fusion")));
        for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
            QCheckBox box;
            QRadioButton radio;
            for (QAbstractButton* button :
                 {static_cast<QAbstractButton*>(&box), static_cast<QAbstractButton*>(&radio)}) {
                button->setStyle(&style);
                button->setPalette(widgetPalette(*theme));
                button->resize(button->sizeHint());
                const QImage picture = button->grab().toImage();
                const QColor paper = button->palette().color(QPalette::Window);
                double best = 1;
                for (int y = 0; y < picture.height(); ++y)
                    for (int x = 0; x < picture.width(); ++x)
                        best = std::max(best, contrast(picture.pixelColor(x, y), paper));
                QVERIFY2(best >= 3, qPrintable(QString::number(best)));
            }
        }
    }
};

QTEST_MAIN(VisibleIndicatorsTest)
#include <visible_indicators_test.moc>

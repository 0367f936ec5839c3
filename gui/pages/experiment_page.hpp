// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The results of a sweep, opened for reading only: levels to keep, a pivot as table, heat map and lines, what moves the metric,
// and all points. Reading and pivoting happen in the background.
// Verified by: tests/gui/experiment_test.cpp.

#include <QWidget>

#include "gui/charts/theme.hpp"
#include "gui/presentation/experiment_charts.hpp"
#include "gui/work/task_thread.hpp"

QT_BEGIN_NAMESPACE
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QTreeWidget;
QT_END_NAMESPACE

namespace tranche::gui {

class ChartCard;
class TableCard;

class ExperimentPage : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentPage(const Theme& theme, QWidget* parent = nullptr);

    // results.sqlite, or the folder it lies in. What was open stays when it cannot be read.
    void openResults(const QString& path);
    void setTheme(const Theme& theme);
    bool isOpen() const { return table_ != nullptr; }
    const ResultTable& table() const { return *table_; }
    ChartCard* heat() const { return heat_; }
    ChartCard* lines() const { return lines_; }
    ChartCard* tornado() const { return tornado_; }
    TableCard* pivot() const { return pivot_; }
    TableCard* points() const { return points_; }
    QTreeWidget* filter() const { return filter_; }
    QComboBox* rowKey() const { return rowKey_; }
    QComboBox* columnKey() const { return columnKey_; }
    QComboBox* metric() const { return metric_; }
    QLabel* said() const { return said_; }
    bool isWorking() const { return reader_.isRunning() || pivoter_.isRunning(); }

Q_SIGNALS:
    void message(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOutWidgets(const Theme& theme);
    void arrange(bool wide);
    QWidget* makeChoices();
    QWidget* makeResults(const Theme& theme);
    void take(std::shared_ptr<const ResultTable> table);
    void fillChoices();
    void pivotAgain();
    bool sameKeys() const;
    ResultFilter filterChosen() const;
    void retranslate();
    void showNothing();

    struct View {
        PivotView pivot;
        std::vector<FactorSwing> swings;
        std::vector<std::size_t> points;
    };
    void showView(const View& view);

    std::shared_ptr<const ResultTable> table_;
    View view_;
    QString path_;
    TaskThread reader_, pivoter_;
    QPushButton* open_;
    QLabel *file_, *metricLabel_, *rowLabel_, *columnLabel_, *filterLabel_, *said_;
    QComboBox *metric_, *rowKey_, *columnKey_;
    QTreeWidget* filter_;
    QGridLayout* grid_;
    ChartCard *heat_, *lines_, *tornado_;
    TableCard *pivot_, *points_;
};

}  // namespace tranche::gui

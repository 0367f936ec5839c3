// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A chart as data: what is drawn, in data units, with the table behind it. Plain values without a widget; presentation
// makes them from results, and the chart factory (gui/charts/chart_factory.hpp) draws any of them.
//
// Dates    x of a date axis is days since 1970-01-01 (a double, KST midnights).
// NaN      a point that is not there: a line breaks, a box or a dot is left out.
// Keys     what stands behind a point ("sector:startup", "application:17"); empty: nothing. A click hands it on.
// Inks     colours by number, the same number for the same thing in every chart: see Ink.
// Ties     series are drawn in order, the last on top.

#include <QString>
#include <QStringList>
#include <QVariant>
#include <cstdint>
#include <limits>
#include <vector>

namespace tranche::gui {

inline constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

enum class AxisKind : std::uint8_t { number, date, category };

struct AxisData {
    AxisKind kind = AxisKind::number;
    QString title;           // with its unit: "GPUs in service", "Wait [days]"
    bool fromZero = false;   // the baseline is shown: stacked areas, bars, counts
    bool percent = false;    // values are shares, shown in per cent
    bool reversed = false;   // the first category on top
    double low = kNoNumber;  // fixed ends; else from the data
    double high = kNoNumber;
    bool monthly = false;    // of dates: a value is that of a whole month
    double headroom = 0;     // above the data, as a share of it: room for labels
    QStringList categories;  // at 0, 1, 2, ...
};

// 0-7 the palette (Okabe and Ito 2008); quiet is grey for what is context.
enum class Ink : std::uint8_t { blue, orange, green, rose, sky, vermilion, gold, text, quiet };
enum class Stroke : std::uint8_t { solid, dash, dot, dashDot, longDash };
enum class Mark : std::uint8_t {
    line,     // through (x, y)
    band,     // between low and high at x
    dots,     // at (x, y), with a label beside each where `labels` has one
    boxes,    // from (x, low) to (x2, high): bars, spans, cells
    whiskers  // from low to high at x; lying (from x to x2 at y) where x2 is given
};

struct SeriesData {
    QString name;  // in the legend; empty: not there
    QString id;    // stays when the name tells other numbers; empty: the name
    QString with;  // id of the series with which it is hidden and shown
    Mark mark = Mark::line;
    Ink ink = Ink::blue;
    Stroke stroke = Stroke::solid;
    double strength = 1;       // opacity of what is filled, 0 to 1
    bool hatched = false;      // boxes and bands told apart without colour
    bool stepped = false;      // a line that holds its value to the next point
    std::vector<double> x, y;  // line, dots, lying whiskers
    std::vector<double> low, high, x2;
    std::vector<double> shade;  // boxes: 0 to 1 on the scale of the theme instead of the ink; NaN: no cell
    QStringList labels;         // by point, may be empty
    QStringList hints;          // by point: what hovering says; empty: made from the values
    QStringList keys;           // by point, may be empty
    bool hidden = false;        // switched off in the legend

    const QString& key() const { return id.isEmpty() ? name : id; }

    std::size_t size() const { return x.size(); }
};

// A line across the plot, with a word at its end.
struct RuleData {
    double at = 0;
    QString label;
    bool upright = false;  // at x, else at y
    Ink ink = Ink::text;
    Stroke stroke = Stroke::dash;
};

// A text that reads otherwise in files, which are in English whatever the language of the screen.
struct WordCell {
    QString shown, plain;
};

// A number that reads otherwise on the screen: with its unit, its interval, in per cent. Files and sorting have the number.
struct FigureCell {
    double value = kNoNumber;
    QString shown;
};

inline QVariant figureCell(double value, const QString& shown);
inline QVariant wordCell(const QString& shown, const QString& plain);

// Cells: doubles (NaN: undefined), long longs for counts, ints for numbers that are names, QDate, QString,
// WordCell, FigureCell. Units
// belong into the names of columns.
struct TableData {
    QStringList columns;
    std::vector<std::vector<QVariant>> rows;
    QStringList keys;          // by row, may be empty
    QStringList plainColumns;  // for files: names in English, of the metrics; empty: `columns`
};

struct ChartData {
    QString id;     // "capacity": stable, for files and tests
    QString title;  // "Government GPUs in service"
    QString note;   // how to read it, a sentence
    AxisData x, y;
    std::vector<SeriesData> series;
    std::vector<RuleData> rules;
    TableData table;
    QString empty;  // why there is nothing to draw; shown in its place

    bool hasData() const {
        for (const SeriesData& s : series)
            if (!s.x.empty()) return true;
        return false;
    }
};

}  // namespace tranche::gui

Q_DECLARE_METATYPE(tranche::gui::WordCell)
Q_DECLARE_METATYPE(tranche::gui::FigureCell)

inline QVariant tranche::gui::wordCell(const QString& shown, const QString& plain) {
    return QVariant::fromValue(WordCell{shown, plain});
}

inline QVariant tranche::gui::figureCell(double value, const QString& shown) {
    return QVariant::fromValue(FigureCell{value, shown});
}

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/store_workbook.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>

#include "models/experiment/store/result_store.hpp"
#include "models/experiment/store/store_rows.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostRows = 1'048'575;  // below the header

class Sheet {
public:
    Sheet(lxw_workbook* book, const char* name) : book_(book), sheet_(workbook_add_worksheet(book, name)) {}

    void header(const std::vector<std::string>& texts) {
        lxw_format* bold = workbook_add_format(book_);
        format_set_bold(bold);
        format_set_text_wrap(bold);
        for (const std::string& text : texts)
            worksheet_write_string(sheet_, 0, column_++, text.c_str(), bold);
        worksheet_freeze_panes(sheet_, 1, 0);
        worksheet_set_column(sheet_, 0, static_cast<lxw_col_t>(texts.size()), 16, nullptr);
        next();
    }

    void cell(const StoreCell& value) {
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            number(static_cast<double>(*whole));
        else if (const auto* real = std::get_if<double>(&value))
            number(*real);
        else if (const auto* text = std::get_if<std::string>(&value))
            string(*text);
        else
            ++column_;
    }

    void number(double value) {
        if (std::isfinite(value)) worksheet_write_number(sheet_, row_, column_, value, nullptr);
        ++column_;
    }

    void string(const std::string& text) {
        worksheet_write_string(sheet_, row_, column_++, text.substr(0, 32'767).c_str(), nullptr);
    }

    void next() {
        ++row_;
        column_ = 0;
    }
    std::int64_t rows() const { return row_; }
    lxw_worksheet* sheet() { return sheet_; }

private:
    lxw_workbook* book_;
    lxw_worksheet* sheet_;
    lxw_row_t row_ = 0;
    lxw_col_t column_ = 0;
};

std::string titled(const StoreMetric& metric) {
    return metric.name + (metric.unit.empty() ? "" : " [" + metric.unit + "]");
}

void about(lxw_workbook* book, const fs::path& results, bool cut) {
    const StoreFacts facts = storeFacts(results);
    Sheet sheet(book, "about");
    worksheet_set_column(sheet.sheet(), 0, 0, 34, nullptr);
    worksheet_set_column(sheet.sheet(), 1, 1, 90, nullptr);
    const auto row = [&](const std::string& name, const StoreCell& value) {
        sheet.string(name);
        sheet.cell(value);
        sheet.next();
    };
    row("experiment", facts.experiment);
    row("Tranche", facts.version);
    row("points", facts.points);
    row("runs", facts.runs);
    row("points refused by the scenario", facts.refused);
    row("runs that failed", facts.failed);
    row("content, SHA-256", facts.contentHash);
    row("sheet points", std::string("means over the replications of a point in which the metric is defined"));
    row("sheet runs", std::string(cut ? "the first 1,048,575 runs only, more do not fit; export CSV for all"
                                      : "a row a run; an empty cell is undefined in that run"));
    sheet.next();
    for (const StoreMetric& metric : storeMetrics(results)) row(titled(metric), metric.label);
}

void points(lxw_workbook* book, const fs::path& results) {
    Sheet sheet(book, "points");
    std::vector<std::string> header{"point", "scenario", "policy"};
    for (std::string& name : storeFactors(results)) header.push_back(std::move(name));
    header.emplace_back("replications");
    for (const StoreMetric& metric : storeMetrics(results)) header.push_back(titled(metric));
    sheet.header(header);
    eachPoint(results, [&](const PointMeans& point) {
        if (sheet.rows() > kMostRows) return;
        sheet.cell(point.point);
        sheet.string(point.scenario);
        sheet.string(point.policy);
        for (const StoreCell& level : point.levels) sheet.cell(level);
        sheet.cell(point.replications);
        for (const double mean : point.means) sheet.number(mean);
        sheet.next();
    });
}

void runs(lxw_workbook* book, const fs::path& results) {
    Sheet sheet(book, "runs");
    const StoreTable table = storeTable(results, StoreForm::wide);
    sheet.header(table.header);
    table.rows([&](const std::vector<StoreCell>& row) {
        if (sheet.rows() > kMostRows) return;
        for (const StoreCell& cell : row) sheet.cell(cell);
        sheet.next();
    });
}

}  // namespace

std::string writeWorkbook(const fs::path& results, const fs::path& file) {
    const fs::path fresh = file.string() + ".partial-" + std::to_string(::getpid());
    // The library prints its own failures; whether the file can be made is found out before.
    if (const int made = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666); made >= 0)
        ::close(made);
    else
        return "cannot create " + file.string() + ": " + std::strerror(errno);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    const std::string name = fresh.string();
    lxw_workbook* book = workbook_new_opt(name.c_str(), &options);
    if (book == nullptr) return "cannot create " + name;
    lxw_doc_properties properties{};
    properties.created = 1'735'689'600;  // a fixed day: the same results give the same bytes
    workbook_set_properties(book, &properties);
    about(book, results, storeFacts(results).runs > kMostRows);
    points(book, results);
    runs(book, results);
    const lxw_error error = workbook_close(book);
    std::error_code failure;
    if (error == LXW_NO_ERROR) {
        fs::rename(fresh, file, failure);
        if (!failure) return {};
    }
    std::error_code ignored;
    fs::remove(fresh, ignored);
    return "cannot write " + file.string() + ": " + (failure ? failure.message() : lxw_strerror(error));
}

}  // namespace tranche

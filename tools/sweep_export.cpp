// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep export`: the results for pandas, R and spreadsheets.

#include <fmt/format.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "models/experiment/store/store_rows.hpp"
#include "models/report/atomic_file.hpp"
#include "models/report/csv.hpp"
#include "models/report/store_workbook.hpp"
#include "tools/result_folder.hpp"
#include "tools/sweep_options.hpp"
#include "tools/terminal.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

void writeRow(CsvWriter& csv, const std::vector<StoreCell>& row) {
    for (const StoreCell& cell : row) {
        if (const auto* whole = std::get_if<std::int64_t>(&cell))
            csv.number(*whole);
        else if (const auto* real = std::get_if<double>(&cell))
            csv.number(*real);
        else if (const auto* text = std::get_if<std::string>(&cell))
            csv.text(*text);
        else
            csv.empty();
    }
    csv.endRow();
}

void writeTable(const StoreTable& table, const TextSink& sink) {
    CsvWriter csv(sink);
    for (const std::string& name : table.header) csv.text(name);
    csv.endRow();
    table.rows([&](const std::vector<StoreCell>& row) { writeRow(csv, row); });
}

ExitCode refuse(const FileFailure& failure) {
    const FolderFailure told = folderFailure(failure);
    complain(told.message);
    return told.code;
}

// A row at a time into a file beside it, which then takes its place.
ExitCode writeCsv(const StoreTable& table, const fs::path& file) {
    const fs::path fresh = file.string() + ".partial-" + std::to_string(::getpid());
    FileWriter writer(fresh);
    writeTable(table, [&](std::string_view row) { writer.write(row); });
    if (const auto failure = writer.finish()) return refuse(*failure);
    std::error_code error;
    fs::rename(fresh, file, error);
    if (!error) return kDone;
    std::error_code ignored;
    fs::remove(fresh, ignored);
    return refuse({file.string(), "rename", error.value()});
}

ExitCode printCsv(const StoreTable& table) {
    ExitCode exit = kDone;
    writeTable(table, [&](std::string_view row) {
        if (exit == kDone) exit = print(row);
    });
    return exit;
}

}  // namespace

int sweepExport(const SweepOptions& options) {
    SweepReading reading = readExperiment(options, false);
    if (!reading.sweep) return reading.exit;
    const SweepFolder folder(folderOf(options, *reading.sweep), *reading.sweep);
    if (!folder.merged()) return refuseUnmerged(options, folder);
    const bool workbook = options.format == "xlsx";
    if (workbook && options.file == "-") {
        complain("--to: found -, expected a file for a workbook");
        return kUsage;
    }
    const fs::path file = options.file.empty()
                              ? folder.path() / (workbook                   ? "results.xlsx"
                                                 : options.format == "wide" ? "results-wide.csv"
                                                                            : "results.csv")
                              : fs::path(options.file);
    if (workbook) {
        if (const std::string failure = writeWorkbook(folder.results(), file); !failure.empty()) {
            complain(escaped(failure, 1000));
            return failure.starts_with("cannot create") ? kCannotCreate : kWriteFailed;
        }
    } else {
        const StoreTable table =
            storeTable(folder.results(), options.format == "wide" ? StoreForm::wide : StoreForm::tidy);
        if (options.file == "-") return printCsv(table);
        if (const ExitCode exit = writeCsv(table, file); exit != kDone) return exit;
    }
    if (options.quiet) return kDone;
    if (options.json) return print(nlohmann::json{{"file", file.string()}}.dump() + "\n");
    return print(file.string() + "\n");
}

}  // namespace tranche

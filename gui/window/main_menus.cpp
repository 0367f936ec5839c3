// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/main_menus.hpp"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>

#include "gui/pages/chart_card.hpp"
#include "gui/scenario/scenario_page.hpp"
#include "models/programme/version.hpp"

namespace tranche::gui {
namespace {

bool isEdit(const QString& name) {
    static const QStringList kEdits{QStringLiteral("undo"), QStringLiteral("redo"), QStringLiteral("find"),
                                    QStringLiteral("copy_policy")};
    return kEdits.contains(name);
}

}  // namespace

QAction* MainWindow::Menus::add(QMenu* menu, const char* text, const QKeySequence& key) {
    QAction* action = menu->addAction(QString());
    action->setShortcut(key);
    texts.push_back({action, text});
    return action;
}

void MainWindow::Menus::retranslate() {
    file->setTitle(MainWindow::tr("&File"));
    edit->setTitle(MainWindow::tr("&Edit"));
    run->setTitle(MainWindow::tr("&Run"));
    view->setTitle(MainWindow::tr("&View"));
    pages->setTitle(MainWindow::tr("&Page"));
    theme->setTitle(MainWindow::tr("&Theme"));
    language->setTitle(MainWindow::tr("&Language"));
    help->setTitle(MainWindow::tr("&Help"));
    for (const Text& one : texts) one.action->setText(MainWindow::tr(one.text));
    for (std::size_t i = 0; i < pageActions.size(); ++i)
        pageActions[i]->setText(window->list_->item(static_cast<int>(i))->text());
}

void MainWindow::addMenus() {
    menus_ = std::make_unique<Menus>();
    Menus& m = *menus_;
    m.window = this;
    m.file = menuBar()->addMenu(QString());
    m.edit = menuBar()->addMenu(QString());
    m.run = menuBar()->addMenu(QString());
    m.view = menuBar()->addMenu(QString());
    m.help = menuBar()->addMenu(QString());

    // Those of the scenario: files above the line, edits below.
    for (QAction* action : scenario_->actions())
        (isEdit(action->objectName()) ? m.edit : m.file)->addAction(action);
    m.file->addSeparator();
    connect(m.add(m.file, QT_TR_NOOP("Save the rep&ort…"), {}), &QAction::triggered, this,
            &MainWindow::saveReport);
    connect(m.add(m.file, QT_TR_NOOP("Save all charts and &tables…"),
                  QKeySequence(QStringLiteral("Ctrl+Shift+E"))),
            &QAction::triggered, this, &MainWindow::saveAll);
    m.file->addSeparator();
    QAction* quit = m.add(m.file, QT_TR_NOOP("&Quit"), QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &QWidget::close);

    connect(m.add(m.run, QT_TR_NOOP("&Simulate again"), QKeySequence(Qt::Key_F5)), &QAction::triggered, this,
            &MainWindow::startRun);
    connect(m.add(m.run, QT_TR_NOOP("&Cancel"), QKeySequence(QStringLiteral("Shift+F5"))),
            &QAction::triggered, this, &MainWindow::cancelRun);
    connect(m.add(m.run, QT_TR_NOOP("All &applications"), QKeySequence(QStringLiteral("Ctrl+Shift+A"))),
            &QAction::triggered, this, [this] { showApplications(QString()); });

    m.pages = m.view->addMenu(QString());
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        QAction* action = m.pages->addAction(QString());
        action->setShortcut(i < 10 ? QKeySequence(QStringLiteral("Ctrl+%1").arg((i + 1) % 10))
                                   : QKeySequence(QStringLiteral("Ctrl+Shift+X")));
        connect(action, &QAction::triggered, this, [this, id = pages_[i].id] { showPage(id); });
        m.pageActions.push_back(action);
    }
    m.view->addAction(whatIfDock_->toggleViewAction());
    m.view->addAction(applicationsDock_->toggleViewAction());
    m.view->addSeparator();
    const auto choice = [&](QMenu* menu, const char* text, bool checked,
                            const std::function<void()>& chosen) {
        auto* group = menu->findChild<QActionGroup*>();
        if (group == nullptr) group = new QActionGroup(menu);
        QAction* action = m.add(menu, text, {});
        action->setCheckable(true);
        action->setChecked(checked);
        group->addAction(action);
        connect(action, &QAction::triggered, this, chosen);
    };
    appearance_ = appearanceOf(settings_.value(QStringLiteral("window/theme")).toString());
    language_ = languageOf(settings_.value(QStringLiteral("window/language")).toString());
    m.theme = m.view->addMenu(QString());
    for (const auto& [text, value] : {std::pair(QT_TR_NOOP("As the &system"), Appearance::system),
                                      std::pair(QT_TR_NOOP("&Light"), Appearance::light),
                                      std::pair(QT_TR_NOOP("&Dark"), Appearance::dark)})
        choice(m.theme, text, appearance_ == value, [this, v = value] { setAppearance(v); });
    m.language = m.view->addMenu(QString());
    for (const auto& [text, value] :
         {std::pair(QT_TR_NOOP("As the system"), Language::system), std::pair("English", Language::english),
          std::pair("한국어", Language::korean)})
        choice(m.language, text, language_ == value, [this, v = value] { setLanguage(v); });

    connect(
        m.add(m.help, QT_TR_NOOP("&Keys and mouse"), QKeySequence::HelpContents), &QAction::triggered, this,
        [this] {
            QMessageBox box(
                QMessageBox::NoIcon, tr("Keys and mouse"),
                tr("In a chart\n"
                   "  wheel: zoom in time, with Ctrl both ways; drag: zoom to a box; Shift and drag: move\n"
                   "  double click or Home: show all; + and -: zoom; arrows: move\n"
                   "  Page Down, Page Up: from point to point; Return: what is behind it\n"
                   "  click in the legend: show or hide\n\n"
                   "In the window\n"
                   "  Ctrl+1 to Ctrl+0, Ctrl+Shift+X: pages; F5: simulate again; Shift+F5: cancel\n"
                   "  Ctrl+Z, Ctrl+Y: undo and redo, also of the what-if panel"),
                QMessageBox::Ok, this);
            box.setTextFormat(Qt::PlainText);
            box.exec();
        });
    QAction* about = m.add(m.help, QT_TR_NOOP("&About Tranche"), {});
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, [this] {
        QMessageBox box(QMessageBox::NoIcon, tr("About Tranche"),
                        tr("Tranche %1\nCapacity planning for a national GPU programme.\n"
                           "Free software under the GNU General Public License, version 3 or later.")
                            .arg(QLatin1String(kVersion)),
                        QMessageBox::Ok, this);
        box.setTextFormat(Qt::PlainText);
        box.exec();
    });
}

}  // namespace tranche::gui

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/work/compare_worker.hpp"

#include <QElapsedTimer>
#include <QFileInfo>
#include <algorithm>
#include <map>

#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

constexpr qint64 kEveryMs = 60;

// All of one wish loaded, or every fault there is.
class Loader {
public:
    explicit Loader(const CompareWish& wish) : wish_(wish) {}

    bool load() {
        const bool policies = !wish_.policies.isEmpty();
        for (const ScenarioText& scenario : wish_.scenarios) {
            if (!policies) add(scenario, QString());
            for (const QString& policy : wish_.policies) add(scenario, policy);
        }
        return faults.isEmpty();
    }

    CompareCase compareCase() const {
        CompareCase one;
        one.sameScenario = !wish_.policies.isEmpty();
        std::map<std::string, int> seen;
        for (const auto& [name, loaded] : alternatives) {
            Alternative made;
            made.name = name;
            if (const int n = ++seen[name]; n > 1) made.name += "#" + std::to_string(n);
            const Scenario& scenario = loaded->scenario;
            made.title = one.sameScenario ? scenario.policy.title : scenario.title;
            made.about = one.sameScenario ? scenario.policy.about : std::string();
            made.loaded = *loaded;
            one.alternatives.push_back(std::move(made));
        }
        one.name = alternatives.front().second->scenario.id;
        one.title = alternatives.front().second->scenario.title;
        return one;
    }

    QStringList faults;
    std::vector<std::pair<std::string, Loaded>> alternatives;

private:
    void add(const ScenarioText& scenario, const QString& policy) {
        ScenarioRequest request;
        request.file = scenario.file.toStdString();
        if (scenario.text) request.text = scenario.text->toStdString();
        if (!policy.isEmpty()) request.policy = policy.toStdString();
        LoadResult result = loadScenario(request);
        if (!result.loaded) {
            for (const Issue& issue : result.issues.sorted()) faults.append(qs(formatIssue(issue)));
            faults.removeDuplicates();
            return;
        }
        const Scenario& read = result.loaded->scenario;
        const bool byPolicy = !wish_.policies.isEmpty();
        std::string name = byPolicy ? read.policy.name : read.id;
        if (byPolicy && policy.isEmpty()) name += " (as edited)";
        if (!byPolicy && !scenario.name.isEmpty()) name = scenario.name.toStdString();
        alternatives.emplace_back(std::move(name),
                                  std::make_shared<const LoadedScenario>(*std::move(result.loaded)));
    }

    const CompareWish& wish_;
};

}  // namespace

CompareWorker::CompareWorker(QObject* parent) : QObject(parent) {
    connect(&thread_, &TaskThread::failed, this, [this](const QString& why) { Q_EMIT failed({why}); });
    connect(&thread_, &TaskThread::ended, this, &CompareWorker::stopped);
}

void CompareWorker::start(CompareWish wish) {
    thread_.start([this, wish = std::move(wish)](const TaskThread::Context& context) {
        Loader loader(wish);
        if (!loader.load()) {
            context.post([this, faults = loader.faults] { Q_EMIT failed(faults); });
            return;
        }
        QElapsedTimer clock;
        clock.start();
        qint64 last = -kEveryMs;
        CompareRequest request;
        request.baseline = std::min(wish.baseline, loader.alternatives.size() - 1);
        request.replications = wish.replications;
        request.cancel = &context.cancelled();
        request.progress = [&](std::int64_t done, std::int64_t of) {
            const qint64 now = clock.elapsed();
            if (now - last < kEveryMs && done < of) return;
            last = now;
            const double left = done > 0 ? static_cast<double>(now) / 1000 * static_cast<double>(of - done) /
                                               static_cast<double>(done)
                                         : -1;
            context.post([this, done, of, left] { Q_EMIT progressed(done, of, left); });
        };
        auto result = std::make_shared<Compared>();
        result->comparison = compare({loader.compareCase()}, request);
        for (const auto& alternative : loader.alternatives)
            result->alternatives.push_back(alternative.second);
        if (!result->comparison.cancelled) context.post([this, result] { Q_EMIT compared(result); });
    });
}

}  // namespace tranche::gui

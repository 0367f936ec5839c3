// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/private_fleet_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "models/fields/read_context.hpp"

namespace tranche {
namespace {

using Names = std::vector<std::string>;

template <class Items>
Names idsOf(const Items& items) {
    Names names;
    for (const auto& item : items) names.push_back(item.id);
    return names;
}

bool contains(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Check {
public:
    Check(const Scenario& scenario, const Node& root, Issues& issues)
        : s_(scenario), root_(root), issues_(issues) {}

    void run() {
        const Names models = idsOf(s_.hardware), sites = idsOf(s_.sites), factors = idsOf(s_.delayFactors);
        Names taken = purchases();
        for (std::size_t f = 0; f < s_.privateFleets.size(); ++f) {
            const PrivateFleetSpec& fleet = s_.privateFleets[f];
            const std::string key = fmt::format("private_fleets[{}].", f);
            name(key + "id", fleet.id, taken);
            taken.push_back(fleet.id);
            known(key + "gpu", fleet.gpu, models, "a GPU model");
            if (!fleet.site.empty()) known(key + "site", fleet.site, sites, "a site");
            if (fleet.factor)
                known(key + "factor", *fleet.factor, factors, "a delay factor");
            else if (fleet.loading > 0)
                add(key + "loading", fmt::format("{}", fleet.loading), "a `factor` to load on");
            for (const GpuModel& model : s_.hardware)
                if (model.id == fleet.gpu && model.nodeGpus > 0 && fleet.gpus % model.nodeGpus != 0)
                    add(key + "gpus", fmt::format("{}", fleet.gpus),
                        fmt::format("a multiple of {}, the GPUs of a {} server", model.nodeGpus, fleet.gpu));
            if (s_.horizon.end <= fleet.arrivals.from)
                add(key + "arrivals.from", formatDate(fleet.arrivals.from),
                    "a day before the end of the horizon: none of it comes", true);
        }
    }

private:
    void add(const std::string& key, std::string found, std::string expected, bool warning = false) {
        issues_.add({placeOf(root_, key), key, std::move(found), std::move(expected), warning});
    }

    void known(const std::string& key, const std::string& name, const Names& names, const char* what) {
        if (contains(names, name)) return;
        add(key, shownValue(name), std::string("the id of ") + what + didYouMean(name, names));
    }

    // A reader of a table must never have to ask whether "samsung" is a purchase or a firm.
    void name(const std::string& key, const std::string& id, const Names& taken) {
        if (id.empty() || id.find_first_of("./") != std::string::npos)
            add(key, shownValue(id), "a name without '.' and '/'");
        else if (id == "all")
            add(key, shownValue(id), "another name: this one means all fleets together");
        else if (contains(taken, id))
            add(key, shownValue(id), "a name that no other fleet and no tranche, pool or lease has");
    }

    Names purchases() const {
        Names names;
        for (const TrancheSpec& t : s_.tranches) {
            names.push_back(t.id);
            names.push_back(poolOf(t));
            if (t.refresh) names.push_back(refreshPoolOf(t));
        }
        for (const LeaseSpec& lease : s_.leases) {
            names.push_back(lease.id);
            names.push_back(poolOf(lease));
        }
        return names;
    }

    const Scenario& s_;
    const Node& root_;
    Issues& issues_;
};

}  // namespace

void checkPrivateFleets(const Scenario& scenario, const Node& root, Issues& issues) {
    Check(scenario, root, issues).run();
}

}  // namespace tranche

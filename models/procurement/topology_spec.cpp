// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/topology_spec.hpp"

namespace tranche {

const Table<TopologySpec>& fields(Tag<TopologySpec>) {
    static const Table<TopologySpec> table{
        "topology",
        "How the servers of a tranche are wired.",
        {
            optional(
                "site", &TopologySpec::site,
                "where they stand; tranches of one pool with the same site may share a grant that spans"),
            optional("clusters", &TopologySpec::clusters,
                     "sizes of its clusters, in the order they fill; the rest of the tranche is one more")
                .unit("servers or trays"),
            optional("unit_nodes", &TopologySpec::unitNodes,
                     "servers of a scalable unit (rail group); absent: 32, or the trays of 8 racks")
                .unit("servers or trays")
                .range(1, 100000),
        },
        [](const TopologySpec& topology, FieldCheck& check) {
            for (std::size_t i = 0; i < topology.clusters.size(); ++i)
                if (topology.clusters[i] < 1)
                    check.error("clusters[" + std::to_string(i) + "]", std::to_string(topology.clusters[i]),
                                "at least one server or tray");
        }};
    return table;
}

}  // namespace tranche

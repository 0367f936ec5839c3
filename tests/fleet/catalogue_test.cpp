// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "models/fields/codec.hpp"
#include "models/hardware/gpu_model.hpp"

namespace tranche {

TEST_CASE("a catalogue written out reads back as it was") {
    Catalogue catalogue;
    catalogue.models.push_back({"B200", "NVIDIA B200", AcceleratorKind::gpu, 8, 180, 1.79, 0.3, 2.3});
    catalogue.models.push_back({"K1", "", AcceleratorKind::npu, 4, 48, 0.2, 0.25, 0.2});
    ReadContext context;
    const Catalogue again = read<Catalogue>(write(catalogue), context);
    CHECK(context.issues.empty());
    REQUIRE(again.models.size() == 2);
    CHECK(again.models[0].id == "B200");
    CHECK(again.models[0].nodeGpus == 8);
    CHECK(again.models[0].h200Equivalent == 2.3);
    CHECK(again.models[1].kind == AcceleratorKind::npu);
    CHECK(again.models[1].idleShare == 0.25);
    CHECK(again.models[1].powerKw == 0.2);
}

TEST_CASE("a model without servers, memory or throughput is refused, every fault at once") {
    Catalogue catalogue;
    catalogue.models.push_back({"X", "", AcceleratorKind::gpu, 0, 0, 0, 2, 0});
    ReadContext context;
    read<Catalogue>(write(catalogue), context);
    CHECK(context.issues.all().size() == 5);
}

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/division/link_filling.hpp"

#include <algorithm>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

using Wide = __int128;

bool fits(const LinkClaim& c, const std::vector<std::int64_t>& room) {
    for (std::size_t k = 0; k < c.shared.size(); ++k)
        if (c.shared[k] != kNoLink && room[c.shared[k]] < c.unit * c.need[k]) return false;
    return std::all_of(c.links.begin(), c.links.end(),
                       [&](std::uint32_t link) { return link == kNoLink || room[link] >= c.unit; });
}

void takeFrom(std::vector<std::int64_t>& room, const LinkClaim& c, std::int64_t amount) {
    for (const std::uint32_t link : c.links)
        if (link != kNoLink) room[link] -= amount;
    for (std::size_t k = 0; k < c.shared.size(); ++k)
        if (c.shared[k] != kNoLink) room[c.shared[k]] -= amount * c.need[k];
}

void check(std::span<const LinkClaim> claims, std::size_t links) {
    for (const LinkClaim& c : claims) {
        expects(c.unit >= 1 && c.weight >= 1 && c.demand >= 0 && c.demand % c.unit == 0,
                "units and weights of at least 1, demands in whole units");
        for (const std::uint32_t link : c.links) expects(link == kNoLink || link < links, "links that exist");
        for (const std::uint32_t link : c.shared)
            expects(link == kNoLink || link < links, "links that exist");
    }
}

// a's next unit comes after b's.
struct Later {
    std::span<const LinkClaim> claims;
    const std::vector<std::int64_t>& amounts;
    FillBy by;
    std::int64_t level(std::size_t i) const {
        return claims[i].held + amounts[i] + (by == FillBy::nextUnit ? claims[i].unit : 0);
    }
    bool operator()(std::size_t a, std::size_t b) const {
        const Wide x = Wide{level(a)} * claims[b].weight, y = Wide{level(b)} * claims[a].weight;
        return x != y ? x > y : a > b;
    }
};

// amount / demand as room / total of the tightest link; 1 / 1 when none is tight.
struct Ratio {
    std::int64_t room = 1, total = 1;
};

std::vector<Ratio> tightest(std::span<const LinkClaim> claims, const std::vector<std::int64_t>& room) {
    std::vector<std::int64_t> total(room.size(), 0);
    for (const LinkClaim& c : claims) takeFrom(total, c, -c.demand);
    std::vector<Ratio> ratios;
    for (const LinkClaim& c : claims) {
        Ratio least;
        for (const std::uint32_t link : c.links)
            if (link != kNoLink && total[link] > 0 &&
                Wide{std::max<std::int64_t>(0, room[link])} * least.total < Wide{least.room} * total[link])
                least = {std::max<std::int64_t>(0, room[link]), total[link]};
        ratios.push_back(least);
    }
    return ratios;
}

}  // namespace

std::vector<std::int64_t> fillLinks(std::span<const LinkClaim> claims, std::vector<std::int64_t> room,
                                    OnBlock onBlock, FillBy by) {
    check(claims, room.size());
    std::vector<std::int64_t> amounts(claims.size(), 0);
    const Later later{claims, amounts, by};
    std::vector<std::size_t> next;
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (claims[i].demand > 0) next.push_back(i);
    std::make_heap(next.begin(), next.end(), later);
    while (!next.empty()) {
        std::pop_heap(next.begin(), next.end(), later);
        const std::size_t i = next.back();
        const LinkClaim& c = claims[i];
        const bool fit = fits(c, room);
        if (!fit && onBlock == OnBlock::stop) break;
        if (fit) {
            takeFrom(room, c, c.unit);
            amounts[i] += c.unit;
        }
        if (fit && amounts[i] < c.demand)
            std::push_heap(next.begin(), next.end(), later);
        else
            next.pop_back();
    }
    return amounts;
}

std::vector<std::int64_t> rationLinks(std::span<const LinkClaim> claims, std::vector<std::int64_t> room) {
    check(claims, room.size());
    const std::vector<Ratio> ratios = tightest(claims, room);
    std::vector<std::int64_t> amounts;
    std::vector<Wide> rest;  // of the exact amount, in units x total
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Wide exact = Wide{claims[i].demand / claims[i].unit} * ratios[i].room;
        amounts.push_back(static_cast<std::int64_t>(exact / ratios[i].total) * claims[i].unit);
        rest.push_back(exact % ratios[i].total);
        takeFrom(room, claims[i], amounts[i]);
    }
    std::vector<std::size_t> byRest(claims.size());
    std::iota(byRest.begin(), byRest.end(), 0);
    std::stable_sort(byRest.begin(), byRest.end(), [&](std::size_t a, std::size_t b) {
        return rest[a] * ratios[b].total > rest[b] * ratios[a].total;
    });
    // With several limits a ratio may have been too careful: go round until nothing fits.
    for (bool more = true; more;) {
        more = false;
        for (const std::size_t i : byRest) {
            if (amounts[i] >= claims[i].demand || !fits(claims[i], room)) continue;
            takeFrom(room, claims[i], claims[i].unit);
            amounts[i] += claims[i].unit;
            more = true;
        }
    }
    return amounts;
}

}  // namespace tranche

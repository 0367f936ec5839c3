// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/lottery/win_chances.hpp"

#include <algorithm>
#include <numeric>

#include "models/allocation/lottery/lot.hpp"

namespace tranche {
namespace {

// All orders below one prefix: who is next has the share of its weight in those left (Plackett, Luce).
class Enumeration {
public:
    Enumeration(std::span<const Ticket> tickets, OnBlock onBlock, WinChances& out)
        : tickets_(tickets), onBlock_(onBlock), out_(out) {}

    void visit(std::uint32_t drawn, std::uint32_t won, std::int64_t left, std::int64_t used, bool stopped,
               double chance) {
        double weight = 0;
        for (std::size_t i = 0; i < tickets_.size(); ++i)
            if ((drawn >> i & 1) == 0) weight += tickets_[i].weight;
        if (drawn + 1 == std::uint32_t{1} << tickets_.size()) return count(won, used, chance);
        for (std::size_t i = 0; i < tickets_.size(); ++i) {
            if ((drawn >> i & 1) == 1) continue;
            const std::uint32_t bit = std::uint32_t{1} << i;
            const double next = chance * tickets_[i].weight / weight;
            const std::int64_t n = tickets_[i].request;
            const bool fits = !stopped && n <= left;
            visit(drawn | bit, fits ? won | bit : won, fits ? left - n : left, fits ? used + n : used,
                  stopped || (!fits && onBlock_ == OnBlock::stop), next);
        }
    }

private:
    void count(std::uint32_t won, std::int64_t used, double chance) {
        ++out_.allOrders;
        out_.usedOverOrders += used;
        out_.meanUsed += chance * static_cast<double>(used);
        for (std::size_t i = 0; i < tickets_.size(); ++i) {
            if ((won >> i & 1) == 0) continue;
            out_.win[i] += chance;
            ++out_.orders[i];
        }
    }

    std::span<const Ticket> tickets_;
    OnBlock onBlock_;
    WinChances& out_;
};

void drawMany(std::span<const Ticket> tickets, std::int64_t capacity, OnBlock onBlock, std::uint64_t seed,
              std::uint64_t draws, WinChances& out) {
    std::vector<std::int64_t> keys(tickets.size());
    std::vector<std::size_t> order(tickets.size());
    for (std::uint64_t round = 0; round < draws; ++round) {
        for (std::size_t i = 0; i < tickets.size(); ++i)
            keys[i] = lotKey(drawLot({seed}, round, i, 0), tickets[i].weight);
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return keys[a] != keys[b] ? keys[a] < keys[b] : a < b;
        });
        std::int64_t left = capacity;
        for (const std::size_t i : order) {
            if (tickets[i].request > left) {
                if (onBlock == OnBlock::stop) break;
                continue;
            }
            left -= tickets[i].request;
            out.win[i] += 1;
        }
        out.meanUsed += static_cast<double>(capacity - left);
    }
    for (double& win : out.win) win /= static_cast<double>(draws);
    out.meanUsed /= static_cast<double>(draws);
}

}  // namespace

WinChances winChances(std::span<const Ticket> tickets, std::int64_t capacity, OnBlock onBlock,
                      std::uint64_t seed, std::uint64_t draws) {
    WinChances out;
    out.win.assign(tickets.size(), 0);
    out.exact = tickets.size() <= kEnumerated;
    if (out.exact) {
        out.orders.assign(tickets.size(), 0);
        Enumeration(tickets, onBlock, out).visit(0, 0, capacity, 0, false, 1);
    } else {
        drawMany(tickets, capacity, onBlock, seed, draws, out);
    }
    return out;
}

}  // namespace tranche

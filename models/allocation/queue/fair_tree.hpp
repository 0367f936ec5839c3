// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fair Tree (Cox, Morrison 2014; Slurm) for a tree that is ranked again and again, pass after pass.
//
// Depth first from the root, each list of siblings by descending level_fs; accounts that tie have their children ranked as
// one list; leaves take ranks from the number of leaves down to 1.
// Sums run over siblings by their number. Who ties shares a rank, so how ties lie in a list never reaches a factor; that
// allows each list to be kept as it was sorted last: usage decays alike for all that are idle, so from one pass to the
// next only those that hold something move. O(n + k log k) for n nodes of which k moved, O(n log n) at worst; no
// allocation once the rooms have grown.
// Verified by: tests/allocation/queue_fair_share_test.cpp; fair_tree_test.cpp, against a plain ranking that keeps nothing.

#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

inline constexpr std::uint32_t kNoAccount = 0xffffffff;  // as a parent: the root

struct FairTreeNode {
    std::uint32_t parent = kNoAccount;  // before its children
    double shares = 1;
    double usage = 0;  // of an account: of all below it
};

// A factor a node: rank / number of leaves for leaves, 0 for accounts. Siblings go by descending level_fs = share of the
// siblings' shares / share of their usage, infinite without usage. Children of accounts that tie are ranked as one list;
// leaves that tie share a rank, and the next rank skips; a leaf that ties with an account has the rank of that account's
// best leaf. Ties are of values quantised to 1e-9. O(n log n).
std::vector<double> fairTreeFactors(std::span<const FairTreeNode>);

// The same for a tree that is ranked again and again.
class FairTreeRanks {
public:
    // A factor a node. Nodes may have been added since the last call; parents and shares stay.
    void rank(std::span<const FairTreeNode>, std::vector<double>& factors);

private:
    struct Sibling {
        double level;  // level_fs in whole units of 1e-9; largest first
        std::uint32_t node;
        bool leaf;
    };
    static bool before(const Sibling& a, const Sibling& b) {
        return a.level != b.level ? a.level > b.level : a.leaf && !b.leaf;
    }

    void index(std::span<const FairTreeNode>);
    void addChildren(std::uint32_t parent);  // to the end of list_; `parent` may be the root
    void sortFrom(std::size_t begin);
    void visit(std::size_t begin, bool tied);
    std::span<const FairTreeNode> nodes_;  // during a call
    double* factors_ = nullptr;
    std::size_t next_ = 0;
    double factor_ = 0;  // of the leaf visited last

    // The children of n are children_[first_[n]] to children_[first_[n + 1]]; those of the root come last. `sorted_` has
    // the same ranges, as they were sorted last.
    std::vector<std::uint32_t> first_, children_, sorted_;
    struct Fixed {
        double share;  // of the siblings' shares
        bool leaf;
    };
    std::vector<Fixed> fixed_;  // by node
    std::size_t leaves_ = 0;
    std::vector<Sibling> list_;  // a stack: the lists on the way down
    std::vector<Sibling> kept_, moved_;
};

}  // namespace tranche

// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One application: what is asked, by whom, and every date of its life. The record that decisions read and
// that outcome tables count. Times are ms since the epoch; kNever = has not happened (yet).

#include <cstdint>

#include "models/quantities/quantities.hpp"

namespace tranche {

enum class Status : std::uint8_t {
    drafted,     // need arose, not yet submitted
    submitted,   // waiting for the close or for the decision
    ineligible,  // refused by a stated rule
    rejected,
    waitlisted,  // not awarded, kept for what comes free
    awarded,     // not yet signed or not yet started
    running,
    ended,      // ran to its end
    recalled,   // taken back whole for under-use
    withdrawn,  // patience ran out
    noShow,     // awarded, never signed
};

// What held an application back: the first rule that refused it at its last decision.
enum class Binding : std::uint8_t {
    none,
    capacity,   // not enough free GPUs in any pool it may use
    cutLine,    // a better-ranked request did not fit and the rule stops there
    share,      // its sector's share is used up
    cap,        // more than the cap of every model on offer
    minScore,   // below the minimum score
    noPool,     // no pool on offer
    noCall,     // no call to apply to before the end of the horizon
    patience,   // left before a decision or a start
    noShow,     // did not sign
    expired,    // waiting list ran out
    underUse,   // recalled
    horizon,    // still waiting when the horizon ended
    notice,     // its award waits for grants that must end first; running: told that it must end for others
    preempted,  // ended for a group that took back its quota, or at the hand-over of what it had borrowed
    price,      // did not apply: the price was too high for it
    placement,  // enough GPUs are free, but not together
    organisation,  // its organisation has as many grants or GPUs as one may have
    partRefused,   // it did not take the part of its request that it was offered
    protection,    // what was left is kept for better requests to come
    power,         // what all grants may draw is used up
    storage,
};

struct Application {
    std::uint64_t entity = 0;   // stable id of the applicant: its draws hang on it
    std::uint32_t project = 0;  // index of the project's first application
    std::uint32_t call = kNoCall;
    std::uint32_t organisation = kNoOrganisation;  // within its sector; none: the applicant stands for itself
    std::uint32_t claim = 0xffffffff;              // that it must end for
    Time mayReclaim = 0;                           // not before
    std::uint32_t rank = 0;                        // at its call's decision, from 1; 0: not ranked
    std::uint16_t sector = 0;
    std::uint16_t attempt = 0;       // of this applicant, over all its projects; 0: first
    std::uint16_t firstAttempt = 0;  // of this project
    std::uint16_t pool = 0xffff;
    Status status = Status::drafted;
    Binding binding = Binding::none;
    std::int16_t months = 0;        // calendar months asked for; 0: duration is in days
    bool contest = false;           // a team of the national contest
    std::uint8_t tier = kNoTier;    // of hybrid intake
    std::uint8_t budgetChecks = 0;  // so far
    bool young = false;             // a young firm, where prices tell
    bool regional = false;          // from outside the capital area
    bool reserved = false;          // awarded from a reserve
    bool passedOver = false;  // at its call's decision, by a lower score that took no more than it asked for
    bool heldByPlacement = false;        // some decision found enough free GPUs, but not together
    std::uint16_t units = 0;             // scalable units of its place; 0: not placed on nodes
    float slowdown = 1;                  // of its work, for the units beyond the fewest
    float merit = 0;                     // true quality [points]
    float score = 0;                     // what the panel saw [points]
    float plateau = 0;                   // share of the grant that runs work
    float listPrice = 0, userPrice = 0;  // [KRW/GPU h] of the grant
    Gpus requested = 0, viable = 0;
    Gpus granted = 0;   // as awarded
    Gpus held = 0;      // now, after recalls
    Gpus active = 0;    // now
    Gpus borrowed = 0;  // of them on set-aside capacity lent until hand-over
    Gpus recalledGpus = 0;
    Duration duration = 0;  // asked for
    GpuTime delivered = 0;  // GPU-ms granted, exact
    GpuTime used = 0;       // GPU-ms active
    GpuTime forfeited = 0;  // GPU-ms of its budget lost for under-use
    Gpus dummy = 0;         // of the active ones: load that does no work
    Gpus saving = 0;        // now, held up by a checkpoint or a restart
    Gpus paused = 0;        // active before the checkpoint
    float stretch = 1;      // of the duration asked for, with fewer GPUs than asked for
    bool scaledDown = false, gaming = false;
    std::uint8_t partsRefused = 0, warnings = 0, extensionsAsked = 0, extensions = 0;
    Duration restart = 0;    // at the start of a grant that was preempted before
    Time leavesAt = kNever;  // under notice: the end for others
    Time signsAt = kNever;
    Gpus needs = 0;  // what it truly needs, where it may state more; 0: what it asks for
    static constexpr std::uint32_t kNoWalk = 0xffffffff;
    std::uint32_t walk = kNoWalk;  // of its use, while it changes inside the grant
    Time grantedSince = 0, activeSince = 0;
    Time needed = kNever, submitted = kNever, closed = kNever, decided = kNever, awarded = kNever,
         agreed = kNever, started = kNever, firstUse = kNever, ends = kNever, ended = kNever;

    static constexpr std::uint32_t kNoCall = 0xffffffff, kNoOrganisation = 0xffffffff;
    static constexpr std::uint8_t kNoTier = 0xff;
};

}  // namespace tranche

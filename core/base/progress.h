// How a long job reports and is stopped.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

namespace rhyme {

/// One report: `fraction` in 0..1, never going back within one job; `what` a short phrase for a person ("reading
/// clip.mp4").
struct ProgressReport {
    double fraction = 0;
    std::string what;
};

/// Called from the job's own thread (never two at once for one job); must return quickly. May be empty.
using Progress = std::function<void(const ProgressReport&)>;

/// Asked often enough that a job ends within 200 ms; it then returns ErrorCode::Cancelled and leaves nothing
/// half-written.
using Cancel = std::stop_token;

/// A part [from, to] of `whole`, for a job made of steps.
inline Progress part_of(const Progress& whole, double from, double to) {
    if (!whole) return {};
    return [whole, from, to](const ProgressReport& r) { whole({from + (to - from) * r.fraction, r.what}); };
}

}  // namespace rhyme

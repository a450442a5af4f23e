// Shots with writing in them, which a first cut leaves to those without: no analysis tells titles and lyrics from
// pictures unless their ground is empty.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/assemble/cut_search.h"
#include "core/media/frame_source.h"
#include "core/media/media_pool.h"

namespace rhyme {

class WrittenShots {
public:
    /// `media[i]` is the id of the search's file i. Keeps references to both.
    WrittenShots(const MediaPool& pool, const std::vector<MediaId>& media) : pool_(pool), media_(media) {}

    /// Looks at the pieces of a chain, a few frames each and each once; a shot with writing in them costs `cost` bits
    /// from now on. False: no more than were known. What is kept, and performance, is not looked at.
    bool avoid(CutProblem& problem, const CutChain& chain, double cost, const Cancel& cancel);
    bool known(std::size_t shot) const { return shots_.contains(shot); }

private:
    bool shows_writing(std::size_t file, std::int64_t frame);

    const MediaPool& pool_;
    const std::vector<MediaId>& media_;
    std::map<std::pair<std::size_t, std::int64_t>, bool> looked_;  // by file and frame
    std::set<std::size_t> shots_;
    std::size_t open_file_ = CutProblem::none;
    std::unique_ptr<FrameSource> open_;  // of that file
};

}  // namespace rhyme

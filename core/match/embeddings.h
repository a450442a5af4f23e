// The embeddings of all moments of some footage, and, where there are very many, an index of them.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <shared_mutex>
#include <utility>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/match/near_index.h"

namespace rhyme {

class LeaderIndex;

struct MomentPlace {
    std::uint32_t media, moment;
};

/// By cue and side, a block a file: made once, asked often. Immutable.
class MomentEmbeddings {
public:
    static constexpr std::size_t most_unindexed = 250000;  ///< moments that are all looked at without an index

    /// What is known of files in `before` (the same objects) is shared with it. Beyond `unindexed` moments an index is
    /// made besides.
    explicit MomentEmbeddings(std::vector<AnalysisPtr> media, unsigned jobs = 0,
                              const MomentEmbeddings* before = nullptr, std::size_t unindexed = most_unindexed);
    ~MomentEmbeddings();
    MomentEmbeddings(MomentEmbeddings&&) noexcept;

    struct Block;
    /// Of embeddings made elsewhere, one block for each of the media.
    MomentEmbeddings(std::vector<AnalysisPtr> media, std::vector<std::shared_ptr<const Block>> blocks, unsigned jobs,
                     const MomentEmbeddings* before, std::size_t unindexed);

    /// A column a moment. Descriptors that are empty have none.
    struct Columns {
        Eigen::MatrixXf values;  ///< without columns when there is none at all
        Eigen::VectorXf squared;
        std::vector<char> there;
    };
    struct Block {
        std::vector<std::shared_ptr<const Columns>>
            columns;  ///< by 2 * cue + side; one for both sides if they are equal
    };
    const Columns& of(std::size_t media, std::size_t cue, Side side) const {
        return *blocks_[media]->columns[2 * cue + (side == Side::Incoming)];
    }

    const std::vector<AnalysisPtr>& media() const { return media_; }

    bool indexed() const { return !indices_.empty(); }
    /// About the `count` nearest moments, and those like them, if indexed(). Which of them are found may depend on what
    /// was added when.
    std::vector<MomentPlace> indexed_near(std::size_t cue, Side side, const Eigen::VectorXf& vector,
                                          std::size_t count) const;

    const std::shared_ptr<const Block>& block(std::size_t media) const { return blocks_[media]; }

private:
    void index(unsigned jobs, const MomentEmbeddings* before, std::size_t unindexed);

    std::vector<AnalysisPtr> media_;
    std::vector<std::shared_ptr<const Block>> blocks_;
    std::map<const Block*, std::uint32_t> place_;
    std::vector<std::shared_ptr<LeaderIndex>> indices_;  ///< like a block's columns; none when not needed
};

/// The index of one cue and side. Of moments of one shot that hardly differ one stands for all: a graph of neighbours
/// is no good among hundreds of equals, and is made the sooner. Grows only; safe from any thread.
class LeaderIndex {
public:
    using Member = std::pair<const MomentEmbeddings::Block*, std::uint32_t>;

    explicit LeaderIndex(std::size_t kind) : kind_(kind) {}
    /// Does nothing for a block it knows.
    void add(const std::shared_ptr<const MomentEmbeddings::Block>& block, const MediaAnalysis& media);
    /// About the `count` nearest leaders' moments.
    std::vector<Member> near(const Eigen::VectorXf& vector, std::size_t count) const;
    std::size_t moments() const;
    std::size_t kind() const { return kind_; }  ///< 2 * cue + side

private:
    static constexpr float leaders_apart = 0.15F;  ///< of the spread of a file's moments

    const std::size_t kind_;
    mutable std::shared_mutex mutex_;  ///< guards the rest
    std::optional<NearIndex> graph_;
    float near_ = -1;  ///< squared distance below which a leader stands for another
    std::vector<std::vector<Member>> members_;
    std::vector<std::shared_ptr<const MomentEmbeddings::Block>> kept_;
    std::set<const MomentEmbeddings::Block*> known_;
    std::size_t moments_ = 0;
};

}  // namespace rhyme

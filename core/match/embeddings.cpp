#include "core/match/embeddings.h"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "core/base/thread_pool.h"

namespace rhyme {
namespace {

using Columns = MomentEmbeddings::Columns;

Columns columns_of(const MediaAnalysis& media, std::size_t cue, Side side) {
    Columns columns;
    const std::size_t count = media.moments.size();
    columns.there.assign(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const DescriptorPtr& descriptor = cue < media.moments[i].cues.size() ? media.moments[i].cues[cue] : nullptr;
        if (!descriptor || descriptor->empty()) continue;
        const std::vector<float> v = all_cues()[cue]->embed(*descriptor, side);
        const auto length = static_cast<Eigen::Index>(v.size());
        if (length == 0) continue;
        if (columns.values.size() == 0)
            columns.values = Eigen::MatrixXf::Zero(length, static_cast<Eigen::Index>(count));
        if (length != columns.values.rows()) continue;
        columns.values.col(static_cast<Eigen::Index>(i)) = Eigen::Map<const Eigen::VectorXf>(v.data(), length);
        columns.there[i] = 1;
    }
    columns.squared = columns.values.colwise().squaredNorm();
    return columns;
}

std::shared_ptr<const MomentEmbeddings::Block> block_of(const MediaAnalysis& media) {
    auto block = std::make_shared<MomentEmbeddings::Block>();
    for (std::size_t cue = 0; cue < all_cues().size(); ++cue) {
        const auto outgoing = std::make_shared<const Columns>(columns_of(media, cue, Side::Outgoing));
        const auto incoming = std::make_shared<const Columns>(columns_of(media, cue, Side::Incoming));
        const bool same = outgoing->values == incoming->values && outgoing->there == incoming->there;
        block->columns.push_back(outgoing);
        block->columns.push_back(same ? outgoing : incoming);
    }
    return block;
}

}  // namespace

MomentEmbeddings::MomentEmbeddings(std::vector<AnalysisPtr> media, unsigned jobs, const MomentEmbeddings* before,
                                   std::size_t unindexed)
    : media_(std::move(media)), blocks_(media_.size()) {
    std::map<const MediaAnalysis*, std::shared_ptr<const Block>> known;
    for (std::size_t m = 0; before && m < before->media_.size(); ++m)
        known.emplace(before->media_[m].get(), before->blocks_[m]);
    parallel_for(media_.size(), jobs ? jobs : ThreadPool::default_threads(), [&](std::size_t m) {
        const auto at = known.find(media_[m].get());
        blocks_[m] = at != known.end() ? at->second : block_of(*media_[m]);
    });
    index(jobs, before, unindexed);
}

MomentEmbeddings::MomentEmbeddings(std::vector<AnalysisPtr> media, std::vector<std::shared_ptr<const Block>> blocks,
                                   unsigned jobs, const MomentEmbeddings* before, std::size_t unindexed)
    : media_(std::move(media)), blocks_(std::move(blocks)) {
    index(jobs, before, unindexed);
}

void MomentEmbeddings::index(unsigned jobs, const MomentEmbeddings* before, std::size_t unindexed) {
    for (std::uint32_t m = 0; m < blocks_.size(); ++m) place_.emplace(blocks_[m].get(), m);
    const std::size_t moments = std::accumulate(media_.begin(), media_.end(), std::size_t{0},
                                                [](std::size_t n, const auto& m) { return n + m->moments.size(); });
    if (moments <= unindexed) return;
    indices_.resize(2 * all_cues().size());
    parallel_for(indices_.size(), jobs ? jobs : ThreadPool::default_threads(), [&](std::size_t k) {
        const bool own = std::any_of(blocks_.begin(), blocks_.end(),
                                     [&](const auto& b) { return b->columns[k] != b->columns[k & ~std::size_t{1}]; });
        if (k % 2 == 1 && !own) return;
        std::shared_ptr<LeaderIndex> known = before && before->indexed() ? before->indices_[k] : nullptr;
        // What is gone stays in the graph; when that is most of it, a new one is made.
        if (!known || known->kind() != k || known->moments() > 2 * moments + unindexed)
            known = std::make_shared<LeaderIndex>(k);
        for (std::size_t m = 0; m < blocks_.size(); ++m) known->add(blocks_[m], *media_[m]);
        indices_[k] = std::move(known);
    });
    for (std::size_t k = 1; k < indices_.size(); k += 2)
        if (!indices_[k]) indices_[k] = indices_[k - 1];
}

MomentEmbeddings::~MomentEmbeddings() = default;
MomentEmbeddings::MomentEmbeddings(MomentEmbeddings&&) noexcept = default;

std::vector<MomentPlace> MomentEmbeddings::indexed_near(std::size_t cue, Side side, const Eigen::VectorXf& vector,
                                                        std::size_t count) const {
    std::vector<MomentPlace> places;
    for (const auto& [block, moment] : indices_[2 * cue + (side == Side::Incoming)]->near(vector, count))
        if (const auto at = place_.find(block); at != place_.end()) places.push_back({at->second, moment});
    return places;
}

void LeaderIndex::add(const std::shared_ptr<const MomentEmbeddings::Block>& block, const MediaAnalysis& media) {
    const std::unique_lock lock(mutex_);
    const Columns& columns = *block->columns[kind_];
    if (columns.values.size() == 0 || !known_.insert(block.get()).second) return;
    kept_.push_back(block);
    if (!graph_) graph_.emplace(static_cast<std::size_t>(columns.values.rows()));
    if (near_ < 0) {
        const Eigen::VectorXf middle = columns.values.rowwise().mean();
        near_ = leaders_apart * leaders_apart * (columns.values.colwise() - middle).colwise().squaredNorm().mean();
    }
    std::vector<std::pair<std::size_t, Eigen::Index>> leaders;  // of this shot: number, moment
    int shot = -1;
    for (std::size_t i = 0; i < columns.there.size(); ++i) {
        if (!columns.there[i]) continue;
        ++moments_;
        if (media.moments[i].shot != shot) shot = media.moments[i].shot, leaders.clear();
        const auto at = static_cast<Eigen::Index>(i);
        const auto led = std::find_if(leaders.begin(), leaders.end(), [&](const auto& leader) {
            return (columns.values.col(leader.second) - columns.values.col(at)).squaredNorm() <= near_;
        });
        if (led != leaders.end()) {
            members_[led->first].emplace_back(block.get(), static_cast<std::uint32_t>(i));
            continue;
        }
        leaders.emplace_back(graph_->add(columns.values.col(at).data()), at);
        members_.push_back({{block.get(), static_cast<std::uint32_t>(i)}});
    }
}

std::vector<LeaderIndex::Member> LeaderIndex::near(const Eigen::VectorXf& vector, std::size_t count) const {
    const std::shared_lock lock(mutex_);
    std::vector<Member> found;
    if (!graph_) return found;
    for (const std::size_t leader : graph_->nearest(vector.data(), count))
        found.insert(found.end(), members_[leader].begin(), members_[leader].end());
    return found;
}

std::size_t LeaderIndex::moments() const {
    const std::shared_lock lock(mutex_);
    return moments_;
}

}  // namespace rhyme

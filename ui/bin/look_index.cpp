#include "ui/bin/look_index.h"

#include <algorithm>

namespace rhyme::ui {

LookIndex::Looks LookIndex::of(const AnalysisPtr& analysis) {
    const auto [place, fresh] = known_.try_emplace(analysis);
    if (fresh)
        jobs_.run(
            [analysis](std::stop_token stop) {
                auto looks = std::make_shared<std::vector<FrameLook>>();
                for (const Moment& moment : analysis->moments) {
                    if (stop.stop_requested()) break;
                    looks->push_back(look_of(moment, analysis->aspect));
                }
                return looks;
            },
            [this, analysis](Looks looks) {
                known_[analysis] = std::move(looks);
                emit grew();
            });
    return place->second;
}

bool LookIndex::busy() const {
    return std::any_of(known_.begin(), known_.end(), [](const auto& each) { return !each.second; });
}

void LookIndex::clear() {
    jobs_.stop_all();
    known_.clear();
}

}  // namespace rhyme::ui

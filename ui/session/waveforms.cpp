#include "ui/session/waveforms.h"

#include <algorithm>
#include <cmath>

namespace rhyme::ui {

std::shared_ptr<const Waveform> Waveforms::get(MediaId media) {
    if (const auto found = there_.find(media); found != there_.end()) return found->second;
    const auto file = pool_->find(media);
    if (!file || !file->info.audio || !asked_.insert(media).second) return nullptr;
    jobs_.run([file](std::stop_token cancel) { return make_waveform(file, {}, cancel); },
              [this, media](Result<std::shared_ptr<const Waveform>> made) {
                  if (made) there_[media] = *made;
                  emit arrived(media);
              });
    return nullptr;
}

Waveform::Peak peak_between(const Waveform& wave, double from, double to) {
    Waveform::Peak peak{0, 0};
    if (wave.levels.empty() || to <= from) return peak;
    const double samples = (to - from) * wave.sample_rate;
    std::size_t level = 0;
    double bucket = Waveform::base;
    while (level + 1 < wave.levels.size() && bucket * 4 <= samples) bucket *= 4, ++level;
    const auto& peaks = wave.levels[level];
    const auto size = static_cast<std::int64_t>(peaks.size());
    const auto first = static_cast<std::int64_t>(std::floor(from * wave.sample_rate / bucket));
    const auto last = static_cast<std::int64_t>(std::ceil(to * wave.sample_rate / bucket));
    for (std::int64_t i = std::max<std::int64_t>(0, first); i < std::min(last, size); ++i) {
        peak.low = std::min(peak.low, peaks[static_cast<std::size_t>(i)].low);
        peak.high = std::max(peak.high, peaks[static_cast<std::size_t>(i)].high);
    }
    return peak;
}

}  // namespace rhyme::ui

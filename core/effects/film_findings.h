// What was found out about films for effects, kept between pictures: how the camera moves, where a thing goes, what
// stands out. Each answer is a function of the file's pictures and of what is asked, never of what was asked before.
#pragma once

#include <condition_variable>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "core/effects/clip_film.h"
#include "core/image/skin.h"

namespace rhyme {

/// Thread-safe. What is not known yet is worked out by who asks, outside the lock.
class FilmFindings {
public:
    FilmFindings();
    ~FilmFindings();

    /// How the picture moves from frame n to the next: in the plane whose origin is the picture's centre and whose unit
    /// is its width. No move where too little agrees on one.
    PlaneSimilarity step(const ClipFilm& film, FramePosition n);

    /// Where what lies within `outline` (that plane's) at frame `from` has gone by frame `to`: its corners are followed
    /// from picture to picture (Lucas and Kanade, in pyramids) and compared with where they were at `from`, so that
    /// errors do not add up. Where too few are left it stands still.
    PlaneSimilarity followed(const ClipFilm& film, const std::vector<cv::Point2d>& outline, FramePosition from,
                             FramePosition to);

    /// CV_32FC1 of analysis size (cues/observation.h): how much each pixel belongs to what stands out, agreed on by the
    /// frame and its neighbours, whose masks are carried over to it along the flow.
    cv::Mat subject(const ClipFilm& film, FramePosition n);

    /// Of the faces clearly seen in a few frames of all that the clip shows; none where there are no faces.
    SkinTone skin(const ClipFilm& film);

private:
    struct Chain;
    cv::Mat gray(const ClipFilm& film, FramePosition n, cv::Size size);
    cv::Mat own_subject(const ClipFilm& film, FramePosition n);

    /// The latest `most` are kept.
    template <class Key, class Value>
    struct Kept {
        std::size_t most;
        std::map<Key, Value> known;
        std::list<Key> order;

        const Value* find(const Key& key) const {
            const auto found = known.find(key);
            return found == known.end() ? nullptr : &found->second;
        }
        void put(const Key& key, Value value) {
            if (!known.insert_or_assign(key, std::move(value)).second) return;
            order.push_back(key);
            if (order.size() > most) known.erase(order.front()), order.pop_front();
        }
    };
    using Frame = std::pair<std::string, std::int64_t>;  ///< of a film
    struct Shared {                                      // guarded by `mutex`
        std::mutex mutex;
        Kept<Frame, PlaneSimilarity> steps{100000, {}, {}};
        Kept<std::tuple<std::string, std::int64_t, int>, cv::Mat> grays{12, {}, {}};
        Kept<Frame, cv::Mat> own{400, {}, {}}, agreed{400, {}, {}};
        Kept<std::string, std::shared_ptr<Chain>> chains{64, {}, {}};
        Kept<std::string, SkinTone> skins{64, {}, {}};
    } shared_;
};

}  // namespace rhyme

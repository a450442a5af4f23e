// A steady picture from an unsteady camera. The path of the camera about each frame is smoothed by a straight line
// through it, fitted with weights that fall off as a Gaussian (W. Cleveland, "Robust locally weighted regression and
// smoothing scatterplots", 1979): unlike a mean it does not pull the ends of a pan inwards. The picture is enlarged by
// a fixed amount, and where the move would uncover a border there is less of it, coming and going gently.
#include <algorithm>
#include <cmath>

#include "core/effects/effect_kind.h"
#include "core/effects/film_findings.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

/// The camera's path about a frame: what has been found, frame by frame.
class Path {
public:
    Path(const ClipFilm& film, FramePosition middle, int reach) : middle_(middle.value) {
        const FrameRange all = film.frames();
        first_ = std::max(std::min(all.start, middle).value, middle_ - reach);
        last_ = std::min(std::max(all.end() - FrameCount(1), middle).value, middle_ + reach);
        for (std::int64_t n = first_; n < last_; ++n) steps_.push_back(film.findings().step(film, FramePosition(n)));
    }

    std::int64_t clamped(std::int64_t n) const { return std::clamp(n, first_, last_); }

    /// How frame n must be moved to lie where the smooth path has it.
    PlaneSimilarity correction(std::int64_t n, double sigma, bool turns) const {
        const int window = static_cast<int>(std::ceil(2.5 * sigma));
        Fit fit;
        const auto add = [&](const PlaneSimilarity& way, double k) {
            fit.add(std::exp(-k * k / (2 * sigma * sigma)), k,
                    {std::log(way.scale()), std::atan2(way.z.y, way.z.x), way.t.x, way.t.y});
        };
        add({}, 0);
        PlaneSimilarity way;
        for (std::int64_t k = n; k < std::min(last_, n + window); ++k)
            way = then(way, steps_[static_cast<std::size_t>(k - first_)]), add(way, static_cast<double>(k + 1 - n));
        way = {};
        for (std::int64_t k = n - 1; k >= std::max(first_, n - window); --k)
            way = then(way, inverse(steps_[static_cast<std::size_t>(k - first_)])),
            add(way, static_cast<double>(k - n));
        const cv::Vec4d at = fit.at_zero();
        const double scale = turns ? std::exp(at[0]) : 1, angle = turns ? at[1] : 0;
        return {{scale * std::cos(angle), scale * std::sin(angle)}, {at[2], at[3]}};
    }

private:
    /// A weighted straight line through four numbers at once.
    struct Fit {
        double w = 0, wk = 0, wkk = 0;
        cv::Vec4d y, ky;
        void add(double weight, double k, const cv::Vec4d& value) {
            w += weight, wk += weight * k, wkk += weight * k * k;
            y += weight * value, ky += weight * k * value;
        }
        cv::Vec4d at_zero() const {
            const double det = w * wkk - wk * wk;
            return det < 1e-9 ? y / w : (wkk * y - wk * ky) / det;
        }
    };
    static PlaneSimilarity then(const PlaneSimilarity& first, const PlaneSimilarity& next) {
        const cv::Point2d z(next.z.x * first.z.x - next.z.y * first.z.y, next.z.x * first.z.y + next.z.y * first.z.x);
        return {z, next(first.t)};
    }
    static PlaneSimilarity inverse(const PlaneSimilarity& s) {
        const double size = s.z.dot(s.z);
        const PlaneSimilarity back{{s.z.x / size, -s.z.y / size}, {}};
        return {back.z, -back(s.t)};
    }

    std::int64_t middle_, first_ = 0, last_ = 0;
    std::vector<PlaneSimilarity> steps_;  ///< from first_ on
};

/// How much of a move the enlarged picture can make without uncovering a border, 0..1.
double room_for(const Similarity& move, double zoom, double aspect) {
    if (covering_scale(move, aspect) <= zoom) return 1;
    double low = 0, high = 1;
    for (int i = 0; i < 20; ++i) {
        const double middle = (low + high) / 2;
        (covering_scale(move.at(middle), aspect) <= zoom ? low : high) = middle;
    }
    return low;
}

class Stabilise final : public EffectKind {
public:
    std::string_view name() const override { return "stabilise"; }
    std::string_view text() const override { return "Stabilise"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"strength", 1, 0, 1, "How much of the shake is taken out"},
                {"smoothness", 0.5, 0.05, 2, "Over how long the path is smoothed, seconds"},
                {"zoom", 1.1, 1, 2, "How much larger the picture is made: more room to move, fewer pixels"},
                switch_parameter("turns", true, "Roll and zoom too, not only up, down and sideways")};
    }
    std::string fault(const EffectValues&, bool on_film) const override {
        return !on_film ? "only the picture of a file can be made steady" : "";
    }
    Plate draw(const Plate& picture, const EffectValues& v) const override {
        if (!v.place().film || v["strength"] <= 0 || v["zoom"] <= 1) return picture;
        const ClipFilm& film = *v.place().film;
        const cv::Size size = picture.color.size();
        const cv::Rect2d share = film.place();
        const cv::Rect place = cv::Rect(cvRound(share.x * size.width), cvRound(share.y * size.height),
                                        cvRound(share.width * size.width), cvRound(share.height * size.height)) &
                               cv::Rect({}, size);
        if (place.empty()) return picture;
        const Similarity move = steady(film, film.frame(v.at()), v, static_cast<double>(place.width) / place.height);
        Plate out{picture.color.clone(), picture.alpha.clone()};
        warp(picture.color(place), move, false).copyTo(out.color(place));
        if (!out.opaque()) warp(picture.alpha(place), move, false).copyTo(out.alpha(place));
        return out;
    }

private:
    static Similarity steady(const ClipFilm& film, FramePosition n, const EffectValues& v, double aspect) {
        const double sigma = std::clamp(v["smoothness"] * film.rate(), 1.0, 60.0), zoom = v["zoom"];
        const int gentle = std::clamp(static_cast<int>(film.rate() * 0.3), 2, 20);
        const Path path(film, n, static_cast<int>(std::ceil(2.5 * sigma)) + 2 * gentle);
        const auto move_at = [&](std::int64_t k) {
            return path.correction(path.clamped(k), sigma, v.on("turns")).similarity(aspect).at(v["strength"]);
        };
        std::vector<double> room;
        for (int k = -2 * gentle; k <= 2 * gentle; ++k) room.push_back(room_for(move_at(n.value + k), zoom, aspect));
        // The least room within reach, averaged over the same reach: never more than there is, never a jump.
        double share = 0, all = 0;
        for (int k = -gentle; k <= gentle; ++k) {
            const auto from = room.begin() + k + gentle;
            const double weight = gentle + 1 - std::abs(k);
            share += weight * *std::min_element(from, from + 2 * gentle + 1), all += weight;
        }
        return move_at(n.value).at(share / all).then({zoom, 0, 0, 0}, aspect);
    }
};

}  // namespace

const EffectKind& stabilise_effect() {
    static const Stabilise kind;
    return kind;
}

}  // namespace rhyme

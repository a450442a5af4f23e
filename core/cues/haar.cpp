#include "core/cues/haar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/files.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
// The functions alone are made for AVX2, not the file: nothing that others share with it is.
#define RHYME_WIDE __attribute__((target("avx2")))
#define RHYME_HAAR_WIDE 1
#else
#define RHYME_HAAR_WIDE 0
#endif

namespace rhyme {
namespace {

constexpr double flat = 10;         // standard deviation of grey levels below which a window shows nothing
constexpr double same_thing = 0.4;  // overlap (intersection by union) from which two windows mean one thing
constexpr int spare = 16;           // elements at the end of a row: eight windows are read at once
constexpr float rounding = 1e-5F;   // the trained thresholds leave no room for it

double overlap(const Sighting& a, const Sighting& b) {
    const auto shared = [](double p, double s, double q, double t) {
        return std::max(0.0, std::min(p + s / 2, q + t / 2) - std::max(p - s / 2, q - t / 2));
    };
    const double both = shared(a.x, a.size, b.x, b.size) * shared(a.y, a.size, b.y, b.size);
    return both / (a.size * a.size + b.size * b.size - both);
}

/// Windows that mean one thing become their mean, in the order given: that of the search, so always the same.
std::vector<Sighting> gather(const std::vector<Sighting>& windows) {
    struct Group {
        Sighting sum, mean;
    };
    std::vector<Group> groups;
    for (const Sighting& w : windows) {
        Group* best = nullptr;
        double most = same_thing;
        for (Group& g : groups)
            if (const double o = overlap(g.mean, w); o > most) most = o, best = &g;
        if (!best) best = &groups.emplace_back();
        Sighting& s = best->sum;
        s.x += w.x * w.strength, s.y += w.y * w.strength, s.size += w.size * w.strength, s.strength += w.strength;
        best->mean = {s.x / s.strength, s.y / s.strength, s.size / s.strength, s.strength};
    }
    std::vector<Sighting> found;
    for (const Group& g : groups) found.push_back(g.mean);
    std::stable_sort(found.begin(), found.end(),
                     [](const Sighting& a, const Sighting& b) { return a.strength > b.strength; });
    return found;
}

}  // namespace

void BoxPyramid::add_up(const cv::Mat& gray, Level& level) const {
    level.columns = gray.cols, level.rows = gray.rows;
    const std::size_t row = static_cast<std::size_t>(stride()),
                      elements = row * static_cast<std::size_t>(gray.rows + 1) + spare;
    level.sum.assign(elements, 0), level.squares.assign(elements, 0);
    for (int y = 0; y < gray.rows; ++y) {
        const uchar* in = gray.ptr<uchar>(y);
        const std::size_t above = static_cast<std::size_t>(y) * row;
        std::uint32_t sum = 0, squares = 0;
        for (int x = 0; x < gray.cols; ++x) {
            const std::uint32_t v = in[x];
            sum += v, squares += v * v;
            const std::size_t at = above + static_cast<std::size_t>(((x + 1) >> 1) + ((x + 1) & 1) * odd_);
            level.sum[at + row] = level.sum[at] + sum;
            level.squares[at + row] = level.squares[at] + squares;
        }
    }
}

BoxPyramid::BoxPyramid(const cv::Mat& gray, int window, double smallest, double largest, double step) {
    cv::Mat from = gray;  // halved as long as it stays larger than what is wanted
    double halved = 1;
    for (double size = smallest; size <= largest; size *= step) {
        const double scale = size / window;
        const cv::Size reduced(cvRound(gray.cols / scale), cvRound(gray.rows / scale));
        if (reduced.width < window || reduced.height < window) break;
        if (levels_.empty()) odd_ = (reduced.width + 2) / 2 + spare;
        for (; scale >= 2 * halved && from.cols % 2 == 0 && from.rows % 2 == 0; halved *= 2)
            cv::resize(from, from, from.size() / 2, 0, 0, cv::INTER_AREA);
        cv::Mat small;
        cv::resize(from, small, reduced, 0, 0, scale > 2 * halved ? cv::INTER_AREA : cv::INTER_LINEAR);
        levels_.emplace_back().scale = scale;
        add_up(small, levels_.back());
    }
}

/// A cascade made ready for one pyramid: every corner of every box is one offset from the window's first element.
/// Stages are made ready when a window first reaches them: few ever see the last ones.
class HaarCascade::Ready {
public:
    Ready(const HaarCascade& of, const BoxPyramid& pyramid)
        : cascade_(of), stride_(pyramid.stride()), odd_(pyramid.odd()) {
        const auto side = static_cast<std::int8_t>(of.window_ - 2);
        area_ = static_cast<float>(side * side);
        for (const int begin : {0, 1})
            ways_[static_cast<std::size_t>(begin)].inner = corners({1, 1, side, side, 1}, begin);
    }

    /// Four windows two pixels apart, the first beginning at (x, y): which of them show the thing, a bit each.
    int passes(const BoxPyramid::Level& level, int x, int y) {
        using cv::v_float32x4;
        const std::uint32_t* sums = level.sum.data() + y * stride_ + (x >> 1);
        const std::uint32_t* squares = level.squares.data() + y * stride_ + (x >> 1);
        const auto total = [](const std::uint32_t* p, const Corners& c) {
            const auto sum = cv::v_load(p + c.a) - cv::v_load(p + c.b) - cv::v_load(p + c.c) + cv::v_load(p + c.d);
            return cv::v_cvt_f32(cv::v_reinterpret_as_s32(sum));
        };
        Way& way = ways_[static_cast<std::size_t>(x & 1)];
        const v_float32x4 whole = cv::v_setall_f32(area_), sum = total(sums, way.inner);
        const v_float32x4 spread = whole * total(squares, way.inner) - sum * sum;
        v_float32x4 alive = spread > cv::v_setall_f32(static_cast<float>(flat * flat) * area_ * area_);
        if (!cv::v_check_any(alive)) return 0;
        const v_float32x4 unit = cv::v_setall_f32(1) / cv::v_sqrt(cv::v_max(spread, cv::v_setall_f32(1)));
        for (std::size_t s = 0; s < cascade_.stages_.size(); ++s) {
            const Stage& stage = cascade_.stages_[s];
            if (s == way.stages) make_ready(way, x & 1);
            const Question* question = way.questions.data() + stage.first;
            v_float32x4 vote = cv::v_setzero_f32();
            for (int i = 0; i < stage.count; ++i, ++question) {
                v_float32x4 value = total(sums, question->box[0]) * cv::v_setall_f32(question->box[0].weight) +
                                    total(sums, question->box[1]) * cv::v_setall_f32(question->box[1].weight);
                if (question->boxes > 2)
                    value = value + total(sums, question->box[2]) * cv::v_setall_f32(question->box[2].weight);
                vote = vote + cv::v_select(value * unit < cv::v_setall_f32(question->threshold),
                                           cv::v_setall_f32(question->below), cv::v_setall_f32(question->above));
            }
            alive = alive & (vote >= cv::v_setall_f32(stage.threshold));
            if (!cv::v_check_any(alive)) return 0;
        }
        return cv::v_signmask(alive);
    }

#if RHYME_HAAR_WIDE
    /// The same for eight windows.
    RHYME_WIDE int wide_passes(const BoxPyramid::Level& level, int x, int y) {
        const std::uint32_t* sums = level.sum.data() + y * stride_ + (x >> 1);
        const std::uint32_t* squares = level.squares.data() + y * stride_ + (x >> 1);
        Way& way = ways_[static_cast<std::size_t>(x & 1)];
        const __m256 whole = _mm256_set1_ps(area_), sum = wide_total(sums, way.inner);
        const __m256 spread =
            _mm256_sub_ps(_mm256_mul_ps(whole, wide_total(squares, way.inner)), _mm256_mul_ps(sum, sum));
        __m256 alive =
            _mm256_cmp_ps(spread, _mm256_set1_ps(static_cast<float>(flat * flat) * area_ * area_), _CMP_GT_OQ);
        if (!_mm256_movemask_ps(alive)) return 0;
        const __m256 one = _mm256_set1_ps(1), unit = _mm256_div_ps(one, _mm256_sqrt_ps(_mm256_max_ps(spread, one)));
        for (std::size_t s = 0; s < cascade_.stages_.size(); ++s) {
            const Stage& stage = cascade_.stages_[s];
            if (s == way.stages) make_ready(way, x & 1);
            const Question* question = way.questions.data() + stage.first;
            __m256 vote = _mm256_setzero_ps();
            for (int i = 0; i < stage.count; ++i, ++question) {
                const auto weighed = [&](int k) RHYME_WIDE {
                    const Corners& box = question->box[static_cast<std::size_t>(k)];
                    return _mm256_mul_ps(wide_total(sums, box), _mm256_set1_ps(box.weight));
                };
                __m256 value = _mm256_add_ps(weighed(0), weighed(1));
                if (question->boxes > 2) value = _mm256_add_ps(value, weighed(2));
                const __m256 low =
                    _mm256_cmp_ps(_mm256_mul_ps(value, unit), _mm256_set1_ps(question->threshold), _CMP_LT_OQ);
                vote = _mm256_add_ps(
                    vote, _mm256_blendv_ps(_mm256_set1_ps(question->above), _mm256_set1_ps(question->below), low));
            }
            alive = _mm256_and_ps(alive, _mm256_cmp_ps(vote, _mm256_set1_ps(stage.threshold), _CMP_GE_OQ));
            if (!_mm256_movemask_ps(alive)) return 0;
        }
        return _mm256_movemask_ps(alive);
    }
#endif

private:
    struct Corners {
        int a, b, c, d;
        float weight;
    };
    struct Question {
        std::array<Corners, 3> box;
        int boxes;
        float threshold, below, above;
    };
    /// For windows that begin at an even column, or at an odd one.
    struct Way {
        Corners inner{};
        std::size_t stages = 0;  ///< made ready
        std::vector<Question> questions;
    };

#if RHYME_HAAR_WIDE
    RHYME_WIDE static __m256 wide_total(const std::uint32_t* p, const Corners& c) {
        const auto at = [p](int i) RHYME_WIDE { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + i)); };
        return _mm256_cvtepi32_ps(
            _mm256_add_epi32(_mm256_sub_epi32(_mm256_sub_epi32(at(c.a), at(c.b)), at(c.c)), at(c.d)));
    }
#endif

    Corners corners(const Box& b, int begin) const {
        const auto offset = [&](int x, int y) { return y * stride_ + ((x + begin) >> 1) + ((x + begin) & 1) * odd_; };
        return {offset(b.x, b.y), offset(b.x + b.width, b.y), offset(b.x, b.y + b.height),
                offset(b.x + b.width, b.y + b.height), b.weight};
    }
    void make_ready(Way& way, int begin) {
        const Stage& stage = cascade_.stages_[way.stages++];
        for (int i = stage.first; i < stage.first + stage.count; ++i) {
            const Stump& stump = cascade_.stumps_[static_cast<std::size_t>(i)];
            const Feature& f = cascade_.features_[static_cast<std::size_t>(stump.feature)];
            Question& q = way.questions.emplace_back();
            q.boxes = f.boxes, q.threshold = stump.threshold, q.below = stump.below, q.above = stump.above;
            for (std::size_t k = 0; k < f.boxes; ++k) q.box[k] = corners(f.box[k], begin);
        }
    }

    const HaarCascade& cascade_;
    const int stride_, odd_;
    std::array<Way, 2> ways_;
    float area_;
};

std::vector<Sighting> HaarCascade::search(const BoxPyramid& pyramid, const cv::Mat& allowed) const {
    std::vector<Sighting> windows;
    cv::Mat inside;
    if (!allowed.empty()) cv::integral(allowed / 255, inside, CV_32S);
    Ready ready(*this, pyramid);
#if RHYME_HAAR_WIDE
    const bool wide = __builtin_cpu_supports("avx2") != 0;
#endif
    for (const BoxPyramid::Level& level : pyramid.levels()) {
        const int last_x = level.columns - window_, last_y = level.rows - window_;  // where the last windows begin
        if (last_x < 0 || last_y < 0) continue;
        const auto may = [&](int x, int y) {
            if (inside.empty()) return true;
            const auto to = [&](double v, int most) { return std::min(most, cvRound(v * level.scale)); };
            const int left = to(x + window_ * 0.25, inside.cols - 1), top = to(y + window_ * 0.25, inside.rows - 1),
                      right = to(x + 6 + window_ * 0.75, inside.cols - 1),
                      bottom = to(y + window_ * 0.75, inside.rows - 1);
            const int set = inside.at<int>(bottom, right) - inside.at<int>(top, right) - inside.at<int>(bottom, left) +
                            inside.at<int>(top, left);
            return 4 * set >= (right - left) * (bottom - top);
        };
        cv::Mat found = cv::Mat::zeros(last_y + 1, last_x + 1, CV_8UC1);
        const auto mark = [&](int bits, int x, int y) {
            for (; bits; bits >>= 1, x += 2)
                if ((bits & 1) && x <= last_x) found.at<uchar>(y, x) = 1;
        };
        const auto note = [&](int x, int y) { mark(ready.passes(level, x, y), x, y); };
        for (int y = 0; y <= last_y; y += 2)
            for (int x = 0; x <= last_x; x += 8) {
                if (!may(x, y)) continue;
#if RHYME_HAAR_WIDE
                if (wide && x + 8 <= last_x && may(x + 8, y)) {
                    mark(ready.wide_passes(level, x, y), x, y);
                    x += 8;
                    continue;
                }
#endif
                note(x, y);
            }
        // Where the first look found something, the windows between are asked too.
        std::vector<cv::Point> seen;
        if (cv::countNonZero(found)) cv::findNonZero(found, seen);
        for (const cv::Point& p : seen) {
            note(p.x | 1, p.y);
            for (int y = p.y - 1; y <= p.y + 1; y += 2)
                if (y >= 0 && y <= last_y) note(p.x, y), note(p.x | 1, y);
        }
        if (!seen.empty()) cv::findNonZero(found, seen);
        for (const cv::Point& p : seen)
            windows.push_back(
                {(p.x + window_ / 2.0) * level.scale, (p.y + window_ / 2.0) * level.scale, window_ * level.scale, 1});
    }
    return gather(windows);
}

Result<HaarCascade> HaarCascade::load(const std::filesystem::path& file) {
    const std::string name = path_text(file);
    const auto damaged = [&] { return fail(ErrorCode::Damaged, "it is no cascade of box features", name); };
    const auto unsupported = [&] { return fail(ErrorCode::Unsupported, "cascades of this kind are not read", name); };
    try {
        const cv::FileStorage storage(name, cv::FileStorage::READ);
        if (!storage.isOpened()) return fail(ErrorCode::Unreadable, "the cascade cannot be opened", name);
        const cv::FileNode root = storage.getFirstTopLevelNode();
        HaarCascade c;
        c.window_ = static_cast<int>(root["width"]);
        if (static_cast<std::string>(root["featureType"]) != "HAAR" || c.window_ < 8 || c.window_ > 120 ||
            static_cast<int>(root["height"]) != c.window_)
            return unsupported();
        for (const cv::FileNode& node : root["features"]) {
            Feature f;
            if (static_cast<int>(node["tilted"]) != 0) return unsupported();
            for (const cv::FileNode& box : node["rects"]) {
                const int x = static_cast<int>(box[0]), y = static_cast<int>(box[1]), w = static_cast<int>(box[2]),
                          h = static_cast<int>(box[3]);
                if (f.boxes == 3 || x < 0 || y < 0 || w < 1 || h < 1 || x + w > c.window_ || y + h > c.window_)
                    return damaged();
                f.box[f.boxes++] = {static_cast<std::int8_t>(x), static_cast<std::int8_t>(y),
                                    static_cast<std::int8_t>(w), static_cast<std::int8_t>(h),
                                    static_cast<float>(box[4])};
            }
            if (f.boxes < 2) return damaged();
            c.features_.push_back(f);
        }
        for (const cv::FileNode& node : root["stages"]) {
            Stage stage{static_cast<int>(c.stumps_.size()), 0, static_cast<float>(node["stageThreshold"]) - rounding};
            for (const cv::FileNode& weak : node["weakClassifiers"]) {
                const cv::FileNode inner = weak["internalNodes"], leaves = weak["leafValues"];
                if (inner.size() != 4 || leaves.size() != 2) return unsupported();
                const int feature = static_cast<int>(inner[2]);
                if (feature < 0 || feature >= static_cast<int>(c.features_.size())) return damaged();
                c.stumps_.push_back({feature, static_cast<float>(inner[3]), static_cast<float>(leaves[0]),
                                     static_cast<float>(leaves[1])});
                ++stage.count;
            }
            c.stages_.push_back(stage);
        }
        if (c.stages_.empty() || c.stumps_.empty()) return damaged();
        return c;
    } catch (const std::exception&) {
        return damaged();
    }
}

HaarCascade HaarCascade::mirrored() const {
    HaarCascade other = *this;
    for (Feature& f : other.features_)
        for (Box& b : f.box) b.x = static_cast<std::int8_t>(window_ - b.x - b.width);
    return other;
}

}  // namespace rhyme

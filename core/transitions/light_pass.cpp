// The light of the one picture passes into the other: a soft band of light goes over the frame from where A's light
// comes, B appears behind it and begins in A's key and direction. One rise and one fall of light, never more, and none
// shorter than a third of a second: no more than three flashes a second whatever follows what (WCAG 2.1, 2.3.1).
#include <algorithm>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

#include "core/transitions/blend.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/join_change.h"

namespace rhyme {

namespace {

constexpr int columns = 16, rows = 9;
constexpr double directed = 0.05;  // fall of lightness over the picture that reads as a direction
constexpr double soft = 0.3;       // width of the change, of the way
constexpr double usual_flare = 0.25;
constexpr double unseen_light = 1.0 / 1024;      // of white: a quarter of a step of eight bits
constexpr double least_change = 0.004;           // from frame to frame, of full white: nobody notices less
constexpr double darkest = 0.6, lightest = 1.5;  // what relighting may multiply by

struct Pass final : TransitionEvidence {
    cv::Mat field;        ///< along the light's way: 0 where it comes from, 1 where it goes
    cv::Mat lit;          ///< 1 where either picture is, 0 on bars that both have
    cv::Mat to_incoming;  ///< log of B's light by A's, coarse: what A is relit by at the cut; B by its opposite
    double calm = 1;      ///< of the band: it is not to change the picture much faster than the clips do by themselves
};

/// Lightness, coarse.
cv::Mat light_of(const Observation& picture) {
    cv::Mat lightness, small;
    cv::extractChannel(picture.oklab(), lightness, 0);
    cv::resize(lightness, small, {columns, rows}, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {0, 0}, 1.5);
    return small;
}

/// 1 where either side has a picture, 0 where both have a bar.
cv::Mat pictured(const JoinSight& sight) {
    const cv::Size size = sight.outgoing.gray().size();
    cv::Mat inside(size, CV_32FC1, cv::Scalar(0));
    inside(sight.windows.outgoing.in(size)).setTo(1);
    inside(sight.windows.incoming.in(size)).setTo(1);
    return inside;
}

/// What share of the band goes by no more noticed than what the pictures do.
double calm_of(const JoinSight& sight, double frames) {
    const JoinChange change = JoinChange::of(sight);
    const double moves = std::max({change.livelier(), change.across / frames, least_change}),
                 dark = 1 - (cv::mean(sight.outgoing.gray())[0] + cv::mean(sight.incoming.gray())[0]) / 510;
    // A hill that is moved on by a part of the way changes the picture by twice that part of its height.
    const double band = usual_flare * dark * 2 * (1 + soft) / frames;
    return std::min(1.0, 0.4 * moves / std::max(1e-6, band));
}

/// Where it comes from, and how much it falls over the picture: the first cosine each way.
cv::Point2d fall_of(const cv::Mat& light) {
    cv::Point2d sum;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            sum += cv::Point2d(std::cos(CV_PI * (x + 0.5) / columns), std::cos(CV_PI * (y + 0.5) / rows)) *
                   static_cast<double>(light.at<float>(y, x));
    return sum * (-4.0 / (rows * columns));
}

/// What is done to each place of the picture.
struct Fields {
    FieldRows late, to_a, to_b, band;
    double edge, soft;
};

/// What there is to be drawn of a part of it.
struct Seen {
    bool a, b, band;
};

/// A part of a row of it, a number a value.
class LightRow {
public:
    explicit LightRow(int pixels) : pixels_(pixels) {
        const auto n = static_cast<std::size_t>((pixels + 7) / 8 * 8);
        number_.resize(n);
        for (auto* row : {&share_, &to_a_, &to_b_, &band_}) row->resize(3 * n);
    }

    /// Row `at` on. What is seen of A and B is the same for all rows that one LightRow is used for.
    void read(const Fields& fields, cv::Point at, const Seen& seen) {
        const bool has_a = seen.a, has_b = seen.b;
        const auto all = [](float value) { return cv::v_setall_f32(value); };
        const auto beyond = [&](const Numbers& gain) { return gain - all(1); };
        if (at.y % 4 == 0) {  // nowhere does the light change faster
            if (has_a) spread(fields.to_a, at, to_a_, beyond);
            if (has_b) spread(fields.to_b, at, to_b_, beyond);
        }
        if (at.y % 2 != 0) return;
        const auto from = static_cast<float>(fields.edge), by = static_cast<float>(1 / fields.soft);
        if (has_a && has_b)
            spread(fields.late, at, share_, [&](const Numbers& v) {
                const Numbers late = cv::v_min(cv::v_max((v - all(from)) * all(by), all(0)), all(1));
                return all(1) - late * late * (all(3) - late - late);
            });
        if (seen.band) spread(fields.band, at, band_, [](const Numbers& v) { return v; });
    }

    /// Both relit, mixed, and the band as a screen of white over them, so that nothing clips. Null: it is not seen.
    void draw(const std::uint16_t* a, const std::uint16_t* b, bool band, std::uint16_t* out) const {
        band ? draw_with<true>(a, b, out) : draw_with<false>(a, b, out);
    }

private:
    using Numbers = cv::v_float32x4;

    template <bool has_band>
    void draw_with(const std::uint16_t* a, const std::uint16_t* b, std::uint16_t* out) const {
        if (a && b) return draw_as<true, true, has_band>(a, b, out);
        a ? draw_as<true, false, has_band>(a, b, out) : draw_as<false, true, has_band>(a, b, out);
    }
    /// Numbers from -1 to 1 in 1/32767.
    template <class Shape>
    void spread(const FieldRows& field, cv::Point at, std::vector<std::int16_t>& row, const Shape& shape) {
        field.read(at, pixels_, number_.data());
        const auto narrow = [&](std::size_t x) {
            const Numbers one = cv::v_setall_f32(1), number = shape(cv::v_load(number_.data() + x));
            return cv::v_trunc(cv::v_min(cv::v_max(number, one * cv::v_setall_f32(-1)), one) * cv::v_setall_f32(32767));
        };
        for (std::size_t x = 0; x < number_.size(); x += 8) {
            const cv::v_int16x8 eight = cv::v_pack(narrow(x), narrow(x + 4));
            cv::v_store_interleave(row.data() + 3 * x, eight, eight, eight);
        }
    }
    static cv::v_uint16x8 at(const std::vector<std::int16_t>& row, int i) {
        return cv::v_reinterpret_as_u16(cv::v_load(row.data() + i)) << 1;
    }
    /// Brighter by a curve that keeps white: v + k v (1 - v); darker evenly: v + k v.
    static cv::v_uint16x8 relit(const cv::v_uint16x8& v, const std::vector<std::int16_t>& row, int i) {
        const cv::v_int16x8 k = cv::v_load(row.data() + i), sign = k >> 15;
        const cv::v_uint16x8 darker = cv::v_reinterpret_as_u16(sign), size = cv::v_reinterpret_as_u16((k ^ sign) - sign)
                                                                             << 1;
        const cv::v_uint16x8 way = cv::v_mul_hi(cv::v_mul_hi(v, size), ~v | darker);
        return cv::v_add_wrap(v, cv::v_sub_wrap(way ^ darker, darker));
    }
    template <bool has_a, bool has_b, bool has_band>
    cv::v_uint16x8 drawn_at(int i, const cv::v_uint16x8& a, const cv::v_uint16x8& b,
                            const cv::v_uint16x8& white) const {
        cv::v_uint16x8 v = has_a ? relit(a, to_a_, i) : relit(b, to_b_, i);
        if constexpr (has_a && has_b) {
            const cv::v_uint16x8 share = at(share_, i);
            v = cv::v_add_wrap(cv::v_sub_wrap(v, cv::v_mul_hi(v, share)), cv::v_mul_hi(relit(b, to_b_, i), share));
        }
        if constexpr (!has_band) return v;
        // The difference to white is never below 0.
        return v + cv::v_mul_hi(white - v, at(band_, i));
    }
    template <bool has_a, bool has_b, bool has_band>
    void draw_as(const std::uint16_t* a, const std::uint16_t* b, std::uint16_t* out) const {
        const cv::v_uint16x8 white[3] = {{65535, 63000, 58000, 65535, 63000, 58000, 65535, 63000},
                                         {58000, 65535, 63000, 58000, 65535, 63000, 58000, 65535},
                                         {63000, 58000, 65535, 63000, 58000, 65535, 63000, 58000}};
        const int n = 3 * pixels_;
        const auto eight = [&](int i, const std::uint16_t* of_a, const std::uint16_t* of_b, int third) {
            return drawn_at<has_a, has_b, has_band>(i, has_a ? cv::v_load(of_a) : cv::v_setzero_u16(),
                                                    has_b ? cv::v_load(of_b) : cv::v_setzero_u16(), white[third]);
        };
        int i = 0;
        for (; i + 24 <= n; i += 24)
            for (int third = 0; third < 3; ++third)
                cv::v_store(out + i + 8 * third, eight(i + 8 * third, has_a ? a + i + 8 * third : nullptr,
                                                       has_b ? b + i + 8 * third : nullptr, third));
        for (int third = 0; i < n; i += 8, ++third) {
            std::uint16_t of_a[8] = {}, of_b[8] = {}, rest[8];
            const int left = std::min(8, n - i);
            if (has_a) std::copy_n(a + i, left, of_a);
            if (has_b) std::copy_n(b + i, left, of_b);
            cv::v_store(rest, eight(i, of_a, of_b, third));
            std::copy_n(rest, left, out + i);
        }
    }

    int pixels_;
    std::vector<float> number_;
    std::vector<std::int16_t> share_, to_a_, to_b_, band_;
};

class LightPass final : public TransitionKind {
public:
    std::string_view name() const override { return "light-pass"; }
    std::string_view text() const override { return "Light pass"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"flare", usual_flare, 0, 0.5, "Strength of the band of light"},
                {"relight", 0.7, 0, 1, "How much of the one light the other picture is given"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(12); }
    FrameCount default_out() const override { return FrameCount(12); }
    bool needs_evidence() const override { return true; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        const double frames = static_cast<double>((sight.in_offset + sight.out_offset).value);
        if (3 * frames < sight.rate.fps())
            return fail(ErrorCode::Conflict, "a pass of light shorter than a third of a second could flash", {},
                        "make it at least " + std::to_string(std::lround(std::ceil(sight.rate.fps() / 3))) +
                            " frames long, or use a plain cut");
        const cv::Mat a = light_of(sight.inside(false)), b = light_of(sight.inside(true));
        const cv::Point2d fall = fall_of(a), other = fall_of(b);
        const cv::Point2d from = cv::norm(fall) >= directed ? fall : other;
        if (cv::norm(from) < directed)
            return fail(ErrorCode::NotFound, "the light of both pictures is even: it has no direction to pass along",
                        {}, "use a dissolve or a colour bridge instead");
        auto pass = std::make_shared<Pass>();
        pass->windows = sight.windows;
        const double aspect = sight.aspect();
        const cv::Point2d way(-from.x * aspect, -from.y);
        const cv::Point2d unit = way * (1 / cv::norm(way));
        const double reach = std::abs(unit.x) * aspect + std::abs(unit.y);
        pass->field.create(36, 64, CV_32FC1);
        for (int y = 0; y < 36; ++y)
            for (int x = 0; x < 64; ++x)
                pass->field.at<float>(y, x) = static_cast<float>(
                    0.5 + (((x + 0.5) / 64 - 0.5) * aspect * unit.x + ((y + 0.5) / 36 - 0.5) * unit.y) / reach);
        pass->field = even_field(pass->field, change_map(sight.outgoing.pixels().rgb, sight.incoming.pixels().rgb));
        pass->lit = pictured(sight);
        pass->calm = calm_of(sight, frames);
        const cv::Size cells(columns, rows);
        cv::Mat ratio = (sight.windows.incoming.over_frame(b, cells, true) + 0.08) /
                        (sight.windows.outgoing.over_frame(a, cells, true) + 0.08);
        cv::min(cv::max(ratio, darkest), lightest, ratio);
        cv::log(ratio, pass->to_incoming);
        return EvidencePtr(std::move(pass));
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto* pass = static_cast<const Pass*>(f.evidence);
        const double t = f.progress();
        if (!pass || f.coverage) return blend(f.outgoing, f.incoming, t);
        const double relight = value(f, "relight"), e = evenly(t), edge = even_edge(e, soft);
        // A takes on half of B's light on its way out, B has half of A's on its way in.
        const cv::Mat to_a = gain(*pass, 0.5 * relight * e), to_b = gain(*pass, -0.5 * relight * (1 - e)),
                      band = band_at(*pass, edge + soft / 2, pass->calm * value(f, "flare") * 4 * t * (1 - t));
        const Fields fields{{pass->field, f.size()}, {to_a, f.size()}, {to_b, f.size()}, {band, f.size()}, edge, soft};
        const auto sides = bars_faded(still(f.outgoing), still(f.incoming), t, pass->windows, f.size());
        cv::Mat out(f.size(), CV_16UC3);
        each_tile(f.size(), [&](const cv::Rect& tile, cv::Mat& one, cv::Mat& two) {
            // Where only one of them is seen the other is not looked at.
            const auto [early, late] = fields.late.range(tile);
            cv::Mat a, b;
            if (late > edge) a = sides.first(tile, one);
            if (early < edge + soft) b = sides.second(tile, two);
            const bool band = fields.band.range(tile).second > unseen_light;
            LightRow row(tile.width);
            for (int y = 0; y < tile.height; ++y) {
                row.read(fields, {tile.x, tile.y + y}, {!a.empty(), !b.empty(), band});
                row.draw(a.empty() ? nullptr : a.ptr<std::uint16_t>(y), b.empty() ? nullptr : b.ptr<std::uint16_t>(y),
                         band, out.ptr<std::uint16_t>(tile.y + y) + 3 * tile.x);
            }
        });
        return out;
    }

private:
    static cv::Mat gain(const Pass& pass, double share) {
        cv::Mat gain;
        cv::exp(pass.to_incoming * share, gain);
        return gain;
    }
    /// How much light lies over each place where the band is at `at`.
    static cv::Mat band_at(const Pass& pass, double at, double strength) {
        cv::Mat share = pass.field - at;
        cv::multiply(share, share, share, -1 / (2 * 0.12 * 0.12));
        cv::exp(share, share);
        cv::resize(share, share, pass.lit.size(), 0, 0, cv::INTER_LINEAR);
        const cv::Mat soft = share.mul(share).mul(3 - 2 * share);
        return soft.mul(pass.lit, strength);
    }
};

}  // namespace

const TransitionKind& light_pass() {
    static const LightPass kind;
    return kind;
}

}  // namespace rhyme

// The light of the one picture passes into the other: a soft band of light goes over the frame from where A's light
// comes, B appears behind it and begins in A's key and direction. One rise and one fall of light, never more, and none
// shorter than a third of a second: no more than three flashes a second whatever follows what (WCAG 2.1, 2.3.1).
#include <algorithm>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

#include "core/cues/straight_lines.h"
#include "core/transitions/blend.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/join_sight.h"

namespace rhyme {

namespace {

constexpr int columns = 16, rows = 9;
constexpr double directed = 0.05;                // fall of lightness over the picture that reads as a direction
constexpr double darkest = 0.6, lightest = 1.5;  // what relighting may multiply by

struct Pass final : TransitionEvidence {
    cv::Mat field;        ///< along the light's way: 0 where it comes from, 1 where it goes
    cv::Mat lit;          ///< 1 where either picture is, 0 on bars that both have
    cv::Mat to_incoming;  ///< log of B's light by A's, coarse: what A is relit by at the cut; B by its opposite
};

/// Lightness without bars, coarse.
cv::Mat light_of(const Observation& picture) {
    cv::Mat lightness, small;
    cv::extractChannel(picture.oklab(), lightness, 0);
    const cv::Rect content = without_bars(picture.gray());
    cv::resize(content.empty() ? lightness : lightness(content), small, {columns, rows}, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {0, 0}, 1.5);
    return small;
}

/// 255 where the frame is not a bar.
cv::Mat pictured(const Observation& picture) {
    cv::Mat inside(picture.gray().size(), CV_8UC1, cv::Scalar(0));
    inside(without_bars(picture.gray())).setTo(255);
    return inside;
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

class LightPass final : public TransitionKind {
public:
    std::string_view name() const override { return "light-pass"; }
    std::string_view text() const override { return "Light pass"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"flare", 0.25, 0, 0.5, "Strength of the band of light"},
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
        const cv::Mat a = light_of(sight.outgoing), b = light_of(sight.incoming);
        const cv::Point2d fall = fall_of(a), other = fall_of(b);
        const cv::Point2d from = cv::norm(fall) >= directed ? fall : other;
        if (cv::norm(from) < directed)
            return fail(ErrorCode::NotFound, "the light of both pictures is even: it has no direction to pass along",
                        {}, "use a dissolve or a colour bridge instead");
        auto pass = std::make_shared<Pass>();
        const double aspect = sight.aspect();
        const cv::Point2d way(-from.x * aspect, -from.y);
        const cv::Point2d unit = way * (1 / cv::norm(way));
        const double reach = std::abs(unit.x) * aspect + std::abs(unit.y);
        pass->field.create(36, 64, CV_32FC1);
        for (int y = 0; y < 36; ++y)
            for (int x = 0; x < 64; ++x)
                pass->field.at<float>(y, x) = static_cast<float>(
                    0.5 + (((x + 0.5) / 64 - 0.5) * aspect * unit.x + ((y + 0.5) / 36 - 0.5) * unit.y) / reach);
        pass->lit = (pictured(sight.outgoing) | pictured(sight.incoming)) / 255;
        pass->lit.convertTo(pass->lit, CV_32F);
        cv::Mat ratio = (b + 0.08) / (a + 0.08);
        cv::min(cv::max(ratio, darkest), lightest, ratio);
        cv::log(ratio, pass->to_incoming);
        return EvidencePtr(std::move(pass));
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto* pass = static_cast<const Pass*>(f.evidence);
        const double t = f.progress();
        if (!pass || f.coverage) return blend(f.outgoing, f.incoming, t);
        const double relight = value(f, "relight"), soft = 0.3, edge = gently(t) * (1 + soft) - soft;
        // A takes on half of B's light on its way out, B has half of A's on its way in.
        const double e = gently(t);
        const cv::Mat to_a = gain(*pass, 0.5 * relight * e), to_b = gain(*pass, -0.5 * relight * (1 - e)),
                      band = band_at(*pass, edge + soft / 2, value(f, "flare") * 4 * t * (1 - t));
        const Fields fields{{pass->field, f.size()}, {to_a, f.size()}, {to_b, f.size()}, {band, f.size()}};
        const Tiles outgoing = still(f.outgoing), incoming = still(f.incoming);
        cv::Mat out(f.size(), CV_16UC3);
        each_tile(f.size(), [&](const cv::Rect& tile, cv::Mat& one, cv::Mat& two) {
            const cv::Mat a = outgoing(tile, one), b = incoming(tile, two);
            Row row(tile.width);
            for (int y = 0; y < tile.height; ++y) {
                row.read(fields, {tile.x, tile.y + y}, edge, soft);
                draw_row(a.ptr<std::uint16_t>(y), b.ptr<std::uint16_t>(y), row,
                         out.ptr<std::uint16_t>(tile.y + y) + 3 * tile.x);
            }
        });
        return out;
    }

private:
    struct Fields {
        FieldRows late, to_a, to_b, band;
    };
    /// Of a part of a row of the picture.
    struct Row {
        std::vector<float> share, to_a, to_b, band;
        explicit Row(int n) {
            for (auto* all : {&share, &to_a, &to_b, &band}) all->resize(static_cast<std::size_t>(n));
        }
        void read(const Fields& fields, cv::Point at, double edge, double soft) {
            const auto n = static_cast<int>(share.size());
            fields.late.read(at, n, share.data());
            const auto from = static_cast<float>(edge), by = static_cast<float>(1 / soft);
            for (float& v : share) {
                const float late = std::min(std::max((v - from) * by, 0.F), 1.F);
                v = 1 - late * late * (3 - 2 * late);
            }
            fields.to_a.read(at, n, to_a.data()), fields.to_b.read(at, n, to_b.data());
            fields.band.read(at, n, band.data());
        }
    };

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

    /// Both relit, mixed, and the band as a screen of white over them, so that nothing clips.
    static void draw_row(const std::uint16_t* a, const std::uint16_t* b, const Row& row, std::uint16_t* out) {
        const cv::v_float32x4 one = cv::v_setall_f32(1), white(65535, 63000, 58000, 0);
        const auto picture = [](const std::uint16_t* p) {
            return cv::v_cvt_f32(cv::v_reinterpret_as_s32(cv::v_load_expand(p)));
        };
        // Above 1 a curve that reaches white where the picture does: v g / (1 + (g - 1) v).
        const auto relit = [&](const std::uint16_t* p, float gain) {
            const cv::v_float32x4 v = picture(p), bright = v * cv::v_setall_f32(gain);
            if (gain <= 1) return bright;
            return bright / cv::v_muladd(v, cv::v_setall_f32((gain - 1) / 65535), one);
        };
        const std::size_t n = row.share.size();
        alignas(16) std::uint16_t last_a[4] = {}, last_b[4] = {}, last[8];
        for (std::size_t x = 0; x < n; ++x, a += 3, b += 3, out += 3) {
            const bool end = x + 1 == n;
            if (end) std::copy_n(a, 3, last_a), std::copy_n(b, 3, last_b);
            const float share = row.share[x];
            cv::v_float32x4 v = share >= 1 ? cv::v_setzero_f32() : relit(end ? last_a : a, row.to_a[x]);
            if (share > 0) v += (relit(end ? last_b : b, row.to_b[x]) - v) * cv::v_setall_f32(share);
            v += (white - v) * cv::v_setall_f32(row.band[x]);
            const cv::v_int32x4 whole = cv::v_round(v);
            cv::v_store_low(end ? last : out, cv::v_pack_u(whole, whole));
        }
        std::copy_n(last, n > 0 ? 3 : 0, out - 3);
    }
};

}  // namespace

const TransitionKind& light_pass() {
    static const LightPass kind;
    return kind;
}

}  // namespace rhyme

// cue_invariance [--every SECONDS] FILE...: what each cue makes of one picture shown otherwise. The first table must
// hardly move (coded again, brighter, darker, other white, cropped, smaller, at half the frame rate); of the second
// each cue only where the change is its own (recoloured, bent into other shapes). Given are, over moments of all files,
// the similarity of a picture with its changed self as a share of that with itself, and in brackets how much its
// similarity with other files' pictures changes in the mean; below them the mean similarity of different pictures as a
// yardstick.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "core/analysis/describe.h"
#include "core/cues/cue.h"
#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

using namespace rhyme;

namespace {

using Change = std::function<cv::Mat(const cv::Mat& rgb)>;  // of the picture at its full size
struct Variant {
    const char* name;
    Change change;
    int step = 1;  ///< frames to the neighbours
};

Change gain(double red, double green, double blue) {
    return [=](const cv::Mat& rgb) {
        cv::Mat out;
        cv::multiply(rgb, cv::Scalar(red, green, blue), out);
        return out;
    };
}

/// As H.264 at crf 32.
cv::Mat coded_again(const cv::Mat& rgb) {
    const testing::TempFolder folder;
    testing::ClipSpec spec;
    spec.frames = 1, spec.width = rgb.cols & ~1, spec.height = rgb.rows & ~1;
    spec.options = {{"preset", "veryfast"}, {"crf", "32"}};
    spec.draw = [&](int, cv::Size size) { return rgb(cv::Rect({0, 0}, size)).clone(); };
    const auto file = folder.path() / "again.mp4";
    if (const auto made = testing::make_clip(file, spec); !made) return {};
    const auto media = open_media(file);
    auto source = media ? FrameSource::open(*media) : fail(media.error());
    if (!source) return {};
    const auto frame = (*source)->frame(FramePosition(0));
    const auto out = frame ? to_rgb(*frame, frame->display_size()) : fail(frame.error());
    return out ? *out : cv::Mat();
}

cv::Mat cropped(const cv::Mat& rgb) {
    const int x = rgb.cols / 100, y = rgb.rows / 100;
    return rgb(cv::Rect(x, y, rgb.cols - 2 * x, rgb.rows - 2 * y)).clone();
}

cv::Mat small(const cv::Mat& rgb) {
    cv::Mat out;
    cv::resize(rgb, out, {cvRound(480.0 * rgb.cols / rgb.rows), 480}, 0, 0, cv::INTER_AREA);
    return out;
}

/// A third of the way round the colour circle, lightness kept.
cv::Mat recoloured(const cv::Mat& rgb) {
    cv::Mat lab, out;
    rgb.convertTo(out, CV_32F, 1 / 255.0);
    cv::cvtColor(out, lab, cv::COLOR_RGB2Lab);
    const float c = std::cos(2.0944f), s = std::sin(2.0944f);
    lab.forEach<cv::Vec3f>([=](cv::Vec3f& p, const int*) { p = {p[0], c * p[1] - s * p[2], s * p[1] + c * p[2]}; });
    cv::cvtColor(lab, out, cv::COLOR_Lab2RGB);
    out.convertTo(out, CV_8U, 255);
    return out;
}

/// Bent in waves, so that nothing keeps its outline and all stays near its place.
cv::Mat bent(const cv::Mat& rgb) {
    cv::Mat map(rgb.size(), CV_32FC2), out;
    map.forEach<cv::Vec2f>([&](cv::Vec2f& p, const int* at) {
        const double y = at[0], x = at[1], w = rgb.cols;
        p = {static_cast<float>(x + .045 * w * std::sin(y / w * 29)),
             static_cast<float>(y + .045 * w * std::sin(x / w * 23))};
    });
    cv::remap(rgb, out, map, {}, cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    return out;
}

struct Looked {
    std::vector<DescriptorPtr> cues;
    double aspect = 0;
};

Looked look(const std::vector<cv::Mat>& frames, double rate, const Variant& variant) {
    const int at = static_cast<int>(frames.size()) / 2;
    const auto seen = [&](int offset) {
        const cv::Mat& full = frames[static_cast<std::size_t>(at + offset * variant.step)];
        cv::Mat changed = variant.change ? variant.change(full) : full, out;
        cv::resize(changed, out, analysis_size(full.size()), 0, 0, cv::INTER_AREA);
        return out;
    };
    const auto neighbour = [&](int offset) {
        MomentPixels::Neighbour n;
        cv::cvtColor(seen(offset), n.gray, cv::COLOR_RGB2GRAY);
        n.seconds = variant.step / rate;
        return n;
    };
    const Observation observation(MomentPixels{seen(0), neighbour(-1), neighbour(1), {}});
    Looked result;
    result.aspect = observation.aspect();
    for (const Cue* cue : all_cues()) result.cues.push_back(cue->describe(observation));
    return result;
}

/// The frames around a moment, five of them; empty where there is a cut or no picture.
std::vector<cv::Mat> around(FrameSource& source, FramePosition at) {
    std::vector<cv::Mat> frames;
    for (std::int64_t n = -2; n <= 2; ++n) {
        const auto frame = source.frame(at + FrameCount(n));
        if (!frame) return {};
        auto rgb = to_rgb(*frame, frame->display_size());
        if (!rgb) return {};
        if (!frames.empty() && cv::norm(frames.back(), *rgb, cv::NORM_L1) / static_cast<double>(rgb->total() * 3) > 20)
            return {};
        frames.push_back(*rgb);
    }
    return frames;
}

double alike(std::size_t cue, const Looked& a, const Looked& b) {
    if (!a.cues[cue] || !b.cues[cue] || a.cues[cue]->empty() || b.cues[cue]->empty()) return -1;
    return all_cues()[cue]->compare(*a.cues[cue], *b.cues[cue], a.aspect).similarity;
}

struct Mean {
    double sum = 0;
    int n = 0;
    void add(double v) { sum += v, ++n; }
    double value() const { return n ? sum / n : 0; }
};

}  // namespace

int main(int count, char** words) {
    double every = 4;
    std::vector<std::string> files;
    for (int i = 1; i < count; ++i)
        if (!std::strcmp(words[i], "--every") && i + 1 < count)
            every = std::max(.5, std::atof(words[++i]));
        else
            files.emplace_back(words[i]);
    const std::vector<Variant> variants{{"coded again", coded_again},
                                        {"20 % brighter", gain(1.2, 1.2, 1.2)},
                                        {"20 % darker", gain(.8, .8, .8)},
                                        {"warmer", gain(1.1, 1, .9)},
                                        {"cooler", gain(.9, 1, 1.1)},
                                        {"2 % cropped", cropped},
                                        {"480 lines", small},
                                        {"half the rate", {}, 2},
                                        {"recoloured", recoloured},
                                        {"bent", bent}};
    const Variant as_it_is{"", {}};
    std::vector<Looked> plain;
    std::vector<std::vector<Looked>> changed;  // [moment][variant]
    for (const std::string& file : files) {
        const auto media = open_media(file);
        auto source = media ? FrameSource::open(*media) : fail(media.error());
        if (!source || !(*media)->info.video) {
            std::fprintf(stderr, "%s has no picture to look at\n", file.c_str());
            continue;
        }
        const double rate = (*media)->info.video->frame_rate.fps();
        for (std::int64_t at = 12; at + 3 < (*media)->index->size().value; at += std::lround(every * rate)) {
            const auto frames = around(**source, FramePosition(at));
            if (frames.empty()) continue;
            plain.push_back(look(frames, rate, as_it_is));
            changed.emplace_back();
            for (const Variant& v : variants) changed.back().push_back(look(frames, rate, v));
        }
    }
    if (plain.size() < 2) return std::fprintf(stderr, "too few pictures\n"), 1;
    std::printf("%zu moments\n%-15s", plain.size(), "");
    for (const Cue* cue : all_cues()) std::printf(" %-13s", std::string(cue->name()).c_str());
    for (std::size_t v = 0; v < variants.size(); ++v) {
        std::printf("\n%-15s", variants[v].name);
        for (std::size_t c = 0; c < all_cues().size(); ++c) {
            Mean own, whole, others;
            for (std::size_t m = 0; m < plain.size(); ++m) {
                const double self = alike(c, plain[m], plain[m]), now = alike(c, plain[m], changed[m][v]);
                if (self > 0) own.add(std::max(0.0, now)), whole.add(self);
                const std::size_t o = (m + plain.size() / 2) % plain.size();
                const double before = alike(c, plain[o], plain[m]), after = alike(c, plain[o], changed[m][v]);
                if (before >= 0 && after >= 0) others.add(std::abs(after - before));
            }
            std::printf(" %.3f (%.3f)  ", own.sum / std::max(1e-9, whole.sum), others.value());
        }
    }
    std::printf("\n%-15s", "different");
    for (std::size_t c = 0; c < all_cues().size(); ++c) {
        Mean mean;
        for (std::size_t m = 0; m < plain.size(); ++m)
            for (std::size_t step = 1; step < std::min<std::size_t>(plain.size(), 12); ++step)
                if (const double s = alike(c, plain[m], plain[(m + step * 7) % plain.size()]);
                    s >= 0 && step * 7 % plain.size())
                    mean.add(s);
        std::printf(" %.3f          ", mean.value());
    }
    std::printf("\n");
    return 0;
}

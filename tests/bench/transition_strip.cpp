// transition_strip OUT.png [--width W] A@FRAME B@FRAME KIND...: nine frames through the cut, a row a kind, as the
// renderer draws them, with the change from frame to frame beneath, by that of the clips themselves or an even share of
// what lies between them: lines at 1 and 1.5. A kind that refuses says why.
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "core/image/video_frame.h"
#include "tests/bench/transition_film.h"

using namespace rhyme;

namespace {

constexpr int columns = 9;

void write(cv::Mat& row, const std::string& text, cv::Point at) {
    cv::putText(row, text, at, cv::FONT_HERSHEY_SIMPLEX, 0.42, cv::Scalar::all(230), 1, cv::LINE_AA);
}

/// A bar a frame: its change by the clips' own, with lines at 1 and 1.5.
void plot(cv::Mat& row, const Smoothness& smooth, std::size_t cut, int bottom) {
    constexpr double tallest = 2.5;
    const auto level = [=](double v) { return bottom - cvRound(std::min(v, tallest) / tallest * 66); };
    const int w = row.cols / static_cast<int>(smooth.changes.size());
    for (std::size_t i = 0; i < smooth.changes.size(); ++i)
        cv::rectangle(row, {static_cast<int>(i) * w, level(smooth.changes[i])},
                      {static_cast<int>(i) * w + std::max(1, w - 2), level(0)},
                      i + 1 == cut ? cv::Scalar(220, 180, 110) : cv::Scalar(120, 170, 220), cv::FILLED);
    for (const double v : {1.0, 1.5}) cv::line(row, {0, level(v)}, {row.cols, level(v)}, cv::Scalar(200, 90, 90));
}

cv::Mat strip(const JoinEnd& a, const JoinEnd& b, const std::string& kind, cv::Size size) {
    cv::Mat row(size.height + 90, size.width * columns, CV_8UC3, cv::Scalar::all(30));
    const auto join = make_join(a, b, kind, {1280, 720});
    if (!join) return write(row, kind + ": " + join.error().message(), {6, 14}), row;
    const Transition* t = join->transition();
    if (!t) return write(row, kind + ": no room for it", {6, 14}), row;
    const Renderer renderer(join->pool);
    if (const auto checked = renderer.check_transition(join->timeline, *t); !checked) {
        std::printf("%-18s refused: %s\n", kind.c_str(), checked.error().message().c_str());
        return write(row, kind + ": refused: " + checked.error().message(), {6, 14}), row;
    }
    const Film film = draw_film(*join, t->in_offset, t->out_offset, size),
               plain = draw_plain(*join, t->in_offset, t->out_offset, size);
    // The mix is what is to be seen: the middle of a long transition.
    const auto last = static_cast<std::int64_t>(film.frames.size()) - 1, cut = static_cast<std::int64_t>(film.cut);
    const std::int64_t shown = std::min<std::int64_t>(last, 24),
                       from = std::clamp<std::int64_t>(cut - shown / 2, 0, last - shown);
    for (int i = 0; i < columns; ++i) {
        const std::int64_t at = from + shown * i / (columns - 1);
        film.frames[static_cast<std::size_t>(at)].copyTo(row(cv::Rect({i * size.width, 16}, size)));
        write(row, std::to_string(at - cut), {i * size.width + 4, 30});
    }
    const Smoothness smooth = smoothness(film, plain, frames_of_change(*t));
    plot(row, smooth, film.cut, size.height + 88);
    char text[200];
    std::snprintf(text, sizeof text,
                  "%-18s %lld+%lld frames  highest change %.2f of own %.1f or even %.1f  B onto A: %.3f %.1f deg %.3f "
                  "%.3f",
                  kind.c_str(), static_cast<long long>(t->in_offset.value), static_cast<long long>(t->out_offset.value),
                  smooth.highest(), smooth.own, smooth.even, join->align.scale, join->align.rotation, join->align.dx,
                  join->align.dy);
    std::printf("%s\n", text);
    write(row, text, {6, 12});
    return row;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> words(argv + 1, argv + argc);
    int width = 320;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "--width") {
            width = std::clamp(std::atoi(words[i + 1].c_str()), 64, 1920);
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                        words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
        }
    if (words.size() < 4)
        return std::fprintf(stderr, "usage: transition_strip OUT.png [--width W] A@FRAME B@FRAME KIND...\n"), 2;
    std::vector<cv::Mat> rows;
    for (std::size_t i = 3; i < words.size(); ++i)
        rows.push_back(strip(JoinEnd::parse(words[1]), JoinEnd::parse(words[2]), words[i], {width, width * 9 / 16}));
    cv::Mat sheet;
    cv::vconcat(rows, sheet);
    if (const auto written = write_png(sheet, words[0]); !written)
        return std::fprintf(stderr, "%s\n", written.error().message().c_str()), 1;
    return 0;
}

// transition_strip OUT.png A@FRAME B@FRAME KIND...: nine frames through the cut, a row a kind, as the renderer draws
// them, with the change from frame to frame beneath (its highest beside that of a dissolve's even share). A kind that
// refuses says why.
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "core/image/video_frame.h"
#include "tests/bench/transition_join.h"

using namespace rhyme;

namespace {

constexpr int width = 320, height = 180, columns = 9;

void write(cv::Mat& row, const std::string& text, cv::Point at) {
    cv::putText(row, text, at, cv::FONT_HERSHEY_SIMPLEX, 0.42, cv::Scalar::all(230), 1, cv::LINE_AA);
}

cv::Mat strip(const JoinEnd& a, const JoinEnd& b, const std::string& kind) {
    cv::Mat row(height + 60, width * columns, CV_8UC3, cv::Scalar::all(30));
    const auto join = make_join(a, b, kind, {640, 360});
    if (!join) return write(row, kind + ": " + join.error().message(), {6, 14}), row;
    const Transition* t = join->transition();
    if (!t) return write(row, kind + ": no room for it", {6, 14}), row;
    const Renderer renderer(join->pool);
    if (const auto checked = renderer.check_transition(join->timeline, *t); !checked)
        return write(row, kind + ": refused: " + checked.error().message(), {6, 14}), row;
    const FramePosition first = join->cut - t->in_offset;
    const std::int64_t length = (t->in_offset + t->out_offset).value;
    const auto picture = [&](std::int64_t i) {
        return renderer.rgb(join->timeline, first + FrameCount(i), {width, height}, Purpose::Export)
            .value_or(cv::Mat(height, width, CV_8UC3, cv::Scalar(90, 0, 0)));
    };
    // The mix is what is to be seen: the middle of a long transition.
    const std::int64_t shown = std::min<std::int64_t>(length + 2, 25), from = t->in_offset.value - shown / 2;
    for (int i = 0; i < columns; ++i) {
        const std::int64_t at = from + (shown - 1) * i / (columns - 1);
        picture(at).copyTo(row(cv::Rect(i * width, 16, width, height)));
        write(row, std::to_string(at - t->in_offset.value), {i * width + 4, 30});
    }
    std::vector<double> changes;
    cv::Mat before = picture(-1);
    for (std::int64_t i = 0; i <= length; ++i) {
        const cv::Mat now = picture(i);
        changes.push_back(cv::norm(now, before, cv::NORM_L1) / (3.0 * width * height));
        before = now;
    }
    double highest = 1e-9;
    for (const double c : changes) highest = std::max(highest, c);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const int bar = static_cast<int>(changes[i] / highest * 36), w = row.cols / static_cast<int>(changes.size());
        cv::rectangle(row, cv::Rect(static_cast<int>(i) * w, height + 58 - bar, std::max(1, w - 1), bar + 1),
                      cv::Scalar(120, 170, 220), cv::FILLED);
    }
    char text[200];
    std::snprintf(text, sizeof text, "%s  %lld+%lld frames  B onto A: %.3f %.1f deg %.3f %.3f  share %.2f",
                  kind.c_str(), static_cast<long long>(t->in_offset.value), static_cast<long long>(t->out_offset.value),
                  join->align.scale, join->align.rotation, join->align.dx, join->align.dy,
                  t->parameters.contains("share") ? t->parameters.at("share") : 0);
    write(row, text, {6, 12});
    return row;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) return std::fprintf(stderr, "usage: transition_strip OUT.png A@FRAME B@FRAME KIND...\n"), 2;
    std::vector<cv::Mat> rows;
    for (int i = 4; i < argc; ++i) rows.push_back(strip(JoinEnd::parse(argv[2]), JoinEnd::parse(argv[3]), argv[i]));
    cv::Mat sheet;
    cv::vconcat(rows, sheet);
    if (const auto written = write_png(sheet, argv[1]); !written)
        return std::fprintf(stderr, "%s\n", written.error().message().c_str()), 1;
    return 0;
}

// transition_strip OUT.png [--width W] [--anyway] A@FRAME B@FRAME KIND...: nine frames through the cut, a row a kind,
// as the renderer draws them, with the change from frame to frame beneath, by that of the clips themselves or an even
// share of what lies between them: lines at 1 and 1.5. A kind that refuses says why, and is drawn all the same if
// `--anyway`.
#include "core/image/video_frame.h"
#include "tests/bench/transition_row.h"

using namespace rhyme;

int main(int argc, char** argv) {
    std::vector<std::string> words(argv + 1, argv + argc);
    int width = 320;
    const bool anyway = std::erase(words, "--anyway") > 0;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "--width") {
            width = std::clamp(std::atoi(words[i + 1].c_str()), 64, 1920);
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                        words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
        }
    if (words.size() < 4)
        return std::fprintf(stderr, "usage: transition_strip OUT.png [--width W] [--anyway] A@FRAME B@FRAME KIND...\n"),
               2;
    std::vector<cv::Mat> rows;
    for (std::size_t i = 3; i < words.size(); ++i) {
        const auto join = make_join(JoinEnd::parse(words[1]), JoinEnd::parse(words[2]), words[i], {1280, 720});
        const StripRow row = strip_or_reason(join, words[i], {width, width * 9 / 16});
        std::printf("%s\n", row.said.c_str());
        rows.push_back(row.picture);
        if (anyway && !row.drawn && join && join->transition())
            rows.push_back(strip_row(*join, {width, width * 9 / 16}).picture);
    }
    cv::Mat sheet;
    cv::vconcat(rows, sheet);
    if (const auto written = write_png(sheet, words[0]); !written)
        return std::fprintf(stderr, "%s\n", written.error().message().c_str()), 1;
    return 0;
}

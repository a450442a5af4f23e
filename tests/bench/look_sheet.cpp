// look_sheet OUT.png LIBRARY COUNT SEED FILE...: what a study says of COUNT shots chosen by chance, a picture each with
// its light, size, key and opposing colours written under it, to be held against judgement by eye. Prints the same as
// lines.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <opencv2/imgproc.hpp>
#include <random>
#include <string>

#include "core/analysis/library.h"
#include "core/cues/overlay_text.h"
#include "core/image/video_frame.h"
#include "core/study/aspects.h"
#include "core/study/pictures.h"

using namespace rhyme;

namespace {

constexpr int wide = 320, high = 180, below = 58, across = 5, gap = 6;

struct Chosen {
    std::shared_ptr<const Media> media;
    AnalysisPtr analysis;
    std::size_t moment = 0;
};

/// One moment of every shot that shows something.
std::vector<Chosen> all_shots(Library& library, int count, char** files, std::mt19937& random) {
    std::vector<Chosen> all;
    for (int i = 0; i < count; ++i) {
        const auto media = open_media(files[i]);
        if (!media || !(*media)->info.video) continue;
        const auto analysis = library.find_or_analyze(*media);
        if (!analysis) continue;
        std::map<int, std::vector<std::size_t>> of_shot;
        for (std::size_t m = 0; m < (*analysis)->moments.size(); ++m) {
            const Moment& moment = (*analysis)->moments[m];
            if (!moment.blank && !moment.title) of_shot[moment.shot].push_back(m);
        }
        for (const auto& [shot, moments] : of_shot)
            all.push_back({*media, *analysis, moments[random() % moments.size()]});
    }
    return all;
}

void write_under(cv::Mat& tile, int line, const std::string& words) {
    overlay::words(tile, {2., double(high + 17 + 18 * line)}, words, 14, {225, 225, 225});
}

cv::Mat tile_of(const Chosen& chosen, int number) {
    const Moment& moment = chosen.analysis->moments[chosen.moment];
    const FrameLook look = look_of(moment, chosen.analysis->aspect);
    cv::Mat tile(high + below, wide, CV_8UC3, cv::Scalar::all(24));
    auto pictures = read_pictures(chosen.media, {moment.frame}, 640);
    if (pictures && !pictures->empty()) {
        cv::Mat picture = pictures->begin()->second;
        draw_aspect(Aspect::Framing, moment, look, picture);
        const double fit = std::min(double(wide) / picture.cols, double(high) / picture.rows);
        cv::resize(picture, picture, {}, fit, fit, cv::INTER_AREA);
        picture.copyTo(tile(cv::Rect((wide - picture.cols) / 2, 0, picture.cols, picture.rows)));
    }
    const std::string file = (*chosen.media).info.path.stem().string(),
                      pair = look.pair ? look.pair->warm + "/" + look.pair->cool : "no pair",
                      size = std::string(name(look.size)) + (look.size_from_face ? " (face)" : ""),
                      light = look.light + (look.light_from ? "" : " -");
    write_under(tile, 0, std::to_string(number) + " " + size);
    write_under(tile, 1, light);
    write_under(tile, 2, look.key + "; " + pair);
    std::printf("%2d %s@%lld | %s | %s | fall %.2f | %s | %s", number, file.c_str(),
                static_cast<long long>(moment.frame.value), size.c_str(), light.c_str(), look.fall, look.key.c_str(),
                pair.c_str());
    if (look.subject)
        std::printf(" | subject %.2f %.2f, %.2f x %.2f, area %.2f", look.subject->x, look.subject->y,
                    look.subject->width, look.subject->height, look.subject->area);
    std::printf(" | face %.2f\n", look.face_height);
    return tile;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 6) return std::fprintf(stderr, "look_sheet OUT.png LIBRARY COUNT SEED FILE...\n"), 2;
    auto library = Library::open(argv[2]);
    if (!library) return std::fprintf(stderr, "%s\n", library.error().message().c_str()), 1;
    std::mt19937 random(static_cast<unsigned>(std::atoi(argv[4])));
    auto shots = all_shots(**library, argc - 5, argv + 5, random);
    std::shuffle(shots.begin(), shots.end(), random);
    shots.resize(std::min(shots.size(), static_cast<std::size_t>(std::max(1, std::atoi(argv[3])))));
    const int count = static_cast<int>(shots.size()), down = (count + across - 1) / across;
    cv::Mat sheet(std::max(1, down * (high + below + gap)), across * (wide + gap), CV_8UC3, cv::Scalar::all(24));
    for (int i = 0; i < count; ++i) {
        const cv::Mat tile = tile_of(shots[static_cast<std::size_t>(i)], i + 1);
        tile.copyTo(sheet(cv::Rect(i % across * (wide + gap), i / across * (high + below + gap), wide, high + below)));
    }
    const auto written = write_png(sheet, argv[1]);
    if (!written) std::fprintf(stderr, "%s\n", written.error().message().c_str());
    return written ? 0 : 1;
}

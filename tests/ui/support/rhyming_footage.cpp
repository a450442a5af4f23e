#include "tests/ui/support/rhyming_footage.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include "core/analysis/library.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/bin/bin_panel.h"
#include "ui/match/match_panel.h"

namespace rhyme::ui::testing {
namespace {

cv::Mat disc(int film, int n, cv::Size size) {
    static const cv::Scalar grounds[] = {{120, 40, 30}, {20, 50, 100}, {30, 90, 40}, {90, 80, 20}};
    cv::Mat picture(size, CV_8UC3, grounds[film % 4]);
    for (int x = film % 2 ? 40 : 0; x < size.width; x += 80)
        cv::line(picture, {x, 0}, {film % 2 ? x : x + 90, size.height}, {70, 70, 70}, 6, cv::LINE_AA);
    const cv::Point centre(size.width / 2 + (film % 3 - 1) * 14 + n / 4, size.height / 2 - film * 3);
    cv::circle(picture, centre, 40 + film * 4, {250, 180, 90}, cv::FILLED, cv::LINE_AA);
    return picture;
}

}  // namespace

std::vector<std::filesystem::path> make_discs(const std::filesystem::path& folder, int count, int frames) {
    std::vector<std::filesystem::path> files;
    for (int film = 0; film < count; ++film) {
        rhyme::testing::ClipSpec spec;
        spec.frames = frames;
        spec.width = 320, spec.height = 180;
        spec.draw = [film](int n, cv::Size size) { return disc(film, n, size); };
        files.push_back(folder / ("disc-" + std::to_string(film) + ".mp4"));
        if (!rhyme::testing::make_clip(files.back(), spec)) return {};
    }
    return files;
}

std::filesystem::path AnalysedDiscs::library_for(const std::filesystem::path& folder) const {
    std::filesystem::copy_file(library, folder / "library.sqlite");
    return folder / "library.sqlite";
}

const AnalysedDiscs& analysed_discs() {
    static const rhyme::testing::TempFolder folder;
    static const AnalysedDiscs discs = [] {
        AnalysedDiscs made{make_discs(folder.path(), 3), folder / "analysed.sqlite"};
        auto library = Library::open(made.library);
        for (const auto& film : made.films) {
            const auto media = open_media(film);
            if (library && media) (void)(*library)->find_or_analyze(*media);
        }
        return made;
    }();
    return discs;
}

bool import_and_match(MainWindow& window, const std::vector<std::filesystem::path>& files) {
    drop_files(window.bin(), files);
    const auto there = [&] {
        const auto& finder = window.matches().finder();
        return window.session().footage().analyses().size() == files.size() &&
               finder.state() == MatchSearch::State::Ready && finder.footage().size() == files.size() &&
               !finder.matches().empty();
    };
    return QTest::qWaitFor(there, 40000);
}

}  // namespace rhyme::ui::testing

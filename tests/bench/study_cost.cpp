// What studying an analysed film costs beside analysing it: study_cost FILE [REPEATS]. Times are the processor's, of
// all threads. With REPEATS the same shots follow one another so often, as in a film of hours.
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "core/media/media.h"
#include "core/music/song.h"
#include "core/study/report.h"

namespace {

using namespace rhyme;

double spent() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

AnalysisPtr repeated(const MediaAnalysis& film, int times) {
    auto all = std::make_shared<MediaAnalysis>(film);
    for (int k = 1; k < times; ++k) {
        const FrameCount on(film.frames * k);
        for (Shot s : film.shots) s.range.start += on, all->shots.push_back(s);
        for (Moment m : film.moments) {
            m.frame += on, m.time = m.time + film.duration * RationalTime(k, 1);
            m.shot += static_cast<int>(film.shots.size()) * k;
            all->moments.push_back(std::move(m));
        }
    }
    all->frames *= times, all->duration = film.duration * RationalTime(times, 1);
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "study_cost FILE [REPEATS]\n"), 2;
    const auto media = open_media(argv[1]);
    if (!media) return std::fprintf(stderr, "%s\n", media.error().message().c_str()), 1;
    double from = spent();
    const auto analysis = analyze(*media);
    if (!analysis) return std::fprintf(stderr, "%s\n", analysis.error().message().c_str()), 1;
    const double analysing = spent() - from;
    Song song;
    from = spent();
    if ((*media)->info.audio)
        if (auto heard = analyse_song(*media)) song = std::move(*heard);
    const double hearing = spent() - from;
    from = spent();
    StudyReport report;
    StudyOptions options;
    options.song = &song;
    std::string stages;
    double since = from;
    const auto stage = [&](const ProgressReport& progress) {
        char text[96];
        std::snprintf(text, sizeof text, "%.2f s; %s: ", spent() - since, progress.what.c_str());
        stages += text, since = spent();
    };
    report.film = *study_film(*analysis, options, stage);
    const double studying = spent() - from;
    from = spent();
    if (auto pictures = read_pictures(*media, frames_to_show(report.film), 480)) report.pictures = std::move(*pictures);
    const double reading = spent() - from;
    const double bytes = static_cast<double>(to_html(report)->size());
    const double page = spent() - from;
    std::printf("analysis %.1f s; beats %.2f s, study %.2f s, page %.2f s (%.1f MB): %.1f %% of the analysis\n",
                analysing, hearing, studying, page, bytes / 1e6, 100 * (hearing + studying + page) / analysing);
    std::printf("of the study: %s%.2f s of the page: its pictures\n", stages.c_str(), reading);
    const int times = argc > 2 ? std::atoi(argv[2]) : 1;
    if (times < 2) return 0;
    from = spent();
    const auto film = repeated(**analysis, times);
    const auto study = study_film(film, options);
    std::printf("%d times: %.0f s of film, %zu shots, %zu setups: study %.1f s, %.1f %% of the analysis\n", times,
                film->duration.seconds(), film->shots.size(), study->setups.size(), spent() - from,
                100 * (spent() - from) / (analysing * times));
    return 0;
}

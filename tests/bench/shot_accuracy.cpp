// shot_accuracy FOLDER [--control]: shots found in every film of a folder that has a FILM.cuts.json beside it (or is
// named in single-shots.json) against what that says: hard cuts at 0 frames of tolerance, gradual changes by overlap.
// --control adds ffmpeg's scdet at the threshold that is best for all these films together.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/analysis/describe.h"
#include "core/analysis/shots.h"
#include "core/cues/observation.h"
#include "core/media/frame_source.h"

using namespace rhyme;
namespace fs = std::filesystem;

namespace {

struct Span {
    std::int64_t start, end;
    bool found = false;
};
struct Film {
    fs::path path;
    std::vector<std::int64_t> cuts, optional;
    std::vector<Span> gradual;
    std::vector<double> control;  // scdet's score of each frame
};
struct Tally {
    int hit = 0, wrong = 0, missed = 0;
    void add(const Tally& o) { hit += o.hit, wrong += o.wrong, missed += o.missed; }
    double precision() const { return hit + wrong ? double(hit) / (hit + wrong) : 1; }
    double recall() const { return hit + missed ? double(hit) / (hit + missed) : 1; }
    double f1() const { return hit + wrong + missed ? 2.0 * hit / (2.0 * hit + wrong + missed) : 1; }
};

nlohmann::json read(const fs::path& path) {
    std::ifstream file(path);
    return nlohmann::json::parse(file, nullptr, false);
}

std::vector<Film> films_in(const fs::path& folder) {
    std::vector<Film> films;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name == "single-shots.json") {
            const nlohmann::json list = read(entry.path());
            for (const auto& file : list["files"])
                films.push_back({folder / file["file"].get<std::string>(), {}, {}, {}, {}});
        }
        if (!name.ends_with(".cuts.json")) continue;
        const nlohmann::json truth = read(entry.path());
        Film film{
            folder / truth["file"].get<std::string>(), truth["cuts"].get<std::vector<std::int64_t>>(), {}, {}, {}};
        for (const auto& g : truth["gradual"])
            film.gradual.push_back({g["start"].get<std::int64_t>(), g["end"].get<std::int64_t>()});
        for (const auto& o : truth.value("optional", nlohmann::json::array()))
            film.optional.push_back(o["frame"].get<std::int64_t>());
        films.push_back(film);
    }
    std::sort(films.begin(), films.end(), [](const Film& a, const Film& b) { return a.path < b.path; });
    return films;
}

bool may_be(const Film& film, std::int64_t start, std::int64_t end) {
    return std::any_of(film.optional.begin(), film.optional.end(),
                       [&](std::int64_t o) { return o >= start - 15 && o <= end + 15; });
}

// A cut reported inside a gradual change is neither right nor a false alarm: the change is then simply not found.
Tally judge_cuts(const Film& film, const std::vector<std::int64_t>& found, std::string& notes) {
    Tally count;
    std::set<std::int64_t> left(film.cuts.begin(), film.cuts.end());
    for (const std::int64_t cut : found) {
        const auto in_gradual = [&](const Span& g) { return cut >= g.start - 1 && cut <= g.end; };
        if (left.erase(cut))
            ++count.hit;
        else if (!may_be(film, cut, cut) && std::none_of(film.gradual.begin(), film.gradual.end(), in_gradual))
            ++count.wrong, notes += " +" + std::to_string(cut);
    }
    count.missed = static_cast<int>(left.size());
    for (const std::int64_t cut : left) notes += " -" + std::to_string(cut);
    return count;
}

Tally judge_gradual(Film& film, const std::vector<ShotChange>& changes, std::string& notes) {
    Tally count;
    for (const ShotChange& c : changes) {
        if (c.kind == ShotChangeKind::Cut) continue;
        const auto match = std::find_if(film.gradual.begin(), film.gradual.end(), [&](const Span& g) {
            return !g.found && c.start.value < g.end && g.start < c.end.value;
        });
        const std::string span = "[" + std::to_string(c.start.value) + "," + std::to_string(c.end.value) + ")";
        if (match != film.gradual.end())
            match->found = true, ++count.hit;
        else if (!may_be(film, c.start.value, c.end.value))
            ++count.wrong, notes += " +" + span;
    }
    for (const Span& g : film.gradual)
        if (!g.found) ++count.missed, notes += " -[" + std::to_string(g.start) + "," + std::to_string(g.end) + ")";
    return count;
}

std::vector<ShotChange> detect(const fs::path& path) {
    const auto media = open_media(path);
    if (!media || !(*media)->info.video) return {};
    const cv::Size size = analysis_size({(*media)->info.video->display_width, (*media)->info.video->display_height});
    ShotDetector detector;
    cv::Mat last;
    (void)decode_all(
        *media,
        [&](FramePosition, const VideoFrame& frame) {
            last = picture_or(frame, size, last);
            detector.add(last);
            return true;
        },
        {}, as_analysed());
    detector.finish();
    return detector.changes();
}

std::vector<double> control_scores(const fs::path& path) {
    const std::string command = "ffmpeg -v error -i '" + path.string() +
                                "' -map 0:v:0 -vsync passthrough -vf "
                                "scdet=t=0,metadata=mode=print:key=lavfi.scd.score:file=- -f null - 2>/dev/null";
    std::vector<double> scores;
    std::FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) return scores;
    char line[256];
    double score = 0;
    while (std::fgets(line, sizeof line, pipe))
        if (std::sscanf(line, "lavfi.scd.score=%lf", &score) == 1) scores.push_back(score);
    pclose(pipe);
    return scores;
}

void print_control(const std::vector<Film>& films) {
    Tally best;
    double at = 0;
    for (double threshold = 1; threshold < 40; threshold += 0.5) {
        Tally count;
        for (const Film& film : films) {
            std::vector<std::int64_t> cuts;
            for (std::size_t n = 1; n < film.control.size(); ++n)
                if (film.control[n] >= threshold) cuts.push_back(static_cast<std::int64_t>(n));
            std::string notes;
            count.add(judge_cuts(film, cuts, notes));
        }
        if (count.f1() > best.f1() || threshold == 1) best = count, at = threshold;
    }
    std::printf("scdet at its best threshold, %.1f: cuts P %.3f R %.3f F1 %.3f\n", at, best.precision(), best.recall(),
                best.f1());
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return std::fprintf(stderr, "usage: shot_accuracy FOLDER [--control]\n"), 2;
    const bool control = count > 2 && std::string(arguments[2]) == "--control";
    std::vector<Film> films = films_in(arguments[1]);
    Tally cuts, gradual;
    for (Film& film : films) {
        const std::vector<ShotChange> changes = detect(film.path);
        std::vector<std::int64_t> found;
        for (const ShotChange& c : changes)
            if (c.kind == ShotChangeKind::Cut) found.push_back(c.start.value);
        std::string notes;
        const Tally c = judge_cuts(film, found, notes), g = judge_gradual(film, changes, notes);
        cuts.add(c), gradual.add(g);
        std::printf("%-36s cuts %2d of %2zu, P %.3f R %.3f F1 %.3f; gradual %2d of %2zu, +%d %s\n",
                    film.path.filename().c_str(), c.hit, film.cuts.size(), c.precision(), c.recall(), c.f1(), g.hit,
                    film.gradual.size(), g.wrong, notes.c_str());
        std::fflush(stdout);
        if (control) film.control = control_scores(film.path);
    }
    std::printf("all %zu: cuts P %.3f R %.3f F1 %.3f; gradual P %.3f R %.3f F1 %.3f\n", films.size(), cuts.precision(),
                cuts.recall(), cuts.f1(), gradual.precision(), gradual.recall(), gradual.f1());
    if (control) print_control(films);
}

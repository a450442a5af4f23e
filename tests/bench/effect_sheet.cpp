// Every effect on real pictures: what each costs as a ratio to decoding and converting the same frame, and a sheet of
// before and after to be looked at.
//   effect_sheet OUT_FOLDER FILE[@FRAME]... [--width W] [--kind NAME]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"
#include "core/render/renderer.h"

namespace {

using namespace rhyme;

struct Trial {
    std::string name;
    Effects effects;
};

Effect of(const std::string& kind, const std::map<std::string, double>& numbers,
          std::map<std::string, std::string> texts = {}) {
    Effect made{EffectId{1}, kind, true, {}, std::move(texts)};
    for (const auto& [name, value] : numbers) made.parameters[name].value = value;
    return made;
}

/// A table that swaps nothing but bends all: warm lights, blue shadows.
std::string cube_file(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "warm.cube";
    std::ofstream out(path);
    out << "LUT_3D_SIZE 17\n";
    for (int b = 0; b < 17; ++b)
        for (int g = 0; g < 17; ++g)
            for (int r = 0; r < 17; ++r)
                out << r / 16.0 * 0.95 + 0.05 * r / 16.0 << ' ' << g / 16.0 * 0.97 << ' ' << b / 16.0 * 0.85 + 0.04
                    << '\n';
    return path.string();
}

std::vector<Trial> trials(const std::filesystem::path& folder) {
    return {
        {"reframe", {of("reframe", {{"scale", 1.2}, {"rotation", 3}, {"x", 0.02}})}},
        {"opacity multiply", {of("opacity", {{"blend", 2}, {"opacity", 0.8}})}},
        {"colour", {of("colour", {{"exposure", 0.5}, {"temperature", 0.4}, {"saturation", 1.2}, {"contrast", 1.1}})}},
        {"wheels", {of("wheels", {{"lift_blue", 0.04}, {"gamma", 0.9}, {"gain_red", 1.08}})}},
        {"curves", {of("curves", {}, {{"master", "0,0 0.25,0.18 0.75,0.84 1,1"}, {"blue", "0,0.06 1,0.94"}})}},
        {"hue_curves",
         {of("hue_curves", {}, {{"hue", "0,0 120,0 150,-25 200,0"}, {"saturation", "0,1 120,1 150,0.6 264,1.5"}})}},
        {"lut", {of("lut", {}, {{"path", cube_file(folder)}})}},
        {"blur", {of("blur", {{"size", 1}})}},
        {"blur in light", {of("blur", {{"size", 1}, {"light", 1}})}},
        {"directional_blur", {of("directional_blur", {{"length", 6}, {"angle", 20}})}},
        {"sharpen", {of("sharpen", {{"amount", 1}})}},
        {"glow", {of("glow", {{"amount", 0.8}})}},
        {"vignette", {of("vignette", {})}},
        {"grain", {of("grain", {{"amount", 0.35}})}},
        {"chroma_key", {of("chroma_key", {})}},
        {"opposing_grade", {of("opposing_grade", {{"strength", 0.6}})}},
        {"opposing_grade blue", {of("opposing_grade", {{"strength", 0.6}, {"pair", 2}})}},
        {"soft_skin", {of("soft_skin", {{"strength", 0.9}})}},
        {"soft_skin view", {of("soft_skin", {{"strength", 0.9}, {"view", 1}})}},
        {"mask ellipse", {of("mask", {{"feather", 8}})}},
        {"mask subject", {of("mask", {{"shape", 3}})}},
        {"subject grey around",
         {of("colour", {{"saturation", 0}}), of("mask", {{"shape", 3}, {"does", 1}, {"invert", 1}})}},
        {"mask tracked",
         {of("blur", {{"size", 3}}), of("mask", {{"does", 1}, {"track", 1}, {"width", 0.25}, {"height", 0.35}})}},
        {"stabilise", {of("stabilise", {})}}};
}

double seconds(const std::function<void()>& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

struct Source {
    std::string path;
    std::int64_t frame = 0;
};

/// A clip of the file from its beginning on with the effects, over a grey, of the frame's size.
Timeline shown(const MediaPool& pool, MediaId media, const Effects& effects, cv::Size size) {
    Timeline t;
    t.width = size.width, t.height = size.height;
    const auto opened = pool.find(media);
    t.rate = opened->info.video->frame_rate;
    Track below, track;
    below.id = TrackId{1}, below.kind = TrackKind::Video, track.id = TrackId{2}, track.kind = TrackKind::Video;
    Clip clip, grey;
    clip.id = ClipId{3}, clip.media = media, clip.length = opened->index->size();
    clip.more.edit([&](ClipMore& m) { m.effects = effects; });
    grey.id = ClipId{4}, grey.kind = ClipKind::Color, grey.length = clip.length;
    grey.more.edit([](ClipMore& m) { m.color = 0x8080a0ff; });
    below.clips = {grey}, track.clips = {clip};
    t.tracks = {std::make_shared<const Track>(below), std::make_shared<const Track>(track)};
    return t;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<Source> sources;
    std::string folder, only;
    int width = 1920;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--width" && i + 1 < argc) {
            width = std::atoi(argv[++i]);
        } else if (word == "--kind" && i + 1 < argc) {
            only = argv[++i];
        } else if (folder.empty()) {
            folder = word;
        } else {
            const std::size_t at = word.rfind('@');
            sources.push_back({word.substr(0, at), at == std::string::npos ? 0 : std::atoll(word.c_str() + at + 1)});
        }
    }
    if (sources.empty()) return std::printf("effect_sheet OUT_FOLDER FILE[@FRAME]... [--width W] [--kind NAME]\n"), 2;
    std::filesystem::create_directories(folder);
    const cv::Size size(width, width * 9 / 16);
    const auto pool = std::make_shared<MediaPool>();
    std::vector<MediaId> media;
    for (const Source& s : sources) {
        const auto id = pool->add(s.path);
        if (!id) return std::printf("%s\n", id.error().message().c_str()), 1;
        media.push_back(*id);
    }
    for (const Trial& trial : trials(folder)) {
        if (!only.empty() && trial.effects.back().kind != only && trial.name != only) continue;
        cv::Mat sheet;
        double plain = 0, with = 0, first = 0;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            const Renderer renderer(pool);
            const Timeline t = shown(*pool, media[i], trial.effects, size), bare = shown(*pool, media[i], {}, size);
            cv::Mat before, after;
            const auto draw = [&](const Timeline& of, std::int64_t n, cv::Mat& to) {
                auto drawn = renderer.rgb(of, FramePosition(n), size, Purpose::Export);
                if (drawn) to = *drawn;
            };
            constexpr int frames = 6;
            draw(bare, sources[i].frame, before);
            first += seconds([&] { draw(t, sources[i].frame, after); });
            cv::Mat scratch;
            for (int k = 1; k <= frames; ++k) {
                plain += seconds([&] { draw(bare, sources[i].frame + k, scratch); });
                with += seconds([&] { draw(t, sources[i].frame + k, scratch); });
            }
            cv::Mat pair;
            cv::hconcat(before, after, pair);
            sheet.empty() ? pair.copyTo(sheet) : cv::vconcat(sheet, pair, sheet);
        }
        const double n = 6.0 * static_cast<double>(sources.size());
        std::printf("%-20s plain %6.1f ms, with %6.1f ms, ratio %5.2f, the first %7.1f ms\n", trial.name.c_str(),
                    1000 * plain / n, 1000 * with / n, with / plain,
                    1000 * first / static_cast<double>(sources.size()));
        std::fflush(stdout);
        if (const auto written = write_png(sheet, folder + "/" + trial.name + ".png"); !written)
            return std::printf("%s\n", written.error().message().c_str()), 1;
    }
    return 0;
}

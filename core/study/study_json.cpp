#include "core/study/study_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/study/joins.h"

namespace rhyme {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double v) { return std::round(v * 1e4) / 1e4; }

Json pair_json(const std::optional<OpposingPair>& pair) {
    if (!pair) return nullptr;
    return {{"warm", pair->warm},
            {"cool", pair->cool},
            {"hues", {rounded(pair->warm_hue), rounded(pair->cool_hue)}},
            {"strength", rounded(pair->strength)}};
}

Json colour_json(const FrameLook& look) {
    Json palette = Json::array();
    for (const LookColour& c : look.palette)
        palette.push_back({{"color", c.hex}, {"name", c.name}, {"share", rounded(c.share)}, {"hue", rounded(c.hue)}});
    return {{"palette", palette},
            {"harmony", name(look.harmony)},
            {"opposing", pair_json(look.pair)},
            {"colourfulness", rounded(look.colourfulness)}};
}

Json look_json(const FrameLook& look) {
    Json j{{"frame", look.frame.value}, {"time", look.seconds}, {"shot", look.shot}, {"blank", look.blank}};
    j["colour"] = colour_json(look);
    j["contrast"] = nullptr;
    if (look.contrast)
        j["contrast"] = {{"hue", rounded(look.contrast->hue)},
                         {"saturation", rounded(look.contrast->saturation)},
                         {"lightness", rounded(look.contrast->lightness)},
                         {"strength", rounded(look.contrast->strength)}};
    Json coloured = Json::array();
    for (const ColouredLight& c : look.coloured) coloured.push_back({{"color", c.name}, {"place", c.place}});
    j["light"] = {{"key", look.key},
                  {"lightness", rounded(look.lightness)},
                  {"ratio_stops", rounded(look.stops)},
                  {"from_degrees", look.light_from ? Json(rounded(*look.light_from)) : Json(nullptr)},
                  {"fall", rounded(look.fall)},
                  {"words", look.light},
                  {"coloured", coloured}};
    j["depth"] = {{"near", rounded(look.near)},
                  {"middle", rounded(look.middle)},
                  {"far", rounded(look.far)},
                  {"parted_by", look.parted_by},
                  {"strength", rounded(look.depth)}};
    j["composition"] = {{"where", look.where},
                        {"from_thirds", rounded(look.from_thirds)},
                        {"balance", rounded(look.balance)},
                        {"symmetry", rounded(look.symmetry)},
                        {"empty", rounded(look.empty)},
                        {"leading_lines", look.leading_lines}};
    j["framing"] = {{"size", name(look.size)},
                    {"faces", look.faces},
                    {"looks", look.face_looks},
                    {"headroom", look.headroom < 0 ? Json(nullptr) : Json(rounded(look.headroom))}};
    j["movement"] = {{"camera", name(look.camera)},
                     {"camera_speed", rounded(look.camera_speed)},
                     {"subject_degrees", look.subject_moves ? Json(rounded(*look.subject_moves)) : Json(nullptr)},
                     {"subject_speed", rounded(look.subject_speed)}};
    return j;
}

Json shots_json(const FilmStudy& film) {
    Json shots = Json::array();
    for (const ShotStudy& s : film.shots)
        shots.push_back({{"start", s.range.start.value},
                         {"end", s.range.end().value},
                         {"time", rounded(s.start)},
                         {"seconds", rounded(s.seconds)},
                         {"setup", s.setup < 0 ? Json(nullptr) : Json(s.setup)},
                         {"title", s.title},
                         {"blank", s.blank},
                         {"size", name(s.size)},
                         {"camera", name(s.camera)},
                         {"camera_speed", rounded(s.camera_speed)},
                         {"subject_speed", rounded(s.subject_speed)},
                         {"key", s.key},
                         {"lightness", rounded(s.lightness)},
                         {"ratio_stops", rounded(s.stops)},
                         {"contrast", rounded(s.contrast)},
                         {"depth", rounded(s.depth)},
                         {"colourfulness", rounded(s.colourfulness)},
                         {"opposing", pair_json(s.pair)},
                         {"apart", rounded(s.apart)},
                         {"look", s.moment < film.looks.size() ? look_json(film.looks[s.moment]) : Json(nullptr)}});
    return shots;
}

Json rhythm_json(const CutRhythm& r) {
    Json sections = Json::array();
    for (const auto& s : r.sections)
        sections.push_back({{"label", s.label},
                            {"start", rounded(s.start)},
                            {"end", rounded(s.end)},
                            {"energy", rounded(s.energy)},
                            {"cuts_per_minute", rounded(s.cuts_per_minute)}});
    Json j{{"cuts", r.cuts.size()},           {"cuts_per_minute", rounded(r.cuts_per_minute)},
           {"shortest", rounded(r.shortest)}, {"median", rounded(r.median)},
           {"mean", rounded(r.mean)},         {"longest", rounded(r.longest)},
           {"spread", rounded(r.spread)},     {"song", nullptr}};
    if (r.heard)
        j["song"] = {{"tempo", rounded(r.tempo)},
                     {"beats_per_shot", rounded(r.beats_per_shot)},
                     {"on_beat", rounded(r.on_beat)},
                     {"on_downbeat", rounded(r.on_downbeat)},
                     {"by_chance", rounded(r.by_chance)},
                     {"late_seconds", rounded(r.late)},
                     {"off_beat", r.off_beat},
                     {"sections", sections}};
    return j;
}

Json film_json(const FilmStudy& film) {
    Json j{{"path", film.analysis->path},
           {"frames", film.analysis->frames},
           {"seconds", film.analysis->duration.seconds()}};
    Json measures = Json::object();
    for (const Measure& m : measures_of(film)) measures[m.name] = rounded(m.mine);
    j["measures"] = measures;
    Json setups = Json::array();
    for (const Setup& s : film.setups)
        setups.push_back({{"shots", s.shots},
                          {"frame", film.analysis->moments[s.moment].frame.value},
                          {"seconds", rounded(s.seconds)},
                          {"visits", s.visits}});
    j["setups"] = setups;
    j["rhythm"] = rhythm_json(film.rhythm);
    Json hues = Json::array();
    for (const double h : film.hues) hues.push_back(rounded(h));
    j["colour"] = {{"hues", hues}, {"opposing", pair_json(film.pair)}};
    j["light"] = {{"low_key", rounded(film.low_key)},
                  {"high_key", rounded(film.high_key)},
                  {"lightness", rounded(film.lightness)}};
    Json joins = Json::array();
    for (const JoinStudy& k : film.joins)
        joins.push_back({{"from", k.from},
                         {"to", k.to},
                         {"time", rounded(k.time)},
                         {"kind", name(k.kind)},
                         {"score", rounded(k.score)},
                         {"cues", k.cues},
                         {"because", k.because}});
    j["joins"] = joins, j["rarity_from_cuts"] = std::min(film.joins.size(), cuts_of_rarity);
    j["matches"] = film.matches();
    j["repetition"] = {
        {"returning", rounded(film.returning)}, {"likeness", rounded(film.likeness)}, {"outliers", film.outliers}};
    j["shots"] = shots_json(film);
    return j;
}

}  // namespace

std::string to_json(const FrameLook& look) { return look_json(look).dump(); }

std::string to_json(const FilmStudy& film, const std::vector<FilmStudy>& against, const Comparisons& comparisons) {
    Json j = film_json(film);
    if (against.empty()) return j.dump();
    Json others = Json::array(), measures = Json::array(), findings = Json::array();
    for (const FilmStudy& f : against) others.push_back(film_json(f));
    for (const Measure& m : comparisons.measures) {
        Json theirs = Json::array();
        for (const double v : m.theirs) theirs.push_back(rounded(v));
        measures.push_back({{"name", m.name}, {"unit", m.unit}, {"mine", rounded(m.mine)}, {"theirs", theirs}});
    }
    for (const Shortfall& f : comparisons.findings) {
        Json clips = Json::array();
        for (const auto& c : f.clips) clips.push_back({{"path", c.path}, {"frame", c.frame.value}, {"why", c.why}});
        findings.push_back({{"measure", f.measure},
                            {"words", f.words},
                            {"gap", rounded(f.gap)},
                            {"shots", f.shots},
                            {"examples", f.examples},
                            {"clips", clips}});
    }
    j["against"] = others, j["comparison"] = {{"measures", measures}, {"findings", findings}};
    return j.dump();
}

}  // namespace rhyme

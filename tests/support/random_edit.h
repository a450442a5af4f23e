// Random edits as the scripts write them: every operation of edit_operations(), its arguments drawn by their names,
// mostly sensible, some senseless. Shared by the tests and tests/bench/edit_million. The same seed, the same edits.
#pragma once

#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/project/edit_script.h"
#include "core/project/history_script.h"
#include "core/project/project.h"
#include "core/timeline/song_map.h"

namespace rhyme::testing {

class RandomEdit {
public:
    using Json = nlohmann::ordered_json;
    explicit RandomEdit(std::uint64_t seed) : random_(seed), operations_(edit_operations()) {}

    const std::vector<EditOperation>& operations() const { return operations_; }

    /// {"op": ..., ...} for what is there now, and the operation's index.
    std::pair<std::size_t, std::string> next(const Sequences& s) {
        sequences_ = &s, t_ = &s.now();
        look();
        std::size_t n = static_cast<std::size_t>(number(0, static_cast<std::int64_t>(operations_.size()) - 1));
        if (clips_.size() > 60 && chance(50)) n = index_of(chance(50) ? "lift_range" : "ripple_delete");
        if (clips_.size() < 6 && chance(60)) n = index_of(chance(50) ? "insert" : "overwrite");
        if (!t_->song && chance(5)) n = index_of("set_song_map");
        const EditOperation& op = operations_[n];
        op_ = op.name;
        cut_ = a_cut();
        Json edit = {{"op", op.name}};
        for (const EditArgument& a : op.arguments)
            if (a.required || chance(60)) edit[a.name] = value(a.name);
        if (edit.contains("kind") && op.name == "change_marker" && chance(50)) edit.erase("kind");
        return {n, edit.dump()};
    }

    /// The media the edits use.
    static std::vector<MediaItem> media() {
        std::vector<MediaItem> list;
        for (std::uint64_t n = 1; n <= 5; ++n)
            list.push_back({MediaId{n}, "/films/cut/" + std::to_string(n) + ".mp4", "clip " + std::to_string(n), "",
                            n == 5 ? RationalTime() : RationalTime(static_cast<std::int64_t>(n * 40), 30)});
        return list;
    }

    std::int64_t number(std::int64_t from, std::int64_t to) {
        return from + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(to - from + 1));
    }
    bool chance(int percent) { return number(1, 100) <= percent; }

private:
    /// What a marker and another name change; sometimes what fits nothing.
    Json a_patch() {
        if (chance(5)) return Json::array({{{"op", "remove"}, {"path", "/timelines/" + std::to_string(number(0, 9))}}});
        Sequences after = *sequences_;
        for (const Json& edit : {Json{{"op", "rename_sequence"}, {"sequence", t_->id.value}, {"name", "again"}},
                                 Json{{"op", "add_marker"}, {"start", number(0, 500)}}})
            if (auto edited = apply_edit(after, edit.dump())) after = std::move(*edited);
        return Json::parse(change_patch(*sequences_, after));
    }
    std::size_t index_of(const std::string& name) const {
        for (std::size_t n = 0; n < operations_.size(); ++n)
            if (operations_[n].name == name) return n;
        return 0;
    }
    void look() {
        clips_.clear(), effects_.clear(), cuts_.clear(), transitions_.clear();
        for (const auto& track : t_->tracks) {
            for (const Effect& e : *track->effects) effects_.push_back(&e);
            for (const Transition& tr : track->transitions) transitions_.push_back(tr.id.value);
            for (std::size_t i = 0; i < track->clips.size(); ++i) {
                const Clip& c = track->clips[i];
                clips_.push_back(&c);
                for (const Effect& e : c.more->effects) effects_.push_back(&e);
                if (i > 0 && track->clips[i - 1].end() == c.start) cuts_.emplace_back(&track->clips[i - 1], &c);
            }
        }
    }
    template <class T>
    const T& any(const std::vector<T>& list) {
        return list[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(list.size()) - 1))];
    }
    std::int64_t wild(std::int64_t from, std::int64_t to) {
        const std::int64_t absurd[] = {1'000'000'000, -1'000'000'000, 0, -1, 999'999'990, 999'999'999};
        return chance(2) ? absurd[number(0, 5)] : number(from, to);
    }
    std::uint64_t stranger() { return static_cast<std::uint64_t>(number(0, 500)); }

    const Clip* a_clip() { return clips_.empty() ? nullptr : any(clips_); }
    /// One that this edit can be done to, if there is one.
    const Clip* fitting_clip() {
        for (int tries = 0; tries < 12; ++tries) {
            const Clip* c = a_clip();
            if (!c) return nullptr;
            if (op_ == "set_title" && c->kind != ClipKind::Title) continue;
            if (op_ == "set_color" && c->kind != ClipKind::Color) continue;
            if (op_ == "unnest" && c->kind != ClipKind::Sequence) continue;
            if ((op_ == "switch_take" || op_ == "cut_to_take") && !c->has_takes()) continue;
            return c;
        }
        return a_clip();
    }
    Json clip_id() {
        const Clip* c = fitting_clip();
        if (!c || chance(2)) return stranger();
        clip_ = c;
        return c->id.value;
    }
    std::pair<const Clip*, const Clip*> a_cut() {
        if (cuts_.empty() || chance(4)) return {a_clip(), a_clip()};
        const auto cut = any(cuts_);
        // Half of the joins are tried where a clip was cut in two.
        if (op_ == "join")
            for (const auto& [a, b] : cuts_)
                if (a->media == b->media && a->kind == b->kind && a->name == b->name && chance(50)) return {a, b};
        return cut;
    }
    Json position() {
        if (const Clip* c = chance(50) ? a_clip() : nullptr) {
            const int where = static_cast<int>(number(0, 2));
            return where == 0   ? c->start.value
                   : where == 1 ? c->end().value
                                : c->start.value + number(0, c->length.value);
        }
        return wild(0, std::min<std::int64_t>(t_->end().value, 300) + 5);
    }
    Json inside() {  // the clip drawn before, most of the time
        if (clip_ && chance(90))
            return clip_->start.value + number(0, std::max<std::int64_t>(0, clip_->length.value - 1));
        return position();
    }
    Json track_id() {
        if (t_->tracks.empty() || chance(2)) return stranger();
        return any(t_->tracks)->id.value;
    }
    std::string fraction() {
        const std::int64_t dens[] = {1, 25, 30, 30000, 90000, 48000};
        const std::int64_t den = dens[number(0, 5)];
        return std::to_string(number(0, den * 2)) + "/" + std::to_string(den);
    }
    std::string speed() {
        const char* const usual[] = {"1/1", "1/2", "2/1", "-1/1", "-1/2", "0/1", "24000/24024", "3/1", "-3/2", "1/4"};
        return usual[number(0, 9)];
    }
    Json key() {
        const char* const kinds[] = {"hold", "linear", "bezier"};
        Json k = {{"at", wild(-20, 40)}, {"value", number(-20, 20)}, {"interpolation", kinds[number(0, 2)]}};
        if (chance(20)) k["bezier"] = {0.25, -0.5, 0.75, 1.5};
        return k;
    }
    Json curve() {
        if (chance(40)) return number(-40, 20);
        Json keys = Json::array();
        std::int64_t at = number(-10, 5);
        for (std::int64_t n = number(1, 4); n > 0; --n, at += number(chance(3) ? 0 : 1, 12)) {
            Json k = key();
            k["at"] = at;
            keys.push_back(k);
        }
        return {{"keys", keys}};
    }
    Json effect() {
        const char* const kinds[] = {"grade", "reframe", "blur"};
        Json e = {{"kind", chance(2) ? "" : kinds[number(0, 2)]}, {"enabled", chance(80)}};
        Json parameters = Json::object();
        for (std::int64_t n = number(0, 2); n > 0; --n) parameters[parameter_name()] = curve();
        e["parameters"] = parameters;
        if (chance(20)) e["texts"] = {{"lut", "a.cube"}};
        return e;
    }
    std::string parameter_name() {
        const char* const names[] = {"x", "y", "amount"};
        return names[number(0, 2)];
    }
    Json title() {
        return {{"text", chance(50) ? "\xEB\x85\xB8\xEB\x9E\x98" : "la la\nla"},
                {"size", number(chance(3) ? -1 : 2, 12)},
                {"color", "#ff8000"},
                {"lyric", chance(50)},
                {"alignment", number(1, 9)}};
    }
    Json takes() {
        Json list = Json::array();
        const auto own = clip_ && clip_->media ? clip_->media.value : 1;
        for (std::int64_t n = number(1, 4); n > 0; --n) {
            const std::uint64_t media = chance(50) ? own : static_cast<std::uint64_t>(number(1, 5));
            const auto item = RandomEdit::media()[media - 1];
            list.push_back(
                {{"name", "take"},
                 {"media", media},
                 {"offset", std::to_string(number(-10, 10)) + "/30"},
                 {"rate", chance(80) ? "1/1" : "2/1"},
                 {"available", std::to_string(item.duration.num) + "/" + std::to_string(item.duration.den)}});
        }
        return list;
    }
    Json new_clip(bool on_track) {
        Json c = Json::object();
        if (on_track) c["track"] = track_id(), c["length"] = wild(1, 20);
        const std::int64_t kind = number(0, 9);
        if (kind < 6) {
            c["media"] = number(chance(2) ? 0 : 1, 5);
            if (chance(70)) c["source_in"] = fraction();
            if (chance(15)) c["speed"] = speed();
        } else if (kind == 6) {
            c["kind"] = "title", c["title"] = title();
        } else if (kind == 7) {
            c["kind"] = "adjustment", c["effects"] = Json::array({effect()});
        } else if (kind == 8) {
            c["kind"] = "color", c["color"] = "#102030";
        } else {
            c["kind"] = "sequence", c["sequence"] = any(sequences_->all)->id.value, c["available"] = fraction();
        }
        c["name"] = std::string(1, static_cast<char>('a' + number(0, 25)));
        return c;
    }
    Json new_clips() {
        Json list = Json::array();
        for (std::int64_t n = chance(60) ? 1 : number(1, 3); n > 0; --n) list.push_back(new_clip(true));
        return list;
    }
    Json clip_ids() {
        Json list = Json::array();
        for (std::int64_t n = chance(2) ? 0 : chance(60) ? 1 : number(2, 4); n > 0; --n) list.push_back(clip_id());
        return list;
    }
    Json ramp() {
        Json list = Json::array();
        std::int64_t at = number(-5, 5);
        const char *const shapes[] = {"hold", "linear", "smooth"}, *const speeds[] = {"1/1", "1/2", "1/4", "2/1",
                                                                                      "0/1"};
        for (std::int64_t n = number(0, 4); n > 0; --n, at += number(chance(2) ? 0 : 1, 15))
            list.push_back(
                {{"at", at}, {"speed", chance(2) ? "-1/1" : speeds[number(0, 4)]}, {"shape", shapes[number(0, 2)]}});
        return list;
    }
    Json edges() {
        Json list = Json::array();
        const std::int64_t delta = number(-6, 6);
        for (std::int64_t n = number(1, 3); n > 0; --n)
            list.push_back({{"clip", clip_id()}, {"edge", "out"}, {"delta", chance(70) ? delta : number(-6, 6)}});
        for (Json& e : list)
            if (chance(30)) e["edge"] = "in", e["delta"] = -e["delta"].get<std::int64_t>();
        return list;
    }
    const Effect* an_effect() {
        if (effects_.empty()) return nullptr;
        for (int tries = 0; tries < 8; ++tries) {
            const Effect* e = any(effects_);
            if (op_.find("keyframe") == std::string::npos) return e;
            for (const auto& [name, curve] : e->parameters)
                if (!curve.keys.empty()) return e;
        }
        return any(effects_);
    }
    Json parameter() {
        if (effect_ && chance(70))
            for (const auto& [name, curve] : effect_->parameters)
                if (!curve.keys.empty() || chance(40)) {
                    parameter_ = &curve;
                    return name;
                }
        parameter_ = nullptr;
        return parameter_name();
    }
    Json key_time() {
        if (parameter_ && !parameter_->keys.empty() && chance(80)) return any(parameter_->keys).at.value;
        return wild(-20, 40);
    }
    const Section* a_section() { return t_->sections->empty() ? nullptr : &any(*t_->sections); }

    Json value(const std::string& name) {
        const bool keyframe = op_ == "move_keyframe" || op_ == "remove_keyframe";
        if (name == "clips")
            return op_ == "insert" || op_ == "overwrite" || op_ == "append" || op_ == "place_by_points" ? new_clips()
                                                                                                        : clip_ids();
        if (name == "clip") return clip_ = nullptr, effect_ = nullptr, clip_id();
        if (name == "with") return new_clip(false);
        if (name == "from" && keyframe) return key_time();
        if (name == "to" && keyframe) return wild(-20, 40);
        if (name == "from" || name == "a") return cut_.first && chance(98) ? Json(cut_.first->id.value) : clip_id();
        if (name == "b" || (name == "to" && op_ != "move_effect" && op_ != "ripple_move"))
            return cut_.second && chance(98) ? Json(cut_.second->id.value) : clip_id();
        if (name == "to" && op_ == "move_effect") return number(0, 2);
        if (name == "to") return position();
        if (name == "at" && op_ == "remove_keyframe") return key_time();
        if (name == "at" && op_.find("effect") != std::string::npos) return number(0, 2);
        if (name == "at" && (op_ == "freeze_frame" || op_ == "cut_to_take" || op_ == "trim_to" || op_ == "replace"))
            return inside();
        if (name == "at" || name == "start" || name == "in") return position();
        if (name == "out") return wild(0, 320);
        if (name == "length") return wild(chance(5) ? 0 : 1, 20);
        if (name == "by" || name == "delta") return wild(-12, 12);
        if (name == "in_offset" || name == "out_offset") return wild(0, 6);
        if (name == "fade_in" || name == "fade_out") return wild(0, 6);
        if (name == "track") return track_id();
        if (name == "tracks") {
            Json list = Json::array();
            for (std::int64_t n = number(0, 2); n > 0; --n) list.push_back(track_id());
            return list;
        }
        if (name == "track_steps") return number(-1, 1);
        if (name == "row") return number(0, 2);
        if (name == "edge") return chance(50) ? "in" : "out";
        if (name == "placing") return chance(50) ? "insert" : "overwrite";
        if (name == "fit")
            return std::vector<std::string>{"keep", "overwrite", "ripple"}[static_cast<std::size_t>(number(0, 2))];
        if (name == "linked" || name == "ripple" || name == "keep" || name == "enabled" || name == "sync")
            return chance(70);
        if (name == "locked" || name == "muted" || name == "solo") return chance(12);
        if (name == "target" || name == "needs_handles") return chance(80);
        if (name == "source_in" || name == "source_out") return fraction();
        if (name == "speed") return speed();
        if (name == "ramp") return ramp();
        if (name == "rate")
            return std::vector<std::string>{"25/1", "30000/1001", "24/1",
                                            "50/1"}[static_cast<std::size_t>(number(0, 3))];
        if (name == "width" || name == "height") return number(chance(2) ? -1 : 16, 4000);
        if (name == "patch") return a_patch();
        if (name == "sequence") return chance(3) ? Json(stranger()) : Json(any(sequences_->all)->id.value);
        return rest(name);
    }
    Json song_seconds() { return static_cast<double>(number(chance(3) ? -1'000'000 : 0, 20'000'000)) / 1e6; }
    Json song_map() {
        Json beats = Json::array();
        for (std::int64_t n = 0, us = number(0, 900'000); n < 24; ++n, us += number(300'000, 700'000))
            beats.push_back(std::to_string(us / 1'000'000) + "." +
                            std::to_string(1'000'000 + us % 1'000'000).substr(1) + " 80" + (n % 4 == 0 ? " d" : ""));
        return {{"media", number(1, chance(5) ? 9 : 5)},
                {"length", 20},
                {"meter", chance(70) ? "4/4" : "3/4"},
                {"beats", beats},
                {"parts", {{{"start", 0}, {"label", "A"}}, {{"start", 8.25}, {"label", "B"}, {"name", "chorus"}}}},
                {"events", {{{"kind", "drop"}, {"start", 8.25}}}},
                {"lyrics", {{{"start", 1}, {"end", 2.5}, {"text", "la"}}, {{"start", 3}, {"end", 4}, {"text", "lo"}}}},
                {"energy", "00ff40"}};
    }
    Json of_song(const std::string& name) {
        const auto below = [&](std::size_t n) { return number(0, static_cast<std::int64_t>(n) - (n > 0 ? 1 : 0)); };
        const SongMap* song = t_->song.get();
        if (name == "map") return song_map();
        if (name == "beat") return beat_ = below(song ? song->beats.size() : 9);
        if (name == "part") return below(song ? song->parts.size() : 3);
        if (name == "line") return below(song ? song->lyrics.size() : 3);
        if (name == "time" && op_ == "move_beat" && song && static_cast<std::size_t>(beat_) < song->beats.size())
            return song->beats[static_cast<std::size_t>(beat_)].at.seconds() +
                   static_cast<double>(number(0, 100)) / 1e3;
        if (name == "time") return song_seconds();
        if (name == "from_time") return static_cast<double>(number(0, 8'000)) / 1e3;
        if (name == "to_time") return static_cast<double>(number(8'000, 20'000)) / 1e3;
        if (name == "seconds") return static_cast<double>(number(-1500, 1500)) / 1e3;
        if (name == "frames") return number(-3, 3);
        if (name == "tempo") return chance(50) ? "half" : "double";
        if (name == "beats_a_minute") return number(60, 180);
        if (name == "beats_in_bar") return number(1, 7);
        if (name == "beat_unit") return chance(50) ? 4 : 8;
        if (name == "taps" || name == "beats") {
            Json list = Json::array();
            for (std::int64_t n = number(2, 6), ms = number(0, 9'000); n > 0; --n, ms += number(400, 500))
                name == "taps" ? list.push_back(static_cast<double>(ms) / 1e3)
                               : list.push_back(std::to_string(ms / 1000) + " 50 d");
            return list;
        }
        if (name == "parts") return song_map()["parts"];
        if (name == "lines") return song_map()["lyrics"];
        if (name == "downbeat" || name == "keep_hand") return chance(50);
        return nullptr;
    }
    Json of_bin(const std::string& name) {
        if (name == "folder" || name == "inside") {
            const auto& folders = sequences_->bin->folders;
            if (folders.empty() || chance(5)) return chance(50) ? 0 : stranger();
            return any(folders).id.value;
        }
        if (name == "media") {
            Json list = Json::array();
            for (std::int64_t n = number(1, 3); n > 0; --n) list.push_back(number(chance(2) ? 0 : 1, 5));
            return list;
        }
        if (name == "rating") return number(chance(2) ? -1 : 0, 5);
        if (name == "tag") return std::string(1, static_cast<char>('a' + number(0, 4)));
        return nullptr;
    }
    Json rest(const std::string& name) {
        if (Json value = of_song(name); !value.is_null()) return value;
        if (Json value = of_bin(name); !value.is_null()) return value;
        if (name == "effect" && (op_ == "add_effect" || op_ == "add_track_effect")) return effect();
        if (name == "effect") {
            effect_ = an_effect();
            return effect_ && chance(98) ? effect_->id.value : stranger();
        }
        if (name == "parameter") return parameter();
        if (name == "parameters") return Json{{"x", number(0, 3)}};
        if (name == "key") return key();
        if (name == "value") return number(-50, 50);
        if (name == "gain") return curve();
        if (name == "gain_db") return number(-160, 50);
        if (name == "pan") return chance(50) ? 0.5 : -1.0;
        if (name == "title") return title();
        if (name == "color") return op_ == "set_color" ? "#a0b0c0" : "red";
        if (name == "attributes") {
            Json list = Json::array();
            for (const char* a : {"effects", "speed", "gain", "pan", "fades", "title_style", "enabled"})
                if (chance(a[0] == 's' ? 15 : 40)) list.push_back(a);
            return list;
        }
        if (name == "edges") return edges();
        if (name == "takes") return takes();
        if (name == "chosen") return number(0, 3);
        if (name == "take")
            return number(
                0, clip_ ? std::max<std::int64_t>(1, static_cast<std::int64_t>(clip_->more->takes.size())) - 1 : 3);
        if (name == "transition") return transitions_.empty() || chance(3) ? stranger() : any(transitions_);
        if (name == "marker") return t_->markers->empty() || chance(3) ? stranger() : any(*t_->markers).id.value;
        if (name == "markers") {
            Json list = Json::array();
            for (std::int64_t n = number(1, 4); n > 0; --n)
                list.push_back({{"start", number(0, 300)}, {"kind", "beat"}});
            return list;
        }
        if (name == "lock") return t_->locks->empty() || chance(3) ? stranger() : any(*t_->locks).id.value;
        if (name == "section") {
            const Section* s = a_section();
            versions_ = s ? static_cast<std::int64_t>(s->versions.size()) : 1;
            return s && chance(98) ? s->id.value : stranger();
        }
        if (name == "version")
            return op_ == "add_section" ? Json("first") : Json(number(0, versions_ - (chance(95) ? 1 : 0)));
        if (name == "kind") {
            if (op_ == "add_track") return chance(50) ? "video" : "audio";
            if (op_ == "set_transition") return "dissolve";
            return chance(50) ? "beat" : "chapter";
        }
        return std::string(1, static_cast<char>('a' + number(0, 25)));  // name, note, text
    }

    std::mt19937_64 random_;
    std::vector<EditOperation> operations_;
    const Sequences* sequences_ = nullptr;
    const Timeline* t_ = nullptr;
    std::string op_;
    std::vector<const Clip*> clips_;
    std::vector<const Effect*> effects_;
    std::vector<std::pair<const Clip*, const Clip*>> cuts_;
    std::vector<std::uint64_t> transitions_;
    std::pair<const Clip*, const Clip*> cut_{nullptr, nullptr};
    const Clip* clip_ = nullptr;
    const Effect* effect_ = nullptr;
    const Curve* parameter_ = nullptr;
    std::int64_t versions_ = 1, beat_ = 0;
};

}  // namespace rhyme::testing

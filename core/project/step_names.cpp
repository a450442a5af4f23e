#include "core/project/step_names.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "core/project/timeline_json.h"
#include "core/timeline/clip_edits.h"

namespace rhyme {
namespace {

bool same_numbering(const Sequences& a, const Sequences& b) {
    return a.next_sequence == b.next_sequence &&
           std::equal(a.all.begin(), a.all.end(), b.all.begin(), b.all.end(),
                      [](const auto& x, const auto& y) { return x->next_id == y->next_id; });
}

/// Guesses from the differences of two states of one sequence, the plainest first.
class Guesses {
public:
    Guesses(const Timeline& before, const Timeline& after)
        : before_(before), after_(after), old_(written(before, after)), new_(written(after, before)) {
        lay_out(before_, after_, old_, was_);
        lay_out(after_, before_, new_, is_);
        for (const auto& [id, place] : was_)
            if (!is_.contains(id)) gone_.push_back(id);
        for (const auto& [id, place] : is_)
            if (!was_.contains(id))
                fresh_.push_back(id);
            else if (*was_.at(id).json != *place.json || was_.at(id).track != place.track)
                changed_.push_back(id);
    }

    std::vector<Json> all() {
        frame();
        tracks();
        lists();
        for (const std::uint64_t id : changed_) settings(id);
        linking();
        for (const std::uint64_t id : changed_) edges(id);
        if (!gone_.empty()) removals();
        if (!fresh_.empty()) additions();
        spaces();
        for (const std::uint64_t id : changed_) places(id);
        many_edges();
        return std::move(list_);
    }

private:
    struct Place {
        const Clip* clip;
        const Json* json;
        std::size_t track;
        std::uint64_t track_id;
    };
    using Places = std::map<std::uint64_t, Place>;

    // Tracks that both states share are not looked at.
    static bool shared(const std::shared_ptr<const Track>& track, const Timeline& other) {
        return std::find(other.tracks.begin(), other.tracks.end(), track) != other.tracks.end();
    }
    static Json written(const Timeline& t, const Timeline& other) {
        return write_timeline(t, Json::object(), [&](const std::shared_ptr<const Track>& track, const Json& origin) {
            return shared(track, other) ? Json{{"id", track->id.value}} : write_track(*track, origin);
        });
    }
    static void lay_out(const Timeline& t, const Timeline& other, const Json& json, Places& places) {
        for (std::size_t i = 0; i < t.tracks.size(); ++i)
            for (std::size_t c = 0; !shared(t.tracks[i], other) && c < t.tracks[i]->clips.size(); ++c)
                places[t.tracks[i]->clips[c].id.value] = {&t.tracks[i]->clips[c], &json["tracks"][i]["clips"][c], i,
                                                          t.tracks[i]->id.value};
    }

    void guess(const char* op, Json arguments) {
        Json edit = {{"op", op}};
        edit.update(arguments);
        list_.push_back(std::move(edit));
    }
    void guess_linked(const char* op, const Json& arguments) {
        guess(op, arguments);
        Json alone = arguments;
        alone["linked"] = false;
        guess(op, std::move(alone));
    }
    static const Json* in(const Json& json, const char* key) {
        const auto it = json.find(key);
        return it == json.end() ? nullptr : &*it;
    }
    static bool differ(const Json& a, const Json& b, const char* key) {
        const Json *x = in(a, key), *y = in(b, key);
        return x && y ? *x != *y : x != y;
    }

    void frame() {
        if (before_.in != after_.in || before_.out != after_.out) {
            Json range = Json::object();
            if (after_.in) range["in"] = after_.in->value;
            if (after_.out) range["out"] = after_.out->value;
            guess("set_range", std::move(range));
        }
        if (before_.rate != after_.rate || before_.width != after_.width || before_.height != after_.height)
            guess("set_format", {{"rate", std::to_string(after_.rate.num) + "/" + std::to_string(after_.rate.den)},
                                 {"width", after_.width},
                                 {"height", after_.height}});
        if (differ(old_, new_, "song")) {
            if (const Json* song = in(new_, "song"))
                guess("set_song_map", {{"map", *song}});
            else
                guess("remove_song_map", Json::object());
        }
    }

    void tracks() {
        for (const auto& track : after_.tracks)
            if (!before_.find(track->id))
                guess("add_track",
                      {{"kind", track->kind == TrackKind::Video ? "video" : "audio"}, {"name", track->name}});
        for (std::size_t i = 0; i < before_.tracks.size(); ++i) {
            const std::uint64_t id = before_.tracks[i]->id.value;
            const Json& now = json_by_id(new_["tracks"], id);
            if (now.empty()) {
                guess("remove_track", {{"track", id}});
                continue;
            }
            const Json& old = old_["tracks"][i];
            if (const auto row = row_of(after_, id); row != row_of(before_, id))
                guess("move_track", {{"track", id}, {"row", row}});
            Json state = {{"track", id}};
            for (const char* flag : {"name", "locked", "muted", "solo", "sync", "target"})
                if (differ(old, now, flag)) state[flag] = in(now, flag) ? now[flag] : Json(true);
            if (state.size() > 1) guess("set_track_state", std::move(state));
            if (differ(old, now, "gain_db") || differ(old, now, "pan"))
                guess("set_track_sound",
                      {{"track", id}, {"gain_db", now.value("gain_db", 0.0)}, {"pan", now.value("pan", 0.0)}});
            effects(old, now, "add_track_effect", {{"track", id}});
        }
    }

    static std::size_t row_of(const Timeline& t, std::uint64_t id) {
        std::size_t row = 0;
        const Track* track = t.find(TrackId{id});
        for (std::size_t i = 0; track && t.tracks[i].get() != track; ++i) row += t.tracks[i]->kind == track->kind;
        return row;
    }

    /// Markers, locks and transitions: one more, one less, one that is otherwise; `id` is what the edits call it.
    void lists() {
        compare(json_member(old_, "markers"), json_member(new_, "markers"), "marker", "add_marker", "remove_marker",
                [this](const Json& one) {
                    Json edit = without_id(one);
                    edit["marker"] = one["id"];
                    guess("change_marker", std::move(edit));
                });
        compare(json_member(old_, "locks"), json_member(new_, "locks"), "lock", "add_time_lock", "remove_time_lock",
                [](const Json&) {});
        for (std::size_t i = 0; i < before_.tracks.size(); ++i) {
            const Json& now = json_by_id(new_["tracks"], before_.tracks[i]->id.value);
            if (now.empty()) continue;
            compare(json_member(old_["tracks"][i], "transitions"), json_member(now, "transitions"), "transition",
                    "set_transition", "remove_transition", [this](const Json& one) {
                        guess("trim_transition", {{"transition", one["id"]},
                                                  {"in_offset", one["in_offset"]},
                                                  {"out_offset", one["out_offset"]}});
                        guess("set_transition", without_id(one));
                    });
        }
    }
    static Json without_id(Json json) {
        json.erase("id");
        return json;
    }
    void compare(const Json& old, const Json& now, const char* id, const char* add, const char* remove,
                 const std::function<void(const Json&)>& change) {
        for (const Json& one : now) {
            const Json& was = json_by_id(old, one["id"]);
            if (was.empty())
                guess(add, without_id(one));
            else if (was != one)
                change(one);
        }
        for (const Json& one : old)
            if (json_by_id(now, one["id"]).empty()) guess(remove, {{id, one["id"]}});
    }

    void settings(std::uint64_t id) {
        const Json &old = *was_.at(id).json, &now = *is_.at(id).json;
        const Clip& clip = *is_.at(id).clip;
        const Json me = {{"clip", id}};
        const auto set = [&](const char* op, Json arguments) {
            arguments.update(me);
            guess(op, std::move(arguments));
        };
        if (differ(old, now, "name")) set("set_name", {{"name", clip.name}});
        if (differ(old, now, "gain_db")) set("set_gain", {{"gain_db", clip.gain_db}});
        if (differ(old, now, "pan")) set("set_pan", {{"pan", clip.more->pan}});
        if (differ(old, now, "fade_in") || differ(old, now, "fade_out"))
            set("set_fades", {{"fade_in", clip.more->fade_in.value}, {"fade_out", clip.more->fade_out.value}});
        if (differ(old, now, "gain")) set("set_gain_curve", {{"gain", write_curve(clip.more->gain)}});
        if (differ(old, now, "color") && in(now, "color")) set("set_color", {{"color", now["color"]}});
        if (differ(old, now, "title") && in(now, "title")) set("set_title", {{"title", now["title"]}});
        if (differ(old, now, "take")) set("switch_take", {{"take", clip.more->take}});
        effects(old, now, "add_effect", me);
        if (differ(old, now, "media") || differ(old, now, "sequence") || differ(old, now, "kind")) {
            Json shown = new_clip(is_.at(id));
            shown.erase("track"), shown.erase("length");
            set("replace", {{"with", std::move(shown)}});
        }
        const Json here = Json::array({id});
        if (differ(old, now, "enabled")) {
            guess_linked("set_enabled", {{"clips", here}, {"enabled", clip.enabled}});
            guess("set_enabled", {{"clips", changed_}, {"enabled", clip.enabled}, {"linked", false}});
        }
        if (differ(old, now, "keep_pitch"))
            guess_linked("set_keep_pitch", {{"clips", here}, {"keep", clip.more->keep_pitch}});
        for (const char* fit : {"keep", "overwrite", "ripple"}) {
            if (differ(old, now, "speed"))
                guess_linked("set_speed",
                             {{"clips", here},
                              {"speed", std::to_string(clip.speed.num) + "/" + std::to_string(clip.speed.den)},
                              {"fit", fit}});
            if (differ(old, now, "ramp") && in(now, "ramp"))
                guess_linked("set_speed_ramp", {{"clip", id}, {"ramp", now["ramp"]}, {"fit", fit}});
        }
        if (differ(old, now, "speed")) guess_linked("reverse", {{"clips", here}});
    }

    void effects(const Json& old, const Json& now, const char* add, const Json& holder) {
        const Json &was = json_member(old, "effects"), &is = json_member(now, "effects");
        for (std::size_t i = 0; i < is.size(); ++i) {
            const Json& one = is[i];
            const Json& before = json_by_id(was, one["id"]);
            if (before.empty()) {
                Json edit = holder, effect = one;
                effect.erase("id");
                edit["effect"] = std::move(effect), edit["at"] = i;
                guess(add, std::move(edit));
                continue;
            }
            const Json me = {{"effect", one["id"]}};
            const auto set = [&](const char* op, Json arguments) {
                arguments.update(me);
                guess(op, std::move(arguments));
            };
            if (i >= was.size() || was[i]["id"] != one["id"]) set("move_effect", {{"to", i}});
            if (before["enabled"] != one["enabled"]) set("set_effect_enabled", {{"enabled", one["enabled"]}});
            const Json &values = before["parameters"], &set_to = one["parameters"];
            for (const auto& [name, value] : set_to.items())
                if (differ(values, set_to, name.c_str())) parameter(me, name, json_member(values, name.c_str()), value);
            for (const auto& [name, value] : values.items())
                if (!in(set_to, name.c_str())) set("reset_effect", {{"parameter", name}});
            if (set_to.empty()) set("reset_effect", Json::object());
            const Json &texts = json_member(before, "texts"), &says = json_member(one, "texts");
            for (const auto& [name, text] : says.items())
                if (differ(texts, says, name.c_str())) set("set_effect_text", {{"name", name}, {"text", text}});
        }
        for (const Json& one : was)
            if (json_by_id(is, one["id"]).empty()) guess("remove_effect", {{"effect", one["id"]}});
    }

    void parameter(const Json& effect, const std::string& name, const Json& old, const Json& now) {
        Json edit = effect;
        edit["parameter"] = name;
        const auto with = [&](std::initializer_list<std::pair<const char*, Json>> more) {
            Json full = edit;
            for (const auto& [key, value] : more) full[key] = value;
            return full;
        };
        if (!now.is_object()) return guess("set_parameter", with({{"value", now}}));
        const Json &was = json_member(old, "keys"), &keys = json_member(now, "keys");
        Json gone, come;
        for (const Json& key : keys)
            if (std::find(was.begin(), was.end(), key) == was.end())
                guess("set_keyframe", with({{"key", key}})), come = key;
        for (const Json& key : was)
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                guess("remove_keyframe", with({{"at", key["at"]}})), gone = key;
        if (!gone.empty() && !come.empty()) guess("move_keyframe", with({{"from", gone["at"]}, {"to", come["at"]}}));
    }

    void linking() {
        std::set<std::uint64_t> links;
        Json ids = Json::array();
        for (const std::uint64_t id : changed_)
            if (was_.at(id).clip->link != is_.at(id).clip->link)
                ids.push_back(id), links.insert(is_.at(id).clip->link.value);
        if (ids.empty()) return;
        guess(links.contains(0) ? "unlink" : "link", {{"clips", ids}});
        guess("unlink", {{"clips", Json::array({ids.front()})}});
    }

    void edges(std::uint64_t id) {
        const Clip &old = *was_.at(id).clip, &now = *is_.at(id).clip;
        const Track& track = *before_.tracks[was_.at(id).track];
        const std::int64_t head = (now.start - old.start).value, tail = (now.end() - old.end()).value,
                           grown = (now.length - old.length).value;
        const auto edge = [&](const char* op, const char* which, std::int64_t delta) {
            if (delta != 0) guess_linked(op, {{"clip", id}, {"edge", which}, {"delta", delta}});
        };
        if (const Clip* next = track.after(old); next && tail != 0 && head == 0)
            guess_linked("roll", {{"from", id}, {"to", next->id.value}, {"delta", tail}});
        if (const Clip* previous = track.before(old); previous && head != 0 && tail == 0)
            guess_linked("roll", {{"from", previous->id.value}, {"to", id}, {"delta", head}});
        if (head == 0) edge("trim", "out", tail);
        if (tail == 0) edge("trim", "in", head);
        edge("ripple_trim", "out", grown);
        edge("ripple_trim", "in", -grown);
        if (head == 0 && tail == 0 && old.source_in != now.source_in) {
            const double frames = std::abs((now.source_in - old.source_in).seconds() * before_.rate.fps() /
                                           std::max(1e-3, std::abs(now.speed.seconds())));
            for (const std::int64_t by : {std::int64_t(1), std::int64_t(-1)})
                guess_linked("slip", {{"clip", id}, {"delta", by * std::llround(frames)}});
        }
    }

    void many_edges() {
        Json edges = Json::array();
        for (const std::uint64_t id : changed_) {
            const Clip &old = *was_.at(id).clip, &now = *is_.at(id).clip;
            if (now.start != old.start && now.end() == old.end())
                edges.push_back({{"clip", id}, {"edge", "in"}, {"delta", (now.start - old.start).value}});
            if (now.end() != old.end() && now.start == old.start)
                edges.push_back({{"clip", id}, {"edge", "out"}, {"delta", (now.end() - old.end()).value}});
        }
        if (edges.size() < 2) return;
        guess("trim_edges", {{"edges", edges}});
        guess("ripple_trim_edges", {{"edges", edges}});
    }

    void places(std::uint64_t id) {
        const Place &old = was_.at(id), &now = is_.at(id);
        if (old.clip->start == now.clip->start && old.track == now.track) return;
        const std::int64_t by = (now.clip->start - old.clip->start).value;
        const auto steps = static_cast<std::int64_t>(now.track) - static_cast<std::int64_t>(old.track);
        const Json here = Json::array({id});
        Json along = Json::array();
        for (const std::uint64_t other : changed_)
            if (is_.at(other).clip->start - was_.at(other).clip->start == FrameCount(by)) along.push_back(other);
        for (const std::int64_t up : {steps, -steps}) {  // sound tracks count downwards
            guess_linked("move", {{"clips", here}, {"by", by}, {"track_steps", up}});
            guess_linked("move", {{"clips", along}, {"by", by}, {"track_steps", up}});
            guess_linked("ripple_move", {{"clips", here}, {"to", now.clip->start.value}, {"track_steps", up}});
            if (up == 0) break;
        }
        if (steps == 0) guess_linked("slide", {{"clip", id}, {"delta", by}});
        for (const std::uint64_t other : changed_)
            if (other > id && was_.at(other).track == old.track)
                guess_linked("swap_clips", {{"a", id}, {"b", other}}),
                    guess_linked("swap_clips", {{"a", other}, {"b", id}});
    }

    void removals() {
        for (const char* op : {"lift", "ripple_delete"}) {
            guess(op, {{"clips", Json::array({gone_.front()})}});
            guess_linked(op, {{"clips", gone_}});
        }
        for (const std::uint64_t id : changed_) guess_linked("join", {{"from", id}, {"to", gone_.front()}});
    }

    /// The clip as an edit takes it, without what the edit itself gives.
    static Json new_clip(const Place& place) {
        Json clip = *place.json;
        for (const char* key :
             {"id", "start", "clock", "link", "enabled", "ramp", "gain", "pan", "fade_in", "fade_out", "keep_pitch"})
            clip.erase(key);
        if (clip.contains("effects"))
            for (Json& effect : clip["effects"]) effect.erase("id");
        clip["track"] = place.track_id;
        return clip;
    }

    void additions() {
        FramePosition first = is_.at(fresh_.front()).clip->start;
        Json tracks = Json::array(), clips = Json::array();
        for (const std::uint64_t id : fresh_) first = std::min(first, is_.at(id).clip->start);
        for (const std::uint64_t id : fresh_)
            if (is_.at(id).clip->start == first)
                tracks.push_back(is_.at(id).track_id), clips.push_back(new_clip(is_.at(id)));
        guess_linked("split", {{"at", first.value}});
        guess_linked("split", {{"at", first.value}, {"tracks", tracks}});
        for (const char* op : {"insert", "overwrite"}) guess(op, {{"at", first.value}, {"clips", clips}});
        guess("append", {{"clips", clips}});
        for (const auto& [id, place] : was_) {
            const Place& copy = is_.at(fresh_.front());
            if (!(place.clip->media == copy.clip->media && place.clip->source_in == copy.clip->source_in &&
                  place.clip->length == copy.clip->length && place.clip->kind == copy.clip->kind))
                continue;
            guess_linked("duplicate", {{"clips", Json::array({id})},
                                       {"by", (copy.clip->start - place.clip->start).value},
                                       {"track_steps", static_cast<std::int64_t>(copy.track) -
                                                           static_cast<std::int64_t>(place.track)}});
            for (const char* placing : {"insert", "overwrite"})
                guess_linked("paste", {{"clips", Json::array({id})}, {"at", first.value}, {"placing", placing}});
            break;
        }
    }

    /// Time that opens or closes, and stretches that are emptied.
    void spaces() {
        std::int64_t start = max_frames, end = 0;
        const auto stretch = [&](std::int64_t from, std::int64_t to) {
            start = std::min(start, from), end = std::max(end, to);
        };
        for (const std::uint64_t id : gone_) stretch(was_.at(id).clip->start.value, was_.at(id).clip->end().value);
        for (const std::uint64_t id : fresh_) stretch(is_.at(id).clip->start.value, is_.at(id).clip->start.value);
        for (const std::uint64_t id : changed_) {
            const FrameRange a = was_.at(id).clip->range(), b = is_.at(id).clip->range();
            if (a.start != b.start) stretch(std::min(a.start, b.start).value, std::max(a.start, b.start).value);
            if (a.end() != b.end()) stretch(std::min(a.end(), b.end()).value, std::max(a.end(), b.end()).value);
        }
        if (start >= end) return;
        const std::int64_t closed = (before_.end() - after_.end()).value;
        guess("lift_range", {{"start", start}, {"length", end - start}});
        for (const auto& track : before_.tracks) guess("close_gap", {{"track", track->id.value}, {"at", start}});
        if (closed > 0) guess("extract_range", {{"start", start}, {"length", closed}});
    }

    const Timeline &before_, &after_;
    const Json old_, new_;
    Places was_, is_;
    std::vector<std::uint64_t> gone_, fresh_, changed_;  // clips, by id
    std::vector<Json> list_;
};

/// Of how the footage is put in order.
std::vector<Json> bin_guesses(const Bin& before, const Bin& after) {
    std::vector<Json> list;
    const auto inside = [](Json edit, const char* key, FolderId folder) {
        if (folder) edit[key] = folder.value;  // none: the bin itself
        return edit;
    };
    for (const BinFolder& folder : after.folders) {
        const BinFolder* was = before.find(folder.id);
        if (!was)
            list.push_back(inside({{"op", "make_folder"}, {"name", folder.name}}, "inside", folder.inside));
        else if (was->name != folder.name)
            list.push_back({{"op", "rename_folder"}, {"folder", folder.id.value}, {"name", folder.name}});
        else if (was->inside != folder.inside)
            list.push_back(inside({{"op", "move_folder"}, {"folder", folder.id.value}}, "inside", folder.inside));
    }
    for (const BinFolder& folder : before.folders)
        if (!after.find(folder.id)) list.push_back({{"op", "remove_folder"}, {"folder", folder.id.value}});
    std::set<MediaId> noted;
    for (const Bin* bin : {&before, &after})
        for (const auto& [media, note] : bin->notes)
            if (before.note(media) != after.note(media)) noted.insert(media);
    if (noted.empty()) return list;
    Json media = Json::array();
    for (const MediaId id : noted) media.push_back(id.value);
    const MediaNote &was = before.note(*noted.begin()), &is = after.note(*noted.begin());
    list.push_back(inside({{"op", "put_in_folder"}, {"media", media}}, "folder", is.folder));
    list.push_back({{"op", "rate_media"}, {"media", media}, {"rating", is.rating}});
    list.push_back({{"op", "label_media"}, {"media", media}, {"color", is.color}});
    for (const auto& [from, to, op] : {std::tuple(&was, &is, "tag_media"), std::tuple(&is, &was, "untag_media")})
        for (const std::string& tag : to->tags)
            if (std::find(from->tags.begin(), from->tags.end(), tag) == from->tags.end())
                list.push_back({{"op", op}, {"media", media}, {"tag", tag}});
    return list;
}

}  // namespace

std::optional<Json> name_step(const Sequences& before, const Sequences& after, const EditTable& table) {
    std::vector<Json> guesses;
    if (before.current != after.current)
        guesses.push_back({{"op", "switch_sequence"}, {"sequence", after.current.value}});
    else if (before.bin != after.bin)
        guesses = bin_guesses(*before.bin, *after.bin);
    else
        guesses = Guesses(before.now(), after.now()).all();
    for (Json& guess : guesses) {
        const auto made = table.apply(before, guess.dump(-1, ' ', false, Json::error_handler_t::replace));
        if (made && *made == after && same_numbering(*made, after)) return std::move(guess);
    }
    return std::nullopt;
}

}  // namespace rhyme

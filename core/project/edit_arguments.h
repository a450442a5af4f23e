// The arguments of an edit in JSON, and the table of operations. Inside core/project only.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/project/edit_script.h"
#include "core/project/json_reader.h"
#include "core/project/timeline_json.h"
#include "core/timeline/clip_edits.h"
#include "core/timeline/edits.h"
#include "core/timeline/place_edits.h"
#include "core/timeline/sequence_edits.h"
#include "core/timeline/speed_edits.h"

namespace rhyme {

/// The arguments of one edit, typed. Faults are thrown as JsonFault.
class Arguments {
public:
    Arguments(const JsonReader& r, const Sequences& sequences, const std::vector<MediaItem>* media)
        : r_(r), sequences_(sequences), timeline_(sequences.now()), media_(media) {}

    const JsonReader& reader() const { return r_; }
    const Sequences& sequences() const { return sequences_; }
    const Timeline& timeline() const { return timeline_; }  ///< the current sequence
    bool has(const std::string& key) const { return r_.has(key); }
    /// Whether the project has that media, where it is known what it has.
    bool knows(MediaId media) const {
        return !media_ || std::any_of(media_->begin(), media_->end(), [&](const auto& m) { return m.id == media; });
    }
    std::string text(const std::string& key) const { return r_[key].text(); }
    FramePosition frame(const std::string& key) const { return FramePosition(integer(r_, key)); }
    FrameCount count(const std::string& key) const { return FrameCount(integer(r_, key)); }
    FrameRange range() const { return {frame("start"), count("length")}; }
    ClipId clip(const std::string& key) const { return {id(r_[key])}; }
    TrackId track() const { return {id(r_["track"])}; }
    Linked linked() const { return r_.flag("linked", true) ? Linked::Together : Linked::Alone; }
    int steps() const { return has("track_steps") ? static_cast<int>(r_.integer("track_steps", -1000, 1000)) : 0; }
    int side(const std::string& key, int otherwise) const {
        return has(key) ? static_cast<int>(r_.integer(key, 1, max_side)) : otherwise;
    }
    Edge edge() const {
        const std::string edge = text("edge");
        if (edge != "in" && edge != "out") r_["edge"].fault("must be \"in\" or \"out\"");
        return edge == "in" ? Edge::In : Edge::Out;
    }
    std::vector<ClipId> clips() const {
        std::vector<ClipId> list;
        for (const JsonReader& item : r_["clips"].items()) list.push_back({id(item)});
        return list;
    }
    std::vector<TrackId> tracks() const {
        std::vector<TrackId> list;
        for (const JsonReader& item : r_.items("tracks")) list.push_back({id(item)});
        return list;
    }
    std::vector<NewClip> new_clips() const {
        std::vector<NewClip> list;
        for (const JsonReader& item : r_["clips"].items()) list.push_back(new_clip(item));
        return list;
    }
    NewTransition transition() const {
        NewTransition t{clip("from"),
                        clip("to"),
                        text("kind"),
                        count("in_offset"),
                        count("out_offset"),
                        {},
                        r_.flag("needs_handles", true)};
        if (!has("parameters")) return t;
        const JsonReader parameters = r_["parameters"];
        if (!parameters.json().is_object()) parameters.fault("must be an object");
        for (const auto& [name, value] : parameters.json().items())
            t.parameters[name] = parameters[name].number(-1e15, 1e15);
        return t;
    }
    TransitionId transition_id() const { return {id(r_["transition"])}; }
    MarkerId marker_id() const { return {id(r_["marker"])}; }
    Marker marker(Marker m) const {
        if (has("start")) m.range.start = frame("start");
        if (has("length")) m.range.length = count("length");
        m.name = r_.text("name", m.name), m.color = r_.text("color", m.color), m.note = r_.text("note", m.note);
        if (has("kind")) m.kind = read_marker_kind(r_["kind"]);
        return m;
    }

    NewClip new_clip(const JsonReader& r, bool on_track = true) const;
    template <class Tag>
    Id<Tag> named(const std::string& key) const {
        return {id(r_[key])};
    }
    std::optional<FramePosition> maybe_frame(const std::string& key) const {
        return has(key) ? std::optional(frame(key)) : std::nullopt;
    }
    std::size_t index(const std::string& key) const { return static_cast<std::size_t>(r_.integer(key, 0, 1'000'000)); }
    /// The place of a word among `words`; the first when it is not given.
    std::size_t word(const std::string& key, std::initializer_list<const char*> words) const;
    Placing placing() const { return static_cast<Placing>(word("placing", {"insert", "overwrite"})); }
    SpeedFit fit() const { return static_cast<SpeedFit>(word("fit", {"keep", "overwrite", "ripple"})); }
    std::vector<EdgeMove> edges() const;
    Attributes attributes() const;
    std::vector<Marker> markers() const;
    std::vector<Take> takes() const;

private:
    static std::int64_t integer(const JsonReader& r, const std::string& key) {
        return r.integer(key, -max_frames, max_frames);
    }
    static std::uint64_t id(const JsonReader& r) {
        return static_cast<std::uint64_t>(r.integer(0, std::int64_t(1) << 53));
    }
    const JsonReader& r_;
    const Sequences& sequences_;
    const Timeline& timeline_;
    const std::vector<MediaItem>* media_;  // of the project; null: clips may name any media
};

struct Operation {
    EditOperation what;
    std::function<Result<Timeline>(const Arguments&)> edit;            ///< of the current sequence,
    std::function<Result<Sequences>(const Arguments&)> edit_all = {};  ///< or of all of them
};

/// The operations, a list for each header of edits, in their order.
std::vector<Operation> clip_operations();
std::vector<Operation> track_operations();
std::vector<Operation> place_operations();
std::vector<Operation> speed_operations();
std::vector<Operation> attribute_operations();
std::vector<Operation> sequence_operations();
std::vector<Operation> song_operations();
std::vector<Operation> bin_operations();
std::vector<Operation> change_operations();  ///< see history_script.h

inline constexpr const char* frame_type = "frame of the sequence";
inline constexpr const char* count_type = "frames";
inline constexpr const char* flag_type = "true or false";
inline constexpr const char* new_clips_type =
    "list of {track, media, length, source_in = \"0/1\", name, available, gain_db, kind = \"media\", speed = "
    "\"1/1\", sequence, title, color, effects}: source_in and available are seconds as \"num/den\"";

/// Arguments that several operations have.
struct Usual {
    const EditArgument clips{"clips", "list of clip ids"}, clip{"clip", "clip id"}, track{"track", "track id"},
        at{"at", frame_type}, delta{"delta", "frames, positive: later"}, edge{"edge", "\"in\" or \"out\""},
        linked{"linked", "true (default) or false: without linked clips", false},
        steps{"track_steps", "tracks up (negative: down)", false}, new_clips{"clips", new_clips_type},
        start{"start", frame_type}, length{"length", count_type}, name{"name", "text", false}, from{"from", "clip id"},
        to{"to", "clip id"}, by{"by", "frames, positive: later"},
        placing{"placing", "\"insert\" (default) or \"overwrite\"", false},
        fit{"fit", "what happens to the length: \"keep\" (default), \"overwrite\" or \"ripple\"", false},
        effect{"effect", "effect id"}, parameter{"parameter", "text"}, sequence{"sequence", "sequence id"},
        section{"section", "section id"}, version{"version", "number from 0"},
        transition{"transition", "transition id"};
};

}  // namespace rhyme

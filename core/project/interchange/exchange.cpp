#include "core/project/interchange/exchange.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/time/timecode.h"

namespace rhyme::exchange {
namespace {

constexpr std::size_t named_uses = 20;  // of one feature

}  // namespace

FramePosition Sequence::end() const {
    FramePosition last;
    for (const Track& track : tracks)
        for (const Clip& clip : track.head.clips) last = std::max(last, clip.end());
    return last;
}

std::vector<const Track*> Sequence::of_kind(TrackKind kind) const {
    std::vector<const Track*> found;
    for (const Track& track : tracks)
        if (track.head.kind == kind) found.push_back(&track);
    return found;
}

Track& Sequence::add_track(TrackKind kind) {
    Track track;
    track.head.kind = kind;
    track.head.name = (kind == TrackKind::Video ? "V" : "A") + std::to_string(of_kind(kind).size() + 1);
    const auto audio =
        std::find_if(tracks.begin(), tracks.end(), [](const Track& t) { return t.head.kind == TrackKind::Audio; });
    return *tracks.insert(kind == TrackKind::Video ? audio : tracks.end(), std::move(track));
}

const Medium* Exchange::medium(MediaId id) const {
    const auto it = std::find_if(media.begin(), media.end(), [&](const Medium& m) { return m.id == id; });
    return it == media.end() ? nullptr : &*it;
}

const Sequence* Exchange::sequence(SequenceId id) const {
    const auto it =
        std::find_if(sequences.begin(), sequences.end(), [&](const Sequence& s) { return s.head.id == id; });
    return it == sequences.end() ? nullptr : &*it;
}

FrameRate Exchange::source_rate(const Clip& clip, const Sequence& in) const {
    if (clip.kind == ClipKind::Sequence)
        if (const Sequence* nested = sequence(clip.sequence)) return nested->rate();
    const Medium* m = medium(clip.media);
    return m && m->rate ? *m->rate : in.rate();
}

Medium& Exchange::medium_at(const std::filesystem::path& path, const std::string& name) {
    for (Medium& m : media)
        if (path.empty() ? m.path.empty() && m.name == name : m.path == path) return m;
    Medium m;
    for (const Medium& other : media) m.id.value = std::max(m.id.value, other.id.value);
    ++m.id.value;
    m.path = path, m.name = !name.empty() ? name : path_text(path.filename());
    media.push_back(std::move(m));
    return media.back();
}

void Report::say(const std::string& sentence) {
    for (const Entry& e : entries_)
        if (e.sentence == sentence) return;
    lose("such", sentence);
}

void Report::lose(const std::string& feature, const std::string& sentence) {
    if (++uses_[feature] <= (feature == "such" ? 10 * named_uses : named_uses)) entries_.push_back({feature, sentence});
}

std::vector<std::string> Report::sentences() const {
    std::map<std::string, std::size_t> left;  // of each feature, the named ones still to come
    for (const Entry& e : entries_) ++left[e.feature];
    std::map<std::string, std::size_t> unnamed;
    for (const auto& [feature, uses] : uses_) unnamed[feature] = uses - left[feature];
    std::vector<std::string> all;
    for (const Entry& e : entries_) {
        all.push_back(e.sentence);
        if (--left[e.feature] == 0 && unnamed[e.feature] > 0)
            all.push_back("and " + std::to_string(unnamed[e.feature]) + " more " + e.feature);
    }
    return all;
}

std::string in_quotes(const std::string& name) { return "\"" + name + "\""; }

std::string place(const Clip& clip, const Track& track, const Sequence& sequence) {
    return "clip " + in_quotes(clip.name) + " on " + track.head.name + " at " +
           format_timecode(clip.start, sequence.rate());
}

std::string place(const Join& join, const Track& track, const Sequence& sequence) {
    return "the transition " + in_quotes(join.kind) + " on " + track.head.name + " at " +
           format_timecode(join.cut, sequence.rate());
}

}  // namespace rhyme::exchange

#include "core/project/text_cache.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "core/project/json_reader.h"
#include "core/project/timeline_json.h"

namespace rhyme {
namespace {

constexpr std::uint64_t kept_for = 8;  // turns: undo comes back to what was a moment ago
/// Stands for a track until the texts are put together. Where a track may stand there is no text in a project file, and
/// no other line consists of it: a control character never stands in one as it is, but written so it is a text's.
constexpr const char* mark = "\u0001track ";

}  // namespace

struct TextCache::Parsed {
    std::string text;
    Json json = Json::object();
};

TextCache::TextCache() : origin_(std::make_unique<Parsed>()) {}
TextCache::~TextCache() = default;

const std::string& TextCache::track_text(const std::shared_ptr<const Track>& track, const void* origin) {
    Written& written = tracks_[{track, origin}];
    written.last_used = turn_;
    if (!written.text.empty()) return written.text;
    // Its place in the file is four levels in.
    const std::string alone = text_of_json(write_track(*track, *static_cast<const Json*>(origin)));
    written.text.reserve(alone.size() + alone.size() / 4);
    for (const char c : alone) {
        written.text += c;
        if (c == '\n') written.text += "\t\t\t\t";
    }
    return written.text;
}

Result<std::string> TextCache::text(const Project& project, const std::filesystem::path& folder) {
    const Sequences all = project.sequences();
    // A step back in the history is no edit of what was there last: then all of it is looked at.
    auto faults = sound_ ? validate(all, *sound_) : validate(all);
    if (!faults.empty() && sound_) faults = validate(all);
    if (!faults.empty()) return fail(ErrorCode::InvalidArgument, "it is not sound: " + faults.front());
    sound_ = all;
    ++turn_;
    try {
        if (project.origin != origin_->text) {
            tracks_.clear();
            auto parsed = std::make_unique<Parsed>();
            parsed->text = project.origin;
            if (!project.origin.empty()) parsed->json = parse_json(project.origin);
            origin_ = std::move(parsed);
        }
        std::vector<const std::string*> texts;
        const auto put_mark = [&](const std::shared_ptr<const Track>& track, const Json& origin) {
            texts.push_back(&track_text(track, &origin));
            return Json(mark + std::to_string(texts.size() - 1));
        };
        const std::string frame = text_of_json(write_project(project, folder, origin_->json, put_mark));
        std::size_t size = frame.size() + 1, at = 0;
        for (const std::string* text : texts) size += text->size();
        std::string whole;
        whole.reserve(size);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::string line = "\n\t\t\t\t" + text_of_json(Json(mark + std::to_string(i)));
            const std::size_t place = frame.find(line, at);
            if (place == std::string::npos) return fail(ErrorCode::Internal, "a track has no place in the file");
            whole.append(frame, at, place + 5 - at);
            whole += *texts[i];
            at = place + line.size();
        }
        whole.append(frame, at);
        whole += '\n';
        std::erase_if(tracks_, [this](const auto& entry) { return entry.second.last_used + kept_for < turn_; });
        return whole;
    } catch (const JsonFault& fault) {
        return fail(ErrorCode::Internal, fault.what);
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, std::string("it could not be written as JSON (") + e.what() + ")");
    }
}

}  // namespace rhyme

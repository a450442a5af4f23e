#include "core/media/media_pool.h"

#include <algorithm>
#include <list>
#include <map>
#include <mutex>
#include <tuple>

#include "core/base/files.h"
#include "core/media/audio_source.h"
#include "core/media/ffmpeg.h"
#include "core/media/frame_source.h"

namespace rhyme {
namespace {

constexpr std::size_t max_decoders = 12;  // open at once; each holds a file, threads and a few pictures
constexpr std::size_t max_sounds = 32;    // likewise; as many as a mix may have voices at once

std::size_t bytes_of(const AVFrame& frame) {
    std::size_t bytes = sizeof(AVFrame);
    for (const AVBufferRef* buffer : frame.buf)
        if (buffer) bytes += buffer->size;
    return bytes;
}

}  // namespace

struct MediaPool::Impl {
    using FrameKey = std::pair<std::uint64_t, std::int64_t>;  // id, n
    using SourceKey = std::pair<std::uint64_t, Purpose>;

    template <class Source>
    struct Slot {  // one decoder: its lock is held while it decodes
        std::mutex mutex;
        std::shared_ptr<const Media> media;
        std::unique_ptr<Source> source;
        std::uint64_t used = 0;  // guarded by Impl::mutex
    };
    struct Cached {
        FrameKey key;
        VideoFrame frame;
        std::size_t bytes;
    };

    mutable std::mutex mutex;  // guards everything below; never held while decoding
    std::size_t budget = 0, held = 0;
    std::uint64_t next_id = 1, clock = 0;
    std::map<std::uint64_t, std::shared_ptr<const Media>> media;
    std::map<std::filesystem::path, std::uint64_t> by_path;
    std::map<SourceKey, std::shared_ptr<Slot<FrameSource>>> pictures;
    using SoundKey = std::tuple<std::uint64_t, Purpose, AudioForm>;
    std::map<SoundKey, std::shared_ptr<Slot<AudioSource>>> sounds;
    std::list<Cached> recent;  // most recently used first
    std::map<FrameKey, std::list<Cached>::iterator> cache;

    VideoFrame cached(const FrameKey& key) {
        std::lock_guard lock(mutex);
        const auto at = cache.find(key);
        if (at == cache.end()) return {};
        recent.splice(recent.begin(), recent, at->second);
        return at->second->frame;
    }

    // `of`: what the frame was decoded from; a frame of media that was replaced meanwhile is not kept.
    void keep(const FrameKey& key, const VideoFrame& frame, const Media* of) {
        const std::size_t bytes = bytes_of(*frame.data);
        std::lock_guard lock(mutex);
        const auto current = media.find(key.first);
        if (bytes > budget || cache.contains(key) || current == media.end() || current->second.get() != of) return;
        recent.push_front({key, frame, bytes});
        cache[key] = recent.begin();
        held += bytes;
        while (held > budget) drop(std::prev(recent.end()));
    }

    void drop(std::list<Cached>::iterator at) {
        held -= at->bytes;
        cache.erase(at->key);
        recent.erase(at);
    }

    // The slot for (id, purpose), made when missing; over the limit the least recently used go (a decoder at work ends
    // its work first).
    template <class Key, class Source>
    std::shared_ptr<Slot<Source>> slot(std::map<Key, std::shared_ptr<Slot<Source>>>& slots, const Key& key,
                                       std::size_t most) {
        std::lock_guard lock(mutex);
        const auto found = media.find(std::get<0>(key));
        if (found == media.end() || !found->second) return nullptr;
        auto& entry = slots[key];
        if (!entry || entry->media != found->second) {
            entry = std::make_shared<Slot<Source>>();
            entry->media = found->second;
        }
        entry->used = ++clock;
        const auto result = entry;
        while (slots.size() > most)
            slots.erase(std::min_element(slots.begin(), slots.end(),
                                         [](const auto& a, const auto& b) { return a.second->used < b.second->used; }));
        return result;
    }

    void forget(std::uint64_t id) {  // mutex held
        for (auto at = recent.begin(); at != recent.end();) {
            const auto next = std::next(at);
            if (at->key.first == id) drop(at);
            at = next;
        }
        std::erase_if(pictures, [&](const auto& e) { return e.first.first == id; });
        std::erase_if(sounds, [&](const auto& e) { return std::get<0>(e.first) == id; });
    }
};

MediaPool::MediaPool(std::size_t cache_bytes) : impl_(std::make_unique<Impl>()) { impl_->budget = cache_bytes; }
MediaPool::~MediaPool() = default;

Result<MediaId> MediaPool::add(const std::filesystem::path& path, Cancel cancel) {
    std::error_code code;
    auto canonical = std::filesystem::weakly_canonical(path, code);
    if (code) canonical = path;
    const auto known = [&]() -> MediaId {  // mutex held
        const auto at = impl_->by_path.find(canonical);
        return at == impl_->by_path.end() ? MediaId{} : MediaId{at->second};
    };
    {
        std::lock_guard lock(impl_->mutex);
        if (const MediaId id = known()) return id;
    }
    auto opened = open_media(path, cancel);
    if (!opened) return fail(opened.error());
    std::lock_guard lock(impl_->mutex);
    if (const MediaId id = known()) return id;  // another thread was faster
    const MediaId id{impl_->next_id++};
    impl_->media[id.value] = std::move(*opened);
    impl_->by_path[canonical] = id.value;
    return id;
}

void MediaPool::set(MediaId id, std::shared_ptr<const Media> media) {
    if (!id) return;
    std::filesystem::path canonical;
    if (media) {
        std::error_code code;
        canonical = std::filesystem::weakly_canonical(media->info.path, code);
        if (code) canonical = media->info.path;
    }
    std::lock_guard lock(impl_->mutex);
    impl_->next_id = std::max(impl_->next_id, id.value + 1);
    auto& entry = impl_->media[id.value];
    if (entry == media) return;
    impl_->forget(id.value);
    std::erase_if(impl_->by_path, [&](const auto& e) { return e.second == id.value; });
    entry = std::move(media);
    if (entry) impl_->by_path.emplace(canonical, id.value);
}

std::shared_ptr<const Media> MediaPool::find(MediaId id) const {
    std::lock_guard lock(impl_->mutex);
    const auto at = impl_->media.find(id.value);
    return at == impl_->media.end() ? nullptr : at->second;
}

std::vector<MediaId> MediaPool::ids() const {
    std::lock_guard lock(impl_->mutex);
    std::vector<MediaId> out;
    for (const auto& entry : impl_->media) out.push_back({entry.first});
    return out;
}

Result<VideoFrame> MediaPool::frame(MediaId id, FramePosition n, Purpose purpose) {
    const Impl::FrameKey key{id.value, n.value};
    if (VideoFrame kept = impl_->cached(key)) return kept;
    const auto slot = impl_->slot(impl_->pictures, {id.value, purpose}, max_decoders);
    if (!slot) return fail(ErrorCode::NotFound, "the media is offline");
    std::lock_guard lock(slot->mutex);
    if (VideoFrame kept = impl_->cached(key)) return kept;
    if (!slot->source) {
        FrameSource::Options options;
        if (purpose == Purpose::Thumbnail) options.threads = 1;
        if (purpose == Purpose::Scrub || purpose == Purpose::Cut)
            options.passed = [impl = impl_.get(), id, media = slot->media.get()](FramePosition at,
                                                                                 const VideoFrame& frame) {
                impl->keep({id.value, at.value}, frame, media);
            };
        auto source = FrameSource::open(slot->media, options);
        if (!source) return fail(source.error());
        slot->source = std::move(*source);
    }
    auto frame = slot->source->frame(n);
    if (frame) impl_->keep(key, *frame, slot->media.get());
    return frame;
}

Result<void> MediaPool::read_audio(MediaId id, SamplePosition start, std::span<float> out, Purpose purpose,
                                   AudioForm form) {
    const auto slot = impl_->slot(impl_->sounds, {id.value, purpose, form}, max_sounds);
    if (!slot) return fail(ErrorCode::NotFound, "the media is offline");
    std::lock_guard lock(slot->mutex);
    if (!slot->source) {
        auto source = AudioSource::open(slot->media, form);
        if (!source) return fail(source.error());
        slot->source = std::move(*source);
    }
    return slot->source->read(start, out);
}

void MediaPool::prefetch(MediaId id, FramePosition n, Purpose purpose) { (void)frame(id, n, purpose); }

}  // namespace rhyme

#include "core/media/media_pool.h"

#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

#include <algorithm>
#include <limits>
#include <list>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <vector>

#include "core/base/files.h"
#include "core/media/audio_source.h"
#include "core/media/ffmpeg.h"
#include "core/media/frame_source.h"
#include "core/media/packets.h"

namespace rhyme {
namespace {

constexpr std::size_t most_decoders = 10;  // open at once; each holds a file, threads and a few pictures
constexpr std::size_t most_sounds = 32;    // likewise; as many as a mix may have voices at once

/// Of one file for one purpose: an export has both sides of a transition and the clip to come, a viewer a clip and the
/// next, the match panel both sides of the cuts it shows.
std::size_t most_of(Purpose purpose) {
    return purpose == Purpose::Export || purpose == Purpose::Cut ? 3 : purpose == Purpose::Thumbnail ? 1 : 2;
}

bool caches(Purpose purpose) { return purpose != Purpose::Export && purpose != Purpose::Thumbnail; }

std::size_t bytes_of(const AVFrame& frame) {
    std::size_t bytes = sizeof(AVFrame);
    for (const AVBufferRef* buffer : frame.buf)
        if (buffer) bytes += buffer->size;
    return bytes;
}

}  // namespace

struct MediaPool::Impl {
    using FrameKey = std::pair<std::uint64_t, std::int64_t>;  // id, n
    using SoundKey = std::tuple<std::uint64_t, Purpose, AudioForm>;

    struct Sound {  // its lock is held while it decodes
        std::mutex mutex;
        std::shared_ptr<const Media> media;
        std::unique_ptr<AudioSource> source;
        std::uint64_t used = 0;  // guarded by Impl::mutex
    };
    struct Picture {
        std::mutex mutex;  // held while it decodes; guards source
        std::unique_ptr<FrameSource> source;
        // The rest is guarded by Impl::mutex.
        std::uint64_t id = 0;
        Purpose purpose{};
        std::shared_ptr<const Media> media;
        std::int64_t at = -1;  // where it stands, or will when those at work with it are done; -1: nowhere
        int users = 0;
        std::uint64_t used = 0;
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
    std::vector<std::shared_ptr<Picture>> pictures;
    std::map<SoundKey, std::shared_ptr<Sound>> sounds;
    std::set<std::filesystem::path> damaged_sounds;
    std::list<Cached> recent;  // most recently used first
    std::map<FrameKey, std::list<Cached>::iterator> cache;
    std::map<Purpose, std::vector<FrameInterest>> interests;
    std::shared_ptr<HardwareDevices> hardware = make_hardware_devices();

    VideoFrame cached(const FrameKey& key) {
        std::lock_guard lock(mutex);
        const auto at = cache.find(key);
        if (at == cache.end()) return {};
        recent.splice(recent.begin(), recent, at->second);
        return at->second->frame;
    }

    // How many frames of a film there is room for, at least.
    std::int64_t most_kept(const Media& of) const {
        const VideoInfo& v = *of.info.video;
        const AVPixelFormat format = av_get_pix_fmt(v.pixel_format.c_str());
        const int bytes = av_image_get_buffer_size(format, v.width, v.height, 1);
        return bytes > 0 ? static_cast<std::int64_t>(budget) / bytes : std::numeric_limits<std::int64_t>::max();
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
        while (held > budget) drop(least_wanted());
    }

    bool wanted(const FrameKey& key) const {
        for (const auto& [purpose, frames] : interests)
            for (const FrameInterest& interest : frames)
                if (interest.media.value == key.first && interest.frames.contains(FramePosition(key.second)))
                    return true;
        return false;
    }

    // The least recently used that nobody has an interest in; when all are wanted, the least recently used.
    std::list<Cached>::iterator least_wanted() {
        if (!interests.empty())
            for (auto at = recent.end(); at != recent.begin();)
                if (--at; !wanted(at->key)) return at;
        return std::prev(recent.end());
    }

    Result<VideoFrame> decode(Picture& picture, const FrameKey& key) {
        const Purpose purpose = picture.purpose;
        std::lock_guard lock(picture.mutex);
        if (VideoFrame kept = cached(key)) return kept;
        const Media* of = picture.media.get();
        if (!picture.source) {
            FrameSource::Options options;
            if (purpose == Purpose::Thumbnail) options.threads = 1;
            if (caches(purpose)) {
                // What is passed on the way is what stepping back asks for next.
                options.passed = [this, id = picture.id, of](FramePosition at, const VideoFrame& frame) {
                    keep({id, at.value}, frame, of);
                };
                options.passed_most = most_kept(*of);
                options.hardware = hardware;  // an export never depends on a driver
            }
            auto source = FrameSource::open(picture.media, options);
            if (!source) return fail(source.error());
            picture.source = std::move(*source);
        }
        auto frame = picture.source->frame(FramePosition(key.second));
        if (frame && caches(purpose)) keep(key, *frame, of);
        return frame;
    }

    void drop(std::list<Cached>::iterator at) {
        held -= at->bytes;
        cache.erase(at->key);
        recent.erase(at);
    }

    // The sound for a key, made when missing; over the limit the least recently used go (one at work ends its
    // work first).
    std::shared_ptr<Sound> sound(const SoundKey& key) {
        std::lock_guard lock(mutex);
        const auto found = media.find(std::get<0>(key));
        if (found == media.end() || !found->second) return nullptr;
        auto& entry = sounds[key];
        if (!entry || entry->media != found->second) {
            entry = std::make_shared<Sound>();
            entry->media = found->second;
        }
        entry->used = ++clock;
        const auto result = entry;
        while (sounds.size() > most_sounds)
            sounds.erase(std::min_element(sounds.begin(), sounds.end(), [](const auto& a, const auto& b) {
                return a.second->used < b.second->used;
            }));
        return result;
    }

    // Whether a decoder that stands at `at` should go on to n: the same judgement as FrameSource's own.
    static bool reaches(const Media& of, std::int64_t at, std::int64_t n) {
        if (at < 0 || n < at) return false;
        const auto& starts = of.packets->video.starts;
        const auto after = std::upper_bound(starts.begin(), starts.end(), n,
                                            [](std::int64_t p, const StreamPackets::Start& s) { return p < s.floor; });
        constexpr std::int64_t near = 8;
        return after == starts.begin() || std::prev(after)->floor <= at + near;
    }

    // The decoder that should give frame n: one that stands before it and need only go on, the nearest; else a new one
    // while there may be more; else the one that was used least recently. Counts the caller as a user.
    std::shared_ptr<Picture> picture(MediaId id, std::int64_t n, Purpose purpose) {
        std::shared_ptr<Picture> gone;  // its files and threads are closed after the lock is
        std::lock_guard lock(mutex);
        const auto found = media.find(id.value);
        if (found == media.end() || !found->second || !found->second->index) return nullptr;
        std::shared_ptr<Picture> best, oldest;
        std::size_t count = 0;
        for (const auto& p : pictures) {
            if (p->id != id.value || p->purpose != purpose || p->media != found->second) continue;
            ++count;
            if (reaches(*p->media, p->at, n) && (!best || p->at > best->at)) best = p;
            const auto age = [](const Picture& of) { return std::pair(of.users, of.used); };
            if (!oldest || age(*p) < age(*oldest)) oldest = p;
        }
        if (!best && count >= most_of(purpose)) best = oldest;
        if (!best) {
            if (pictures.size() >= most_decoders) {
                const auto idle = std::min_element(pictures.begin(), pictures.end(), [](const auto& a, const auto& b) {
                    return std::pair(a->users, a->used) < std::pair(b->users, b->used);
                });
                gone = *idle;
                pictures.erase(idle);
            }
            best = std::make_shared<Picture>();
            best->id = id.value, best->purpose = purpose, best->media = found->second;
            pictures.push_back(best);
        }
        best->at = n;
        best->used = ++clock;
        ++best->users;
        return best;
    }

    void done(Picture& picture, bool failed) {
        std::lock_guard lock(mutex);
        --picture.users;
        if (failed) picture.at = -1;
    }

    void forget(std::uint64_t id) {  // mutex held
        for (auto at = recent.begin(); at != recent.end();) {
            const auto next = std::next(at);
            if (at->key.first == id) drop(at);
            at = next;
        }
        std::erase_if(pictures, [&](const auto& e) { return e->id == id; });
        std::erase_if(sounds, [&](const auto& e) { return std::get<0>(e.first) == id; });
    }
};

std::size_t default_cache_bytes() {
#ifdef _SC_PHYS_PAGES
    const long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    if (pages > 0 && page > 0)
        return std::clamp(static_cast<std::size_t>(pages) / 16 * static_cast<std::size_t>(page), std::size_t(256) << 20,
                          std::size_t(2) << 30);
#endif
    return std::size_t(512) << 20;
}

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
    const auto picture = impl_->picture(id, n.value, purpose);
    if (!picture) {
        const auto media = find(id);
        if (media) return fail(ErrorCode::InvalidArgument, "it has no picture", path_text(media->info.path));
        return fail(ErrorCode::NotFound, "the media is offline");
    }
    auto frame = impl_->decode(*picture, key);
    impl_->done(*picture, !frame);
    return frame;
}

Result<void> MediaPool::read_audio(MediaId id, SamplePosition start, std::span<float> out, Purpose purpose,
                                   AudioForm form) {
    const auto sound = impl_->sound({id.value, purpose, form});
    if (!sound) return fail(ErrorCode::NotFound, "the media is offline");
    std::lock_guard lock(sound->mutex);
    if (!sound->source) {
        auto source = AudioSource::open(sound->media, form);
        if (!source) return fail(source.error());
        sound->source = std::move(*source);
    }
    auto done = sound->source->read(start, out);
    if (sound->source->met_damage()) {
        std::lock_guard shared(impl_->mutex);
        impl_->damaged_sounds.insert(sound->media->info.path);
    }
    return done;
}

std::vector<std::filesystem::path> MediaPool::damaged_sounds() const {
    std::lock_guard lock(impl_->mutex);
    return {impl_->damaged_sounds.begin(), impl_->damaged_sounds.end()};
}

void MediaPool::set_interest(Purpose purpose, std::vector<FrameInterest> frames) {
    std::lock_guard lock(impl_->mutex);
    if (frames.empty())
        impl_->interests.erase(purpose);
    else
        impl_->interests[purpose] = std::move(frames);
}

std::vector<FrameRange> MediaPool::cached(MediaId id) const {
    std::lock_guard lock(impl_->mutex);
    std::vector<FrameRange> out;
    for (auto at = impl_->cache.lower_bound({id.value, 0}); at != impl_->cache.end() && at->first.first == id.value;
         ++at) {
        const FramePosition n(at->first.second);
        if (!out.empty() && out.back().end() == n)
            out.back().length = out.back().length + FrameCount(1);
        else
            out.push_back({n, FrameCount(1)});
    }
    return out;
}

void MediaPool::prefetch(MediaId id, FramePosition n, Purpose purpose) { (void)frame(id, n, purpose); }

}  // namespace rhyme

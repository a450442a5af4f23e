// All open media of a session: ids, decoders and the picture cache. Thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "core/image/video_frame.h"
#include "core/media/audio_form.h"
#include "core/media/media.h"
#include "core/media/media_id.h"

namespace rhyme {

/// Who asks. Each purpose keeps decoders of its own for a file, and several where it looks at several places of it
/// (both sides of a cut, a clip and the next), so that they do not make each other seek. What Export and Thumbnail
/// decode does not enter the cache.
enum class Purpose { Playback, Scrub, Cut, Thumbnail, Export };

/// Frames that somebody will soon ask for: around the playhead, at the cuts in sight.
struct FrameInterest {
    MediaId media;
    FrameRange frames;
};

/// For decoded pictures: a sixteenth of the machine's memory, 256 MiB to 2 GiB; 512 MiB where that is not known. On a
/// machine of 16 GiB that is more than a long group of 1080p pictures, which stepping back then decodes once.
std::size_t default_cache_bytes();

class MediaPool {
public:
    /// `cache_bytes`: decoded pictures kept; those nobody has an interest in go first, the least recently used first.
    explicit MediaPool(std::size_t cache_bytes = default_cache_bytes());
    ~MediaPool();

    /// Opens the file, or finds it by canonical path; gives it the next free id.
    Result<MediaId> add(const std::filesystem::path& path, Cancel cancel = {});
    /// Binds a known id (of a loaded project) to opened media, or to nothing: offline.
    void set(MediaId id, std::shared_ptr<const Media> media);
    std::shared_ptr<const Media> find(MediaId id) const;  ///< null: unknown or offline
    std::vector<MediaId> ids() const;                     ///< ascending

    Result<VideoFrame> frame(MediaId id, FramePosition n, Purpose purpose);
    /// See AudioSource::read; each form has a decoder of its own.
    Result<void> read_audio(MediaId id, SamplePosition start, std::span<float> out, Purpose purpose,
                            AudioForm form = {});
    /// Files in whose sound damage was met in what was read so far (AudioSource::met_damage), each once.
    std::vector<std::filesystem::path> damaged_sounds() const;
    /// Opens the decoder of `purpose` and decodes frame n into the cache ahead of time; returns when done. Failure
    /// shows at frame().
    void prefetch(MediaId id, FramePosition n, Purpose purpose);
    /// Replaces what `purpose` is interested in: those frames stay in the cache longest. Nothing is decoded for it.
    void set_interest(Purpose purpose, std::vector<FrameInterest> frames);
    /// The frames of a file that are in the cache, ascending: what a ruler shows.
    std::vector<FrameRange> cached(MediaId id) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rhyme

// Small stand-ins for files that are too slow to decode while playing: every frame a keyframe, the same frames at the
// same times. Never for export.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "core/base/progress.h"
#include "core/media/media_pool.h"

namespace rhyme {

/// Where proxies are kept: $XDG_CACHE_HOME/rhyme/proxies or ~/.cache/rhyme/proxies; not created.
std::filesystem::path proxy_folder();
/// The proxy's file, named for the content: moving or renaming the source keeps it.
std::filesystem::path proxy_path(const MediaInfo& source, const std::filesystem::path& folder);

/// Whether a proxy could help: moving pictures larger than a proxy is, without transparency.
bool can_have_proxy(const Media& source);

/// Decodes `source` once and writes its proxy: at most 540 lines, H.264 (or Motion JPEG where there is no x264), the
/// source's matrix, primaries and transfer, unturned; each frame at the source's own time. Frames that do not decode
/// repeat the one before. InvalidArgument where can_have_proxy() says no.
Result<void> make_proxy(std::shared_ptr<const Media> source, const std::filesystem::path& target,
                        Progress progress = {}, Cancel cancel = {});

/// Opens a proxy of `source`. NotFound; Conflict when it has not exactly the same frames at the same times: it is then
/// of no use.
Result<std::shared_ptr<const Media>> open_proxy(const Media& source, const std::filesystem::path& path);

/// Which proxies there are and whether they are used. Thread-safe. Decodes with a pool of its own.
class ProxySet {
public:
    enum class Use { Never, WhenSlow, Always };

    explicit ProxySet(std::size_t cache_bytes = std::size_t(96) << 20);

    void set_use(Use use);
    Use use() const;
    /// `proxy` as open_proxy() gave it for `source`; null: there is none.
    void put(MediaId id, std::shared_ptr<const Media> source, std::shared_ptr<const Media> proxy);
    bool has(MediaId id) const;
    /// A frame of `id` was decoded for playback in so many seconds, when it is shown for `duration`. A file is slow
    /// once its frames took over 0.7 of their time, on average over the last twenty or so; it stays slow.
    void took(MediaId id, double seconds, double duration);
    bool slow(MediaId id) const;
    bool used(MediaId id) const;  ///< there is a proxy, and it is chosen

    /// Frame n of the proxy, to be shown as the source's: turned and stretched alike.
    Result<VideoFrame> frame(MediaId id, FramePosition n, Purpose purpose);

private:
    struct Entry {
        std::shared_ptr<const Media> source, proxy;
        double pace = 0;  ///< seconds a frame takes by seconds it is shown
        int frames = 0;
        bool slow = false;
    };
    bool used(const Entry& entry) const;

    mutable std::mutex mutex_;
    Use use_ = Use::WhenSlow;           // guarded by mutex_
    std::map<MediaId, Entry> entries_;  // guarded by mutex_
    MediaPool pool_;
};

}  // namespace rhyme

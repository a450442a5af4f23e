#include "core/media/proxy.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/files.h"
#include "core/media/ffmpeg.h"
#include "core/media/frame_source.h"
#include "core/media/media_writer.h"

namespace rhyme {
namespace {

constexpr int proxy_lines = 540;

/// The coded picture made smaller, both sides even.
cv::Size proxy_size(const VideoInfo& video) {
    const double scale = static_cast<double>(proxy_lines) / std::min(video.width, video.height);
    const auto even = [&](int side) { return std::max(2, static_cast<int>(side * scale / 2 + 0.5) * 2); };
    return {even(video.width), even(video.height)};
}

VideoEncoding encoding(const Media& source) {
    const VideoInfo& video = *source.info.video;
    const cv::Size size = proxy_size(video);
    VideoEncoding e;
    e.width = size.width, e.height = size.height, e.rate = video.frame_rate, e.color = video.color;
    if (e.color.matrix == ColorMatrix::Rgb) e.color.matrix = ColorMatrix::Bt709, e.color.range = ColorRange::Limited;
    e.times = source.index;
    e.threads = 1;  // it is made behind
    if (avcodec_find_encoder_by_name("libx264")) {
        e.options = {{"preset", "ultrafast"}, {"crf", "23"}, {"g", "1"}, {"tune", "fastdecode"}};
    } else {
        e.codec = "mjpeg", e.pixel_format = "yuvj420p", e.options = {{"q", "4"}};
        e.color.range = ColorRange::Full;
    }
    return e;
}

}  // namespace

std::filesystem::path proxy_folder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache && *cache) return std::filesystem::path(cache) / "rhyme" / "proxies";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home && *home ? home : ".") / ".cache" / "rhyme" / "proxies";
}

std::filesystem::path proxy_path(const MediaInfo& source, const std::filesystem::path& folder) {
    return folder / (source.fingerprint + "-" + std::to_string(proxy_lines) + ".mov");
}

bool can_have_proxy(const Media& source) {
    if (!source.info.video || !source.index || source.index->size().value < 2) return false;
    const VideoInfo& video = *source.info.video;
    return !video.still && std::min(video.width, video.height) > proxy_lines && video.frame_rate.valid();
}

Result<void> make_proxy(std::shared_ptr<const Media> source, const std::filesystem::path& target, Progress progress,
                        Cancel cancel) {
    if (!source || !can_have_proxy(*source))
        return fail(ErrorCode::InvalidArgument, "a proxy of this would be of no use",
                    source ? path_text(source->info.path) : std::string());
    FrameSource::Options options;
    options.threads = 1;
    auto frames = FrameSource::open(source, options);
    if (!frames) return fail(frames.error());
    std::error_code code;
    std::filesystem::create_directories(target.parent_path(), code);
    if (code) return fail(write_error(code.value(), target.parent_path()));
    auto writer = MediaWriter::create(target, encoding(*source), std::nullopt);
    if (!writer) return fail(writer.error());
    const std::int64_t count = source->index->size().value;
    VideoFrame last;
    for (std::int64_t n = 0; n < count; ++n) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        auto frame = (*frames)->frame(FramePosition(n));
        if (frame) last = *frame;
        if (!last) return fail(frame.error());
        if (last.has_alpha())
            return fail(ErrorCode::InvalidArgument, "a proxy would lose its transparency",
                        path_text(source->info.path));
        if (auto written = (*writer)->write(last); !written) return written;
        if (progress && n % 8 == 0)
            progress({static_cast<double>(n) / static_cast<double>(count),
                      "proxy of " + path_text(source->info.path.filename())});
    }
    return (*writer)->finish();
}

Result<std::shared_ptr<const Media>> open_proxy(const Media& source, const std::filesystem::path& path) {
    auto proxy = open_media(path);
    if (!proxy) return proxy;
    const auto other = [&] {
        return fail(ErrorCode::Conflict, "this proxy has other frames than its source", path_text(path),
                    "it is not used; make it again");
    };
    const FrameIndex *a = source.index.get(), *b = (*proxy)->index.get();
    if (!a || !b || a->size() != b->size() || !source.info.video || !(*proxy)->info.video) return other();
    for (std::int64_t n = 0; n < a->size().value; ++n)
        if (a->time(FramePosition(n)) != b->time(FramePosition(n))) return other();
    return proxy;
}

ProxySet::ProxySet(std::size_t cache_bytes) : pool_(cache_bytes) {}

void ProxySet::set_use(Use use) {
    const std::lock_guard lock(mutex_);
    use_ = use;
}

ProxySet::Use ProxySet::use() const {
    const std::lock_guard lock(mutex_);
    return use_;
}

void ProxySet::put(MediaId id, std::shared_ptr<const Media> source, std::shared_ptr<const Media> proxy) {
    pool_.set(id, proxy);
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_[id];
    entry.source = std::move(source), entry.proxy = std::move(proxy);
}

bool ProxySet::has(MediaId id) const {
    const std::lock_guard lock(mutex_);
    const auto at = entries_.find(id);
    return at != entries_.end() && at->second.proxy;
}

void ProxySet::took(MediaId id, double seconds, double duration) {
    if (duration <= 0) return;
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_[id];
    entry.pace += (seconds / duration - entry.pace) / std::min(++entry.frames, 20);
    if (entry.frames >= 20 && entry.pace > 0.7) entry.slow = true;
}

bool ProxySet::slow(MediaId id) const {
    const std::lock_guard lock(mutex_);
    const auto at = entries_.find(id);
    return at != entries_.end() && at->second.slow;
}

bool ProxySet::used(const Entry& entry) const {
    return entry.proxy && (use_ == Use::Always || (use_ == Use::WhenSlow && entry.slow));
}

bool ProxySet::used(MediaId id) const {
    const std::lock_guard lock(mutex_);
    const auto at = entries_.find(id);
    return at != entries_.end() && used(at->second);
}

Result<VideoFrame> ProxySet::frame(MediaId id, FramePosition n, Purpose purpose) {
    std::shared_ptr<const Media> source;
    {
        const std::lock_guard lock(mutex_);
        const auto at = entries_.find(id);
        if (at == entries_.end() || !at->second.proxy) return fail(ErrorCode::NotFound, "there is no proxy");
        source = at->second.source;
    }
    auto frame = pool_.frame(id, n, purpose);
    if (!frame) return frame;
    const VideoInfo& video = *source->info.video;
    frame->rotation = video.rotation, frame->mirrored = video.mirrored;
    // The proxy's even sides changed its shape a little: its pixels make up for it.
    frame->pixel_aspect_num = video.pixel_aspect_num * video.width * frame->coded_height();
    frame->pixel_aspect_den = video.pixel_aspect_den * video.height * frame->coded_width();
    return frame;
}

}  // namespace rhyme

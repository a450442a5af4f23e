#include "ui/playback/frame_server.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "ui/session/images.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

using Clock = std::chrono::steady_clock;

/// The frames that are seen from now on, in their order, `count` at most.
std::vector<std::int64_t> coming_frames(const FrameServer::Wish& wish, std::size_t count) {
    if (!wish.run) return {wish.frame.value};
    std::vector<std::int64_t> frames;
    for (std::int64_t at = wish.played; frames.size() < count; at = wish.run->next_picture(at)) {
        const auto frame = wish.run->picture(at);
        if (!frame) break;
        if (std::find(frames.begin(), frames.end(), frame->value) != frames.end()) break;  // a short round
        frames.push_back(frame->value);
    }
    return frames;
}

}  // namespace

FrameServer::FrameServer(const Renderer& renderer, Purpose purpose, QObject* parent)
    : QObject(parent),
      renderer_(renderer),
      exact_(renderer.without_proxies()),
      purpose_(purpose),
      opener_([this](std::stop_token stop) { open_ahead(stop); }),
      thread_([this](std::stop_token stop) { work(stop); }) {}

FrameServer::~FrameServer() {
    for (std::jthread* thread : {&opener_, &thread_}) thread->request_stop();
    for (std::jthread* thread : {&opener_, &thread_}) thread->join();
}

void FrameServer::want(Wish wish) {
    std::vector<std::int64_t> coming = coming_frames(wish, ahead);
    const std::lock_guard lock(shared_.mutex);
    const auto& old = shared_.wish;
    if (!old || old->serial != wish.serial || old->size != wish.size) shared_.made.clear(), shared_.near.reset();
    if (shared_.near && shared_.near->frame != wish.frame) shared_.near.reset();
    shared_.wish = std::move(wish);
    shared_.coming = std::move(coming);
    ++shared_.wishes;
    shared_.wake.notify_one();
    shared_.opening.notify_one();
}

const FrameServer::Made* FrameServer::made(std::int64_t frame) const {  // called with the lock held
    const auto& all = shared_.made;
    const auto at = std::find_if(all.begin(), all.end(), [&](const Made& m) { return m.frame == frame; });
    return at == all.end() ? nullptr : &*at;
}

std::optional<FrameServer::Shown> FrameServer::take(FramePosition frame) {
    const std::lock_guard lock(shared_.mutex);
    if (!shared_.wish) return std::nullopt;
    if (const Made* exact = made(frame.value)) return Shown{exact->image, frame};
    if (!shared_.wish->run) return shared_.near;
    // The latest one made that is not still to come.
    for (auto at = shared_.made.rbegin(); at != shared_.made.rend(); ++at)
        if (std::find(shared_.coming.begin(), shared_.coming.end(), at->frame) == shared_.coming.end())
            return Shown{at->image, FramePosition(at->frame)};
    return std::nullopt;
}

std::size_t FrameServer::ready_ahead() const {
    const std::lock_guard lock(shared_.mutex);
    std::size_t count = 0;
    while (count < shared_.coming.size() && made(shared_.coming[count])) ++count;
    return count;
}

std::optional<std::int64_t> FrameServer::next_to_draw() const {  // called with the lock held
    const auto& wish = shared_.wish;
    if (!wish || wish->size.isEmpty() || shared_.coming.empty()) return std::nullopt;
    // Where drawing takes longer than a frame is shown, what is due now would come too late: what is due when it is
    // done.
    std::size_t skip = 0;
    if (wish->run && wish->played > 0 && !made(shared_.coming.front()))
        skip = std::min(shared_.coming.size() - 1, static_cast<std::size_t>(shared_.cost * wish->timeline.rate.fps()));
    for (std::size_t i = skip; i < shared_.coming.size(); ++i)
        if (!made(shared_.coming[i])) return shared_.coming[i];
    return std::nullopt;
}

bool FrameServer::still_wanted(const Wish& wish, std::int64_t frame) const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.wish && shared_.wish->serial == wish.serial && shared_.wish->size == wish.size &&
           std::find(shared_.coming.begin(), shared_.coming.end(), frame) != shared_.coming.end();
}

void FrameServer::work(std::stop_token stop) {
    while (!stop.stop_requested()) {
        Wish wish;
        std::int64_t frame = 0;
        {
            std::unique_lock lock(shared_.mutex);
            std::optional<std::int64_t> next;
            shared_.wake.wait(lock, stop, [&] { return (next = next_to_draw()).has_value(); });
            if (stop.stop_requested()) return;
            wish = *shared_.wish;
            frame = *next;
        }
        if (!wish.run && !approach(wish, FramePosition(frame))) continue;
        const auto begun = Clock::now();
        QImage image = draw(wish, FramePosition(frame));
        keep(wish, frame, std::move(image), std::chrono::duration<double>(Clock::now() - begun).count());
    }
}

QImage FrameServer::draw(const Wish& wish, FramePosition frame) {
    const double aspect = static_cast<double>(wish.timeline.width) / std::max(1, wish.timeline.height);
    const Renderer& renderer = wish.run ? renderer_ : exact_;
    const auto rgb = renderer.rgb(wish.timeline, frame, fitted(aspect, wish.size), purpose_);
    if (rgb) return to_image(*rgb);
    emit failed(error_words(rgb.error()));
    QImage image(2, 2, QImage::Format_RGB32);  // stands for the picture, so that it is not tried for ever
    image.fill(Qt::black);
    return image;
}

void FrameServer::keep(const Wish& wish, std::int64_t frame, QImage image, double seconds) {
    {
        const std::lock_guard lock(shared_.mutex);
        if (!shared_.wish || shared_.wish->serial != wish.serial || shared_.wish->size != wish.size) return;
        auto& all = shared_.made;
        std::erase_if(all, [&](const Made& m) { return m.frame == frame; });
        all.push_back({frame, std::move(image)});
        shared_.near.reset();
        shared_.cost += (seconds - shared_.cost) * 0.2;
        while (all.size() > kept) all.erase(all.begin());
    }
    emit ready();
}

// Standing still, far from where the decoder is, the keyframe comes to the screen at once; then decoding goes towards
// the frame in steps, as long as nothing else is wanted. False: something else is.
bool FrameServer::approach(const Wish& wish, FramePosition frame) {
    constexpr std::int64_t stride = 12;
    const FramePlan plan = plan_frame(wish.timeline, frame, renderer_.pool());
    bool shown = false;
    for (const FramePlan::Layer& layer : plan.layers) {
        const auto media = renderer_.pool().find(layer.media);
        if (!media || !media->index || layer.source.value >= media->index->size().value) continue;
        const auto& entries = media->index->entries;
        std::int64_t key = layer.source.value;
        while (key > 0 && !entries[static_cast<std::size_t>(key)].key) --key;
        const auto last = decoded_.find(layer.media.value);
        const bool on_the_way = last != decoded_.end() && last->second.value >= key && last->second <= layer.source;
        std::int64_t at = on_the_way ? last->second.value : key;
        decoded_[layer.media.value] = layer.source;
        if (layer.source.value - at < stride) continue;
        for (; at < layer.source.value; at += stride) {
            if (!still_wanted(wish, frame.value)) {
                decoded_[layer.media.value] = FramePosition(std::max(key, at - stride));
                return false;
            }
            const auto picture = renderer_.pool().frame(layer.media, FramePosition(at), purpose_);
            if (!picture) break;
            if (shown || plan.layers.size() != 1) continue;
            const double aspect = static_cast<double>(wish.timeline.width) / std::max(1, wish.timeline.height);
            const auto rgb = fit_picture(*picture, fitted(aspect, wish.size), Depth::Eight);
            if (!rgb) continue;
            shown = true;
            {
                const std::lock_guard lock(shared_.mutex);
                if (shared_.wish && shared_.wish->serial == wish.serial && shared_.wish->frame == frame)
                    shared_.near = Shown{to_image(*rgb), frame, true};
            }
            emit ready();
        }
    }
    return true;
}

// Walks ahead of the playhead; at each clip that begins there, one of the pool's decoders goes to its first frame.
void FrameServer::open_ahead(std::stop_token stop) {
    std::uint64_t done = 0, serial = 0;
    std::int64_t walked = 0;
    std::optional<PlayRun::Setup> run;
    std::set<ClipId> open;
    while (!stop.stop_requested()) {
        Wish wish;
        {
            std::unique_lock lock(shared_.mutex);
            shared_.opening.wait(lock, stop, [&] { return shared_.wishes != done && shared_.wish; });
            if (stop.stop_requested()) return;
            done = shared_.wishes;
            if (!shared_.wish->run || shared_.wish->size.isEmpty()) {
                run.reset();
                continue;
            }
            wish = *shared_.wish;
        }
        const auto clips_at = [&](FramePosition p) { return plan_frame(wish.timeline, p, renderer_.pool()).layers; };
        if (!run || wish.serial != serial || wish.played < walked - 3 * wish.run->setup().sample_rate) {
            run = wish.run->setup(), serial = wish.serial, walked = wish.played;
            open.clear();
            for (const auto& layer : clips_at(wish.frame)) open.insert(layer.clip);
        }
        walked = std::max(walked, wish.played);
        const std::int64_t horizon = wish.played + wish.run->setup().sample_rate * 3 / 2;
        while (walked < horizon && !stop.stop_requested()) {
            const auto before = wish.run->picture(walked);
            walked = wish.run->next_picture(walked);
            const auto frame = wish.run->picture(walked);
            if (!frame) break;
            std::set<ClipId> there;
            const bool turned = before && (*frame < *before) == wish.run->forward();
            for (const auto& layer : clips_at(*frame)) {
                there.insert(layer.clip);
                if (open.contains(layer.clip) && !turned) continue;
                const auto& proxies = renderer_.proxies();
                if (proxies && proxies->used(layer.media))
                    (void)proxies->frame(layer.media, layer.source, purpose_);
                else
                    renderer_.pool().prefetch(layer.media, layer.source, purpose_);
            }
            open = std::move(there);
        }
    }
}

}  // namespace rhyme::ui

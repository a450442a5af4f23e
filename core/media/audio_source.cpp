#include "core/media/audio_source.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <list>
#include <map>
#include <numeric>

#include "core/base/files.h"
#include "core/media/audio_stretch.h"
#include "core/media/decode.h"

extern "C" {
#include <libswresample/swresample.h>
}

namespace rhyme {
namespace {

struct SwrDeleter {
    void operator()(SwrContext* p) const { swr_free(&p); }
};

constexpr std::int64_t segment_seconds = 2;
constexpr std::size_t kept_segments = 6;

// Decoding begins this many samples before the first that is wanted: what the codec's memory reaches back, with room.
// Lossless and PCM packets stand alone; AAC without SBR overlaps one packet with the next; MP3 reaches back through its
// bit reservoir; Opus and SBR converge within a second.
std::int64_t preroll(const AVCodecParameters& stream, int rate) {
    const AVCodecID codec = stream.codec_id;
    const AVCodecDescriptor* d = avcodec_descriptor_get(codec);
    if (d && (d->props & AV_CODEC_PROP_LOSSLESS) && !(d->props & AV_CODEC_PROP_LOSSY)) return 1;
    if (codec >= AV_CODEC_ID_FIRST_AUDIO && codec < AV_CODEC_ID_ADPCM_IMA_QT) return 1;
    if (codec == AV_CODEC_ID_AAC && stream.profile == FF_PROFILE_AAC_LOW && stream.sample_rate == rate) return 4096;
    return codec == AV_CODEC_ID_OPUS ? 2 * std::int64_t(rate) : rate;
}

// The sound is made in segments that begin at fixed sample numbers, each decoded and resampled by itself from a fixed
// place before it. So a sample's value depends on its number alone, never on what was read before; codecs whose memory
// is finite give what linear decoding gives.
class SegmentedAudioSource final : public AudioSource {
public:
    SegmentedAudioSource(std::shared_ptr<const Media> media, int rate, std::unique_ptr<PacketReader> reader)
        : media_(std::move(media)), table_(media_->packets->audio), reader_(std::move(reader)), out_rate_(rate) {
        native_rate_ = media_->info.audio->sample_rate;
        const std::int64_t common = std::gcd(native_rate_, out_rate_);
        const std::int64_t native_step = native_rate_ / common,
                           out_step = out_rate_ / common;  // both sides' samples meet every such step
        // The filter is 16 samples long on either side, of the slower of the two rates.
        const std::int64_t reach = std::max<std::int64_t>(1024, 32 * (native_rate_ / out_rate_ + 1));
        const std::int64_t margin_steps = native_rate_ == out_rate_ ? 0 : (reach + native_step - 1) / native_step;
        margin_ = margin_steps * native_step, out_margin_ = margin_steps * out_step;
        native_length_ = segment_seconds * native_rate_, out_length_ = segment_seconds * out_rate_;
    }

    Result<void> read(SamplePosition start, std::span<float> out) override {
        std::fill(out.begin(), out.end(), 0.0f);
        const auto count = static_cast<std::int64_t>(out.size() / channels);
        for (std::int64_t done = 0; done < count;) {
            const std::int64_t at = start.value + done;
            const std::int64_t which = detail::divide(at, out_length_, Rounding::Down);
            const std::int64_t offset = at - which * out_length_, n = std::min(count - done, out_length_ - offset);
            const std::int64_t native = table_.origin + which * native_length_;
            if (native < table_.end && native + native_length_ > table_.first) {
                auto made = segment(which);
                if (!made) return fail(made.error());
                const std::vector<float>& samples = **made;
                std::copy_n(samples.begin() + offset * channels, n * channels, out.begin() + done * channels);
            }
            done += n;
        }
        return {};
    }

    bool met_damage() const override { return !damaged_.empty(); }
    std::vector<double> damaged_at() const override {
        std::vector<double> seconds;
        for (const auto& [second, sample] : damaged_) seconds.push_back(double(sample) / double(native_rate_));
        return seconds;
    }

private:
    struct Segment {
        std::int64_t which;
        std::vector<float> samples;
    };

    Result<const std::vector<float>*> segment(std::int64_t which) {
        for (auto at = segments_.begin(); at != segments_.end(); ++at)
            if (at->which == which) {
                segments_.splice(segments_.begin(), segments_, at);
                return &at->samples;
            }
        auto made = make(which);
        if (!made) return fail(made.error());
        segments_.push_front({which, std::move(*made)});
        if (segments_.size() > kept_segments) segments_.pop_back();
        return &segments_.front().samples;
    }

    Result<std::vector<float>> make(std::int64_t which) {
        const std::int64_t from = table_.origin + which * native_length_ - margin_;
        const std::int64_t length = native_length_ + 2 * margin_;
        std::vector<float> native(static_cast<std::size_t>(length * channels), 0.0f);
        if (auto done = decode(from, native); !done) return fail(done.error());
        if (native_rate_ == out_rate_) return native;
        return resample(native);
    }

    // Fills `native`, stereo at the stream's rate, from sample `from` on; silence outside the sound.
    Result<void> decode(std::int64_t from, std::vector<float>& native) {
        const std::int64_t to = from + static_cast<std::int64_t>(native.size() / channels);
        const auto first_wanted = std::upper_bound(table_.sample.begin(), table_.sample.end(),
                                                   from - preroll(*reader_->stream().codecpar, native_rate_));
        const auto begin =
            static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(0, first_wanted - table_.sample.begin() - 2));
        const CodecPtr codec = open_decoder(reader_->stream(), 1);
        if (!codec) return fail(ErrorCode::Unsupported, "its sound cannot be decoded", path_text(media_->info.path));
        converter_.reset();
        const FramePtr frame(av_frame_alloc());
        bool more = true;
        for (std::uint32_t ordinal = begin; more; ++ordinal) {
            auto packet = fetch(ordinal);
            if (!packet) return fail(packet.error());
            more = *packet != nullptr &&
                   table_.sample[ordinal] < to + native_rate_ / 4;  // some decoders give a packet's samples later
            // Where decoding begins, in the preroll, a codec may miss what came before: no damage.
            const bool heard = more && table_.sample[ordinal] >= std::max(from, table_.first) &&
                               table_.sample[ordinal] < std::min(to, table_.end) && !table_.packets[ordinal].corrupt;
            const auto note = [&](int result) {
                if (heard && result < 0 && result != AVERROR(EAGAIN) && result != AVERROR_EOF)
                    note_damage(table_.sample[ordinal]);
            };
            note(avcodec_send_packet(codec.get(), more ? *packet : nullptr));
            for (int result = 0; result != AVERROR(EAGAIN) && result != AVERROR_EOF;) {
                result = avcodec_receive_frame(codec.get(), frame.get());
                note(result);
                if (result < 0) continue;
                if (auto done = place(*frame, from, to, native); !done) return done;
                av_frame_unref(frame.get());
            }
        }
        return {};
    }

    // Puts a decoded block where its packet's samples belong.
    Result<void> place(const AVFrame& frame, std::int64_t from, std::int64_t to, std::vector<float>& native) {
        if (frame.pts < 0 || frame.pts >= static_cast<std::int64_t>(table_.sample.size()) || frame.nb_samples <= 0)
            return {};
        std::int64_t at = table_.sample[static_cast<std::size_t>(frame.pts)];
        if (frame.pts == placed_packet_) at = placed_end_;  // a packet that decodes to several blocks
        placed_packet_ = frame.pts, placed_end_ = at + frame.nb_samples;
        const std::int64_t begin = std::max({at, from, table_.first}),
                           end = std::min({at + frame.nb_samples, to, table_.end});
        if (begin >= end) return {};
        std::vector<float> stereo(static_cast<std::size_t>(frame.nb_samples) * channels);
        if (!to_stereo(frame, stereo))
            return fail(ErrorCode::Unsupported, "its channel layout cannot be mixed to stereo",
                        path_text(media_->info.path));
        if (!bearable(stereo)) {  // damaged: the block is silent
            note_damage(at);
            return {};
        }
        std::copy(stereo.begin() + (begin - at) * channels, stereo.begin() + (end - at) * channels,
                  native.begin() + (begin - from) * channels);
        return {};
    }

    void note_damage(std::int64_t sample) {
        const std::int64_t at = std::max<std::int64_t>(0, sample - table_.origin);
        const auto [known, fresh] = damaged_.try_emplace(at / native_rate_, at);
        if (!fresh) known->second = std::min(known->second, at);
    }

    // What damage makes of lossy codecs is noise a thousand times too loud. Undamaged they overshoot by a few dB;
    // 32-bit floats of recorders may lie tens of dB above full scale.
    bool bearable(const std::vector<float>& block) const {
        const AVCodecID codec = reader_->stream().codecpar->codec_id;
        const bool pcm = codec >= AV_CODEC_ID_FIRST_AUDIO && codec < AV_CODEC_ID_ADPCM_IMA_QT;
        const float most = pcm ? 64 : 8;
        return std::all_of(block.begin(), block.end(), [&](float x) { return std::abs(x) <= most; });
    }

    // Without a change of rate, so without memory. A damaged or spliced stream may change its form midway: each block
    // says what it is.
    bool to_stereo(const AVFrame& frame, std::vector<float>& out) {
        const bool same = converter_ && converter_format_ == frame.format && frame.sample_rate == converter_rate_ &&
                          av_channel_layout_compare(&converter_layout_.value, &frame.ch_layout) == 0;
        if (!same) {
            if (frame.sample_rate <= 0 || av_channel_layout_copy(&converter_layout_.value, &frame.ch_layout) < 0)
                return false;
            converter_format_ = frame.format, converter_rate_ = frame.sample_rate;
            Layout in;
            if (!layout_with_places(frame.ch_layout, in.value)) return false;
            converter_ = make_swr(in.value, static_cast<AVSampleFormat>(frame.format), frame.sample_rate,
                                  frame.sample_rate, frame.ch_layout);
        }
        if (!converter_) return false;
        auto* to = reinterpret_cast<std::uint8_t*>(out.data());
        const int done = swr_convert(converter_.get(), &to, frame.nb_samples,
                                     const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples);
        return done >= 0;
    }

    struct Layout {
        AVChannelLayout value{};
        Layout() = default;
        Layout(const Layout&) = delete;
        Layout& operator=(const Layout&) = delete;
        ~Layout() { av_channel_layout_uninit(&value); }
    };

    // What a count of channels means when nothing is said: FFmpeg's usual layout, if there is one for it.
    static bool layout_with_places(const AVChannelLayout& said, AVChannelLayout& out) {
        if (said.order == AV_CHANNEL_ORDER_UNSPEC) av_channel_layout_default(&out, said.nb_channels);
        if (out.order == AV_CHANNEL_ORDER_NATIVE) return true;
        return av_channel_layout_copy(&out, &said) >= 0;
    }

    using SwrPtr = std::unique_ptr<SwrContext, SwrDeleter>;
    // `said`: as the stream has it. Where channels have no known places the first two are left and right; of one, both.
    static SwrPtr make_swr(AVChannelLayout& in, AVSampleFormat format, int in_rate, int out_rate,
                           const AVChannelLayout& said) {
        Layout stereo;
        av_channel_layout_default(&stereo.value, channels);
        SwrContext* raw = nullptr;
        swr_alloc_set_opts2(&raw, &stereo.value, AV_SAMPLE_FMT_FLT, out_rate, &in, format, in_rate, 0, nullptr);
        SwrPtr swr(raw);
        if (!swr) return nullptr;
        if (swr_init(swr.get()) >= 0) return swr;
        std::vector<double> matrix(static_cast<std::size_t>(said.nb_channels * channels), 0.0);
        if (matrix.empty() || said.nb_channels > 64) return nullptr;
        const int n = said.nb_channels;
        matrix[0] = 1,
        matrix[static_cast<std::size_t>(n) + (n > 1 && said.order == AV_CHANNEL_ORDER_UNSPEC ? 1 : 0)] = 1;
        if (swr_set_matrix(swr.get(), matrix.data(), n) < 0 || swr_init(swr.get()) < 0) return nullptr;
        return swr;
    }

    Result<std::vector<float>> resample(const std::vector<float>& native) {
        Layout stereo;
        av_channel_layout_default(&stereo.value, channels);
        const SwrPtr swr = make_swr(stereo.value, AV_SAMPLE_FMT_FLT, native_rate_, out_rate_, stereo.value);
        if (!swr) return fail(ErrorCode::Unsupported, "its sound cannot be resampled", path_text(media_->info.path));
        const std::int64_t wanted = out_length_ + 2 * out_margin_;
        std::vector<float> out(static_cast<std::size_t>(wanted * channels), 0.0f);
        const auto* from = reinterpret_cast<const std::uint8_t*>(native.data());
        auto* to = reinterpret_cast<std::uint8_t*>(out.data());
        int got =
            swr_convert(swr.get(), &to, static_cast<int>(wanted), &from, static_cast<int>(native.size() / channels));
        while (got >= 0 && got < wanted) {
            to = reinterpret_cast<std::uint8_t*>(out.data() + got * channels);
            const int rest = swr_convert(swr.get(), &to, static_cast<int>(wanted) - got, nullptr, 0);
            if (rest <= 0) break;
            got += rest;
        }
        out.erase(out.begin(), out.begin() + out_margin_ * channels);
        out.resize(static_cast<std::size_t>(out_length_ * channels));
        return out;
    }

    // The packet `ordinal`; null after the last. The last few stay at hand, so that reading on needs no seek for the
    // next preroll.
    Result<const AVPacket*> fetch(std::uint32_t ordinal) {
        if (ordinal >= table_.packets.size()) return nullptr;
        const bool held = !recent_.empty() && ordinal >= recent_from_ && ordinal < recent_from_ + recent_.size();
        if (held) return recent_[ordinal - recent_from_].get();
        if (recent_.empty() || ordinal != recent_from_ + recent_.size()) {
            recent_.clear();
            recent_from_ = ordinal;
            if (auto done = reader_->seek(ordinal); !done) return fail(done.error());
        }
        PacketPtr packet(av_packet_alloc());
        auto more = reader_->read(*packet);
        if (!more) return fail(more.error());
        if (!*more) return nullptr;
        recent_.push_back(std::move(packet));
        constexpr std::size_t kept_packets = 512;
        if (recent_.size() > kept_packets) recent_.pop_front(), ++recent_from_;
        return recent_.back().get();
    }

    std::shared_ptr<const Media> media_;
    const StreamPackets& table_;
    std::unique_ptr<PacketReader> reader_;
    std::int64_t native_rate_ = 0, out_rate_ = 0;
    std::int64_t margin_ = 0, out_margin_ = 0, native_length_ = 0, out_length_ = 0;
    SwrPtr converter_;
    Layout converter_layout_;
    int converter_format_ = -1, converter_rate_ = 0;
    std::int64_t placed_packet_ = -1, placed_end_ = 0;
    std::map<std::int64_t, std::int64_t> damaged_;  // by second: the first damaged sample in it, of the file's own rate
    std::list<Segment> segments_;                   // most recently used first
    std::deque<PacketPtr> recent_;
    std::uint32_t recent_from_ = 0;
};

}  // namespace

Result<std::unique_ptr<AudioSource>> AudioSource::open(std::shared_ptr<const Media> media, AudioForm form) {
    if (!media || !media->info.audio || !media->packets)
        return fail(ErrorCode::InvalidArgument, "it has no sound", media ? path_text(media->info.path) : std::string());
    if (form.sample_rate < 1000 || form.sample_rate > 768000)
        return fail(ErrorCode::InvalidArgument, "the sample rate is out of range");
    RationalTime pace = form.speed;
    if (pace.num < 0) pace.num = -pace.num;
    if (pace < slowest_sound || pace > fastest_sound)
        return fail(ErrorCode::InvalidArgument,
                    "sound is played at a 32nd of its speed at least and 32 times it at most");
    auto reader = PacketReader::open(media->info.path, media->packets->audio);
    if (!reader) return fail(reader.error());
    std::unique_ptr<AudioSource> plain =
        std::make_unique<SegmentedAudioSource>(std::move(media), form.sample_rate, std::move(*reader));
    return form.plain() ? std::move(plain) : stretched(std::move(plain), form);
}

SampleCount sound_length(const Media& media, int sample_rate) {
    if (!media.info.audio || !media.packets || media.info.audio->sample_rate <= 0) return SampleCount(0);
    const auto& table = media.packets->audio;
    const std::int64_t native = std::max<std::int64_t>(table.end - table.origin, 0);
    return SampleCount(detail::divide(detail::Wide(native) * sample_rate, media.info.audio->sample_rate, Rounding::Up));
}

Result<std::shared_ptr<const Waveform>> make_waveform(std::shared_ptr<const Media> media, Progress progress,
                                                      Cancel cancel) {
    auto source = AudioSource::open(media);
    if (!source) return fail(source.error());
    auto waveform = std::make_shared<Waveform>();
    const std::int64_t total = sound_length(*media, waveform->sample_rate).value;
    constexpr std::int64_t block = std::int64_t(Waveform::base) * 512;
    std::vector<float> samples(static_cast<std::size_t>(block * AudioSource::channels));
    std::vector<Waveform::Peak> level;
    for (std::int64_t at = 0; at < total; at += block) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        if (auto done = (*source)->read(SamplePosition(at), samples); !done) return fail(done.error());
        for (std::int64_t i = at; i < std::min(total, at + block); i += Waveform::base) {
            const auto* begin = samples.data() + (i - at) * AudioSource::channels;
            const auto [low, high] = std::minmax_element(begin, begin + Waveform::base * AudioSource::channels);
            level.push_back({*low, *high});
        }
        if (progress)
            progress({double(std::min(total, at + block)) / double(total),
                      "reading " + path_text(media->info.path.filename())});
    }
    while (!level.empty()) {
        std::vector<Waveform::Peak> next;
        for (std::size_t i = 0; i < level.size(); i += 4) {
            Waveform::Peak peak = level[i];
            for (std::size_t k = i + 1; k < std::min(level.size(), i + 4); ++k)
                peak = {std::min(peak.low, level[k].low), std::max(peak.high, level[k].high)};
            next.push_back(peak);
        }
        const bool last = level.size() == 1;
        waveform->levels.push_back(std::move(level));
        if (last) break;
        level = std::move(next);
    }
    return std::shared_ptr<const Waveform>(std::move(waveform));
}

}  // namespace rhyme

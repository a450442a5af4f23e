#include "core/media/coded_video.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/files.h"
#include "core/media/h264.h"
#include "core/media/packets.h"
#include "core/media/video_encoder.h"

namespace rhyme {
namespace {

/// "yuvj420p" is the old name of full-range yuv420p.
std::string plain_name(std::string pixel_format) {
    if (pixel_format.starts_with("yuvj")) pixel_format.erase(3, 1);
    return pixel_format;
}

bool stands_alone(AVCodecID codec) {
    return codec == AV_CODEC_ID_PRORES || codec == AV_CODEC_ID_DNXHD || codec == AV_CODEC_ID_MJPEG;
}

std::string in_words(AVCodecID codec) {
    const AVCodecDescriptor* descriptor = avcodec_descriptor_get(codec);
    return descriptor && descriptor->long_name ? descriptor->long_name : "unknown";
}

h264::View view(const AVPacket& packet) { return {packet.data, static_cast<std::size_t>(packet.size)}; }

/// A packet as CodedPicture has it: a byte stream, a key picture with its parameter sets. False when it brings a set
/// that differs from `sets`.
bool to_byte_stream(h264::View packet, int length_size, bool key, const h264::ParameterSets& sets, h264::Bytes& out) {
    if (key) out = sets.stream();
    for (const h264::View unit : h264::units(packet, length_size)) {
        const int type = h264::type_of(unit);
        if (type == h264::sequence_set || type == h264::picture_set) {
            h264::ParameterSets known = sets;
            if (!known.add(unit) || known != sets) return false;
        } else if (type != h264::access_unit_delimiter && type != h264::filler) {
            h264::append_unit(out, unit);
        }
    }
    return true;
}

bool resets_decoder(h264::View packet, int length_size) {
    bool idr = false;
    for (const h264::View unit : h264::units(packet, length_size)) idr |= h264::type_of(unit) == h264::idr_slice;
    return idr;
}

class FileCodedSource final : public CodedSource {
public:
    explicit FileCodedSource(std::shared_ptr<const Media> media)
        : media_(std::move(media)), table_(media_->packets->video) {}

    Result<void> open() {
        auto reader = PacketReader::open(media_->info.path, table_);
        if (!reader) return fail(reader.error());
        reader_ = std::move(*reader);
        const AVCodecParameters& p = table_.parameters ? *table_.parameters : *reader_->stream().codecpar;
        if (media_->info.video->interlaced) return refused("its pictures are interlaced");
        joined_ = p.codec_id == AV_CODEC_ID_H264;
        if (!joined_ && !stands_alone(p.codec_id))
            return refused("pictures of the codec " + in_words(p.codec_id) + " cannot be joined without encoding");
        format_.codec = avcodec_get_name(p.codec_id);
        format_.width = p.width, format_.height = p.height;
        format_.pixel_format = plain_name(media_->info.video->pixel_format);
        format_.profile = p.profile, format_.level = p.level;
        if (joined_) {
            const auto header = h264::parse_header({p.extradata, static_cast<std::size_t>(p.extradata_size)});
            if (!header) return refused("it does not say its parameter sets beforehand");
            sets_ = header->sets, length_size_ = header->length_size;
            format_.head = sets_.stream();
        } else {
            format_.tag = p.codec_tag;
            format_.head.assign(p.extradata, p.extradata + p.extradata_size);
        }
        measure_delay();
        return {};
    }

    const CodedFormat& format() const override { return format_; }

    Result<FrameRange> closed_part(FrameRange wanted) override {
        if (!joined_) {
            for (std::int64_t n = wanted.start.value; n < wanted.end().value; ++n)
                if (!place(n)) return FrameRange{wanted.start, FrameCount(0)};
            return wanted;
        }
        for (std::int64_t n = wanted.start.value; n < wanted.end().value; ++n) {
            const auto at = place(n);
            if (!at || !table_.packets[*at].key) continue;
            const auto resets = resets_at(*at);
            if (!resets) return fail(resets.error());
            if (*resets) return closed_from(*at, n, wanted.end().value);
        }
        return FrameRange{wanted.start, FrameCount(0)};
    }

    Result<void> read(FrameRange part, const CodedSink& sink) override {
        if (part.empty()) return {};
        const auto first = place(part.start.value);
        if (!first) return changed();
        if (auto done = reader_->seek(static_cast<std::uint32_t>(*first)); !done) return done;
        for (std::int64_t left = part.length.value; left > 0; --left) {
            const auto more = reader_->read(*packet_);
            if (!more) return fail(more.error());
            if (!*more) return changed();
            const auto ordinal = static_cast<std::size_t>(packet_->pts);
            CodedPicture picture;
            picture.shown = table_.position[ordinal] - part.start.value;
            picture.key = !joined_ || resets_decoder(view(*packet_), length_size_);
            if (picture.shown < 0 || picture.shown >= part.length.value) return changed();
            if (!joined_)
                picture.bytes.assign(packet_->data, packet_->data + packet_->size);
            else if (!to_byte_stream(view(*packet_), length_size_, picture.key, sets_, picture.bytes))
                return refused("its parameter sets change midway");
            av_packet_unref(packet_.get());
            if (auto taken = sink(std::move(picture)); !taken) return taken;
        }
        return {};
    }

private:
    tl::unexpected<Error> refused(std::string why) const {
        return fail(ErrorCode::Unsupported, std::move(why), path_text(media_->info.path));
    }
    tl::unexpected<Error> changed() const {
        return fail(ErrorCode::Unreadable, "the file has changed since it was opened", path_text(media_->info.path),
                    "open it again");
    }

    // The packet that shows frame n, if it is whole.
    std::optional<std::size_t> place(std::int64_t n) {
        if (ordinals_.empty()) {
            ordinals_.assign(static_cast<std::size_t>(media_->index->size().value), no_packet);
            for (std::size_t i = 0; i < table_.position.size(); ++i)
                if (table_.position[i] >= 0) ordinals_[static_cast<std::size_t>(table_.position[i])] = i;
        }
        if (n < 0 || n >= static_cast<std::int64_t>(ordinals_.size())) return std::nullopt;
        const std::size_t at = ordinals_[static_cast<std::size_t>(n)];
        if (at == no_packet || table_.packets[at].corrupt) return std::nullopt;
        return at;
    }

    Result<bool> resets_at(std::size_t ordinal) {
        if (const auto known = resets_.find(ordinal); known != resets_.end()) return known->second;
        if (auto done = reader_->seek(static_cast<std::uint32_t>(ordinal)); !done) return fail(done.error());
        const auto more = reader_->read(*packet_);
        if (!more) return fail(more.error());
        const bool resets = *more && resets_decoder(view(*packet_), length_size_);
        av_packet_unref(packet_.get());
        return resets_[ordinal] = resets;
    }

    // In the order of decoding from the reset on, every place at which what was decoded so far is all that is shown so
    // far could be the end; the last one not behind `end` is.
    FrameRange closed_from(std::size_t ordinal, std::int64_t first, std::int64_t end) const {
        std::int64_t latest = first - 1, closed = first;
        for (std::size_t i = ordinal; i < table_.packets.size(); ++i) {
            const std::int64_t shown = table_.position[i];
            const PacketInfo& packet = table_.packets[i];
            if (shown < first || packet.hidden || packet.discard || packet.corrupt) break;
            latest = std::max(latest, shown);
            const auto decoded = static_cast<std::int64_t>(i - ordinal) + 1;
            if (latest >= end && packet.key) break;
            if (latest - first + 1 == decoded && latest < end) closed = latest + 1;
        }
        return FrameRange::between(FramePosition(first), FramePosition(closed));
    }

    void measure_delay() {
        std::int64_t shown_before = 0, delay = 0;
        for (const std::int64_t position : table_.position)
            if (position >= 0) delay = std::max(delay, shown_before++ - position);
        format_.delay = static_cast<int>(std::min<std::int64_t>(delay, 16));
    }

    static constexpr std::size_t no_packet = ~std::size_t(0);

    std::shared_ptr<const Media> media_;
    const StreamPackets& table_;
    std::unique_ptr<PacketReader> reader_;
    CodedFormat format_;
    bool joined_ = false;  // H.264; else every picture stands alone
    h264::ParameterSets sets_;
    int length_size_ = 0;
    std::vector<std::size_t> ordinals_;   // by frame
    std::map<std::size_t, bool> resets_;  // by ordinal: what was looked at
    PacketPtr packet_{av_packet_alloc()};
};

class PlainRunEncoder final : public RunEncoder {
public:
    explicit PlainRunEncoder(VideoEncoding encoding) : encoding_(std::move(encoding)) {}

    Result<void> open() {
        auto encoder = VideoEncoder::open(encoding_, true, "");
        if (!encoder) return fail(encoder.error());
        encoder_ = std::move(*encoder);
        const AVCodecContext& c = encoder_->codec();
        joined_ = c.codec_id == AV_CODEC_ID_H264;
        format_.codec = avcodec_get_name(c.codec_id);
        format_.width = c.width, format_.height = c.height;
        format_.pixel_format = plain_name(encoding_.pixel_format);
        format_.profile = c.profile, format_.level = c.level;
        format_.delay = c.has_b_frames;
        const h264::View head{c.extradata, static_cast<std::size_t>(c.extradata_size)};
        if (!joined_) {
            format_.tag = c.codec_tag;
            format_.head.assign(head.begin(), head.end());
        } else if (const auto header = h264::parse_header(head)) {
            sets_ = header->sets;
            format_.head = sets_.stream();
        } else {
            return fail(ErrorCode::Unsupported, "the encoder " + encoding_.codec + " gives no parameter sets");
        }
        return {};
    }

    const CodedFormat& format() const override { return format_; }
    Result<VideoFrame> fitted(const VideoFrame& frame) const override { return encoder_->fitted(frame); }

    Result<void> write(const VideoFrame& frame, const CodedSink& sink) override {
        if (ended_) {  // an encoder that has been drained takes no more
            auto encoder = VideoEncoder::open(encoding_, true, "");
            if (!encoder) return fail(encoder.error());
            encoder_ = std::move(*encoder);
            ended_ = false;
        }
        return encoder_->encode(frame, packets_to(sink));
    }

    Result<void> end_run(const CodedSink& sink) override {
        if (ended_) return {};
        ended_ = true;
        return encoder_->end(packets_to(sink));
    }

private:
    VideoEncoder::Sink packets_to(const CodedSink& sink) const {
        return [this, &sink](AVPacket& packet) -> Result<void> {
            CodedPicture picture;
            picture.shown = packet.pts;
            picture.key = packet.flags & AV_PKT_FLAG_KEY;
            if (!joined_)
                picture.bytes.assign(packet.data, packet.data + packet.size);
            else if (!to_byte_stream(view(packet), 0, picture.key, sets_, picture.bytes))
                return fail(ErrorCode::Unsupported, "the encoder changed its parameter sets midway");
            return sink(std::move(picture));
        };
    }

    VideoEncoding encoding_;
    std::unique_ptr<VideoEncoder> encoder_;
    CodedFormat format_;
    h264::ParameterSets sets_;
    bool joined_ = false, ended_ = false;
};

}  // namespace

bool CodedFormat::fits(const CodedFormat& other) const {
    if (codec != other.codec || width != other.width || height != other.height || pixel_format != other.pixel_format)
        return false;
    constexpr int unknown = -99;  // encoders that have one profile only, or say it by the tag
    return codec == "h264" || ((profile == other.profile || profile == unknown || other.profile == unknown) &&
                               (tag == other.tag || tag == 0 || other.tag == 0));
}

void CodedFormat::join(const CodedFormat& other) {
    delay = std::max(delay, other.delay);
    if (codec != "h264") return;
    profile = std::max(profile, other.profile), level = std::max(level, other.level);
    const auto mine = h264::parse_header(head), theirs = h264::parse_header(other.head);
    if (!mine || !theirs) return;
    if (!mine->sets.agree(theirs->sets)) {
        sets_inside = true;
        return;
    }
    h264::ParameterSets all = mine->sets;
    all.sequence.insert(theirs->sets.sequence.begin(), theirs->sets.sequence.end());
    all.picture.insert(theirs->sets.picture.begin(), theirs->sets.picture.end());
    head = all.stream();
}

Result<std::unique_ptr<CodedSource>> CodedSource::open(std::shared_ptr<const Media> media) {
    if (!media || !media->index || !media->packets || !media->info.video)
        return fail(ErrorCode::InvalidArgument, "it has no picture",
                    media ? path_text(media->info.path) : std::string());
    auto source = std::make_unique<FileCodedSource>(std::move(media));
    if (auto done = source->open(); !done) return fail(done.error());
    return source;
}

Result<std::unique_ptr<RunEncoder>> RunEncoder::open(const VideoEncoding& encoding) {
    auto encoder = std::make_unique<PlainRunEncoder>(encoding);
    if (auto done = encoder->open(); !done) return fail(done.error());
    return encoder;
}

}  // namespace rhyme

#include "tests/support/kinds.h"

#include <fstream>
#include <functional>

#include "core/base/files.h"
#include "core/image/video_frame.h"
#include "core/media/ffmpeg.h"
#include "tests/support/clips.h"

namespace rhyme::testing {
namespace {

using Options = std::map<std::string, std::string>;
using Path = std::filesystem::path;

const Options x264{{"preset", "veryfast"}, {"crf", "18"}, {"g", "12"}, {"bf", "3"}};
const Options mpeg{{"g", "12"}, {"bf", "2"}, {"b", "2000000"}};
const Options vpx{{"g", "24"},          {"b", "1000000"}, {"auto-alt-ref", "1"}, {"lag-in-frames", "16"},
                  {"deadline", "good"}, {"cpu-used", "5"}};

Options with(Options options, const Options& more) {
    for (const auto& [key, value] : more) options[key] = value;
    return options;
}

std::string bytes_of(const Path& path) { return read_file(path).value_or(std::string()); }

void save(const Path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Moving lines below the number, other ones in each field.
cv::Mat fields(int n, cv::Size size) {
    cv::Mat picture = numbered_picture(n, size);
    for (int y = size.height / 2; y < size.height; ++y) {
        const int x = (2 * n + (y & 1)) * 3 % size.width;
        picture(cv::Rect(x, y, std::min(8, size.width - x), 1)).setTo(cv::Scalar(250, 240, 20));
    }
    return picture;
}

class Maker {
public:
    explicit Maker(Path folder) : folder_(std::move(folder)) {}

    // Without encoder nothing is made.
    void film(const std::string& property, const std::string& file, const std::string& codec, const Options& options,
              const std::function<void(ClipSpec&)>& change = {}) {
        ClipSpec spec;
        spec.frames = 60;
        spec.codec = codec, spec.options = options;
        if (change) change(spec);
        made(property, file, make(folder_ / file, spec));
    }

    // Made of another film; `from` is H.264 with B-frames unless said.
    void changed(const std::string& property, const std::string& file, const Remux& changes) {
        const auto source = plain();
        made(property, file, source ? remux(*source, folder_ / file, changes) : Result<void>(fail(source.error())));
        kinds_.back().numbered = !changes.rotation;
    }

    void derived(const std::string& property, const std::string& file, bool numbered,
                 const std::function<bool(const Path& to)>& make_it) {
        const bool done = make_it(folder_ / file);
        made(property, file, done ? Result<void>() : fail(ErrorCode::Unsupported, "it could not be made"));
        kinds_.back().numbered = numbered;
    }

    Result<void> make(const Path& path, const ClipSpec& spec) {
        if (!has_encoder(spec.codec)) return fail(ErrorCode::Unsupported, "there is no encoder " + spec.codec);
        return make_clip(path, spec);
    }

    Result<Path> plain() {
        const Path path = folder_ / "plain.mp4";
        if (std::filesystem::exists(path)) return path;
        ClipSpec spec;
        spec.frames = 60, spec.options = x264;
        if (auto done = make(path, spec); !done) return fail(done.error());
        return path;
    }

    const Path& folder() const { return folder_; }
    KindOfFilm& last() { return kinds_.back(); }
    std::vector<KindOfFilm> take() { return std::move(kinds_); }

private:
    void made(const std::string& property, const std::string& file, const Result<void>& done) {
        KindOfFilm kind;
        kind.property = property;
        if (done)
            kind.path = folder_ / file;
        else
            kind.why_not = done.error().what;
        kinds_.push_back(std::move(kind));
    }

    Path folder_;
    std::vector<KindOfFilm> kinds_;
};

void add_codecs(Maker& m) {
    m.film("closed groups, B-frames", "h264.mp4", "libx264", x264);
    m.film("open groups, Matroska", "open.mkv", "libx264",
           with(x264, {{"x264-params", "open-gop=1:b-pyramid=normal"}}));
    m.film("open groups, transport stream", "open.ts", "libx264", with(x264, {{"x264-params", "open-gop=1"}}));
    m.film("intra refresh, no keyframes", "refresh.mp4", "libx264",
           with(x264, {{"x264-params", "intra-refresh=1:bframes=0"}}));
    m.film("one group of pictures", "onegop.mov", "libx264", with(x264, {{"g", "600"}}));
    m.film("HEVC, open groups", "hevc.mp4", "libx265",
           {{"preset", "ultrafast"}, {"x265-params", "log-level=0:keyint=12:open-gop=1:bframes=3:pools=1"}});
    m.film("VP8 with hidden pictures", "vp8.webm", "libvpx", vpx);
    m.film("VP9 with hidden pictures", "vp9.webm", "libvpx-vp9", vpx);
    m.film("AV1", "av1.mp4", "libsvtav1", {{"preset", "12"}, {"g", "24"}, {"crf", "35"}});
    m.film("MPEG-2 transport stream", "mpeg2.ts", "mpeg2video", mpeg);
    m.film("MPEG-2 program stream", "mpeg2.mpg", "mpeg2video", mpeg);
    m.film("MPEG-4 in AVI", "mpeg4.avi", "mpeg4", mpeg);
    m.film("H.264 in FLV", "h264.flv", "libx264", x264);
    m.film("Motion JPEG, full range", "mjpeg.avi", "mjpeg", {{"b", "4000000"}},
           [](ClipSpec& s) { s.pixel_format = "yuvj420p", s.color.range = ColorRange::Full; });
    m.film("ProRes 10-bit 4:2:2", "prores.mov", "prores_ks", {},
           [](ClipSpec& s) { s.pixel_format = "yuv422p10le", s.frames = 24; });
}

void add_pictures(Maker& m) {
    const auto format = [](const char* name) { return [name](ClipSpec& s) { s.pixel_format = name; }; };
    m.film("10-bit 4:2:0", "10bit420.mp4", "libx264", x264, format("yuv420p10le"));
    m.film("10-bit 4:2:2", "10bit422.mp4", "libx264", x264, format("yuv422p10le"));
    m.film("8-bit 4:4:4", "8bit444.mp4", "libx264", x264, format("yuv444p"));
    m.film("12-bit 4:2:0", "12bit420.mkv", "ffv1", {{"g", "12"}}, format("yuv420p12le"));
    m.film("12-bit 4:4:4", "12bit444.mkv", "ffv1", {{"g", "12"}}, format("yuv444p12le"));
    m.film("alpha, VP8", "alpha8.webm", "libvpx",
           {{"g", "24"}, {"b", "1000000"}, {"auto-alt-ref", "0"}, {"cpu-used", "5"}}, format("yuva420p"));
    m.film("alpha, VP9", "alpha9.webm", "libvpx-vp9",
           {{"g", "24"}, {"b", "1000000"}, {"auto-alt-ref", "0"}, {"cpu-used", "8"}}, format("yuva420p"));
    m.film("alpha, PNG in QuickTime", "alpha.mov", "png", {}, format("rgba"));
    m.film("interlaced H.264, top field first", "interlaced.mp4", "libx264",
           with(x264, {{"flags", "+ilme+ildct"}, {"x264-params", "tff=1"}}), [](ClipSpec& s) { s.draw = fields; });
    m.film("interlaced MPEG-2", "interlaced.ts", "mpeg2video", with(mpeg, {{"flags", "+ilme+ildct"}}),
           [](ClipSpec& s) { s.draw = fields; });
    m.film("pixel aspect 64:45", "anamorphic.mp4", "libx264", with(x264, {{"aspect", "64/45"}}));
    for (const ColorMatrix matrix : {ColorMatrix::Bt601, ColorMatrix::Bt709, ColorMatrix::Bt2020})
        for (const ColorRange range : {ColorRange::Limited, ColorRange::Full}) {
            const std::string text = std::string(name(matrix)) + "-" + std::string(name(range));
            m.film("colours " + text, text + ".mp4", "libx264", x264, [&](ClipSpec& s) {
                s.frames = 24, s.color.matrix = matrix, s.color.range = range;
                s.color.primaries = matrix == ColorMatrix::Bt601    ? ColorPrimaries::Bt601_625
                                    : matrix == ColorMatrix::Bt2020 ? ColorPrimaries::Bt2020
                                                                    : ColorPrimaries::Bt709;
            });
        }
    for (const ColorTransfer transfer : {ColorTransfer::Pq, ColorTransfer::Hlg})
        m.film("HDR " + std::string(name(transfer)), std::string(name(transfer)) + ".mp4", "libx264", x264,
               [&](ClipSpec& s) {
                   s.pixel_format = "yuv420p10le", s.color.matrix = ColorMatrix::Bt2020;
                   s.color.primaries = ColorPrimaries::Bt2020, s.color.transfer = transfer;
               });
}

void add_times(Maker& m) {
    const auto later = [](std::int64_t n) { return RationalTime(n, 25) + RationalTime(5, 1); };
    const auto uneven = [](std::int64_t n) { return RationalTime(n * n + 30 * n, 1000); };
    Remux changes;
    changes.time = uneven;
    m.changed("variable rate, MP4", "vfr.mp4", changes);
    m.changed("variable rate, Matroska", "vfr.mkv", changes);
    changes.time = later;
    m.changed("first picture at 5 s, MP4", "late.mp4", changes);
    m.changed("first picture at 5 s, transport stream", "late.ts", changes);
    changes.time = [](std::int64_t n) { return RationalTime(n, 25) - RationalTime(1, 5); };
    m.changed("negative times: an edit list hides the beginning", "edit.mp4", changes);
    m.last().first = 5;
    for (const int rotation : {90, 180, 270})
        for (const bool mirrored : {false, true}) {
            Remux turned;
            turned.rotation = rotation, turned.mirrored = mirrored;
            const std::string text = std::to_string(rotation) + (mirrored ? "m" : "");
            m.changed("display matrix " + text, "turned" + text + ".mp4", turned);
        }
}

void add_broken(Maker& m) {
    m.film("raw stream: no index, no times", "raw.h264", "libx264", x264);
    for (const char* extension : {"mp4", "mkv", "ts", "avi"})
        m.derived(std::string("cut short, ") + extension, std::string("cut.") + extension, false, [&](const Path& to) {
            const Path whole = m.folder() / (std::string("whole.") + extension);
            ClipSpec spec;
            spec.frames = 60;
            const bool avi = std::string(extension) == "avi";
            spec.codec = avi ? "mpeg4" : "libx264", spec.options = avi ? mpeg : x264;
            if (!m.make(whole, spec)) return false;
            truncate_copy(whole, to, std::filesystem::file_size(whole) * 7 / 10);
            std::filesystem::remove(whole);
            return true;
        });
    m.derived("begins between keyframes", "middle.ts", false, [&](const Path& to) {
        const Path whole = m.folder() / "whole.ts";
        ClipSpec spec;
        spec.frames = 60, spec.codec = "mpeg2video", spec.options = mpeg;
        Remux changes;
        changes.keep = [](std::int64_t packet) { return packet >= 5; };
        const bool done = m.make(whole, spec) && remux(whole, to, changes);
        std::filesystem::remove(whole);
        return done;
    });
    m.derived("size changes midway", "sizes.h264", false, [&](const Path& to) {
        std::string bytes;
        for (const int height : {108, 144}) {
            const Path part = m.folder() / "part.h264";
            ClipSpec spec;
            spec.frames = 24, spec.options = x264, spec.height = height, spec.width = height * 16 / 9;
            if (!m.make(part, spec)) return false;
            bytes += bytes_of(part);
            std::filesystem::remove(part);
        }
        save(to, bytes);
        return true;
    });
}

void add_stills(Maker& m) {
    const cv::Mat picture = numbered_picture(0, {192, 108});
    const auto still = [&](const char* property, const char* file, const char* encoder, const char* format) {
        m.derived(property, file, true, [&](const Path& to) { return write_still(to, encoder, format, picture); });
    };
    still("still PNG", "still.png", "png", "rgb24");
    still("still TIFF", "still.tiff", "tiff", "rgb24");
    still("still BMP", "still.bmp", "bmp", "bgr24");
    still("still WebP", "still.webp", "libwebp", "yuv420p");
    still("still JPEG", "still.jpg", "mjpeg", "yuvj420p");
    m.derived("still JPEG turned by EXIF", "exif.jpg", true, [&](const Path& to) {
        cv::Mat lying;
        cv::rotate(picture, lying, cv::ROTATE_90_COUNTERCLOCKWISE);
        return write_still(to, "mjpeg", "yuvj420p", lying) && set_exif_orientation(to, 6);
    });
    m.derived("a run of numbered pictures", "run%03d.png", true, [&](const Path& to) {
        bool done = true;
        for (int n = 0; n < 24; ++n) {
            const std::string number = std::to_string(n + 7);
            const Path file = to.parent_path() / ("run" + std::string(3 - number.size(), '0') + number + ".png");
            done = done && write_still(file, "png", "rgb24", numbered_picture(n, {192, 108}));
        }
        return done;
    });
}

}  // namespace

bool write_still(const std::filesystem::path& path, const std::string& encoder, const std::string& pixel_format,
                 const cv::Mat& rgb) {
    const AVCodec* codec = avcodec_find_encoder_by_name(encoder.c_str());
    const CodecPtr context(codec ? avcodec_alloc_context3(codec) : nullptr);
    const PacketPtr packet(av_packet_alloc());
    if (!context || !packet) return false;
    const AVPixelFormat format = av_get_pix_fmt(pixel_format.c_str());
    ColorInfo color;
    color.matrix = ColorMatrix::Bt601;
    if (pixel_format.starts_with("yuvj")) color.range = ColorRange::Full;
    const auto frame = from_rgb(rgb, color, format);
    if (!frame) return false;
    context->width = rgb.cols, context->height = rgb.rows, context->pix_fmt = format;
    context->time_base = {1, 25}, context->thread_count = 1;
    context->flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_QSCALE;
    context->global_quality = 2 * FF_QP2LAMBDA;
    if (avcodec_open2(context.get(), codec, nullptr) < 0) return false;
    const FramePtr given(av_frame_clone(frame->data.get()));
    given->quality = context->global_quality;
    given->pts = 0;
    if (avcodec_send_frame(context.get(), given.get()) < 0) return false;
    avcodec_send_frame(context.get(), nullptr);
    if (avcodec_receive_packet(context.get(), packet.get()) < 0) return false;
    save(path, std::string(reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size)));
    return true;
}

bool set_exif_orientation(const std::filesystem::path& jpeg, int orientation) {
    std::string bytes = bytes_of(jpeg);
    if (bytes.size() < 4 || bytes[0] != '\xff') return false;
    std::string segment(
        "\xff\xe1\x00\x22"
        "Exif\0\0"
        "MM\0\x2a"
        "\0\0\0\x08"
        "\0\x01"
        "\x01\x12"
        "\0\x03"
        "\0\0\0\x01",
        28);
    segment += std::string({'\0', static_cast<char>(orientation), '\0', '\0'}) + std::string(4, '\0');
    segment.resize(2 + 0x22, '\0');
    bytes.insert(2, segment);
    save(jpeg, bytes);
    return true;
}

std::vector<KindOfFilm> make_kinds(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    Maker maker(folder);
    add_codecs(maker);
    add_pictures(maker);
    add_times(maker);
    add_broken(maker);
    add_stills(maker);
    return maker.take();
}

}  // namespace rhyme::testing

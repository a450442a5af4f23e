#include "core/render/title.h"

#include <ass/ass.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace rhyme {

namespace {

constexpr int script_height = 10'000;  ///< of the script's own units: margins are whole ones
constexpr std::size_t kept = 16;

/// Nothing in it is an override or an escape any more: a word joiner after a backslash takes away its meaning.
std::string plain_text(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "\\N";
        else if (c == '\\')
            out += "\\\xe2\x81\xa0";
        else if (c == '{' || c == '}')
            out += '\\', out += c;
        else if (c != '\r' && c != '\0')
            out += c;
    }
    return out;
}

/// ASS counts transparency.
std::uint32_t ass_color(Rgba color) { return (color & 0xffffff00U) | (0xffU - (color & 0xffU)); }

int ass_alignment(int number_pad) {
    const int column = (number_pad - 1) % 3 + 1;
    return number_pad <= 3 ? column : number_pad <= 6 ? column + VALIGN_CENTER : column + VALIGN_TOP;
}

void set_style(ASS_Style& to, const TextStyle& style, int script_width) {
    const auto share = [](double percent) { return percent / 100 * script_height; };
    to.Name = strdup("Default"), to.FontName = strdup(style.font.c_str());
    to.FontSize = share(style.size);
    to.PrimaryColour = to.SecondaryColour = ass_color(style.color);
    to.OutlineColour = ass_color(style.outline_color), to.BackColour = ass_color(style.shadow_color);
    to.Bold = style.bold, to.Italic = style.italic, to.Underline = style.underline;
    to.ScaleX = to.ScaleY = 1;
    to.Spacing = share(style.spacing), to.Angle = style.angle;
    to.BorderStyle = style.box ? 3 : 1;
    to.Outline = share(std::max(0.0, style.outline)), to.Shadow = share(std::max(0.0, style.shadow));
    to.Alignment = ass_alignment(style.alignment);
    to.MarginL = to.MarginR = static_cast<int>(std::lround(style.margin_x / 100 * script_width));
    to.MarginV = static_cast<int>(std::lround(share(style.margin_y)));
    to.Encoding = 1;
}

/// One of libass's pieces (a mask and a colour) over what is there.
void lay_on(Plate& plate, const ASS_Image& piece) {
    const std::uint32_t opacity = 0xff - (piece.color & 0xff);
    const std::uint32_t rgb[3]{piece.color >> 24, piece.color >> 16 & 0xff, piece.color >> 8 & 0xff};
    const cv::Rect place = cv::Rect(piece.dst_x, piece.dst_y, piece.w, piece.h) & cv::Rect({0, 0}, plate.color.size());
    for (int y = place.y; y < place.y + place.height; ++y) {
        const unsigned char* mask = piece.bitmap + std::ptrdiff_t(y - piece.dst_y) * piece.stride - piece.dst_x;
        auto* color = plate.color.ptr<std::uint16_t>(y);
        auto* alpha = plate.alpha.ptr<std::uint16_t>(y);
        for (int x = place.x; x < place.x + place.width; ++x) {
            const std::uint32_t k = mask[x] * opacity, rest = 65025 - k;  // of 255 * 255
            if (k == 0) continue;
            for (int c = 0; c < 3; ++c)
                color[3 * x + c] = static_cast<std::uint16_t>(
                    (std::uint64_t(rgb[c]) * 257 * k + std::uint64_t(color[3 * x + c]) * rest) / 65025);
            alpha[x] = static_cast<std::uint16_t>((std::uint64_t(65535) * k + std::uint64_t(alpha[x]) * rest) / 65025);
        }
    }
}

}  // namespace

struct TitleDrawer::Library {
    ASS_Library* library = ass_library_init();
    ASS_Renderer* renderer = nullptr;

    Library() {
        if (!library) return;
        ass_set_message_cb(
            library, [](int, const char*, va_list, void*) {}, nullptr);
        renderer = ass_renderer_init(library);
        if (!renderer) return;
        ass_set_fonts(renderer, nullptr, "sans-serif", ASS_FONTPROVIDER_AUTODETECT, nullptr, 1);
        ass_set_shaper(renderer, ASS_SHAPING_COMPLEX);
        ass_set_hinting(renderer, ASS_HINTING_NONE);
    }
    ~Library() {
        if (renderer) ass_renderer_done(renderer);
        if (library) ass_library_done(library);
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

TitleDrawer::TitleDrawer() = default;
TitleDrawer::~TitleDrawer() = default;

Result<Plate> TitleDrawer::draw(const Title& title, cv::Size size) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(drawn_.begin(), drawn_.end(), [&](const Drawn& d) { return d.size == size && d.title == title; });
    if (found != drawn_.end()) {
        drawn_.splice(drawn_.begin(), drawn_, found);
        return found->plate;
    }
    auto plate = draw_anew(title, size);
    if (!plate) return plate;
    drawn_.push_front({title, size, *plate});
    if (drawn_.size() > kept) drawn_.pop_back();
    return plate;
}

Result<Plate> TitleDrawer::draw_anew(const Title& title, cv::Size size) {
    if (!library_) library_ = std::make_unique<Library>();
    Plate plate = plain_plate(size, {}, 0);
    if (title.text.empty()) return plate;
    if (!library_->renderer) return fail(ErrorCode::Internal, "titles cannot be drawn: libass did not start");
    const std::unique_ptr<ASS_Track, decltype(&ass_free_track)> track(ass_new_track(library_->library), ass_free_track);
    if (!track) return fail(ErrorCode::Internal, "there is not enough memory for a title");
    track->PlayResY = script_height;
    track->PlayResX =
        std::max(1, static_cast<int>(std::lround(static_cast<double>(script_height) * size.width / size.height)));
    track->ScaledBorderAndShadow = 1;
    const int style = ass_alloc_style(track.get()), line = ass_alloc_event(track.get());
    if (style < 0 || line < 0) return fail(ErrorCode::Internal, "there is not enough memory for a title");
    set_style(track->styles[style], title.style, track->PlayResX);
    ASS_Event& event = track->events[line];
    event.Start = 0, event.Duration = 1000, event.Style = style;
    event.Name = strdup(""), event.Effect = strdup(""), event.Text = strdup(plain_text(title.text).c_str());
    ass_set_frame_size(library_->renderer, size.width, size.height);
    ass_set_storage_size(library_->renderer, size.width, size.height);
    int changed = 0;
    for (const ASS_Image* piece = ass_render_frame(library_->renderer, track.get(), 0, &changed); piece;
         piece = piece->next)
        lay_on(plate, *piece);
    return plate;
}

}  // namespace rhyme

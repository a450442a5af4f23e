#include "core/cues/overlay_text.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <sstream>

namespace rhyme::overlay {
namespace {

namespace fs = std::filesystem;

fs::path typeface() {
    const char* dirs = std::getenv("XDG_DATA_DIRS");
    std::istringstream list(dirs && *dirs ? dirs : "/usr/local/share:/usr/share");
    std::error_code none;
    for (std::string dir; std::getline(list, dir, ':');)
        for (const char* name :
             {"truetype/dejavu/DejaVuSans.ttf", "dejavu-sans-fonts/DejaVuSans.ttf", "TTF/DejaVuSans.ttf"})
            if (const fs::path file = fs::path(dir) / "fonts" / name; fs::is_regular_file(file, none)) return file;
    return {};
}

/// The next character of UTF-8; what is no UTF-8 reads as '?'.
char32_t next(const std::string& s, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
    const unsigned first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    char32_t c = first & (0x3fU >> more);
    for (int i = 0; i < more; ++i) {
        if ((byte(at) & 0xc0) != 0x80) return '?';
        c = c << 6 | (byte(at++) & 0x3f);
    }
    return more ? c : '?';
}

/// FreeType's face is not for two threads at once.
class Typeface {
public:
    Typeface() {
        if (FT_Init_FreeType(&library_) != 0) return;
        const fs::path file = typeface();
        if (!file.empty() && FT_New_Face(library_, file.c_str(), 0, &face_) != 0) face_ = nullptr;
    }
    ~Typeface() {
        if (face_) FT_Done_Face(face_);
        if (library_) FT_Done_FreeType(library_);
    }
    Typeface(const Typeface&) = delete;
    Typeface& operator=(const Typeface&) = delete;

    bool there() const { return face_ != nullptr; }

    /// Calls `glyph(bitmap, left, top)` for each letter, in pixels from the baseline's left end; gives the width.
    template <class Glyph>
    double set(const std::string& text, double pixels, Glyph glyph) const {
        const std::lock_guard guard(mutex_);
        if (FT_Set_Char_Size(face_, 0, static_cast<FT_F26Dot6>(std::lround(pixels * 64 * 0.86)), 72, 72) != 0) return 0;
        double pen = 0;
        FT_UInt last = 0;
        for (std::size_t at = 0; at < text.size();) {
            const FT_UInt index = FT_Get_Char_Index(face_, next(text, at));
            FT_Vector kern{0, 0};
            if (last && FT_HAS_KERNING(face_)) FT_Get_Kerning(face_, last, index, FT_KERNING_DEFAULT, &kern);
            last = index;
            pen += static_cast<double>(kern.x) / 64;
            if (FT_Load_Glyph(face_, index, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) continue;
            const FT_GlyphSlot slot = face_->glyph;
            glyph(slot->bitmap, pen + slot->bitmap_left, -slot->bitmap_top);
            pen += static_cast<double>(slot->advance.x) / 64;
        }
        return pen;
    }

private:
    mutable std::mutex mutex_;  // guards the two below
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

const Typeface& face() {
    static const Typeface one;
    return one;
}

constexpr double stroke_scale = 1 / 31.0;  // of OpenCV's letters by pixels from line to line

/// CV_8UC1 coverage of the words in a box of their own; `origin` is the baseline's left end in it.
cv::Mat coverage(const std::string& text, double pixels, cv::Point& origin) {
    const int margin = cvCeil(0.6 * pixels) + 2;
    origin = {margin, margin + cvCeil(pixels)};
    const int width = cvCeil(width_of(text, pixels));
    cv::Mat cover = cv::Mat::zeros(cvCeil(1.5 * pixels) + 2 * margin, width + 2 * margin, CV_8UC1);
    if (!face().there()) {
        cv::putText(cover, text, origin, cv::FONT_HERSHEY_SIMPLEX, pixels * stroke_scale, 255,
                    std::max(1, cvRound(pixels / 14)), cv::LINE_AA);
        return cover;
    }
    face().set(text, pixels, [&](const FT_Bitmap& bitmap, double left, double top) {
        for (int y = 0; y < static_cast<int>(bitmap.rows); ++y)
            for (int x = 0; x < static_cast<int>(bitmap.width); ++x) {
                const cv::Point p(origin.x + cvRound(left) + x, origin.y + cvRound(top) + y);
                if (p.x < 0 || p.y < 0 || p.x >= cover.cols || p.y >= cover.rows) continue;
                uchar& c = cover.at<uchar>(p);
                c = std::max(c, bitmap.buffer[y * bitmap.pitch + x]);
            }
    });
    return cover;
}

void blend(cv::Mat& picture, const cv::Mat& cover, cv::Point corner, const cv::Scalar& color, double opacity) {
    for (int y = std::max(0, -corner.y); y < std::min(cover.rows, picture.rows - corner.y); ++y)
        for (int x = std::max(0, -corner.x); x < std::min(cover.cols, picture.cols - corner.x); ++x) {
            const double a = opacity * cover.at<uchar>(y, x) / 255;
            cv::Vec3b& p = picture.at<cv::Vec3b>(corner.y + y, corner.x + x);
            for (int c = 0; c < 3; ++c) p[c] = cv::saturate_cast<uchar>(p[c] * (1 - a) + color[c] * a);
        }
}

}  // namespace

double width_of(const std::string& text, double pixels) {
    if (!face().there())
        return cv::getTextSize(text, cv::FONT_HERSHEY_SIMPLEX, pixels * stroke_scale, 1, nullptr).width;
    return face().set(text, pixels, [](const FT_Bitmap&, double, double) {});
}

void words(cv::Mat& picture, cv::Point2d at, const std::string& text, double pixels, const cv::Scalar& color,
           double halo) {
    if (text.empty() || pixels < 3 || pixels > 1000) return;
    cv::Point origin;
    const cv::Mat cover = coverage(text, pixels, origin);
    const cv::Point corner = cv::Point(cvRound(at.x), cvRound(at.y)) - origin;
    if (halo > 0) {
        cv::Mat dark;
        const int size = 2 * cvCeil(halo) + 1;
        cv::dilate(cover, dark, cv::getStructuringElement(cv::MORPH_ELLIPSE, {size, size}));
        cv::GaussianBlur(dark, dark, {}, std::max(0.5, 0.6 * halo));
        blend(picture, dark, corner, {0, 0, 0}, 0.75);
    }
    blend(picture, cover, corner, color, 1);
}

}  // namespace rhyme::overlay

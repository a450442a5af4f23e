// Titles and lyric lines as pictures, shaped and drawn by libass: Hangul, right-to-left and joined scripts, and a font
// that has a letter where the chosen one lacks it.
#pragma once

#include <list>
#include <memory>
#include <mutex>

#include "core/image/plate.h"
#include "core/timeline/clip.h"

namespace rhyme {

/// Draws titles and keeps the last ones. Thread-safe. The same text, style and size give the same picture; which fonts
/// there are is the machine's matter.
class TitleDrawer {
public:
    TitleDrawer();
    ~TitleDrawer();

    /// The text on a transparent plate of `size`, within a frame of that size. Nothing in the text is markup. An Error
    /// where libass or a font is missing.
    Result<Plate> draw(const Title& title, cv::Size size);

private:
    struct Library;
    struct Drawn {
        Title title;
        cv::Size size;
        Plate plate;
    };
    Result<Plate> draw_anew(const Title& title, cv::Size size);

    std::mutex mutex_;
    std::unique_ptr<Library>
        library_;             // guarded by mutex_; opened when it is first needed: finding the fonts takes time
    std::list<Drawn> drawn_;  // guarded by mutex_; latest first
};

}  // namespace rhyme

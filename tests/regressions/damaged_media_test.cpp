// Files that once did harm. Each is made here or lies beside this test; all were found by tests/fuzz/damaged_files.
#include <gtest/gtest.h>

#include <fstream>

#include "core/analysis/moments.h"
#include "core/base/files.h"
#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

// An MPEG-2 sequence display extension may say any number from 0 to 255 for the transfer: FFmpeg hands it on in an enum
// that has no such value, and reading that is undefined.
TEST(DamagedMedia, ATransferThatDoesNotExistIsTakenForTheUsualOne) {
    testing::TempFolder folder;
    testing::ClipSpec spec;
    spec.codec = "mpeg2video", spec.options = {{"b", "1000000"}, {"seq_disp_ext", "always"}};
    spec.color.matrix = ColorMatrix::Bt601, spec.color.primaries = ColorPrimaries::Bt601_625;
    if (!testing::has_encoder(spec.codec)) GTEST_SKIP();
    ASSERT_TRUE(testing::make_clip(folder / "a.mpg", spec));
    std::string bytes = read_file(folder / "a.mpg").value();
    int changed = 0;
    for (std::size_t i = 0; i + 8 < bytes.size(); ++i)
        if (bytes.compare(i, 4, std::string("\0\0\1\xb5", 4)) == 0 && (bytes[i + 4] & 0xf1) == 0x21)
            bytes[i + 6] = static_cast<char>(129), ++changed;
    ASSERT_GT(changed, 0);
    std::ofstream(folder / "b.mpg", std::ios::binary) << bytes;
    const auto media = open_media(folder / "b.mpg");
    ASSERT_TRUE(media);
    EXPECT_EQ((*media)->info.video->color.transfer, ColorTransfer::Bt709);
}

// dav1d waited for ever on this AV1 film (a bit flipped, then cut) when it decoded pictures side by side.
TEST(DamagedMedia, ADamagedAv1FilmEnds) {
    const auto media = open_media(rhyme::testing::source_folder() / "tests" / "regressions" / "av1_waits_for_ever.mp4");
    if (!media) return;
    for (int round = 0; round < 3; ++round)
        (void)decode_all(*media, [](FramePosition, const VideoFrame&) { return true; });
}

// FFmpeg's WebP decoder ended the program: a chunk behind the picture claims the largest size there is.
TEST(DamagedMedia, AnEndlessChunkInAWebpIsCutOff) {
    const auto media =
        open_media(rhyme::testing::source_folder() / "tests" / "regressions" / "webp_with_endless_chunk.webp");
    ASSERT_TRUE(media) << media.error().message();
    EXPECT_EQ((*media)->info.video->width, 192);
}

// Its header says 2 576 980 380 seconds: a moment was looked for every half second of them.
TEST(DamagedMedia, AFilmWhoseFramesLastYearsHasNoMoreMomentsThanFrames) {
    const auto media =
        open_media(rhyme::testing::source_folder() / "tests" / "regressions" / "frames_that_last_years.avi");
    ASSERT_TRUE(media) << media.error().message();
    const FrameIndex& index = *(*media)->index;
    EXPECT_GT(seconds_at(index, FramePosition(index.size().value - 1)), 1e9);
    EXPECT_LE(moment_frames(index, {FramePosition(0), index.size()}, false).size(), 60u);
}

}  // namespace
}  // namespace rhyme

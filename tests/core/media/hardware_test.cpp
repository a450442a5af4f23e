// No machine that runs the tests need have video hardware: a decoder that behaves like a bad device stands for it.
#include "core/media/hardware.h"

#include <gtest/gtest.h>

#include "core/media/frame_source.h"
#include "core/media/packets.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

enum class Fault { None, DoesNotStart, FailsLater, WrongAtOnce, WrongTimes, EndsEarly };

class FakeDevice final : public Decoder {
public:
    FakeDevice(std::unique_ptr<StreamDecoder> inner, Fault fault, int& given)
        : inner_(std::move(inner)), fault_(fault), given_(given) {}
    Result<void> start(std::uint32_t ordinal) override {
        if (fault_ == Fault::DoesNotStart) return fail(ErrorCode::Internal, "no device");
        return inner_->start(ordinal);
    }
    Result<bool> next(AVFrame& frame, std::int64_t& ordinal) override {
        if (fault_ == Fault::FailsLater && given_ == 30) return fail(ErrorCode::Internal, "the device is lost");
        if (fault_ == Fault::EndsEarly && given_ == 20) return false;
        auto more = inner_->next(frame, ordinal);
        ++given_;
        if (fault_ == Fault::WrongTimes && given_ == 3) ++ordinal;
        if (fault_ == Fault::WrongAtOnce && given_ == 2 && av_frame_make_writable(&frame) >= 0) frame.data[0][5] ^= 1;
        return more;
    }

private:
    std::unique_ptr<StreamDecoder> inner_;
    Fault fault_;
    int& given_;
};

class Hardware : public ::testing::TestWithParam<Fault> {};

TEST_P(Hardware, GivesSoftwaresPicturesWhateverItsFault) {
    testing::TempFolder folder;
    testing::ClipSpec spec;
    spec.frames = 60, spec.options = {{"preset", "ultrafast"}, {"g", "30"}, {"bf", "2"}};
    ASSERT_TRUE(testing::make_clip(folder / "a.mp4", spec));
    const auto media = open_media(folder / "a.mp4");
    ASSERT_TRUE(media);
    int given = 0;
    FrameSource::Options options;
    options.hardware = std::make_shared<HardwareDevices>(
        [&](const std::filesystem::path& path, const StreamPackets& table, AVPixelFormat) -> std::unique_ptr<Decoder> {
            auto inner = StreamDecoder::open(path, table, 1);
            if (!inner) return nullptr;
            return std::make_unique<FakeDevice>(std::move(*inner), GetParam(), given);
        });
    auto checked = FrameSource::open(*media, options), software = FrameSource::open(*media);
    ASSERT_TRUE(checked && software);
    std::vector<std::int64_t> asked;
    for (std::int64_t n = 0; n < 45; ++n) asked.push_back(n);
    for (const std::int64_t n : {59, 3, 31, 12, 30, 44}) asked.push_back(n);
    for (const std::int64_t n : asked) {
        const auto a = (*checked)->frame(FramePosition(n)), b = (*software)->frame(FramePosition(n));
        ASSERT_TRUE(a) << n << " " << a.error().message();
        ASSERT_EQ(content_hash(*a), content_hash(*b)) << n;
    }
    if (GetParam() == Fault::None) {
        EXPECT_GT(given, 60) << "a device that works is used";
    }
    if (GetParam() == Fault::WrongAtOnce) {
        EXPECT_LE(given, 2) << "one that does not is left";
    }
}

INSTANTIATE_TEST_SUITE_P(Faults, Hardware,
                         ::testing::Values(Fault::None, Fault::DoesNotStart, Fault::FailsLater, Fault::WrongAtOnce,
                                           Fault::WrongTimes, Fault::EndsEarly));

TEST(Hardware, AMachineWithoutDevicesDecodesInSoftware) {
    testing::TempFolder folder;
    testing::ClipSpec spec;
    spec.width = 640, spec.height = 360, spec.frames = 6;
    ASSERT_TRUE(testing::make_clip(folder / "a.mp4", spec));
    const auto media = open_media(folder / "a.mp4");
    ASSERT_TRUE(media);
    FrameSource::Options options;
    options.hardware = make_hardware_devices();
    auto source = FrameSource::open(*media, options);
    ASSERT_TRUE(source);
    const auto frame = (*source)->frame(FramePosition(4));
    ASSERT_TRUE(frame);
    const auto rgb = to_rgb(*frame, {640, 360});
    ASSERT_TRUE(rgb);
    EXPECT_EQ(testing::read_frame_number(*rgb), 4);
}

}  // namespace
}  // namespace rhyme

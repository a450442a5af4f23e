// The command line as scripts see it: JSON on standard output, one sentence on standard error, the exit status.
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "tests/app/cli_run.h"

namespace rhyme {
namespace {

using testing::Cli;
using testing::Outcome;

TEST_F(Cli, ProbeTellsWhatAFileHolds) {
    const Outcome result = run("probe --json " + clip("a.mp4", 30, true));
    ASSERT_EQ(result.status, 0) << result.err;
    const auto media = result.json()["media"][0];
    EXPECT_EQ(media["video"]["frames"], 30);
    EXPECT_EQ(media["video"]["frame_rate"], "25/1");
    EXPECT_EQ(media["video"]["display_width"], 192);
    EXPECT_EQ(media["video"]["rotation"], 0);
    EXPECT_EQ(media["audio"]["channels"], 2);
    EXPECT_NEAR(media["duration"].get<double>(), 1.2, 0.05);
}

/// Two beats a second from the start, the first of four lower.
std::string beaten_song(const std::filesystem::path& path) {
    testing::ClipSpec spec;
    spec.frames = 400, spec.with_audio = true, spec.with_picture = false;
    spec.audio_codec = "pcm_s16le";
    spec.sound = [](std::int64_t sample) {
        const std::int64_t beat = sample / 24000;
        const double t = static_cast<double>(sample % 24000) / 48000;
        return static_cast<float>(0.8 * std::sin(6.283185 * (beat % 4 == 0 ? 55 : 180) * t) * std::exp(-20 * t));
    };
    EXPECT_TRUE(testing::make_clip(path, spec));
    return path.string();
}

TEST_F(Cli, BeatsTellsWhereTheBeatsAre) {
    const Outcome result = run("beats --json -q " + beaten_song(folder / "song.wav"));
    ASSERT_EQ(result.status, 0) << result.err;
    const auto song = result.json();
    EXPECT_NEAR(song["tempo"].get<double>(), 120, 1);
    EXPECT_EQ(song["meter"], "4/4");
    ASSERT_GT(song["beats"].size(), 25u);
    for (const double beat : song["beats"]) EXPECT_NEAR(beat * 2, std::round(beat * 2), 0.08) << beat;
    expect_one_sentence(run("beats -q " + clip("silent.mp4", 25)), "silent.mp4");
}

TEST_F(Cli, AssembleRefusesToLockClipsOfNothing) {
    const Outcome result = run("assemble --song " + beaten_song(folder / "song.wav") + " " + path("none.mp4") +
                               " --lock 1 -o " + path("cut.rhyme"));
    EXPECT_NE(result.status, 0);
    EXPECT_NE(result.err.find("--keep"), std::string::npos) << result.err;
    EXPECT_FALSE(std::filesystem::exists(folder / "cut.rhyme"));
}

TEST_F(Cli, AssembleCutsOnTheBeatsOnly) {
    const std::string song = beaten_song(folder / "song.wav");
    std::string footage;
    for (const char* name : {"a.mp4", "b.mp4", "c.mp4"}) {
        testing::ClipSpec spec;
        spec.frames = 75;
        spec.draw = [name](int n, cv::Size size) {
            cv::Mat picture(size, CV_8UC3, cv::Scalar(40 * (name[0] - 'a'), 60, 120 - 50 * (name[0] - 'a')));
            cv::circle(picture, {60 + n / 2 + 10 * (name[0] - 'a'), 54}, 22, {240, 220, 200}, cv::FILLED, cv::LINE_AA);
            return picture;
        };
        ASSERT_TRUE(testing::make_clip(folder / name, spec));
        footage += " " + path(name);
    }
    const std::string ask = "assemble --json --song " + song + footage + library() + " --length 6 -o ";
    const Outcome result = run(ask + path("cut.rhyme"));
    ASSERT_EQ(result.status, 0) << result.err;
    const auto cuts = result.json()["cuts"];
    ASSERT_FALSE(cuts.empty());
    for (const auto& cut : cuts) EXPECT_LE(std::abs(cut["beat_offset_frames"].get<double>()), 0.5) << cut;
    const auto info = run("project info --json " + path("cut.rhyme")).json();
    EXPECT_EQ(info["tracks"][0]["clips"].size(), cuts.size() + 1);
    EXPECT_EQ(run("project check -q " + path("cut.rhyme")).status, 0);
    EXPECT_EQ(run(ask + path("cut.rhyme")).status, 1) << "an existing project needs --force";
}

TEST_F(Cli, UnusableFilesAreNamedWithTheReason) {
    write("empty.mp4", "");
    write("text.mp4", "no film at all, only words, and quite a few of them\n");
    expect_one_sentence(run("probe " + path("missing.mp4")), "missing.mp4");
    expect_one_sentence(run("probe " + path("empty.mp4")), "empty.mp4");
    expect_one_sentence(run("probe " + path("text.mp4")), "text.mp4");
    expect_one_sentence(run("probe " + folder.path().string()), folder.path().filename().string());
}

TEST_F(Cli, ADamagedFileFailsAndTheOthersAreStillAnalysed) {
    write("bad.mp4", "junk");
    const Outcome result = run("analyze --json " + path("bad.mp4") + " " + clip("good.mp4", 40) + library());
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.json()["media"].size(), 1U);
    EXPECT_EQ(result.json()["failed"].size(), 1U);
    EXPECT_NE(result.json()["failed"][0]["path"].get<std::string>().find("bad.mp4"), std::string::npos);
}

TEST_F(Cli, OneFrameAndATruncatedFileStillOpen) {
    const std::string one = clip("one.mp4", 1);
    EXPECT_EQ(run("analyze " + one + library()).status, 0);
    EXPECT_EQ(run("render --cut " + one + " -o " + path("one-out.mp4") + " -q").status, 0);
    clip("whole.mkv", 120);
    testing::truncate_copy(folder / "whole.mkv", folder / "cut.mkv",
                           std::filesystem::file_size(folder / "whole.mkv") / 2);
    const Outcome result = run("probe --json " + path("cut.mkv"));
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_LT(result.json()["media"][0]["video"]["frames"], 120);
    EXPECT_GT(result.json()["media"][0]["video"]["frames"], 0);
}

TEST_F(Cli, SoundAloneHasNoPictureToAnalyse) {
    expect_one_sentence(run("analyze " + clip("song.m4a", 50, true, false) + library()), "song.m4a");
}

TEST_F(Cli, CutsAreRenderedFrameForFrame) {
    const Outcome result = run("render --json --cut " + clip("a.mp4", 50) + "@10-30 --cut " + clip("b.mp4", 50) +
                               "@5-20 -o " + path("out.mp4") + " -q");
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.json()["frames"], 35);
    EXPECT_EQ(run("probe --json " + path("out.mp4")).json()["media"][0]["video"]["frames"], 35);
}

TEST_F(Cli, AnExistingTargetNeedsForce) {
    const std::string a = clip("a.mp4", 20);
    write("out.mp4", "mine");
    expect_one_sentence(run("render --cut " + a + " -o " + path("out.mp4") + " -q"), "out.mp4");
    EXPECT_EQ(read_file(folder / "out.mp4").value(), "mine");
    EXPECT_EQ(run("render --cut " + a + " -o " + path("out.mp4") + " -q --force").status, 0);
}

TEST_F(Cli, AFailedExportLeavesNothingBehind) {
    const std::string a = clip("a.mp4", 20);
    expect_one_sentence(run("render --cut " + a + " -o " + path("no-such-folder/out.mp4") + " -q"), "out.mp4");
    expect_one_sentence(run("render --cut " + a + " -o /dev/full/out.mp4 -q"), "/dev/full");
    expect_one_sentence(run("render --cut " + a + "@10-400 -o " + path("beyond.mp4") + " -q"), "a.mp4");
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
    EXPECT_EQ(files, 2U);  // the clip and the last standard error
}

TEST_F(Cli, ADamagedProjectIsRefusedInOneSentence) {
    write("bad.rhyme", "{\"rhyme\": ");
    write("odd.rhyme", "[1, 2]");
    expect_one_sentence(run("project info " + path("bad.rhyme")), "bad.rhyme");
    expect_one_sentence(run("project info " + path("odd.rhyme")), "odd.rhyme");
    expect_one_sentence(run("render " + path("bad.rhyme") + " -o " + path("out.mp4") + " -q"), "bad.rhyme");
}

TEST_F(Cli, AProjectIsMadeEditedAndRendered) {
    const std::string a = clip("a.mp4", 50);
    ASSERT_EQ(run("project new " + path("p.rhyme") + " " + a).status, 0);
    const Outcome info = run("project info --json " + path("p.rhyme"));
    ASSERT_EQ(info.status, 0) << info.err;
    EXPECT_EQ(info.json()["width"], 192);
    EXPECT_EQ(run("project check " + path("p.rhyme")).status, 0);
    std::filesystem::remove(a);
    expect_one_sentence(run("project check " + path("p.rhyme")), "a.mp4");
}

TEST_F(Cli, AFrameIsThatFrame) {
    const Outcome result = run("frame " + clip("a.mp4", 30) + " --at 17 -o " + path("f.png") + " --json");
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.json()["width"], 192);
    EXPECT_TRUE(std::filesystem::exists(folder / "f.png"));
    expect_one_sentence(run("frame " + path("a.mp4") + " --at 30 -o " + path("g.png")), "a.mp4");
}

TEST_F(Cli, WrongUsageIsTwoAndWhatIsNotThereYetIsOne) {
    EXPECT_EQ(run("").status, 2);
    EXPECT_EQ(run("probe").status, 2);
    EXPECT_EQ(run("no-such-command").status, 2);
    EXPECT_EQ(run("match --cue smell=1 " + path("a.mp4")).status, 2);
    EXPECT_EQ(run("--help").status, 0);
    EXPECT_EQ(run("match --help").status, 0);
    EXPECT_EQ(run("--version").status, 0);
    EXPECT_EQ(run("study").status, 2);
}

TEST_F(Cli, StudyWritesAPageAndTheSameNumbersAsJson) {
    const std::string film = clip("film.mp4", 60), page = path("page.html");
    const Outcome study = run("study --json " + film + " -o " + page + library());
    ASSERT_EQ(study.status, 0) << study.err;
    const auto numbers = study.json();
    EXPECT_EQ(numbers["frames"], 60);
    EXPECT_EQ(numbers["shots"].size(), 1u);
    const auto html = read_file(page);
    ASSERT_TRUE(html);
    EXPECT_NE(html->find("film.mp4"), std::string::npos);
    EXPECT_EQ(run("study " + film + " -o " + page + library()).status, 1) << "an existing page is kept";
    EXPECT_EQ(run("study --json " + film + " --frame 10").json()["frame"], 10);
}

TEST_F(Cli, ASecondAnalysisChangesNothing) {
    const std::string a = clip("a.mp4", 60), b = clip("b.mp4", 60);
    ASSERT_EQ(run("analyze " + a + " " + b + library()).status, 0);
    const auto before = run("library info --json" + library()).json();
    const auto one = run("match --json " + a + " " + b + library());
    EXPECT_EQ(one.status, 0) << one.err;
    EXPECT_EQ(run("analyze " + a + " " + b + library()).status, 0);
    EXPECT_EQ(run("library info --json" + library()).json()["moments"], before["moments"]);
    EXPECT_EQ(run("match --json " + b + " " + a + library() + " --jobs 1").out, one.out);
}

}  // namespace
}  // namespace rhyme

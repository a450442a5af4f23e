// Through every format and back: what is not kept is said.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <regex>

#include "core/base/files.h"
#include "core/project/interchange/exchange.h"
#include "core/project/interchange/media_url.h"
#include "tests/support/interchange_cases.h"
#include "tests/support/temp_folder.h"

namespace rhyme::testing {
namespace {

std::string all_of(const std::vector<std::string>& sentences) {
    std::string text;
    for (const auto& s : sentences) text += "\n    " + s;
    return text;
}

Project through(const Project& p, const std::string& extension, std::vector<std::string>* sentences = nullptr) {
    TempFolder folder;
    std::vector<std::string> said;
    const auto back = there_and_back(p, folder / ("x" + extension), said);
    EXPECT_TRUE(back) << extension << all_of(said);
    if (sentences) *sentences = said;
    if (!back) return {};
    EXPECT_EQ(validate(back->sequences()), std::vector<std::string>{});
    return *back;
}
InterchangeCase named(const std::string& name) {
    for (auto& c : interchange_cases())
        if (c.name == name) return c;
    ADD_FAILURE() << "no case " << name;
    return {};
}
/// The feature comes back from the format as it was.
void expect_kept(const std::string& name, std::initializer_list<const char*> extensions) {
    const InterchangeCase c = named(name);
    Project p = plain_project();
    c.put(p);
    for (const char* extension : extensions)
        EXPECT_EQ(c.look(through(p, extension)), c.look(p)) << name << " through " << extension;
}

TEST(Interchange, LosesNothingInSilence) {
    TempFolder folder;
    for (const auto& c : interchange_cases())
        for (const auto& format : interchange_formats()) {
            const auto file = folder / ("x" + std::string(format.extension));
            const RoundTrip r = round_trip(c, file, format.read != nullptr);
            EXPECT_NE(r.end, RoundTrip::End::Silent)
                << c.name << " through " << format.extension << ": " << r.before << " -> " << r.after;
        }
}

TEST(Interchange, OpenTimelineIoKeepsEverything) {
    TempFolder folder;
    for (const auto& c : interchange_cases()) {
        const RoundTrip r = round_trip(c, folder / "x.otio");
        EXPECT_EQ(r.end, RoundTrip::End::Kept)
            << c.name << ": " << r.before << " -> " << r.after << all_of(r.sentences);
    }
}

TEST(Interchange, WritesTheSameBytesAgain) {
    TempFolder folder;
    const Project p = plain_project();
    for (const auto& format : interchange_formats()) {
        const auto one = folder / ("one" + std::string(format.extension)),
                   two = folder / ("two" + std::string(format.extension));
        ASSERT_TRUE(export_project(p, one)) << format.extension;
        ASSERT_TRUE(export_project(p, two)) << format.extension;
        EXPECT_EQ(*read_file(one), *read_file(two)) << format.extension;
    }
}

TEST(Interchange, KeepsNtscRatesExact) { expect_kept("a rate of NTSC", {".otio", ".xml", ".fcpxml", ".edl"}); }

TEST(Interchange, PremiereXmlSaysNtscByTimebaseAndFlag) {
    TempFolder folder;
    ASSERT_TRUE(export_project(plain_project({30000, 1001}), folder / "x.xml"));
    const std::string text = *read_file(folder / "x.xml");
    EXPECT_NE(text.find("<timebase>30</timebase>"), std::string::npos);
    EXPECT_NE(text.find("<ntsc>TRUE</ntsc>"), std::string::npos);
    EXPECT_EQ(text.find("29.97"), std::string::npos);
}

TEST(Interchange, EdlCountsDropFrameTimecodeAndDeclaresIt) {
    TempFolder folder;
    Project p = plain_project({30000, 1001});
    p.media[0].duration = RationalTime(400, 1);
    change_clip(p, 0, 2, [](Clip& c) { c.start = FramePosition(17982), c.available = RationalTime(400, 1); });
    ASSERT_TRUE(export_project(p, folder / "x.edl"));
    const std::string text = *read_file(folder / "x.edl");
    EXPECT_NE(text.find("FCM: DROP FRAME"), std::string::npos);
    EXPECT_NE(text.find("01:10:00;00"), std::string::npos) << text;  // 17982 frames: ten minutes to the frame
    EXPECT_EQ(import_project(folder / "x.edl")->timeline.tracks[0]->clips[2].start, FramePosition(17982));
}

TEST(Interchange, EdlReelsHaveEightCharactersOfTheirOwnAndTheFullNameBeside) {
    TempFolder folder;
    Project p = plain_project();
    p.media[0].path = "/clips/A001_C002_long.mov";
    p.media.push_back({MediaId{2}, "/clips/A001_C002_longer.mov", "longer", "", RationalTime(80, 1)});
    change_clip(p, 0, 2, [](Clip& c) { c.media = MediaId{2}; });
    std::vector<std::string> said;
    ASSERT_TRUE(export_project(p, folder / "x.edl", &said));
    const std::string text = *read_file(folder / "x.edl");
    EXPECT_NE(text.find("001  A001_C00 V"), std::string::npos) << text;
    EXPECT_NE(text.find("A001_C02 V"), std::string::npos) << text;
    EXPECT_NE(all_of(said).find("reel"), std::string::npos);
    EXPECT_EQ(import_project(folder / "x.edl")->media.size(), 2u);
}

TEST(Interchange, FindsKoreanPathsInEitherUnicodeForm) {
    TempFolder folder;
    const std::u8string composed = u8"\ud55c.mov", apart = u8"\u1112\u1161\u11ab.mov";
    ASSERT_TRUE(write_file(folder / std::filesystem::path(apart), "x"));
    Project p = plain_project();
    p.media[0].path = folder.path() / std::filesystem::path(composed);
    for (const char* extension : {".otio", ".xml", ".fcpxml", ".edl"}) {
        ASSERT_TRUE(export_project(p, folder / (std::string("x") + extension)));
        const auto back = import_project(folder / (std::string("x") + extension));
        ASSERT_TRUE(back) << extension;
        EXPECT_EQ(back->media[0].path.filename(), std::filesystem::path(apart)) << extension;
    }
}

TEST(Interchange, UrlsAreEncodedAndForeignOnesUnderstood) {
    using exchange::path_of_url;
    EXPECT_EQ(exchange::file_url(std::filesystem::path(u8"/a b/\u00e9#1%.mov")), "file:///a%20b/%C3%A9%231%25.mov");
    EXPECT_EQ(path_of_url("file://localhost/D%3a/media/x.mov"), std::filesystem::path("D:/media/x.mov"));
    EXPECT_EQ(path_of_url("file:///Users/me/x%20y.mov"), std::filesystem::path("/Users/me/x y.mov"));
    EXPECT_EQ(path_of_url("file://d:\\clips\\x.mov"), std::filesystem::path("d:/clips/x.mov"));
    EXPECT_EQ(path_of_url("file:/x.mov"), std::filesystem::path("/x.mov"));
    EXPECT_EQ(path_of_url("C:\\x.mov"), std::filesystem::path("C:/x.mov"));
    EXPECT_EQ(path_of_url("media/100%25.mov"), std::filesystem::path("media/100%.mov"));
    EXPECT_EQ(path_of_url("https://example.org/x.mov"), std::filesystem::path());
    EXPECT_EQ(path_of_url("file:///a%00b"), std::filesystem::path());
    EXPECT_EQ(exchange::percent_decoded("100%"), "100%");
}

TEST(Interchange, SpeedsForwardBackwardAndStillComeBack) {
    for (const char* name : {"speed 200 %", "speed 50 %", "speed 3/7", "reverse", "reverse 200 %", "freeze"})
        expect_kept(name, {".otio", ".xml", ".fcpxml"});
}

TEST(Interchange, RampsAreFollowedCloselyByFormatsOfStraightLines) {
    const InterchangeCase ramp = named("speed ramps");
    Project p = plain_project();
    ramp.put(p);
    const Clip was = p.timeline.tracks[0]->clips[2];
    for (const char* extension : {".xml", ".fcpxml"}) {
        std::vector<std::string> said;
        const Project back = through(p, extension, &said);
        EXPECT_NE(all_of(said).find("ramp"), std::string::npos) << extension;
        const Clip is = back.timeline.tracks[0]->clips[2];
        for (std::int64_t k = 0; k < was.length.value; ++k) {
            const double a = source_time(was, was.start + FrameCount(k), p.timeline.rate).seconds();
            const double b = source_time(is, is.start + FrameCount(k), p.timeline.rate).seconds();
            EXPECT_NEAR(a, b, 0.01) << extension << " frame " << k;  // a quarter of a frame
        }
    }
}

TEST(Interchange, TransitionsKeepWhereTheirCutLies) {
    for (const char* name : {"dissolve in the middle of the cut", "dissolve before the cut", "dissolve after the cut",
                             "dissolve 3 before, 8 after"})
        expect_kept(name, {".otio", ".xml", ".fcpxml"});
}

TEST(Interchange, TransitionsAreShortenedToTheMediaThereIs) {
    Project p = plain_project();
    add_join(p, 0, 6, 6, "dissolve");
    TempFolder folder;
    ASSERT_TRUE(export_project(p, folder / "x.otio"));
    std::string text = *read_file(folder / "x.otio");
    // The incoming clip begins two frames after its media does.
    Project short_handles = p;
    change_clip(short_handles, 0, 1, [](Clip& c) { c.source_in = RationalTime(2, 25); });
    change_track(short_handles, 0, [](Track& t) { t.transitions[0].in_offset = FrameCount(2); });
    ASSERT_TRUE(export_project(short_handles, folder / "x.otio"));
    text = *read_file(folder / "x.otio");
    const auto at = text.find("\"in_offset\"");
    ASSERT_NE(at, std::string::npos);
    text.replace(text.find("2.0", at), 3, "6.0");
    std::vector<std::string> said;
    const auto back = import_bytes(text, folder / "x.otio", &said);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->timeline.tracks[0]->transitions[0].in_offset, FrameCount(2));
    EXPECT_NE(all_of(said).find("shortened"), std::string::npos);
}

TEST(Interchange, NestedSequencesStayNested) {
    expect_kept("nested sequences", {".otio", ".otioz", ".xml", ".fcpxml"});
}

TEST(Interchange, StereoSoundIsTwoTracksInPremiereAndOneClipHere) {
    TempFolder folder;
    ASSERT_TRUE(export_project(plain_project(), folder / "x.xml"));
    const std::string text = *read_file(folder / "x.xml");
    EXPECT_NE(text.find("currentExplodedTrackIndex=\"1\""), std::string::npos);
    const Project back = *import_project(folder / "x.xml");
    EXPECT_EQ(back.timeline.tracks.size(), 3u);
    expect_kept("links", {".otio", ".xml", ".fcpxml"});
}

TEST(Interchange, SourceTimecodesAreCarriedAndComeOff) {
    // A medium whose first frame is 01:00:00:00: in and out are written as its timecode, and read back from its start.
    TempFolder folder;
    const std::string otio = R"({"OTIO_SCHEMA":"Timeline.1","name":"t","tracks":{"OTIO_SCHEMA":"Stack.1","children":[
        {"OTIO_SCHEMA":"Track.1","kind":"Video","children":[{"OTIO_SCHEMA":"Clip.2","name":"c",
        "source_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":24,"value":86424},
        "duration":{"OTIO_SCHEMA":"RationalTime.1","rate":24,"value":48}},
        "media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"file:///c.mov",
        "available_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":24,"value":86400},
        "duration":{"OTIO_SCHEMA":"RationalTime.1","rate":24,"value":240}}}},"active_media_reference_key":"DEFAULT_MEDIA"}]}]}})";
    const auto p = import_bytes(otio, folder / "x.otio");
    ASSERT_TRUE(p) << p.error().message();
    EXPECT_EQ(p->timeline.rate, FrameRate(24, 1));
    EXPECT_EQ(p->timeline.tracks[0]->clips[0].source_in, RationalTime(1, 1));
    EXPECT_EQ(p->timeline.tracks[0]->clips[0].available, RationalTime(10, 1));
}

TEST(Interchange, SaysWhichFileItCannotExchange) {
    TempFolder folder;
    const auto unknown = export_project(plain_project(), folder / "x.aaf");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::Unsupported);
    const auto only_written = import_bytes("<mlt/>", folder / "x.mlt");
    ASSERT_FALSE(only_written);
    EXPECT_NE(only_written.error().what.find("only written"), std::string::npos);
    EXPECT_FALSE(import_project(folder / "nothing.otio"));
}

/// The seconds MLT's timeremap is at, by its map: "0=1.5;10=2".
double mapped(const std::string& map, std::int64_t frame) {
    std::map<std::int64_t, double> keys;
    std::istringstream text(map);
    for (std::string key; std::getline(text, key, ';');)
        keys[std::stoll(key)] = std::stod(key.substr(key.find('=') + 1));
    const auto after = keys.lower_bound(frame);
    if (after == keys.end()) return keys.rbegin()->second;
    if (after == keys.begin()) return after->second;
    const auto before = std::prev(after);
    return before->second + (after->second - before->second) * static_cast<double>(frame - before->first) /
                                static_cast<double>(after->first - before->first);
}

TEST(MltXml, SaysWhichFrameAClipShowsAtEverySpeed) {
    const TempFolder folder;
    const std::vector<SpeedKey> ramp{{FrameCount(0), {1, 1}, SpeedShape::Linear},
                                     {FrameCount(20), {3, 1}, SpeedShape::Smooth}};
    for (const auto& [speed, in, keys] : {std::tuple(Ratio(2, 1), RationalTime(12, 1), std::vector<SpeedKey>()),
                                          std::tuple(Ratio(24, 25), RationalTime(301, 50), std::vector<SpeedKey>()),
                                          std::tuple(Ratio(-1, 2), RationalTime(10, 1), std::vector<SpeedKey>()),
                                          std::tuple(Ratio(0, 1), RationalTime(10, 1), std::vector<SpeedKey>()),
                                          std::tuple(Ratio(1, 1), RationalTime(10, 1), ramp)}) {
        Project p = plain_project();
        change_clip(p, 0, 1, [&](Clip& c) {
            c.speed = speed, c.source_in = in, c.link = {};
            ClipMore more = *c.more;
            more.ramp = keys;
            c.more = more;
        });
        ASSERT_TRUE(export_project(p, folder / "x.mlt"));
        const std::string xml = *read_file(folder / "x.mlt");
        std::smatch chain, entry;
        ASSERT_TRUE(std::regex_search(xml, chain, std::regex("<chain id=\"(\\w+)\"[^]*?\"map\">([^<]+)<")));
        const std::regex shown("entry producer=\"" + chain.str(1) + "\" in=\"(\\d+)\" out=\"(\\d+)\"");
        ASSERT_TRUE(std::regex_search(xml, entry, shown));
        const std::int64_t first = std::stoll(entry.str(1)), last = std::stoll(entry.str(2));
        const Clip& clip = p.timeline.tracks[0]->clips[1];
        constexpr double rate = 25;
        ASSERT_EQ(last - first + 1, clip.length.value);
        for (FrameCount n; n < clip.length; n += FrameCount(1)) {
            const double at = source_time(clip, clip.start + n, p.timeline.rate).seconds();
            EXPECT_EQ(std::floor(mapped(chain.str(2), first + n.value) * rate), std::floor(at * rate + 0.5001))
                << text(speed) << " frame " << n.value;
        }
    }
}

}  // namespace
}  // namespace rhyme::testing

// Files of strangers: cut short, changed at random, made to do harm. They are refused in a sentence, or give a sound
// project; nothing crashes, hangs or is written where it should not be.
#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>
#include <random>

#include "core/base/files.h"
#include "tests/support/interchange_cases.h"
#include "tests/support/temp_folder.h"

namespace rhyme::testing {
namespace {

/// A project with much in it, as the format writes it.
std::string sample(const InterchangeFormat& format, const TempFolder& folder) {
    const Project p = golden_project();
    const auto file = folder / ("sample" + std::string(format.extension));
    EXPECT_TRUE(export_project(p, file)) << format.extension;
    return read_file(file).value_or("");
}
void expect_refused_or_sound(const std::string& bytes, const std::filesystem::path& path) {
    const auto project = import_bytes(bytes, path);
    if (project) {
        EXPECT_EQ(validate(project->sequences()), std::vector<std::string>{});
    } else {
        EXPECT_FALSE(project.error().what.empty());
        EXPECT_EQ(project.error().what.find('\n'), std::string::npos);
    }
}
template <class Each>
void each_text_format(Each each) {
    for (const auto& format : interchange_formats())
        if (format.read && format.extension != ".otioz") each(format);
}

TEST(InterchangeInput, CutShortAnywhereIsRefusedOrSound) {
    TempFolder folder;
    each_text_format([&](const InterchangeFormat& format) {
        const std::string whole = sample(format, folder);
        const std::size_t step = std::max<std::size_t>(1, whole.size() / 60);
        for (std::size_t n = 0; n < whole.size(); n += step)
            expect_refused_or_sound(whole.substr(0, n), folder / ("x" + std::string(format.extension)));
    });
}

TEST(InterchangeInput, ChangedAtRandomIsRefusedOrSound) {
    TempFolder folder;
    std::mt19937 random(7);
    static const std::vector<std::string> nasty{
        "-1",   "0",        "99999999999999999999", "1e308", "NaN",     "\"", "<",
        "&#0;", "../../..", "-9223372036854775808", "1/0",   "\xff\xfe"};
    each_text_format([&](const InterchangeFormat& format) {
        const std::string whole = sample(format, folder);
        for (int round = 0; round < 120; ++round) {
            std::string changed = whole;
            for (int k = 0; k <= round % 4; ++k) {
                const std::size_t at = random() % changed.size();
                switch (random() % 4) {
                    case 0:
                        changed[at] = static_cast<char>(random());
                        break;
                    case 1:
                        changed.erase(at, random() % 40);
                        break;
                    case 2:
                        changed.insert(at, nasty[random() % nasty.size()]);
                        break;
                    default: {  // a number becomes another
                        const std::size_t digit = changed.find_first_of("0123456789", at);
                        if (digit != std::string::npos) changed.replace(digit, 1, nasty[random() % nasty.size()]);
                    }
                }
            }
            expect_refused_or_sound(changed, folder / ("x" + std::string(format.extension)));
        }
    });
}

TEST(InterchangeInput, NamesTheLine) {
    TempFolder folder;
    const auto why = [&](const std::string& bytes, const char* name) {
        const auto p = import_bytes(bytes, folder / name);
        return p ? "it was read" : p.error().what;
    };
    EXPECT_NE(why("{\n\"OTIO_SCHEMA\": \n", "x.otio").find("line"), std::string::npos);
    EXPECT_NE(why("<xmeml>\n<sequence>\n</xmeml>", "x.xml").find("line 3"), std::string::npos);
    EXPECT_NE(why("<xmeml><sequence><media/><rate>\n<timebase>0</timebase></rate></sequence></xmeml>", "x.xml")
                  .find("line 1"),
              std::string::npos);
    EXPECT_NE(
        why("TITLE: x\n\n001  A  V  C  00:00:00:00 00:00:01:99 00:00:00:00 00:00:01:00\n", "x.edl").find("line 3"),
        std::string::npos);
    EXPECT_NE(why("1\n00:00:01,000 --> soon\nwords\n", "x.srt").find("line 2"), std::string::npos);
    EXPECT_NE(why("Name,In\na,nowhere\n", "x.csv").find("line 2"), std::string::npos);
    EXPECT_NE(why("", "x.fcpxml").find("empty"), std::string::npos);
}

TEST(InterchangeInput, EntitiesAreRefusedBeforeTheyGrow) {
    TempFolder folder;
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE xmeml [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c < 'k'; ++c)
        bomb +=
            std::string("<!ENTITY ") + c + " \"&" + static_cast<char>(c - 1) + ";&" + static_cast<char>(c - 1) + ";\">";
    bomb += "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><xmeml><sequence><name>&j;&f;</name></sequence></xmeml>";
    for (const char* name : {"x.xml", "x.fcpxml"}) {
        const auto p = import_bytes(bomb, folder / name);
        ASSERT_FALSE(p);
        EXPECT_NE(p.error().what.find("entities"), std::string::npos);
    }
}

TEST(InterchangeInput, BottomlessNestingIsRefused) {
    TempFolder folder;
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    EXPECT_FALSE(import_bytes("<xmeml>" + deep, folder / "x.xml"));
    std::string closed = "<xmeml>";
    for (int i = 0; i < 5000; ++i) closed += "<a>";
    for (int i = 0; i < 5000; ++i) closed += "</a>";
    EXPECT_FALSE(import_bytes(closed + "</xmeml>", folder / "x.xml"));
    EXPECT_FALSE(import_bytes(std::string(100'000, '['), folder / "x.otio"));
}

TEST(InterchangeInput, ASequenceInItselfIsLeftOut) {
    TempFolder folder;
    const std::string text =
        R"(<xmeml version="4"><sequence id="s"><name>S</name><rate><timebase>25</timebase></rate><media><video><track>
        <clipitem><name>me</name><start>0</start><end>25</end><in>0</in><out>25</out><sequence id="s"/></clipitem></track></video></media></sequence></xmeml>)";
    std::vector<std::string> said;
    const auto p = import_bytes(text, folder / "x.xml", &said);
    ASSERT_TRUE(p) << p.error().message();
    EXPECT_TRUE(p->timeline.tracks[0]->clips.empty());
    EXPECT_FALSE(said.empty());
}

// ---- bundles

std::filesystem::path bundle_with(const TempFolder& folder, const std::string& name, bool link = false) {
    const auto file = folder / "evil.otioz";
    int code = 0;
    zip_t* zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    const std::string otio = R"({"OTIO_SCHEMA":"Timeline.1","tracks":{"OTIO_SCHEMA":"Stack.1","children":[]}})",
                      bad = "bad";
    zip_file_add(zip, "content.otio", zip_source_buffer(zip, otio.data(), otio.size(), 0), ZIP_FL_ENC_UTF_8);
    const auto i = zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bad.data(), bad.size(), 0), ZIP_FL_ENC_UTF_8);
    if (link) zip_file_set_external_attributes(zip, static_cast<zip_uint64_t>(i), 0, ZIP_OPSYS_UNIX, 0120777u << 16);
    EXPECT_EQ(zip_close(zip), 0);
    return file;
}

TEST(InterchangeBundle, NamesThatLeadOutAreRefused) {
    TempFolder folder;
    for (const char* name : {"../escaped.mov", "media/../../escaped.mov", "/tmp/rhyme-escaped.mov", "media/a/b.mov",
                             "media/..", "media\\x.mov", "elsewhere.mov"}) {
        const auto p = import_project(bundle_with(folder, name));
        ASSERT_FALSE(p) << name;
        EXPECT_NE(p.error().what.find("leads out"), std::string::npos) << name;
    }
    EXPECT_FALSE(import_project(bundle_with(folder, "media/link.mov", true)));
    EXPECT_FALSE(std::filesystem::exists(folder / "escaped.mov"));
}

TEST(InterchangeBundle, CarriesItsMedia) {
    TempFolder folder;
    std::filesystem::create_directories(folder / "far" / "here");
    ASSERT_TRUE(write_file(folder / "moon.mov", "first"));
    ASSERT_TRUE(write_file(folder / "far" / "moon.mov", "second"));
    Project p = plain_project();
    p.media[0].path = folder / "moon.mov";
    p.media.push_back({MediaId{2}, folder / "far" / "moon.mov", "moon.mov", "", RationalTime(80, 1)});
    change_clip(p, 0, 2, [](Clip& c) { c.media = MediaId{2}; });
    ASSERT_TRUE(export_project(p, folder / "far" / "here" / "x.otioz"));
    std::filesystem::remove(folder / "moon.mov");
    std::filesystem::remove(folder / "far" / "moon.mov");
    const auto back = import_project(folder / "far" / "here" / "x.otioz");
    ASSERT_TRUE(back) << back.error().message();
    ASSERT_EQ(back->media.size(), 2u);
    EXPECT_EQ(*read_file(back->media[0].path), "first");
    EXPECT_EQ(*read_file(back->media[1].path), "second");
}

TEST(InterchangeBundle, DamagedOnesAreRefused) {
    TempFolder folder;
    ASSERT_TRUE(export_project(plain_project(), folder / "x.otioz"));
    const std::string whole = *read_file(folder / "x.otioz");
    for (std::size_t n = 0; n < whole.size(); n += std::max<std::size_t>(1, whole.size() / 25)) {
        std::ofstream(folder / "cut.otioz", std::ios::binary) << whole.substr(0, n);
        EXPECT_FALSE(import_project(folder / "cut.otioz")) << n;
    }
}

}  // namespace
}  // namespace rhyme::testing

// What cues, matches, transitions and studies say.
#include <QCoreApplication>

#include "ui/words/core_words.h"

#define CORE_TEXT(text) QT_TRANSLATE_NOOP("Core", text)

namespace rhyme::ui {

const std::vector<const char*>& core_reasons() {
    static const std::vector<const char*> all{
        // names of cues, as reasons begin with them
        CORE_TEXT("shape"), CORE_TEXT("line"), CORE_TEXT("colour"), CORE_TEXT("light"), CORE_TEXT("depth"),
        CORE_TEXT("motion"), CORE_TEXT("composition"), CORE_TEXT("person"), CORE_TEXT("contrast"), CORE_TEXT("framing"),
        CORE_TEXT("then"),
        // forms, places, sizes
        CORE_TEXT("branching"), CORE_TEXT("round"), CORE_TEXT("compact"), CORE_TEXT("upright"), CORE_TEXT("lying"),
        CORE_TEXT("slanting"), CORE_TEXT("left"), CORE_TEXT("right"), CORE_TEXT("high"), CORE_TEXT("low"),
        CORE_TEXT("high left"), CORE_TEXT("high right"), CORE_TEXT("low left"), CORE_TEXT("low right"),
        CORE_TEXT("centred"), CORE_TEXT("upper left"), CORE_TEXT("upper right"), CORE_TEXT("lower left"),
        CORE_TEXT("lower right"), CORE_TEXT("upper middle"), CORE_TEXT("lower middle"), CORE_TEXT("above"),
        CORE_TEXT("below"), CORE_TEXT("above left"), CORE_TEXT("above right"), CORE_TEXT("below left"),
        CORE_TEXT("below right"), CORE_TEXT("in the middle"), CORE_TEXT("the left"), CORE_TEXT("the right"),
        CORE_TEXT("up"), CORE_TEXT("down"), CORE_TEXT("up left"), CORE_TEXT("up right"), CORE_TEXT("down left"),
        CORE_TEXT("down right"), CORE_TEXT("same size"), CORE_TEXT("of one size"), CORE_TEXT("%L1 % larger"),
        CORE_TEXT("%L1 % smaller"), CORE_TEXT("%L1 % off"), CORE_TEXT("weight %1, %L2 % off, %3"),
        // lines
        CORE_TEXT("horizon"), CORE_TEXT("level line"), CORE_TEXT("diagonal"), CORE_TEXT("one vanishing point"),
        CORE_TEXT("%L1° apart"), CORE_TEXT("%1 in one place"), CORE_TEXT("%1 %L2 % lower"),
        CORE_TEXT("%1 %L2 % higher"), CORE_TEXT("%1 %L2 % further right"), CORE_TEXT("%1 %L2 % further left"),
        // colours
        CORE_TEXT("black"), CORE_TEXT("white"), CORE_TEXT("grey"), CORE_TEXT("pink"), CORE_TEXT("wine"),
        CORE_TEXT("red"), CORE_TEXT("dark red"), CORE_TEXT("orange"), CORE_TEXT("brown"), CORE_TEXT("yellow"),
        CORE_TEXT("olive"), CORE_TEXT("green"), CORE_TEXT("dark green"), CORE_TEXT("teal"), CORE_TEXT("dark teal"),
        CORE_TEXT("sky blue"), CORE_TEXT("deep blue"), CORE_TEXT("blue"), CORE_TEXT("navy"), CORE_TEXT("violet"),
        CORE_TEXT("dark violet"), CORE_TEXT("magenta"), CORE_TEXT("plum"), CORE_TEXT("opposed"),
        // light
        CORE_TEXT("low key"), CORE_TEXT("middle key"), CORE_TEXT("high key"), CORE_TEXT("light from %1"),
        CORE_TEXT("a pool of light on the left"), CORE_TEXT("a pool of light on the right"),
        CORE_TEXT("a pool of light"), CORE_TEXT("a band of light"), CORE_TEXT("darkness"), CORE_TEXT("even light"),
        CORE_TEXT("against the light"), CORE_TEXT("nearly even light from %1"), CORE_TEXT("lightest at its foot"),
        // parts of a song
        CORE_TEXT("intro"), CORE_TEXT("verse"), CORE_TEXT("chorus"), CORE_TEXT("break"), CORE_TEXT("bridge"),
        CORE_TEXT("outro"),
        CORE_TEXT("part %1"),
        // why a first cut cuts there
        CORE_TEXT("bar %L1"), CORE_TEXT("bar %L1: %2"), CORE_TEXT("beat %L1 of bar %L2"),
        CORE_TEXT("beat %L1 of bar %L2: %3"), CORE_TEXT("the drop"), CORE_TEXT("no beat is heard here"),
        CORE_TEXT("the beginning"), CORE_TEXT("the end"), CORE_TEXT("performance"),
        CORE_TEXT("its black bars are cut off"), CORE_TEXT("much moves where the song is full"),
        CORE_TEXT("calm where the song is calm"), CORE_TEXT("nothing rhymed"), CORE_TEXT("a plain cut: %1"),
        // depth
        CORE_TEXT("%1 part them"), CORE_TEXT("%1 parts them"), CORE_TEXT("near %1, parted by %2"),
        CORE_TEXT("parted by %1"), CORE_TEXT("hardly parted"), CORE_TEXT("focus"), CORE_TEXT("haze"),
        CORE_TEXT("movement"), CORE_TEXT("perspective"), CORE_TEXT("size"),
        // movement
        CORE_TEXT("%1 on both sides, %2"), CORE_TEXT("the picture moves %1"), CORE_TEXT("the camera closes in"),
        CORE_TEXT("the camera draws back"), CORE_TEXT("the picture rolls clockwise"),
        CORE_TEXT("the picture rolls anticlockwise"), CORE_TEXT("the subject moves %1, %2"), CORE_TEXT("at one speed"),
        CORE_TEXT("%L1 % faster"), CORE_TEXT("%L1 % slower"),
        // people
        CORE_TEXT("extreme close-up"), CORE_TEXT("close-up"), CORE_TEXT("medium"), CORE_TEXT("full"), CORE_TEXT("wide"),
        CORE_TEXT("unknown"), CORE_TEXT("in profile to the left"), CORE_TEXT("in profile to the right"),
        CORE_TEXT("turned left"), CORE_TEXT("turned right"), CORE_TEXT("facing us"),
        // contrast, and what is said of matches
        CORE_TEXT("light and dark change places"), CORE_TEXT("dark against light"), CORE_TEXT("light against dark"),
        CORE_TEXT("also rhymes with what follows the gap"), CORE_TEXT("%1 counts more for you (x %L2)"),
        CORE_TEXT("%1 counts less for you (x %L2)"), CORE_TEXT("the outgoing side"), CORE_TEXT("the incoming side"),
        CORE_TEXT("both are of one shot"), CORE_TEXT("both show one take"),
        CORE_TEXT("the film cuts from the one to the other already"),
        CORE_TEXT("the shots show one scene: a jump, not a match"),
        CORE_TEXT("to line up their %1 would cost %L2 % of the picture"),
        CORE_TEXT("%L1 % of random pairs rhyme as much; what they have most in common is %2"),
        // transitions that suit a join
        CORE_TEXT("the two forms cover each other to %L1 %: a hard cut on the form is the strongest"),
        CORE_TEXT("both sides move one way, which carries the eye across"),
        CORE_TEXT("the two forms cover each other to %L1 %: the one can open inside the other"),
        CORE_TEXT("both subjects are whole and near enough to become each other"),
        CORE_TEXT("a clear line lies in one place in both pictures"),
        CORE_TEXT("the palettes oppose each other and can meet in a split tone"),
        CORE_TEXT("the colours differ, but not too far to be led over"),
        CORE_TEXT("the pictures can be laid on each other unseen"),
        CORE_TEXT("foreground and background of the outgoing picture stand apart"),
        CORE_TEXT("the light has a direction to pass along"), CORE_TEXT("it can always be drawn"),
        // studies: colour
        CORE_TEXT("Nothing to see."), CORE_TEXT("hardly any colour"), CORE_TEXT("one hue"), CORE_TEXT("no one scheme"),
        CORE_TEXT("an analogous scheme"), CORE_TEXT("a complementary scheme"),
        CORE_TEXT("a split complementary scheme"), CORE_TEXT("a triad scheme"),
        // contrast
        CORE_TEXT("No subject stands out from its ground."),
        CORE_TEXT("The subject is hardly told from its ground (contrast %L1 %)."),
        CORE_TEXT("The subject is %1 than its ground (contrast %L2 %)."), CORE_TEXT("lighter"), CORE_TEXT("darker"),
        CORE_TEXT("purer in colour"), CORE_TEXT("greyer"), CORE_TEXT("another hue (%L1 degrees apart)"),
        // light
        CORE_TEXT("No light to speak of."), CORE_TEXT("%L1 stops from dark to bright"),
        CORE_TEXT("the light parts are %1 on the left, %2 on the right"), CORE_TEXT("the light is %1"),
        // depth
        CORE_TEXT("Flat: nothing tells near from far."), CORE_TEXT("Three planes"), CORE_TEXT("Two planes"),
        CORE_TEXT("One plane"), CORE_TEXT("near %L1 %"), CORE_TEXT("far %L1 %"), CORE_TEXT("near %1"),
        // composition
        CORE_TEXT("no one thing carries the weight"), CORE_TEXT("the weight is %1"), CORE_TEXT("on a third"),
        CORE_TEXT("on the axis"), CORE_TEXT("the sides mirror one another"), CORE_TEXT("it leans left"),
        CORE_TEXT("it leans right"), CORE_TEXT("lines lead in"), CORE_TEXT("%L1 % is left empty"),
        // framing
        CORE_TEXT("Nothing to frame."), CORE_TEXT("one face %1, headroom %L2 %"), CORE_TEXT("one face %1"),
        CORE_TEXT("%L1 faces, the first %2"), CORE_TEXT("headroom %L1 %"), CORE_TEXT("by the size of its subject"),
        CORE_TEXT("no subject"), CORE_TEXT("the camera pans left"), CORE_TEXT("the camera pans right"),
        CORE_TEXT("the camera tilts up"), CORE_TEXT("the camera tilts down"), CORE_TEXT("the camera pushes in"),
        CORE_TEXT("the camera pulls back"), CORE_TEXT("the camera rolls"), CORE_TEXT("the camera drifts"),
        CORE_TEXT("it moves %1"),
        // why a first cut has its shots
        CORE_TEXT("the beginning"), CORE_TEXT("bar %L1"), CORE_TEXT("beat %L1 of bar %L2"), CORE_TEXT("bar %L1: %2"),
        CORE_TEXT("beat %L1 of bar %L2: %3"), CORE_TEXT("part %1"), CORE_TEXT("the drop"),
        CORE_TEXT("no beat is heard here"), CORE_TEXT("performance"), CORE_TEXT("its black bars are cut off"),
        CORE_TEXT("there is writing in it; nothing else was left"), CORE_TEXT("much moves where the song is full"),
        CORE_TEXT("calm where the song is calm"), CORE_TEXT("nothing rhymed"), CORE_TEXT("a plain cut: %1"),
        // what is exported
        CORE_TEXT("H.264 of constant quality, good for everything"),
        CORE_TEXT("H.264 at 10 Mb/s in two passes: the best picture for a given size"),
        CORE_TEXT("YouTube and Vimeo, in the sequence's size"),
        CORE_TEXT("YouTube, 1920 x 1080, 8 Mb/s (12 above 30 frames a second)"),
        CORE_TEXT("YouTube, 3840 x 2160, 40 Mb/s (60 above 30 frames a second)"),
        CORE_TEXT("Vertical for phones, 1080 x 1920"), CORE_TEXT("Square, 1080 x 1080"),
        CORE_TEXT("Video distributors (Vevo, Spotify, Tidal): 1920 x 1080 at 20 Mb/s, sound at 44.1 kHz"),
        CORE_TEXT("H.265, half the size of H.264"), CORE_TEXT("AV1: small files for new players"),
        CORE_TEXT("WebM with VP9 and Opus, for the web"), CORE_TEXT("ProRes 422 HQ master with 24-bit sound"),
        CORE_TEXT("DNxHR HQ master with 24-bit sound"), CORE_TEXT("Sound alone: WAV, 24 bits"),
        CORE_TEXT("Sound alone: FLAC, 24 bits, without loss"), CORE_TEXT("Sound alone: AAC"),
        CORE_TEXT("Sound alone: MP3"), CORE_TEXT("A numbered PNG picture a frame, 8 bits"),
        CORE_TEXT("A numbered TIFF picture a frame, 16 bits"), CORE_TEXT("A quick small look, 640 x 360"),
        CORE_TEXT("Copies what is unchanged and encodes the edges of cuts: fast, and without loss"),
        CORE_TEXT("For comparisons: libx264 veryfast, crf 20"),
        // what came of an export
        CORE_TEXT("opened again and found as it should be: %1"), CORE_TEXT("opened again, and %1"),
        CORE_TEXT("%L1 frames of %2"), CORE_TEXT("sound, %1"), CORE_TEXT("%L1 s"),
        CORE_TEXT("it has %L1 frames instead of %L2"), CORE_TEXT("its pictures have another size"),
        CORE_TEXT("it has another frame rate"), CORE_TEXT("it has sound that was not asked for"),
        CORE_TEXT("it lasts %L1 s instead of %L2 s"), CORE_TEXT("'%1' is encoded, not copied: %2"),
        CORE_TEXT("its size is not the sequence's"), CORE_TEXT("it is turned"), CORE_TEXT("its pixels are not square"),
        CORE_TEXT("its frame rate is not the sequence's"), CORE_TEXT("it is HDR"), CORE_TEXT("it is transparent"),
        CORE_TEXT("it is a still picture"), CORE_TEXT("its colours are coded otherwise than the first clip's"),
        CORE_TEXT("it is coded otherwise than the first clip"),
        CORE_TEXT("nothing could be copied: all of it is encoded"),
        CORE_TEXT("nothing was copied, all of it is encoded: %1"),
        CORE_TEXT("'%1' is offline: a grey card is shown, and silence, in its place"),
        CORE_TEXT("'%1' is HDR (%2): it is tone-mapped to the standard range"),
        CORE_TEXT("the size %1 was made even: %2"),
        CORE_TEXT("the frame before it is shown instead, first at frame %L1"),
        CORE_TEXT("its sound is damaged and silent in places, first about frame %L1"),
        CORE_TEXT("the plain form of the transition is drawn: %1"), CORE_TEXT("the transition will be seen: %1"),
        CORE_TEXT("'%1': the sequence that it shows is not there: nothing is drawn")};
    return all;
}

}  // namespace rhyme::ui

#include "core/study/search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/study/look_colour.h"
#include "core/study/search_korean.h"

namespace rhyme {
namespace {

using Fit = std::function<double(const FrameLook&)>;

/// 0 at `none`, 1 at `all`, straight between; either may be the larger.
double ramp(double value, double none, double all) { return std::clamp((value - none) / (all - none), 0.0, 1.0); }

/// How much of a hue is in the picture: a tenth of it is enough.
double has_hue(const FrameLook& look, double hue) {
    double share = 0;
    for (const LookColour& c : look.palette) {
        const double off = std::abs(std::remainder(c.hue - hue, 360.0));
        share += c.share * ramp(off, 40, 18) * ramp(c.chroma, 0.025, 0.06);
    }
    return ramp(share, 0.01, 0.1);
}

Fit from(double degrees) {
    return [degrees](const FrameLook& l) {
        return l.light_from ? ramp(std::abs(std::remainder(*l.light_from - degrees, 360.0)), 75, 35) : 0.0;
    };
}

/// Of the subject or, less, of the camera; `degrees` 0 right, 90 down, as on the screen.
Fit moving(double degrees, CameraMove camera) {
    return [degrees, camera](const FrameLook& l) {
        const double own =
            l.subject_moves ? ramp(std::abs(std::remainder(*l.subject_moves - degrees, 360.0)), 70, 35) : 0;
        return std::max(own, l.camera == camera ? 0.6 : 0.0);
    };
}

Fit camera(CameraMove move) {
    return [move](const FrameLook& l) { return l.camera == move ? 1.0 : 0.0; };
}

Fit sized(ShotSize size) {
    return [size](const FrameLook& l) {
        if (l.size == ShotSize::Unknown) return 0.0;
        const int off = std::abs(static_cast<int>(l.size) - static_cast<int>(size));
        return off == 0 ? 1.0 : off == 1 ? 0.4 : 0.0;
    };
}

Fit scheme(Harmony harmony) {
    return [harmony](const FrameLook& l) { return l.harmony == harmony ? 1.0 : 0.0; };
}

Fit at_x(double from, double to) {
    return [from, to](const FrameLook& l) { return l.subject ? ramp(l.subject->x, from, to) : 0.0; };
}
Fit at_y(double from, double to) {
    return [from, to](const FrameLook& l) { return l.subject ? ramp(l.subject->y, from, to) : 0.0; };
}

Fit faces(int least) {
    return [least](const FrameLook& l) { return l.faces >= least ? 1.0 : 0.0; };
}

using Words = std::map<std::string, Fit, std::less<>>;

void add_light(Words& w) {
    const Fit low = [](const FrameLook&l) { return l.key.empty() ? 0 : ramp(l.lightness, 0.52, 0.42); },
              high = [](const FrameLook&l) { return l.key.empty() ? 0 : ramp(l.lightness, 0.64, 0.74); };
    w["low key"] = w["dark"] = w["night"] = low;
    w["high key"] = w["bright"] = high;
    w["middle key"] = [](const FrameLook& l) { return l.key == "middle key" ? 1.0 : 0.0; };
    w["light from left"] = w["lit from left"] = from(180);
    w["light from right"] = w["lit from right"] = from(0);
    w["light from above"] = w["lit from above"] = w["top light"] = from(90);
    w["light from below"] = w["lit from below"] = from(270);
    w["even light"] = w["flat light"] =
        w["soft light"] = [](const FrameLook& l) { return l.key.empty() || l.light_from ? 0.0 : ramp(l.stops, 5, 3); };
    w["hard light"] = w["strong light"] = [](const FrameLook& l) { return ramp(l.stops, 3, 5); };
    w["pool of light"] = [](const FrameLook& l) { return l.light.find("pool") != std::string::npos ? 1.0 : 0.0; };
    w["backlit"] =
        w["silhouette"] = [](const FrameLook& l) { return l.contrast ? ramp(-l.contrast->lightness, 0.08, 0.25) : 0; };
    w["coloured light"] = w["colored light"] = w["neon"] = [](const FrameLook& l) {
        double most = 0;
        for (const ColouredLight& c : l.coloured) most = std::max(most, c.chroma);
        return ramp(most, 0.05, 0.1);
    };
}

void add_colour(Words& w) {
    w["black and white"] = w["colourless"] = w["grey"] = w["gray"] =
        w["neutral"] = [](const FrameLook& l) { return ramp(l.colourfulness, 0.12, 0.03); };
    w["colourful"] = w["colorful"] = w["vivid"] =
        w["saturated"] = [](const FrameLook& l) { return ramp(l.colourfulness, 0.2, 0.5); };
    w["opposing colours"] =
        w["opposing colors"] = [](const FrameLook& l) { return l.pair ? ramp(l.pair->strength, 0, 0.3) : 0; };
    w["monochrome"] = scheme(Harmony::Monochrome), w["analogous"] = scheme(Harmony::Analogous);
    w["split complementary"] = scheme(Harmony::SplitComplementary), w["triad"] = scheme(Harmony::Triad);
    w["complementary"] = [](const FrameLook& l) { return l.harmony == Harmony::Complementary || l.pair ? 1.0 : 0.0; };
    w["warm"] = [](const FrameLook& l) {
        return std::max({has_hue(l, 30), has_hue(l, 60), has_hue(l, 90)}) * (1 - has_hue(l, 230));
    };
    w["cool"] = w["cold"] = [](const FrameLook& l) {
        return std::max({has_hue(l, 200), has_hue(l, 235), has_hue(l, 265)}) * (1 - has_hue(l, 57));
    };
    w["high contrast"] = [](const FrameLook& l) { return l.contrast ? ramp(l.contrast->strength, 0.25, 0.55) : 0; };
    w["low contrast"] = [](const FrameLook& l) { return l.contrast ? ramp(l.contrast->strength, 0.45, 0.2) : 0.5; };
}

void add_space(Words& w) {
    w["deep"] = w["depth"] = w["layered"] = [](const FrameLook& l) { return ramp(l.depth, 0.2, 0.5); };
    w["flat"] = [](const FrameLook& l) { return ramp(l.depth, 0.4, 0.15); };
    w["shallow focus"] = w["blurred background"] = [](const FrameLook& l) {
        return std::find(l.parted_by.begin(), l.parted_by.end(), "focus") != l.parted_by.end() ? 1.0 : 0.0;
    };
    w["haze"] = w["misty"] = [](const FrameLook& l) {
        return std::find(l.parted_by.begin(), l.parted_by.end(), "haze") != l.parted_by.end() ? 1.0 : 0.0;
    };
    w["subject left"] = w["left"] = at_x(0.52, 0.4), w["subject right"] = w["right"] = at_x(0.48, 0.6);
    w["subject top"] = w["subject up"] = at_y(0.5, 0.36), w["subject bottom"] = w["subject low"] = at_y(0.5, 0.64);
    w["subject centre"] = w["subject center"] = w["subject centred"] = w["subject centered"] = w["centred"] =
        w["centered"] =
            [](const FrameLook& l) { return l.subject ? ramp(std::abs(l.subject->x - 0.5), 0.16, 0.06) : 0; };
    w["on a third"] = w["thirds"] = [](const FrameLook& l) { return l.subject ? ramp(l.from_thirds, 0.14, 0.05) : 0; };
    w["symmetrical"] = w["symmetric"] = w["symmetry"] = [](const FrameLook& l) { return ramp(l.symmetry, 0.65, 0.82); };
    w["empty"] = w["negative space"] = [](const FrameLook& l) { return ramp(l.empty, 0.1, 0.4); };
    w["leading lines"] = w["lines"] = [](const FrameLook& l) { return l.leading_lines ? 1.0 : 0.0; };
    w["horizon"] = [](const FrameLook& l) { return l.horizon ? 1.0 : 0.0; };
}

void add_framing(Words& w) {
    w["extreme close-up"] = w["extreme close up"] = sized(ShotSize::ExtremeCloseUp);
    w["close-up"] = w["close up"] = w["closeup"] = w["close"] = sized(ShotSize::CloseUp);
    w["medium"] = w["medium shot"] = sized(ShotSize::Medium), w["full"] = w["full shot"] = sized(ShotSize::Full);
    w["wide"] = w["wide shot"] = w["long shot"] = w["total"] = sized(ShotSize::Wide);
    w["face"] = w["faces"] = w["person"] = w["one face"] = faces(1);
    w["two faces"] = w["two people"] = faces(2), w["group"] = w["people"] = faces(2);
    w["no face"] = w["nobody"] = [](const FrameLook& l) { return l.faces == 0 ? 1.0 : 0.0; };
    w["profile"] = [](const FrameLook& l) { return l.face_looks.find("profile") != std::string::npos ? 1.0 : 0.0; };
    w["facing us"] = w["frontal"] = [](const FrameLook& l) { return l.face_looks == "facing us" ? 1.0 : 0.0; };
    w["title"] = [](const FrameLook& l) { return l.title ? 1.0 : 0.0; };
}

void add_movement(Words& w) {
    w["moving right"] = moving(0, CameraMove::Left), w["moving left"] = moving(180, CameraMove::Right);
    w["moving down"] = moving(90, CameraMove::Up), w["moving up"] = moving(270, CameraMove::Down);
    w["moving"] = w["movement"] =
        w["action"] = [](const FrameLook& l) { return ramp(std::max(l.camera_speed, l.subject_speed), 0.02, 0.1); };
    w["still"] =
        w["static"] = [](const FrameLook& l) { return ramp(std::max(l.camera_speed, l.subject_speed), 0.08, 0.02); };
    w["pans left"] = w["pan left"] = camera(CameraMove::Left),
    w["pans right"] = w["pan right"] = camera(CameraMove::Right);
    w["tilts up"] = w["tilt up"] = camera(CameraMove::Up), w["tilts down"] = w["tilt down"] = camera(CameraMove::Down);
    w["pushes in"] = w["push in"] = w["zoom in"] = camera(CameraMove::In);
    w["pulls back"] = w["pull back"] = w["zoom out"] = camera(CameraMove::Out);
    w["handheld"] = w["drifts"] = w["shaky"] = camera(CameraMove::Shaking), w["rolls"] = camera(CameraMove::Roll);
}

const Words& vocabulary() {
    static const Words all = [] {
        Words w;
        add_light(w), add_colour(w), add_space(w), add_framing(w), add_movement(w);
        return w;
    }();
    return all;
}

std::vector<std::string> tokens(std::string_view words) {
    std::vector<std::string> all{""};
    for (const char c : words) {
        const auto u = static_cast<unsigned char>(c);
        if (std::isalnum(u) || c == '-' || u >= 128)
            all.back() += static_cast<char>(u < 128 ? std::tolower(u) : u);
        else if (!all.back().empty())
            all.emplace_back();
    }
    if (all.back().empty()) all.pop_back();
    const auto said_by_the_way = [](const std::string& t) {
        return t == "the" || t == "a" || t == "an" || t == "with" || t == "is";
    };
    std::erase_if(all, said_by_the_way);
    return all;
}

Fit hue_fit(double hue) {
    return [hue](const FrameLook& l) { return has_hue(l, hue); };
}

/// "teal against orange", "teal and orange", "teal".
std::size_t colour_phrase(const std::vector<std::string>& all, std::size_t i, Fit& found) {
    const double first = hue_of_word(all[i]);
    if (first < 0) return 0;
    if (i + 2 < all.size() && (all[i + 1] == "against" || all[i + 1] == "and" || all[i + 1] == "on"))
        if (const double second = hue_of_word(all[i + 2]); second >= 0) {
            found = [first, second](const FrameLook& l) { return std::min(has_hue(l, first), has_hue(l, second)); };
            return 3;
        }
    found = hue_fit(first);
    return 1;
}

std::string joined(const std::vector<std::string>& all, std::size_t from, std::size_t count, const char* by = " ") {
    std::string words;
    for (std::size_t k = from; k < from + count; ++k) words += (k > from ? by : "") + all[k];
    return words;
}

/// "청록과 주황", "청록 대 주황": its last word, where both are hues.
std::size_t korean_pair(const std::vector<std::string>& all, std::size_t i, double first, Fit& found) {
    for (std::size_t n = i + 1; n < std::min(i + 3, all.size()); ++n) {
        const double second = hue_of_word(look_phrase_of_korean(all[n]));
        if (second >= 0) {
            found = [first, second](const FrameLook& l) { return std::min(has_hue(l, first), has_hue(l, second)); };
            return n + 1 - i;
        }
        if (!joins_in_korean(all[n])) break;
    }
    return 0;
}

std::size_t korean_phrase(const std::vector<std::string>& all, std::size_t i, Fit& found) {
    for (std::size_t n = std::min<std::size_t>(4, all.size() - i); n > 0; --n) {
        const std::string_view phrase = look_phrase_of_korean(joined(all, i, n, ""));
        if (phrase.empty()) continue;
        if (const auto at = vocabulary().find(phrase); at != vocabulary().end()) {
            found = at->second;
            return n;
        }
        const double hue = hue_of_word(phrase);
        if (hue < 0) continue;
        if (const std::size_t pair = n == 1 ? korean_pair(all, i, hue, found) : 0; pair > 0) return pair;
        found = hue_fit(hue);
        return n;
    }
    return 0;
}

/// Somebody is still writing this: "low k", "teal against o".
bool begins_phrase(const std::vector<std::string>& all, std::size_t i) {
    const std::string words = joined(all, i, all.size() - i);
    const auto next = vocabulary().lower_bound(words);
    return (next != vocabulary().end() && next->first.starts_with(words)) || begins_hue_word(words) ||
           begins_korean_look(joined(all, i, all.size() - i, ""));
}

/// Says nothing by itself.
bool joins_phrases(const std::string& word) {
    static constexpr std::array<std::string_view, 6> words{"and", "against", "on", "subject", "light", "camera"};
    return std::find(words.begin(), words.end(), word) != words.end() || joins_in_korean(word);
}

LookQuery::Wish denied_wish(std::string phrase, const Fit& fit) {
    return {"not " + std::move(phrase), [fit](const FrameLook& l) { return 1 - fit(l); }};
}

}  // namespace

LookQuery parse_look_query(std::string_view words) {
    LookQuery query;
    const std::vector<std::string> all = tokens(words);
    bool denied = false;
    for (std::size_t i = 0; i < all.size();) {
        if (all[i] == "not" || all[i] == "without") {
            denied = true, ++i;
            continue;
        }
        if (denies_in_korean(all[i]) && !query.wishes.empty()) {
            query.wishes.back() = denied_wish(query.wishes.back().phrase, query.wishes.back().fit);
            ++i;
            continue;
        }
        Fit found;
        std::size_t used = 0;
        std::string phrase;
        for (std::size_t n = std::min<std::size_t>(4, all.size() - i); n > 0 && used == 0; --n) {
            phrase = joined(all, i, n);
            if (const auto at = vocabulary().find(phrase); at != vocabulary().end()) found = at->second, used = n;
        }
        if (used == 0) {
            used = colour_phrase(all, i, found);
            if (used == 0) used = korean_phrase(all, i, found);
            phrase = joined(all, i, used);
        }
        if (used == 0) {
            if (begins_phrase(all, i)) {
                query.unfinished = joined(all, i, all.size() - i);
                break;
            }
            if (!joins_phrases(all[i])) query.unknown.push_back(all[i]);
            ++i;
            continue;
        }
        query.wishes.push_back(denied ? denied_wish(phrase, found) : LookQuery::Wish{phrase, found});
        denied = false, i += used;
    }
    return query;
}

double fit(const LookQuery& query, const FrameLook& look) {
    if (query.wishes.empty()) return 1;
    if (look.blank) return 0;
    double all = 1, least = 1;
    for (const LookQuery::Wish& wish : query.wishes) {
        const double f = wish.fit(look);
        all *= f, least = std::min(least, f);
    }
    // The dark end of a fade has nearly anything, and shows hardly any of it.
    constexpr double plainly_shown = 0.12;  // OKLab lightness
    const double shown = look.key.empty() ? 1 : std::clamp(look.lightness / plainly_shown, 0.0, 1.0);
    // What one wish lacks, the others do not make up for.
    return shown * std::sqrt(least * std::pow(all, 1.0 / static_cast<double>(query.wishes.size())));
}

std::vector<FoundLook> search_looks(const std::vector<AnalysisPtr>& footage, const LookQuery& query, double least) {
    std::vector<FoundLook> found;
    for (std::size_t m = 0; m < footage.size(); ++m) {
        std::map<int, FoundLook> of_shot;
        for (std::size_t i = 0; i < footage[m]->moments.size(); ++i) {
            const double f = fit(query, look_of(footage[m]->moments[i], footage[m]->aspect));
            FoundLook& best = of_shot[footage[m]->moments[i].shot];
            if (f > best.fit) best = {m, i, f};
        }
        for (const auto& [shot, best] : of_shot)
            if (best.fit >= least) found.push_back(best);
    }
    std::stable_sort(found.begin(), found.end(), [](const FoundLook& a, const FoundLook& b) { return a.fit > b.fit; });
    return found;
}

}  // namespace rhyme

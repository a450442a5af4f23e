// What an effect does to a picture. A kind is one file with draw() and one line in registry.cpp.
#pragma once

#include <filesystem>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/blend_mode.h"
#include "core/image/lut.h"
#include "core/image/plate.h"
#include "core/timeline/curve.h"

namespace rhyme {

enum class ParameterForm { Number, Switch, Choice };

/// What an effect is told in numbers; each may be keyframed.
struct EffectParameter {
    std::string name;                       ///< "scale"
    double value, low, high;                ///< default and limits; what lies beyond them is taken from the nearer one
    std::string text;                       ///< for a person: "Size of the picture"
    std::vector<std::string> choices = {};  ///< what the whole numbers from 0 on stand for
    bool on_or_off = false;                 ///< 1 or 0

    ParameterForm form() const {
        return !choices.empty() ? ParameterForm::Choice : on_or_off ? ParameterForm::Switch : ParameterForm::Number;
    }
};
EffectParameter switch_parameter(std::string name, bool on, std::string text);
EffectParameter choice_parameter(std::string name, std::vector<std::string> choices, std::string text,
                                 std::size_t first = 0);

enum class TextForm {
    File,    ///< a path
    Points,  ///< "x,y x,y ...", see point_list.h
    Color    ///< "#rrggbb"
};

/// What it is told in words.
struct EffectText {
    std::string name;  ///< "path"
    TextForm form;
    std::string text;                                     ///< for a person: "The .cube file"
    std::string value;                                    ///< default
    std::string ends = {};                                ///< File: what its name ends in: "cube"
    double x_low = 0, x_high = 1, y_low = 0, y_high = 1;  ///< Points: where they lie
    bool cyclic = false;                                  ///< Points of a curve whose end joins its beginning: hues
    bool outline = false;                                 ///< Points of a polygon, in any order
};

/// Files that effects draw with, read once each and again when they have changed, and tables that they have worked out.
/// Thread-safe.
class EffectFiles {
public:
    Result<std::shared_ptr<const Lut>> lut(const std::string& path);
    /// Lut::cube; the latest few are kept by `key`, which says all that `map` depends on.
    std::shared_ptr<const Lut> cube(const std::string& key, int size,
                                    const std::function<Lut::Colour(const Lut::Colour&)>& map);

private:
    struct Read {
        std::filesystem::file_time_type written;
        Result<std::shared_ptr<const Lut>> lut;
    };
    std::mutex mutex_;
    std::map<std::string, Read> luts_;                                     // guarded by mutex_
    std::list<std::pair<std::string, std::shared_ptr<const Lut>>> cubes_;  // guarded by mutex_; latest first
};

class EffectKind;
class ClipFilm;

/// What an effect is drawn for.
struct EffectPlace {
    FrameCount at;  ///< clip time
    EffectFiles& files;
    const ClipFilm* film = nullptr;  ///< null: the clip shows no file (a title, a nested sequence, a whole track)
    bool adjusting = false;          ///< the picture is all that lies below an adjustment clip
};

/// The effect's numbers at one frame, within their limits, and its texts.
class EffectValues {
public:
    /// `before`: the picture without the effects above; null: as it is drawn on.
    EffectValues(const EffectKind& kind, const Effect& effect, const EffectPlace& place, const Plate* before = nullptr);
    double operator[](std::string_view name) const;  ///< of a parameter of the kind
    bool on(std::string_view name) const { return (*this)[name] >= 0.5; }
    int choice(std::string_view name) const { return static_cast<int>((*this)[name] + 0.5); }
    const std::string& text(const std::string& name) const;  ///< the kind's default where the effect has none
    const EffectPlace& place() const { return place_; }
    FrameCount at() const { return place_.at; }
    EffectFiles& files() const { return place_.files; }
    const Plate* before() const { return before_; }

private:
    std::vector<std::pair<std::string, double>> numbers_;
    std::map<std::string, std::string> texts_;
    EffectPlace place_;
    const Plate* before_;
};

/// Everything is measured in shares of the picture, so that a small preview and the export are one picture.
class EffectKind {
public:
    virtual ~EffectKind() = default;
    virtual std::string_view name() const = 0;  ///< "blur"
    virtual std::string_view text() const = 0;  ///< "Blur"
    virtual std::vector<EffectParameter> parameters() const { return {}; }
    virtual std::vector<EffectText> texts() const { return {}; }
    virtual bool may_uncover() const { return false; }  ///< what lies below may be seen through it
    virtual bool limits() const { return false; }       ///< it may take back effects above it where it is not
    /// Why it cannot be drawn as it is set; empty: it can. The place has no film; `on_film` says whether it will.
    virtual std::string fault(const EffectValues& values, bool on_film) const;
    /// Pure. What cannot be drawn (see fault) leaves the picture as it is.
    virtual Plate draw(const Plate& picture, const EffectValues& values) const = 0;
};

const std::vector<const EffectKind*>& all_effects();
const EffectKind* find_effect(std::string_view name);

/// Whether any effect of the list is switched on.
bool any_enabled(const Effects& effects);
/// Whether with them what lies below a covering picture may come to be seen.
bool may_uncover(const Effects& effects);

/// How the picture meets what lies below it: as the last "opacity" that says so has it.
BlendMode blend_mode(const Effects& effects, FrameCount at, EffectFiles& files);

/// The effects that are switched on, in their order, at clip time `at`. Those of an unknown kind do nothing; faults()
/// names them.
Plate apply_effects(const Plate& picture, const Effects& effects, const EffectPlace& place);
/// The same for an adjustment clip: `below` is the picture under it, and an opacity says how much of the effects is
/// seen, a mask where.
Plate adjust(const Plate& below, const Effects& effects, FrameCount at, EffectFiles& files);

/// One sentence for each effect that is switched on and cannot be drawn: its kind is unknown, its file is missing, it
/// wants a film and the clip shows none.
std::vector<std::string> faults(const Effects& effects, EffectFiles& files, bool on_film);

/// Why a text cannot be what it is for ("the points of 'red' ..."); empty: it can, or nothing is known of it here.
/// Looks at no file.
std::string wrong_text(std::string_view kind, std::string_view name, const std::string& text);

}  // namespace rhyme

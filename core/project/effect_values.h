// What operations say about effects, against what their kinds take. Private to the room.
#pragma once

#include "core/project/timeline_json.h"

namespace rhyme {

/// A number, true or false, or the name of one of the parameter's choices: "multiply". Faults as JsonReader has them.
double read_parameter(const JsonReader& reader, const ParameterOf& of);

const Effect* effect_in(const Timeline& timeline, EffectId id);  ///< on a clip or a track; null: none

/// InvalidArgument: broken points, no colour. Files are not looked at: they may come back.
Result<void> check_text(const Effect* effect, const std::string& name, const std::string& text);
Result<void> check_texts(const Effect& effect);

}  // namespace rhyme

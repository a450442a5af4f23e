#include "core/music/enough_sound.h"

#include "core/base/files.h"
#include "core/media/audio_source.h"

namespace rhyme {

Result<std::int64_t> samples_to_hear(const Media& media, int sample_rate) {
    const std::int64_t length = sound_length(media, sample_rate).value;
    const std::string file = path_text(media.info.path);
    if (length <= 0) return fail(ErrorCode::InvalidArgument, "it holds no sound", file);
    if (length < sample_rate)
        return fail(ErrorCode::InvalidArgument, "it holds less than a second of sound", file,
                    "copy it again if it should be longer");
    return length;
}

}  // namespace rhyme

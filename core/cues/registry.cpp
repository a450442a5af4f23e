#include "core/cues/cue.h"

namespace rhyme {

// One line a cue; each is defined in the file of its name.
const Cue& shape_cue();
const Cue& line_cue();
const Cue& colour_cue();
const Cue& light_cue();
const Cue& composition_cue();
const Cue& depth_cue();
const Cue& motion_cue();
const Cue& person_cue();

const std::vector<const Cue*>& all_cues() {
    static const std::vector<const Cue*> cues{&shape_cue(),       &line_cue(),  &colour_cue(), &light_cue(),
                                              &composition_cue(), &depth_cue(), &motion_cue(), &person_cue()};
    return cues;
}

const Cue* find_cue(std::string_view name) {
    for (const Cue* cue : all_cues())
        if (cue->name() == name) return cue;
    return nullptr;
}

double Cue::similarity_under(const Descriptor& outgoing, const Descriptor& incoming, const Similarity&,
                             double aspect) const {
    return compare(outgoing, incoming, aspect).similarity;
}

cv::Scalar side_color(Side side) {
    return side == Side::Outgoing ? cv::Scalar(255, 138, 61) : cv::Scalar(61, 184, 255);
}

}  // namespace rhyme

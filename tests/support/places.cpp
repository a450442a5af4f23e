#include "tests/support/places.h"

namespace rhyme::testing {

std::filesystem::path source_folder() { return RHYME_SOURCE_DIR; }

std::filesystem::path cli() { return RHYME_CLI; }

}  // namespace rhyme::testing

#include "tests/support/temp_folder.h"

#include <unistd.h>

#include <cstdlib>
#include <string>

namespace rhyme::testing {

TempFolder::TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "rhyme-test-XXXXXX").string();
    if (::mkdtemp(name.data())) path_ = name;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace rhyme::testing

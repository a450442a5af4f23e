#include <gtest/gtest.h>

#include "tests/support/warnings.h"

int main(int argc, char** argv) {
    ::testing::InitGoogleTest(&argc, argv);
    rhyme::testing::fail_tests_on_warnings();
    return RUN_ALL_TESTS();
}

// Any logged warning fails the test during which it came.
#pragma once

namespace rhyme::testing {

/// To be called once, in main(), after InitGoogleTest.
void fail_tests_on_warnings();

}  // namespace rhyme::testing

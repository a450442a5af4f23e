#include "tests/support/warnings.h"

#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/log.h"

namespace rhyme::testing {
namespace {

class WarningListener : public ::testing::EmptyTestEventListener {
    struct Heard {
        std::mutex mutex;
        std::vector<std::string> warnings;
    };

    void OnTestStart(const ::testing::TestInfo&) override {
        heard_ = std::make_shared<Heard>();
        set_log_sink([heard = heard_](LogLevel level, const std::string& message) {
            std::lock_guard lock(heard->mutex);
            if (level == LogLevel::Warning) heard->warnings.push_back(message);
        });
    }
    void OnTestEnd(const ::testing::TestInfo&) override {
        set_log_sink({});
        std::lock_guard lock(heard_->mutex);
        for (const auto& warning : heard_->warnings) ADD_FAILURE() << "logged: " << warning;
    }

    std::shared_ptr<Heard> heard_;
};

}  // namespace

void fail_tests_on_warnings() {
    ::testing::UnitTest::GetInstance()->listeners().Append(
        new WarningListener);  // ends are told in reverse: before the printer
}

}  // namespace rhyme::testing

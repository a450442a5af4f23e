// The command line run as a script would, in a folder of the test's own.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/files.h"
#include "tests/support/clips.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace rhyme::testing {

struct Outcome {
    int status = -1;
    std::string out, err;
    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

class Cli : public ::testing::Test {
protected:
    Outcome run(const std::string& arguments) {
        const auto err = folder / "stderr.txt";
        const std::string command = cli().string() + " " + arguments + " 2>'" + err.string() + "' </dev/null";
        Outcome result;
        FILE* pipe = ::popen(command.c_str(), "r");
        if (!pipe) return result;
        char buffer[4096];
        for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) result.out.append(buffer, n);
        const int status = ::pclose(pipe);
        result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        result.err = read_file(err).value_or("");
        return result;
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    std::string clip(const std::string& name, std::int64_t frames, bool sound = false, bool picture = true) {
        ClipSpec spec;
        spec.frames = frames, spec.with_audio = sound, spec.with_picture = picture;
        const auto made = make_clip(folder / name, spec);
        EXPECT_TRUE(made) << (made ? "" : made.error().message());
        return path(name);
    }
    std::string library() const { return " --library " + path("library.sqlite") + " -q"; }
    void write(const std::string& name, const std::string& content) { ASSERT_TRUE(write_file(folder / name, content)); }

    /// One line, naming the program, the file and the reason; status 1.
    void expect_one_sentence(const Outcome& result, const std::string& file) {
        EXPECT_EQ(result.status, 1) << result.err;
        EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
        EXPECT_TRUE(result.err.starts_with("rhyme-cli: ")) << result.err;
        EXPECT_NE(result.err.find(file), std::string::npos) << result.err;
    }

    TempFolder folder;
};

}  // namespace rhyme::testing

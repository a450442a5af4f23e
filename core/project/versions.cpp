#include "core/project/versions.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <numeric>
#include <optional>

#include "core/base/files.h"

namespace rhyme {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

constexpr std::size_t most_in_an_hour = 12;
constexpr const char* extension = ".rhyme";
constexpr std::string_view not_saved = "-unsaved";

/// "2026-11-23T07-14-58Z": UTC, no colons (they cannot stand in every file system's names).
std::string name_of(SavedAt saved) {
    const auto day = std::chrono::floor<std::chrono::days>(saved);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(saved - day);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d-%02d-%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

std::optional<SavedAt> time_of(const std::string& name) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (name.size() < 20 ||
        std::sscanf(name.c_str(), "%4d-%2d-%2dT%2d-%2d-%2dZ", &year, &month, &day, &hour, &minute, &second) != 6)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

}  // namespace

std::vector<ProjectVersion> project_versions(const fs::path& folder) {
    std::vector<ProjectVersion> versions;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        const auto saved = time_of(name);
        if (!saved || it->path().extension() != extension) continue;
        std::error_code unknown;
        ProjectVersion version{it->path(), *saved, it->file_size(unknown), name.find(not_saved) != std::string::npos};
        if (!unknown) versions.push_back(std::move(version));
    }
    std::sort(versions.begin(), versions.end(), [](const ProjectVersion& a, const ProjectVersion& b) {
        return a.saved != b.saved ? a.saved > b.saved : a.file > b.file;
    });
    return versions;
}

std::vector<bool> versions_to_keep(const std::vector<SavedAt>& saved, SavedAt now) {
    std::vector<std::size_t> order(saved.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return saved[a] > saved[b]; });
    std::vector<bool> keep(saved.size(), false);
    std::size_t in_the_hour = 0;
    std::optional<std::pair<int, std::int64_t>> last;  // the slot that is taken: its kind and number
    for (const std::size_t i : order) {
        const auto age = now - saved[i];
        const auto since = saved[i].time_since_epoch();
        if (age < 1h) {
            keep[i] = in_the_hour++ < most_in_an_hour;
            continue;
        }
        std::pair<int, std::int64_t> slot{0, 0};
        if (age < 24h)
            slot = {1, since / 1h};
        else if (age < 30 * 24h)
            slot = {2, since / 24h};
        else if (age < 365 * 24h)
            slot = {3, since / (7 * 24h)};
        else
            continue;
        keep[i] = last != slot;
        last = slot;
    }
    if (!order.empty()) keep[order.front()] = true;
    return keep;
}

Result<fs::path> keep_version(const fs::path& folder, std::string_view text, SavedAt saved, bool unsaved, SavedAt now) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return fail(write_error(error.value(), folder));
    const std::string name = name_of(saved) + std::string(unsaved ? not_saved : "");
    fs::path file = folder / (name + extension);
    for (int n = 2; fs::exists(file, error); ++n) {
        if (const auto there = read_file(file); there && *there == text) return file;
        file = folder / (name + "-" + std::to_string(n) + extension);
    }
    if (const auto written = write_file(file, text); !written) return fail(written.error());
    auto versions = project_versions(folder);
    std::erase_if(versions, [&](const ProjectVersion& v) { return v.unsaved != unsaved; });  // each kind for itself
    std::vector<SavedAt> times;
    for (const ProjectVersion& v : versions) times.push_back(v.saved);
    const auto keep = versions_to_keep(times, now);
    for (std::size_t i = 0; i < versions.size(); ++i)
        if (!keep[i] && versions[i].file != file) fs::remove(versions[i].file, error);
    return file;
}

SavedAt saved_at(const fs::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? SavedAt(std::chrono::seconds(status.st_mtime)) : SavedAt();
}

}  // namespace rhyme

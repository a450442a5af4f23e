// Reading JSON that anybody may have written: every value is checked, and a fault names the place it was found in.
// Inside core/project only (nlohmann's definitions are needed by the .cpp files that include this).
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/rational_time.h"

namespace rhyme {

using Json = nlohmann::ordered_json;  // files keep the order in which they are written

/// Thrown by what follows and caught before it leaves the room: "timelines[0].rate must be ...".
struct JsonFault {
    std::string what;
};

/// Parsed, at most 64 levels deep. The fault of bad text names line and column.
Json parse_json(std::string_view text);

std::string fraction(std::int64_t num, std::int64_t den);  ///< "30000/1001", "25/1"

class JsonReader {
public:
    JsonReader(const Json& value, std::string where) : value_(&value), where_(std::move(where)) {}
    const Json& json() const { return *value_; }
    const std::string& where() const { return where_; }
    [[noreturn]] void fault(const std::string& what) const;

    bool has(const std::string& key) const;
    JsonReader operator[](const std::string& key) const;          ///< of an object; a fault when it is missing
    std::vector<JsonReader> items() const;                        ///< of an array
    std::vector<JsonReader> items(const std::string& key) const;  ///< of an array that may be missing

    std::int64_t integer(std::int64_t low, std::int64_t high) const;
    double number(double low, double high) const;
    std::string text() const;
    bool flag() const;
    RationalTime time() const;  ///< "num/den" or a whole number of seconds; >= 0
    FrameRate rate() const;     ///< "num/den" or a whole number

    std::int64_t integer(const std::string& key, std::int64_t low, std::int64_t high) const;
    std::string text(const std::string& key, const std::string& otherwise) const;
    bool flag(const std::string& key, bool otherwise) const;
    double number(const std::string& key, double low, double high, double otherwise) const;

private:
    const Json* value_;
    std::string where_;
};

}  // namespace rhyme

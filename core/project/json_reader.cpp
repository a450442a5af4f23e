#include "core/project/json_reader.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/timeline/timeline.h"

namespace rhyme {
namespace {

constexpr int max_depth = 64;

std::string place_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(text.size(), byte > 0 ? byte - 1 : 0));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n');
    const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

struct Fraction {
    std::int64_t num, den;
};

std::optional<Fraction> parse_fraction(const std::string& text) {
    Fraction f{0, 1};
    const char* const end = text.data() + text.size();
    auto read = std::from_chars(text.data(), end, f.num);
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == '/') read = std::from_chars(read.ptr + 1, end, f.den);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return f;
}

Fraction read_fraction(const JsonReader& reader, std::int64_t highest_num) {
    const Json& json = reader.json();
    const std::string form = "must be a fraction such as \"25/1\"";
    std::optional<Fraction> f;
    if (json.is_string())
        f = parse_fraction(json.get_ref<const std::string&>());
    else if (json.is_number_integer())
        f = Fraction{reader.integer(0, highest_num), 1};
    if (!f) reader.fault(form);
    if (f->num < 0 || f->num > highest_num || f->den < 1 || f->den > max_source_den) reader.fault("is out of range");
    return *f;
}

}  // namespace

Json parse_json(std::string_view text) {
    try {
        return Json::parse(text.begin(), text.end(), [](int depth, Json::parse_event_t, Json&) {
            if (depth > max_depth) throw JsonFault{"it is nested too deeply"};
            return true;
        });
    } catch (const Json::parse_error& e) {
        throw JsonFault{"it is no valid JSON at " + place_of(text, e.byte)};
    } catch (const Json::exception&) {
        throw JsonFault{"it holds a number that is too large"};
    }
}

std::string fraction(std::int64_t num, std::int64_t den) { return std::to_string(num) + "/" + std::to_string(den); }

void JsonReader::fault(const std::string& what) const { throw JsonFault{where_ + " " + what}; }

bool JsonReader::has(const std::string& key) const { return value_->is_object() && value_->contains(key); }

JsonReader JsonReader::operator[](const std::string& key) const {
    if (!value_->is_object()) fault("must be an object");
    const auto it = value_->find(key);
    const std::string where = where_.empty() ? key : where_ + "." + key;
    if (it == value_->end()) throw JsonFault{where + " is missing"};
    return {*it, where};
}

std::vector<JsonReader> JsonReader::items() const {
    if (!value_->is_array()) fault("must be a list");
    std::vector<JsonReader> list;
    for (std::size_t i = 0; i < value_->size(); ++i)
        list.emplace_back((*value_)[i], where_ + "[" + std::to_string(i) + "]");
    return list;
}

std::vector<JsonReader> JsonReader::items(const std::string& key) const {
    return has(key) ? (*this)[key].items() : std::vector<JsonReader>{};
}

std::int64_t JsonReader::integer(std::int64_t low, std::int64_t high) const {
    const std::string form = "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high);
    if (!value_->is_number_integer()) fault(form);
    if (value_->is_number_unsigned() && value_->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        fault(form);
    const auto n = value_->get<std::int64_t>();
    if (n < low || n > high) fault(form);
    return n;
}

double JsonReader::number(double low, double high) const {
    if (!value_->is_number()) fault("must be a number");
    const double n = value_->get<double>();
    if (!(n >= low && n <= high)) fault("is out of range");
    return n;
}

std::string JsonReader::text() const {
    if (!value_->is_string()) fault("must be text");
    return value_->get<std::string>();
}

bool JsonReader::flag() const {
    if (!value_->is_boolean()) fault("must be true or false");
    return value_->get<bool>();
}

RationalTime JsonReader::time() const {
    const Fraction f = read_fraction(*this, max_source_seconds * max_source_den);
    if (f.num / f.den >= max_source_seconds) fault("is out of range");
    return {f.num, f.den};
}

FrameRate JsonReader::rate() const {
    const Fraction f = read_fraction(*this, max_source_den);
    return {f.num, f.den};
}

std::int64_t JsonReader::integer(const std::string& key, std::int64_t low, std::int64_t high) const {
    return (*this)[key].integer(low, high);
}
std::string JsonReader::text(const std::string& key, const std::string& otherwise) const {
    return has(key) ? (*this)[key].text() : otherwise;
}
bool JsonReader::flag(const std::string& key, bool otherwise) const {
    return has(key) ? (*this)[key].flag() : otherwise;
}
double JsonReader::number(const std::string& key, double low, double high, double otherwise) const {
    return has(key) ? (*this)[key].number(low, high) : otherwise;
}

}  // namespace rhyme

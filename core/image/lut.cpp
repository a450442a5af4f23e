#include "core/image/lut.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "core/base/files.h"
#include "core/base/thread_pool.h"

namespace rhyme {

namespace {

constexpr int max_curve = 65536, max_cube = 256;

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    constexpr std::string_view blank = " \t\r";
    for (std::size_t at = line.find_first_not_of(blank); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(blank, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(blank, end);
    }
    return words;
}

template <class Number>
bool read_number(std::string_view word, Number& number) {
    if (word.starts_with('+')) word.remove_prefix(1);
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
    return code == std::errc() && end == word.data() + word.size();
}

}  // namespace

/// Reads one file line by line. A file with a curve and a cube (Resolve's) has the curve's entries first.
class CubeReader {
public:
    explicit CubeReader(std::string file) : file_(std::move(file)) {}

    Result<Lut> read(std::string_view text) {
        if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            ++line_;
            if (auto done = take(text.substr(0, end)); !done) return fail(done.error());
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        const std::size_t have = lut_.curve_.entries.size() + lut_.cube_.entries.size();
        if (wanted() == 0) return wrong("it does not say LUT_1D_SIZE or LUT_3D_SIZE");
        for (const Lut::Table* table : {&lut_.curve_, &lut_.cube_})
            if (auto sound = check_domain(*table); !sound) return fail(sound.error());
        if (have < wanted())
            return wrong("it ends after " + std::to_string(have) + " of " + std::to_string(wanted()) + " entries");
        return std::move(lut_);
    }

private:
    tl::unexpected<Error> wrong(const std::string& what) const {
        return fail(ErrorCode::Damaged, "line " + std::to_string(line_) + ": " + what, file_);
    }
    std::size_t wanted() const {
        const auto curve = static_cast<std::size_t>(lut_.curve_.size), cube = static_cast<std::size_t>(lut_.cube_.size);
        return curve + cube * cube * cube;
    }

    Result<void> take(std::string_view line) {
        const auto words = words_of(line);
        if (words.empty() || words.front().starts_with('#')) return {};
        const std::string_view key = words.front();
        if (key == "TITLE") {
            const std::size_t from = line.find('"'), to = line.rfind('"');
            if (from != std::string_view::npos && to > from) lut_.title_ = line.substr(from + 1, to - from - 1);
            return {};
        }
        if (key == "LUT_1D_SIZE") return size(words, lut_.curve_, max_curve);
        if (key == "LUT_3D_SIZE") return size(words, lut_.cube_, max_cube);
        if (key == "DOMAIN_MIN") return domain(words, &Lut::Table::low);
        if (key == "DOMAIN_MAX") return domain(words, &Lut::Table::high);
        if (key == "LUT_1D_INPUT_RANGE") return input_range(words, lut_.curve_);
        if (key == "LUT_3D_INPUT_RANGE") return input_range(words, lut_.cube_);
        const bool number = key.find_first_not_of("0123456789+-.eE") == std::string_view::npos || key == "nan" ||
                            key == "inf" || key == "-inf";
        if (!number) return wrong("'" + std::string(key.substr(0, 40)) + "' is no keyword of a .cube file");
        return entry(words);
    }

    Result<void> size(const std::vector<std::string_view>& words, Lut::Table& table, int largest) {
        int size = 0;
        if (words.size() != 2 || !read_number(words[1], size) || size < 2 || size > largest)
            return wrong("the size must be a number from 2 to " + std::to_string(largest));
        if (table.size > 0) return wrong("the size is given twice");
        if (!lut_.curve_.entries.empty() || !lut_.cube_.entries.empty()) return wrong("the size comes after entries");
        table.size = size;
        return {};
    }

    Result<Lut::Colour> three(const std::vector<std::string_view>& words, std::size_t from) const {
        Lut::Colour colour{};
        if (words.size() - from != 3)
            return wrong("there are " + std::to_string(words.size() - from) + " numbers instead of 3");
        for (std::size_t i = 0; i < 3; ++i)
            if (!read_number(words[from + i], colour[i]) || !std::isfinite(colour[i]))
                return wrong("'" + std::string(words[from + i].substr(0, 40)) + "' is no number");
        return colour;
    }

    Result<void> domain(const std::vector<std::string_view>& words, Lut::Colour Lut::Table::*bound) {
        const auto colour = three(words, 1);
        if (!colour) return fail(colour.error());
        lut_.curve_.*bound = lut_.cube_.*bound = *colour;
        return bound == &Lut::Table::high ? check_domain(lut_.cube_) : Result<void>();
    }

    Result<void> input_range(const std::vector<std::string_view>& words, Lut::Table& table) {
        float low = 0, high = 0;
        if (words.size() != 3 || !read_number(words[1], low) || !read_number(words[2], high))
            return wrong("an input range is two numbers");
        table.low.fill(low), table.high.fill(high);
        return check_domain(table);
    }

    Result<void> check_domain(const Lut::Table& table) const {
        for (std::size_t i = 0; i < 3; ++i)
            if (!std::isfinite(table.low[i]) || !std::isfinite(table.high[i]) || table.high[i] <= table.low[i])
                return wrong("the domain's end does not lie above its beginning");
        return {};
    }

    Result<void> entry(const std::vector<std::string_view>& words) {
        if (wanted() == 0) return wrong("an entry comes before LUT_1D_SIZE or LUT_3D_SIZE");
        const auto colour = three(words, 0);
        if (!colour) return fail(colour.error());
        if (lut_.curve_.entries.size() < static_cast<std::size_t>(lut_.curve_.size))
            lut_.curve_.entries.push_back(*colour);
        else if (lut_.curve_.entries.size() + lut_.cube_.entries.size() < wanted())
            lut_.cube_.entries.push_back(*colour);
        else
            return wrong("there are more than " + std::to_string(wanted()) + " entries");
        return {};
    }

    std::string file_;
    int line_ = 0;
    Lut lut_;
};

Result<Lut> Lut::load(const std::filesystem::path& path) {
    const auto text = read_file(path);
    if (!text) return fail(text.error());
    return parse(*text, path_text(path));
}

Result<Lut> Lut::parse(std::string_view text, const std::string& file) { return CubeReader(file).read(text); }

Lut Lut::cube(int size, const std::function<Colour(const Colour&)>& map) {
    Lut made;
    const auto n = static_cast<std::size_t>(size);
    made.cube_.size = size, made.cube_.entries.resize(n * n * n);
    parallel_for(n, ThreadPool::default_threads(), [&](std::size_t b) {
        const auto share = [&](std::size_t i) { return static_cast<float>(i) / static_cast<float>(n - 1); };
        for (std::size_t g = 0; g < n; ++g)
            for (std::size_t r = 0; r < n; ++r)
                made.cube_.entries[(b * n + g) * n + r] = map({share(r), share(g), share(b)});
    });
    return made;
}

Lut::Colour Lut::Table::place(const Colour& in) const {
    Colour out;
    for (std::size_t i = 0; i < 3; ++i) {
        const float share = (in[i] - low[i]) / (high[i] - low[i]);
        out[i] = std::clamp(std::isnan(share) ? 0.0f : share, 0.0f, 1.0f) * static_cast<float>(size - 1);
    }
    return out;
}

Lut::Colour Lut::along_curve(const Colour& in) const {
    const Colour at = curve_.place(in);
    Colour out;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto n = static_cast<std::size_t>(std::min(static_cast<int>(at[i]), curve_.size - 2));
        const float part = at[i] - static_cast<float>(n), a = curve_.entries[n][i], b = curve_.entries[n + 1][i];
        out[i] = a + (b - a) * part;
    }
    return out;
}

// The corners passed on the way from the cell's dark corner to its bright one, along the largest part first.
Lut::Colour Lut::in_cube(const Colour& in) const {
    const Colour at = cube_.place(in);
    const auto n = static_cast<std::size_t>(cube_.size);
    const std::size_t step[] = {1, n, n * n};
    std::array<float, 3> part;
    std::size_t corner = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto cell = static_cast<std::size_t>(std::min(static_cast<int>(at[i]), cube_.size - 2));
        part[i] = at[i] - static_cast<float>(cell);
        corner += cell * step[i];
    }
    std::array<std::size_t, 3> order{0, 1, 2};
    if (part[order[0]] < part[order[1]]) std::swap(order[0], order[1]);
    if (part[order[1]] < part[order[2]]) std::swap(order[1], order[2]);
    if (part[order[0]] < part[order[1]]) std::swap(order[0], order[1]);
    Colour out = cube_.entries[corner];
    for (const std::size_t axis : order) {
        const Colour &from = cube_.entries[corner], &to = cube_.entries[corner + step[axis]];
        for (std::size_t c = 0; c < 3; ++c) out[c] += part[axis] * (to[c] - from[c]);
        corner += step[axis];
    }
    return out;
}

Lut::Colour Lut::at(const Colour& in) const {
    const Colour curved = curve_.size > 0 ? along_curve(in) : in;
    return cube_.size > 0 ? in_cube(curved) : curved;
}

namespace {

template <class T>
void map_rows(const Lut& lut, const cv::Mat& from, cv::Mat& to, float full, float amount) {
    constexpr int band = 32;
    const auto bands = static_cast<std::size_t>((from.rows + band - 1) / band);
    parallel_for(bands, ThreadPool::default_threads(), [&](std::size_t b) {
        const int first = static_cast<int>(b) * band, last = std::min(from.rows, first + band);
        for (int y = first; y < last; ++y) {
            const T* in = from.ptr<T>(y);
            T* out = to.ptr<T>(y);
            for (int x = 0; x < from.cols; ++x, in += 3, out += 3) {
                const Lut::Colour colour{static_cast<float>(in[0]) / full, static_cast<float>(in[1]) / full,
                                         static_cast<float>(in[2]) / full};
                const Lut::Colour mapped = lut.at(colour);
                for (std::size_t c = 0; c < 3; ++c)
                    out[c] = cv::saturate_cast<T>((colour[c] + amount * (mapped[c] - colour[c])) * full);
            }
        }
    });
}

}  // namespace

Result<cv::Mat> Lut::apply(const cv::Mat& rgb, double amount) const {
    if (rgb.empty() || (rgb.type() != CV_8UC3 && rgb.type() != CV_16UC3 && rgb.type() != CV_32FC3))
        return fail(ErrorCode::InvalidArgument, "a look-up table is for RGB pictures of 8, 16 or 32 bits");
    try {
        cv::Mat out(rgb.size(), rgb.type());
        const auto share = static_cast<float>(std::clamp(amount, 0.0, 1.0));
        if (rgb.depth() == CV_8U) map_rows<std::uint8_t>(*this, rgb, out, 255, share);
        if (rgb.depth() == CV_16U) map_rows<std::uint16_t>(*this, rgb, out, 65535, share);
        if (rgb.depth() == CV_32F) map_rows<float>(*this, rgb, out, 1, share);
        return out;
    } catch (const std::exception&) {
        return fail(ErrorCode::Internal, "there is not enough memory for the picture");
    }
}

}  // namespace rhyme

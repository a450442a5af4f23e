// The OpenTimelineIO bundle: a zip of content.otio, version.txt and, uncompressed, the media. Read, its media are laid
// into a folder beside it; names that lead out of that folder are refused.
// https://opentimelineio.readthedocs.io: file bundles.
#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <memory>
#include <set>

#include "core/base/files.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/media_url.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/otio.h"

namespace rhyme::exchange {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t largest_text = std::uint64_t(256) << 20;
constexpr std::string_view media_folder = "media/";

struct Discard {
    void operator()(zip_t* z) const { zip_discard(z); }
};
struct CloseFile {
    void operator()(zip_file_t* f) const { zip_fclose(f); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

[[noreturn]] void damaged(const std::string& what) { throw Fault{"the bundle is damaged: " + what}; }

Zip open_zip(const fs::path& path) {
    std::error_code unknown;
    if (!fs::exists(path, unknown)) throw Fault{"there is no such file", ErrorCode::NotFound};
    int code = 0;
    Zip zip(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (!zip) throw Fault{"it is no bundle: no sound zip file"};
    return zip;
}

template <class Take>
void read_entry(zip_t* zip, std::uint64_t index, std::uint64_t most, Take take) {
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip, index, 0));
    if (!file) damaged("a file in it cannot be opened");
    std::vector<char> block(1 << 20);
    std::uint64_t total = 0;
    while (true) {
        const zip_int64_t n = zip_fread(file.get(), block.data(), block.size());
        if (n < 0) damaged("a file in it cannot be read");
        if (n == 0) return;
        total += static_cast<std::uint64_t>(n);
        if (total > most) damaged("a file in it is larger than it says");
        take(block.data(), static_cast<std::size_t>(n));
    }
}

/// A name right inside "media/", and nothing else: no way out, no folder, no link.
bool is_media_name(std::string_view name) {
    if (!name.starts_with(media_folder)) return false;
    const std::string_view rest = name.substr(media_folder.size());
    return !rest.empty() && rest != "." && rest != ".." &&
           rest.find_first_of(std::string_view("/\\\0:", 4)) == std::string_view::npos;
}

bool is_link(zip_t* zip, std::uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) return false;
    return system == ZIP_OPSYS_UNIX && ((attributes >> 16) & 0170000) == 0120000;
}

/// The media of the bundle that the edit names, in `folder`; what is there already with the same size stays.
void extract(zip_t* zip, const fs::path& folder, const std::set<std::string>& wanted, Report& report) {
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0 || !stat.name)
            damaged("its list of files is not sound");
        const std::string name = stat.name;
        if (name == "content.otio" || name == "version.txt" || name.ends_with('/')) continue;
        if (!is_media_name(name) || is_link(zip, static_cast<std::uint64_t>(i)))
            throw Fault{"it holds " + in_quotes(name) +
                        ", a name that leads out of the bundle; nothing was taken out of it"};
    }
    for (const std::string& name : wanted) {
        const zip_int64_t i = zip_name_locate(zip, name.c_str(), 0);
        zip_stat_t stat;
        if (i < 0 || zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0) continue;
        const std::string base = name.substr(media_folder.size());
        const fs::path target = folder / fs::path(std::u8string(base.begin(), base.end()));
        std::error_code code;
        if (fs::exists(target, code) && fs::file_size(target, code) == stat.size) continue;
        fs::create_directories(folder, code);
        PartFile part(target);
        std::ofstream out(part.path(), std::ios::binary);
        read_entry(zip, static_cast<std::uint64_t>(i), stat.size,
                   [&](const char* data, std::size_t n) { out.write(data, static_cast<std::streamsize>(n)); });
        out.close();
        if (!out) throw Fault{path_text(target) + " could not be written", ErrorCode::WriteFailed};
        if (const auto done = part.commit(); !done) throw Fault{done.error().message(), done.error().code};
    }
    if (!wanted.empty()) report.say("its media are in " + path_text(folder));
}

Exchange read(const std::string&, const fs::path& path, Report& report) {
    const Zip zip = open_zip(path);
    const zip_int64_t content = zip_name_locate(zip.get(), "content.otio", 0);
    if (content < 0) throw Fault{"it is no bundle: content.otio is missing"};
    std::string text;
    read_entry(zip.get(), static_cast<std::uint64_t>(content), largest_text,
               [&](const char* data, std::size_t n) { text.append(data, n); });
    Exchange exchange = read_otio(text, report);
    const fs::path folder = fs::absolute(path).parent_path() / fs::path(path.stem()) / "media";
    std::set<std::string> wanted;
    for (Medium& m : exchange.media) {
        const std::string name = path_text(m.path);
        if (m.path.is_absolute() || !is_media_name(name)) continue;
        if (zip_name_locate(zip.get(), name.c_str(), 0) >= 0) wanted.insert(name), m.path = folder / m.path.filename();
    }
    extract(zip.get(), folder, wanted, report);
    return exchange;
}

using Names = std::map<MediaId, std::string>;

std::string bundled_url(const Medium& m, const void* context) {
    const auto& names = *static_cast<const Names*>(context);
    const auto it = names.find(m.id);
    return it == names.end() ? file_url(m.path) : percent_encoded(it->second);
}

/// Each medium that is there under a name of its own.
Names name_media(const Exchange& exchange, Report& report) {
    Names names;
    std::set<std::string> taken;
    for (const Medium& m : exchange.media) {
        std::error_code unknown;
        if (!fs::is_regular_file(m.path, unknown)) {
            report.lose("media", path_text(m.path) + " is not there and so not in the bundle");
            continue;
        }
        std::string name = path_text(m.path.filename());
        for (int n = 2; !taken.insert(lower_case(decomposed(name))).second; ++n)
            name = path_text(m.path.stem()) + "-" + std::to_string(n) + path_text(m.path.extension());
        names[m.id] = std::string(media_folder) + name;
    }
    return names;
}

Result<void> save(const Exchange& exchange, const fs::path& path, Report& report) {
    const Names names = name_media(exchange, report);
    const std::string text = otio_text(exchange, report, bundled_url, &names), version = "1.0.0";
    PartFile part(path);
    int code = 0;
    Zip zip(zip_open(part.path().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
    if (!zip) return fail(write_error(errno, path));
    const auto put = [&](const std::string& name, zip_source_t* source, bool packed) {
        const zip_int64_t index = source ? zip_file_add(zip.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            zip_source_free(source);
            return false;
        }
        // The same edit is the same bundle: no clock in it.
        zip_file_set_mtime(zip.get(), static_cast<zip_uint64_t>(index), 315'532'800, 0);
        return zip_set_file_compression(zip.get(), static_cast<zip_uint64_t>(index),
                                        packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0;
    };
    bool good = put("content.otio", zip_source_buffer(zip.get(), text.data(), text.size(), 0), true) &&
                put("version.txt", zip_source_buffer(zip.get(), version.data(), version.size(), 0), true);
    for (const Medium& m : exchange.media)
        if (const auto it = names.find(m.id); good && it != names.end())
            good = put(it->second, zip_source_file(zip.get(), m.path.c_str(), 0, -1), false);
    if (!good || zip_close(zip.get()) != 0)
        return fail(write_error(zip_error_code_system(zip_get_error(zip.get())), path));
    static_cast<void>(zip.release());  // closed
    return part.commit();
}

}  // namespace
}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat otioz_format() {
    return {"OpenTimelineIO bundle", ".otioz", "OpenTimelineIO with its media in one file",
            exchange::read,          nullptr,  exchange::save};
}
}  // namespace rhyme

#include "core/project/interchange/formats.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/project/interchange/exchange.h"
#include "core/project/interchange/numbers.h"

namespace rhyme {
namespace fs = std::filesystem;

// One line a format; each is defined in the file of its name.
InterchangeFormat otio_format();
InterchangeFormat otioz_format();
InterchangeFormat fcpxml_format();
InterchangeFormat xmeml_format();
InterchangeFormat edl_format();
InterchangeFormat srt_format();
InterchangeFormat lrc_format();
InterchangeFormat marker_list_format();
InterchangeFormat mlt_format();

namespace {

constexpr std::uintmax_t max_file_size = std::uintmax_t(256) << 20;  // of text; a bundle's media are not read into it

/// An .xml says in its first element what it is.
const InterchangeFormat* format_of(const fs::path& path, const std::string& bytes) {
    const InterchangeFormat* format = find_interchange_format(path);
    const std::string extension = exchange::lower_case(path_text(path.extension()));
    const bool bundle = extension == ".fcpxmld";
    if (extension != ".xml" && !bundle) return format;
    const std::string_view head = std::string_view(bytes).substr(0, 4096);
    if (bundle || head.find("<fcpxml") != std::string_view::npos) return find_interchange_format("x.fcpxml");
    if (head.find("<mlt") != std::string_view::npos) return find_interchange_format("x.mlt");
    return format;
}

Error unsupported(const fs::path& path) {
    std::string known;
    for (const InterchangeFormat& f : interchange_formats())
        known += (known.empty() ? "" : ", ") + std::string(f.extension);
    return {ErrorCode::Unsupported, "its name ends like no format that edits are exchanged in", path_text(path),
            "use one of " + known};
}

template <class Work>
auto guarded(const fs::path& path, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const exchange::Fault& fault) {
        return fail(fault.code, fault.what, path_text(path));
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Damaged, "it asks for more memory than there is", path_text(path));
    } catch (const std::exception& e) {
        return fail(ErrorCode::Damaged, std::string("it cannot be understood (") + e.what() + ")", path_text(path));
    }
}

void hand_out(const exchange::Report& report, std::vector<std::string>* sentences) {
    if (sentences) *sentences = report.sentences();
}

fs::path folder_of(const fs::path& path) {
    std::error_code ignored;
    const fs::path absolute = fs::absolute(path, ignored);
    return (absolute.empty() ? path : absolute).lexically_normal().parent_path();
}

}  // namespace

const std::vector<InterchangeFormat>& interchange_formats() {
    static const std::vector<InterchangeFormat> formats{otio_format(),  otioz_format(),       fcpxml_format(),
                                                        xmeml_format(), edl_format(),         srt_format(),
                                                        lrc_format(),   marker_list_format(), mlt_format()};
    return formats;
}

const InterchangeFormat* find_interchange_format(const fs::path& path) {
    const std::string extension = exchange::lower_case(path_text(path.extension()));
    for (const InterchangeFormat& format : interchange_formats())
        if (format.extension == extension) return &format;
    return nullptr;
}

Result<Project> import_bytes(const std::string& bytes, const fs::path& path, std::vector<std::string>* sentences) {
    const InterchangeFormat* format = format_of(path, bytes);
    if (!format) return fail(unsupported(path));
    if (!format->read)
        return fail(ErrorCode::Unsupported, std::string(format->name) + " is only written, not read", path_text(path));
    return guarded(path, [&]() -> Result<Project> {
        exchange::Report report;
        Project project = exchange::to_project(format->read(bytes, path, report), folder_of(path), report);
        if (project.name.empty()) project.name = path_text(path.stem());
        hand_out(report, sentences);
        return project;
    });
}

Result<Project> import_project(const fs::path& path, std::vector<std::string>* sentences) {
    std::error_code unknown;
    fs::path file = path;
    if (fs::is_directory(path, unknown) && fs::exists(path / "Info.fcpxml", unknown)) file = path / "Info.fcpxml";
    const auto size = fs::file_size(file, unknown);
    if (!unknown && size > max_file_size && find_interchange_format(path) &&
        find_interchange_format(path)->extension != ".otioz")
        return fail(ErrorCode::Damaged, "it is too large to be an edit", path_text(path));
    if (const InterchangeFormat* format = find_interchange_format(path); format && format->extension == ".otioz")
        return import_bytes({}, path, sentences);  // read from the disk, part by part
    const auto bytes = read_file(file);
    if (!bytes) return fail(bytes.error());
    return import_bytes(*bytes, file == path ? path : file, sentences);
}

Result<void> export_project(const Project& project, const fs::path& path, std::vector<std::string>* sentences) {
    const InterchangeFormat* format = find_interchange_format(path);
    if (!format || (!format->write && !format->save)) return fail(unsupported(path));
    if (const auto sound = project_text(project, folder_of(path)); !sound) return fail(sound.error());
    return guarded(path, [&]() -> Result<void> {
        exchange::Report report;
        const exchange::Exchange exchange = exchange::from_project(project);
        if (format->save) {
            const auto saved = format->save(exchange, path, report);
            hand_out(report, sentences);
            return saved;
        }
        const std::string text = format->write(exchange, path, report);
        hand_out(report, sentences);
        return write_file(path, text);
    });
}

}  // namespace rhyme

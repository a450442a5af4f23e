// Where a foreign file says its media are: file URLs, plain paths, paths of other systems; and where they really are.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rhyme::exchange {

/// "file:///clips/%ED%95%9C.mov": UTF-8, percent-encoded (RFC 3986). `host` stands before the path ("localhost").
std::string file_url(const std::filesystem::path& path, std::string_view host = {});

/// The path a URL or a plain path names; "" of nothing or of another scheme. Understood: file:///p, file://localhost/p,
/// file:/p, file://d:\p, file:///D%3a/p, D:\p, p. Backslashes of Windows paths become slashes; a ".." stays in it.
std::filesystem::path path_of_url(std::string_view url);

std::string percent_encoded(std::string_view text);
std::string percent_decoded(std::string_view text);  ///< a '%' that begins no pair of digits stays

/// Unicode text in one form, so that names written by a Mac (decomposed) and by others (composed) compare equal: Hangul
/// syllables and the accented letters of Latin-1 are decomposed.
std::string decomposed(std::string_view utf8);

/// The file `path` names: as it is; or with its names in the other Unicode form; or, by its name alone, in `folder` or
/// its "media" folder. When it is nowhere, `path` itself (relative to `folder`).
std::filesystem::path found_file(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace rhyme::exchange

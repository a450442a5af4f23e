// Text files of strangers: in whatever encoding and with whatever line ends. Inside core/project/interchange only.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/project/interchange/exchange.h"

namespace rhyme::exchange {

/// UTF-8 without a byte order mark: UTF-16 by its mark; what is no UTF-8 is read as Korean (CP949) if it can be, else
/// as Latin-1, and the report says so.
std::string as_utf8(const std::string& bytes, Report& report);

std::vector<std::string> lines_of(const std::string& text);  ///< \n, \r\n or \r
std::filesystem::path path_of_text(const std::string& utf8);

/// A sequence of titles, one a line of a song or a subtitle, on a track of their own: what SRT and LRC hold.
struct TimedText {
    RationalTime from, to;
    std::string text;
};
std::vector<TimedText> lrc_lines(const std::string& bytes, std::string& title, Report& report);
std::vector<TimedText> srt_lines(const std::string& bytes, Report& report);
Exchange exchange_of(const std::vector<TimedText>& lines, const std::string& name, Report& report);

/// The titles of the main sequence and the words of its song, by their start; throws Fault when there are none.
std::vector<TimedText> titles_of(const Exchange& exchange);

}  // namespace rhyme::exchange

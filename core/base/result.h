// How anything that can fail answers: the value, or an Error a person can act on.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace rhyme {

enum class ErrorCode {
    NotFound,
    Unreadable,
    Unsupported,
    Damaged,
    InvalidArgument,
    Conflict,
    WriteFailed,
    NoSpace,
    Cancelled,
    NotYet,
    Internal
};

/// What happened, to which file, and what to do. All are plain English without a final full stop; file and advice may
/// be empty.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string what;    ///< "the file is empty"
    std::string file;    ///< path as the user named it
    std::string advice;  ///< "choose another folder"

    /// "FILE: what; advice", on one line.
    std::string message() const {
        std::string text = file.empty() ? what : file + ": " + what;
        if (!advice.empty()) text += "; " + advice;
        return text;
    }
};

template <class T>
using Result = tl::expected<T, Error>;

/// return fail(ErrorCode::NotFound, "there is no such file", path, "check the name");
inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string file = {}, std::string advice = {}) {
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(file), std::move(advice)});
}
/// Hands an Error on: `if (!r) return fail(r.error());`
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace rhyme

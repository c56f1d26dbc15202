#pragma once

#include <QString>
#include <string>

namespace kindred {

class Error;

/// The error's sentence in the user's language; the English one for a code that has no translation yet.
QString errorText(const Error& error);
/// The same for the reason of a picture that could not be used (DecodeFailure, InputFailure): stable code and
/// English sentence.
QString failureText(const std::string& code, const std::string& reason);

}  // namespace kindred

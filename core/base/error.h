#pragma once

#include <exception>
#include <string>
#include <vector>

namespace kindred {

/// What kind of thing went wrong; decides how a program reacts, not what it says.
enum class ErrorCategory {
    Usage,     ///< a setting or argument that makes no sense
    File,      ///< a file or folder could not be read or written
    Model,     ///< a model file is damaged, or does not fit what is asked of it
    DataSet,   ///< a data set is incomplete or damaged
    Library,   ///< the library file is damaged, locked or of another version
    Decoder,   ///< the decoder process could not be started or broke off
    Device,    ///< the device asked for is not there
    Learning,  ///< training or encoding could not go on
};

/// A failure that a user can do something about.
///
/// `code()` with `arguments()` is stable and is what the window translates ("model-truncated", {path}).
/// `what()` is an English sentence that names the file or setting and says what to do.
/// Bad pictures are not errors but data: see DecodeFailure.
class Error : public std::exception {
public:
    Error(ErrorCategory category, std::string code, std::vector<std::string> arguments, std::string sentence);
    ~Error() override;

    ErrorCategory category() const { return m_category; }
    const std::string& code() const { return m_code; }
    const std::vector<std::string>& arguments() const { return m_arguments; }
    const char* what() const noexcept override { return m_sentence.c_str(); }

private:
    ErrorCategory m_category;
    std::string m_code;
    std::vector<std::string> m_arguments;
    std::string m_sentence;
};

/// "Permission denied" and the like for an errno value; thread-safe.
std::string systemErrorText(int errorNumber);

}  // namespace kindred

#include "core/base/error.h"

#include <system_error>
#include <utility>

namespace kindred {

Error::Error(ErrorCategory category, std::string code, std::vector<std::string> arguments,
             std::string sentence)
    : m_category(category),
      m_code(std::move(code)),
      m_arguments(std::move(arguments)),
      m_sentence(std::move(sentence)) {}

Error::~Error() = default;

std::string systemErrorText(int errorNumber) {
    return std::system_category().message(errorNumber);
}

}  // namespace kindred

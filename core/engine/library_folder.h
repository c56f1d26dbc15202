#pragma once

#include <filesystem>

namespace kindred {

/// The one spelling under which a folder stands in a library: absolute, links resolved, without a slash at
/// the end. It need not be there.
std::filesystem::path libraryFolder(const std::filesystem::path& folder);

}  // namespace kindred

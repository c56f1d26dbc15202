#include "core/engine/current_library.h"

#include "core/base/error.h"
#include "core/store/library_writer.h"

namespace kindred {

LibraryReader openCurrentLibrary(const std::filesystem::path& library) {
    try {
        return LibraryReader(library);
    } catch (const Error& error) {
        if (error.code() != "library-too-old")
            throw;
    }
    LibraryWriter bringUpToDate(library);
    return LibraryReader(library);
}

}  // namespace kindred

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
    try {
        LibraryWriter bringUpToDate(library);
    } catch (const Error& error) {
        if (error.code() == "library-read-only")
            LibraryReader tooOld(library);  // what keeps it from being searched is told rather than why
        throw;
    }
    return LibraryReader(library);
}

}  // namespace kindred

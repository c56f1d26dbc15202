#pragma once

#include <filesystem>
#include <optional>

#include "core/base/job_context.h"
#include "core/store/repair_types.h"

namespace kindred {

// What to do about a library file that has come to harm. Nothing here deletes a file: what gives way to a
// backup or to a new beginning is set aside under another name. Whoever has the library open opens it anew
// afterwards.

struct LibraryHealth {
    LibraryExamination examination;
    std::optional<LibraryBackup> backup;  ///< the newest that is whole, looked for only where it is needed
};

struct RestoredLibrary {
    LibraryBackup backup;
    std::filesystem::path setAside;  ///< where the damaged file lies now; empty if there was none
};

/// Looks at every row of a library, some seconds for a million pictures; changes nothing. Stage of progress:
/// "examining". Throws Error where it cannot be looked at ("library-not-found", "library-foreign", …).
LibraryHealth examineLibrary(const std::filesystem::path& library, const JobContext& context);

/// Puts the newest backup that is whole in the library's place; indexing then catches up. Nothing when
/// stopped. Throws Error("library-without-backup"), "library-locked" and what writing throws; nothing is
/// changed then.
std::optional<RestoredLibrary> restoreLibrary(const std::filesystem::path& library,
                                              const JobContext& context);

/// Begins the library anew with its folders and all that people have said of pictures, as far as these can
/// still be read; indexing the pictures then fills it. Nothing when stopped. Throws as restoreLibrary().
std::optional<SalvageReport> beginAnew(const std::filesystem::path& library, const JobContext& context);

/// The newest backup there is, without a look inside; for offering it.
std::optional<LibraryBackup> newestBackup(const std::filesystem::path& library);

}  // namespace kindred

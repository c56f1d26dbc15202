#include "core/engine/library_repair.h"

#include "core/base/error.h"
#include "core/store/library_backups.h"
#include "core/store/library_examination.h"
#include "core/store/library_salvage.h"

namespace kindred {
namespace fs = std::filesystem;

LibraryHealth examineLibrary(const fs::path& library, const JobContext& context) {
    LibraryHealth health{examineFile(library, context), std::nullopt};
    if (!health.examination.sound())
        health.backup = latestGoodBackup(library, context);
    return health;
}

std::optional<RestoredLibrary> restoreLibrary(const fs::path& library, const JobContext& context) {
    const auto backup = latestGoodBackup(library, context);
    if (context.stopRequested())
        return std::nullopt;
    if (!backup)
        throw Error(ErrorCategory::Library, "library-without-backup", {library.string()},
                    "There is no backup of the library \"" + library.string() +
                        "\" that is whole; begin it anew from the pictures.");
    return RestoredLibrary{*backup, restoreBackup(library, *backup)};
}

std::optional<SalvageReport> beginAnew(const fs::path& library, const JobContext& context) {
    const auto backup = latestGoodBackup(library, context);
    if (context.stopRequested())
        return std::nullopt;
    return beginLibraryAnew(library, backup ? std::optional(backup->file) : std::nullopt);
}

std::optional<LibraryBackup> newestBackup(const fs::path& library) {
    const auto backups = backupsOf(library);
    return backups.empty() ? std::nullopt : std::optional(backups.front());
}

}  // namespace kindred

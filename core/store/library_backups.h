#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job_context.h"
#include "core/store/repair_types.h"

namespace kindred {

class LibraryWriter;

// Copies of a library that are kept without anybody asking: "<library>.backup-1" and "-2" beside it, and
// "<library>.before-version-N" from before a migration. A new one is looked at row by row and flushed before
// it takes the place of the older of the two, in one step: at no moment are there fewer good ones than
// before.

/// What lies beside the library, newest first, without a look inside: `pictures` is left 0. Never throws.
std::vector<LibraryBackup> backupsOf(const std::filesystem::path& library);
/// "2024-05-31", of the newest one; empty where there is none.
std::string newestBackupDate(const std::filesystem::path& library);

/// The newest one of which every row is right. Reads as far as it must, a few seconds for a million pictures.
std::optional<LibraryBackup> latestGoodBackup(const std::filesystem::path& library,
                                              const JobContext& context);

/// Makes a backup where the rules ask for one; to be called after indexing, with everything committed. Says
/// in the report why it made none, and never throws: a backup that fails is no reason to call the indexing
/// failed. Stage of progress: "backing up". Ends soon when the job is stopped.
BackupReport backUpIfDue(LibraryWriter& writer, const JobContext& context, const BackupRules& rules = {});

/// Puts a copy of the latest good backup in the library's place and sets what is there aside, under
/// "<library>.damaged-DATE-TIME" with its log. Returns that name, empty where there was no file. Throws
/// Error: "library-without-backup", "library-locked", "library-disk-full" and the like; nothing is changed
/// then.
std::filesystem::path restoreBackup(const std::filesystem::path& library, const LibraryBackup& backup);

}  // namespace kindred

#include "core/engine/trash_copies.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "core/store/library_reader.h"
#include "core/store/library_writer.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

struct KnownFile {
    FileRecord record;
    fs::path path;
};

/// What is wrong with a file, and nothing where all is well.
struct Objection {
    const char* code;
    const char* reason;
};

std::optional<KnownFile> knownFile(const LibraryReader& reader, PictureId id) {
    auto record = reader.file(id);
    if (!record)
        return std::nullopt;
    return KnownFile{std::move(*record), reader.absolutePath(id)};
}

bool isAsKnown(const KnownFile& file, const struct stat& now) {
    constexpr std::int64_t second = 1'000'000'000;
    return file.record.state == FileState::Indexed && S_ISREG(now.st_mode) &&
           static_cast<std::uint64_t>(now.st_size) == file.record.size &&
           now.st_mtim.tv_sec * second + now.st_mtim.tv_nsec == file.record.modifiedNs;
}

class Trashing {
public:
    Trashing(const LibraryReader& reader, const TrashRequest& request) {
        std::vector<PictureId> going = request.going;
        std::ranges::sort(going);
        for (const PictureId id : request.staying)
            if (auto file = std::ranges::binary_search(going, id) ? std::nullopt : knownFile(reader, id))
                m_staying.push_back(std::move(*file));
    }

    /// Why a file must not go.
    std::optional<Objection> objectionTo(const KnownFile& file) const {
        struct stat link {};
        if (::lstat(file.path.c_str(), &link) == 0 && S_ISLNK(link.st_mode))
            return Objection{"is-link", "It is only a link to another file."};
        if (!isAsKnown(file, link))
            return Objection{"changed-since-indexed",
                             "It is not there any more, or has changed since it was indexed."};
        return objectionToStaying(link);
    }

private:
    std::optional<Objection> objectionToStaying(const struct stat& going) const {
        Objection objection{"no-copy-left", "None of the pictures that stay can be read as it was indexed."};
        for (const KnownFile& file : m_staying) {
            struct stat now {};
            if (::lstat(file.path.c_str(), &now) != 0 || !isAsKnown(file, now) ||
                ::access(file.path.c_str(), R_OK) != 0)
                continue;
            if (now.st_dev != going.st_dev || now.st_ino != going.st_ino)
                return std::nullopt;
            objection = {"same-file",
                         "The picture that stays is the same file under another name; nothing would be won."};
        }
        return objection;
    }

    std::vector<KnownFile> m_staying;
};

}  // namespace

TrashReport trashCopies(const TrashRequest& request, const MoveToTrash& moveToTrash,
                        const JobContext& context) {
    const LibraryReader reader(request.library);
    LibraryWriter writer(request.library);
    const Trashing trashing(reader, request);
    TrashReport report;
    const auto trash = [&](PictureId id) {
        auto file = knownFile(reader, id);
        if (!file) {
            report.refused.push_back({{}, "not-in-library", "The library does not know it any more."});
            return;
        }
        auto objection = trashing.objectionTo(*file);
        auto inTrash = objection ? std::nullopt : moveToTrash(file->path);
        if (!objection && !inTrash)
            objection = {"not-moved", "It could not be moved to the trash."};
        if (objection) {
            report.refused.push_back({file->path, objection->code, objection->reason});
            return;
        }
        report.moved.push_back({std::move(file->record), std::move(file->path), std::move(*inTrash)});
        writer.forgetFiles(std::array{id});
        writer.commitIfDue();
    };
    try {
        for (std::size_t i = 0; i < request.going.size() && context.proceed(); ++i) {
            context.report({"moving", i, request.going.size(), {}});
            trash(request.going[i]);
        }
        writer.commit();
    } catch (const Error& error) {
        if (report.moved.empty())
            throw;
        report.notRecorded = error;  // who asked must learn what was moved, to be able to undo it
    }
    return report;
}

std::vector<InputFailure> restoreCopies(const fs::path& library, std::span<const TrashedFile> files,
                                        const TakeOutOfTrash& takeOutOfTrash, const JobContext& context) {
    const LibraryReader existing(library);
    LibraryWriter writer(library);
    std::vector<InputFailure> failures;
    for (const TrashedFile& file : files) {
        if (!context.proceed())
            break;
        if (takeOutOfTrash(file.inTrash, file.path))
            writer.restoreFile(file.record);
        else
            failures.push_back({file.path, "not-moved", "It could not be moved back out of the trash."});
        writer.commitIfDue();
    }
    writer.commit();
    return failures;
}

}  // namespace kindred

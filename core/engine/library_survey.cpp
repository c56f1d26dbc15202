#include "core/engine/library_survey.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/store/library_reader.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

class Surveyor {
public:
    Surveyor(const LibraryReader& reader, ModelId model, Survey& survey)
        : m_reader(reader),
          m_model(model),
          m_survey(survey),
          m_coded(reader.codes(model).packed.ids),
          m_someLackFeatures(reader.lacksFeatures(model)) {}

    /// Goes through what is found and what is known side by side: both are ordered by path.
    void compare(const WalkedRoot& root, FolderListing listing) {
        m_survey.found += listing.files.size();
        auto found = listing.files.begin();
        const auto takeNewUpTo = [&](const std::string* path) {
            for (; found != listing.files.end() && (!path || found->relativePath < *path); ++found)
                m_survey.tasks.push_back({&root, std::move(*found)});
        };
        m_reader.visitFilesOf(root.id, [&](FileRecord&& known) {
            takeNewUpTo(&known.relativePath);
            if (found != listing.files.end() && found->relativePath == known.relativePath)
                place(root, std::move(*found++), std::move(known));
            else
                miss(known, listing.unreadable);
        });
        takeNewUpTo(nullptr);
        for (const UnreadableFolder& folder : listing.unreadable)
            m_survey.skippedFolders.push_back(
                {fs::path(root.path) / folder.relativePath, "folder-unreadable", folder.reason});
    }

private:
    void place(const WalkedRoot& root, FoundFile found, FileRecord&& file) {
        const bool isSame = file.size == found.size && file.modifiedNs == found.modifiedNs;
        const bool isFailure = isSame && failedForGood(file);
        const bool isDone = isSame && file.error.empty() && hasCode(file) && hasFeatures(file);
        if (!isFailure && !isDone) {
            m_survey.tasks.push_back(
                {&root, std::move(found), std::make_unique<FileRecord>(std::move(file)), isSame});
            return;
        }
        if (file.state == FileState::Missing)
            m_survey.changes.push_back({file.id, isFailure ? FileState::Failed : FileState::Indexed});
        if (isFailure)
            m_survey.failures.push_back({fs::path(root.path) / file.relativePath, file.error, file.reason});
        else
            ++m_survey.unchanged;
    }

    /// A right to read that was missing may have been given since, a machine may be less busy now, and what
    /// was interrupted may end well: none of them leaves a trace in size and date.
    static bool failedForGood(const FileRecord& file) {
        constexpr std::array<std::string_view, 3> passing{"unreadable", "timed-out", unfinishedError};
        return !file.error.empty() && std::ranges::find(passing, file.error) == passing.end();
    }

    bool hasCode(const FileRecord& file) const {
        return std::ranges::binary_search(m_coded, file.id) ||
               (file.content && m_reader.hasCode(*file.content, m_model));
    }

    bool hasFeatures(const FileRecord& file) const {
        return !m_someLackFeatures || (file.content && m_reader.hasFeatures(*file.content, m_model));
    }

    /// What lies below a folder that cannot be read now may well be there.
    void miss(const FileRecord& file, const std::vector<UnreadableFolder>& unreadable) {
        const bool isHidden = std::ranges::any_of(unreadable, [&](const UnreadableFolder& folder) {
            return file.relativePath.starts_with(folder.relativePath + "/");
        });
        if (file.state != FileState::Missing && !isHidden)
            m_survey.changes.push_back({file.id, FileState::Missing});
    }

    const LibraryReader& m_reader;
    ModelId m_model;
    Survey& m_survey;
    std::vector<PictureId> m_coded;  ///< rising
    bool m_someLackFeatures;
};

/// Nothing where no folder is.
std::optional<std::pair<std::uint64_t, std::uint64_t>> placeOf(const RootRecord& root) {
    struct stat status {};
    if (::stat(root.path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode))
        return std::nullopt;
    return std::pair<std::uint64_t, std::uint64_t>(status.st_dev, status.st_ino);
}

}  // namespace

bool isInPlace(const WalkedRoot& root) {
    return placeOf(root) == root.place;
}

Survey surveyRoots(const LibraryReader& reader, const std::vector<RootRecord>& roots, ModelId model,
                   const JobContext& context) {
    Survey survey;
    Surveyor surveyor(reader, model, survey);
    for (const RootRecord& root : roots) {
        const auto place = placeOf(root);
        if (!place)
            continue;
        context.report({"walking", survey.found, 0, root.path});
        FolderListing listing = listPictures(root.path, root.excluded, context);
        if (!listing.complete) {
            survey.complete = false;
            break;
        }
        auto walked = std::make_unique<WalkedRoot>(WalkedRoot{root, *place});
        if (!isInPlace(*walked))
            continue;
        survey.roots.push_back(std::move(walked));
        surveyor.compare(*survey.roots.back(), std::move(listing));
    }
    return survey;
}

}  // namespace kindred

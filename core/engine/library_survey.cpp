#include "core/engine/library_survey.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "core/store/library_reader.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

using KnownFiles = std::map<std::string, FileRecord>;

class Surveyor {
public:
    Surveyor(const LibraryReader& reader, ModelId model, Survey& survey)
        : m_reader(reader),
          m_model(model),
          m_survey(survey),
          m_coded(reader.codes(model).packed.ids),
          m_someLackFeatures(reader.lacksFeatures(model)) {}

    void compare(const RootRecord& root, FolderListing listing) {
        KnownFiles known;
        for (FileRecord& file : m_reader.filesOf(root.id)) {
            std::string path = file.relativePath;
            known.emplace(std::move(path), std::move(file));
        }
        m_survey.found += listing.files.size();
        for (FoundFile& found : listing.files)
            place(root, std::move(found), known);
        for (const UnreadableFolder& folder : listing.unreadable)
            m_survey.skippedFolders.push_back(
                {fs::path(root.path) / folder.relativePath, "folder-unreadable", folder.reason});
        collectGone(known, listing.unreadable);
    }

private:
    /// Takes what is found out of `known`, so that in the end the gone are left there.
    void place(const RootRecord& root, FoundFile found, KnownFiles& known) {
        auto entry = known.extract(found.relativePath);
        if (!entry) {
            m_survey.tasks.push_back({&root, std::move(found), std::nullopt, false});
            return;
        }
        FileRecord& file = entry.mapped();
        const bool isSame = file.size == found.size && file.modifiedNs == found.modifiedNs;
        if (isSame && failedForGood(file)) {
            if (file.state == FileState::Missing)
                m_survey.returned.push_back(file);
            m_survey.failures.push_back({fs::path(root.path) / file.relativePath, file.error, file.reason});
        } else if (isSame && hasCode(file) && hasFeatures(file)) {
            ++m_survey.unchanged;
            if (file.state == FileState::Missing)
                m_survey.returned.push_back(std::move(file));
        } else {
            m_survey.tasks.push_back({&root, std::move(found), std::move(file), isSame});
        }
    }

    /// A right to read that was missing may have been given since, and a machine may be less busy now:
    /// neither leaves a trace in size and date.
    static bool failedForGood(const FileRecord& file) {
        return !file.error.empty() && file.error != "unreadable" && file.error != "timed-out";
    }

    bool hasCode(const FileRecord& file) const {
        return std::ranges::binary_search(m_coded, file.id) ||
               (file.content && m_reader.hasCode(*file.content, m_model));
    }

    bool hasFeatures(const FileRecord& file) const {
        return !m_someLackFeatures || (file.content && m_reader.hasFeatures(*file.content, m_model));
    }

    void collectGone(KnownFiles& left, const std::vector<UnreadableFolder>& unreadable) {
        for (auto& entry : left) {
            FileRecord& file = entry.second;
            const bool isHidden = std::ranges::any_of(unreadable, [&](const UnreadableFolder& folder) {
                return file.relativePath.starts_with(folder.relativePath + "/");
            });
            if (file.state != FileState::Missing && !isHidden)
                m_survey.gone.push_back(std::move(file));
        }
    }

    const LibraryReader& m_reader;
    ModelId m_model;
    Survey& m_survey;
    std::vector<PictureId> m_coded;  ///< rising
    bool m_someLackFeatures;
};

}  // namespace

Survey surveyRoots(const LibraryReader& reader, std::vector<RootRecord> roots, ModelId model,
                   const JobContext& context) {
    Survey survey;
    for (RootRecord& root : roots)
        (root.reachable ? survey.roots : survey.unreachable).push_back(std::move(root));

    Surveyor surveyor(reader, model, survey);
    for (const RootRecord& root : survey.roots) {
        context.report({"walking", survey.found, 0, root.path});
        FolderListing listing = listPictures(root.path, root.excluded, context);
        if (!listing.complete) {
            survey.complete = false;
            break;
        }
        surveyor.compare(root, std::move(listing));
    }
    return survey;
}

}  // namespace kindred

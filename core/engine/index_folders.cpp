#include "core/engine/index_folders.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/engine/library_folder.h"
#include "core/engine/library_survey.h"
#include "core/engine/model_catalog.h"
#include "core/engine/picture_intake.h"
#include "core/engine/root_return.h"
#include "core/learning/model_file.h"
#include "core/store/library_backups.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void requireReadable(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Error(ErrorCategory::File, "folder-not-found", {folder.string()},
                    "There is no folder \"" + folder.string() + "\"; check its name, or plug in its disk.");
    const fs::directory_iterator readable(folder, error);
    if (error)
        throw Error(ErrorCategory::File, "folder-unreadable", {folder.string(), error.message()},
                    "The folder \"" + folder.string() + "\" cannot be read (" + error.message() +
                        "); ask its owner for the right to read it.");
}

/// The file of the model that a library was indexed with: where it was, or the same one among those we ship.
fs::path findModelFile(const ModelRecord& model, const fs::path& modelsFolder) {
    std::vector<fs::path> candidates{model.path};
    for (const CatalogEntry& entry : shippedModels(modelsFolder))
        candidates.push_back(entry.file);
    std::error_code ignored;
    for (const fs::path& file : candidates)
        if (fs::is_regular_file(file, ignored) && fileSha256(file) == model.sha256)
            return file;
    throw Error(ErrorCategory::Model, "model-of-library-not-found", {model.name, model.path},
                "The model \"" + model.name + "\" that the library was indexed with is no longer at \"" +
                    model.path + "\"; put it back, or name the model to use.");
}

class IndexJob {
public:
    IndexJob(const IndexRequest& request, Services& services, const JobContext& context)
        : m_request(request), m_services(services), m_context(context) {}

    IndexReport run() {
        const auto start = Clock::now();
        open();
        const bool isWhole = takeIn(survey());
        m_writer->packCodes();
        settleDefault(isWhole);
        m_report.backup = backUpIfDue(*m_writer, m_context);
        countMissing();
        m_report.library = m_reader->path();
        m_report.model = m_model.path;
        m_report.stopped = m_context.stopRequested();
        m_report.seconds = secondsSince(start);
        return std::move(m_report);
    }

private:
    /// Everything that can be wrong with the request shows here, before anything is written.
    void open() {
        for (const fs::path& folder : m_request.folders)
            requireReadable(folder);
        std::error_code ignored;
        const bool isThere = fs::exists(m_request.library, ignored);
        if (!isThere && m_request.folders.empty())
            LibraryReader missing(m_request.library);  // says so
        if (isThere)
            openLibrary();
        chooseModel();
        m_services.encoding.device();
        if (!isThere)
            openLibrary();
        addModelAndRoots();
    }

    void openLibrary() {
        m_writer = std::make_unique<LibraryWriter>(m_request.library);
        m_reader = std::make_unique<LibraryReader>(m_request.library);
    }

    void chooseModel() {
        const auto ofLibrary = m_reader ? m_reader->defaultModel() : std::nullopt;
        const fs::path& folder = m_services.locations.models;
        const fs::path file = m_request.model ? fs::absolute(*m_request.model)
                              : ofLibrary     ? findModelFile(*ofLibrary, folder)
                                              : defaultModel(folder);
        m_model.bits = readModel(file).description.bits;
        m_model.sha256 = fileSha256(file);
        m_model.name = file.stem().string();
        m_model.path = file.string();
    }

    void addModelAndRoots() {
        m_model.id = m_writer->addModel(m_model);
        if (!m_reader->defaultModel())
            m_writer->setDefaultModel(m_model.id);
        m_writer->commit();
        for (const fs::path& folder : m_request.folders)
            m_walked.insert(addRoot(libraryFolder(folder)));
        noteVolumes(*m_reader, *m_writer);
        m_writer->commit();
        if (m_request.folders.empty())
            for (const RootRecord& root : m_reader->roots())
                m_walked.insert(root.id);
    }

    RootId addRoot(const fs::path& folder) {
        const auto returned = returnedRoot(*m_reader, folder);
        if (returned) {
            const auto roots = m_reader->roots();
            m_report.returned.push_back({std::ranges::find(roots, *returned, &RootRecord::id)->path, folder});
            m_writer->moveRoot(*returned, folder);
        }
        const RootId root = returned ? *returned : m_writer->addRoot(folder);
        m_writer->commit();
        return root;
    }

    std::vector<RootRecord> walkedRoots() const {
        std::vector<RootRecord> roots = m_reader->roots();
        std::erase_if(roots, [&](const RootRecord& root) { return !m_walked.contains(root.id); });
        return roots;
    }

    Survey survey() {
        Survey survey = surveyRoots(*m_reader, walkedRoots(), m_model.id, m_context);
        m_report.found = survey.found;
        m_report.unchanged = survey.unchanged;
        m_report.failures = std::move(survey.failures);
        m_report.skippedFolders = std::move(survey.skippedFolders);
        return survey;
    }

    /// True if nothing is left to be done.
    bool takeIn(const Survey& survey) {
        for (const StateChange& change : survey.changes) {
            m_writer->setState(change.file, change.state);
            m_writer->commitIfDue();
        }
        m_writer->commit();
        if (!survey.complete)
            return false;
        const auto start = Clock::now();
        PictureIntake(*m_writer, *m_reader, m_model, m_services, m_context, m_report).take(survey.tasks);
        if (m_report.indexed > 0)
            m_report.imagesPerSecond = static_cast<double>(m_report.indexed) / secondsSince(start);
        std::ranges::sort(m_report.failures, {}, &InputFailure::path);
        return !m_context.stopRequested();
    }

    void settleDefault(bool isWhole) {
        const std::optional<ModelRecord> before = m_reader->defaultModel();
        m_report.defaultModel = before->name;
        std::uint64_t pictures = 0;
        for (const RootRecord& root : m_reader->roots())
            pictures += root.indexed;
        const auto models = m_reader->models();
        const std::uint64_t coded = std::ranges::find(models, m_model.id, &ModelRecord::id)->pictures;
        m_report.withoutCode = pictures - coded;
        if (before->id == m_model.id || !isWhole || coded == 0 || coded < pictures)
            return;
        m_writer->setDefaultModel(m_model.id);
        m_writer->commit();
        m_report.defaultBefore = before->name;
        m_report.defaultModel = m_model.name;
    }

    /// What the library holds and this run did not find; of a root that is not there, everything.
    void countMissing() {
        for (const RootRecord& root : walkedRoots())
            m_report.missing += root.reachable ? root.missing : root.indexed + root.failed + root.missing;
    }

    const IndexRequest& m_request;
    Services& m_services;
    const JobContext& m_context;
    std::unique_ptr<LibraryWriter> m_writer;
    std::unique_ptr<LibraryReader> m_reader;
    ModelRecord m_model;
    std::set<RootId> m_walked;
    IndexReport m_report;
};

}  // namespace

IndexReport indexFolders(const IndexRequest& request, Services& services, const JobContext& context) {
    return IndexJob(request, services, context).run();
}

}  // namespace kindred

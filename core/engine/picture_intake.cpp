#include "core/engine/picture_intake.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>

#include "core/base/error.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t chunkSize = 256;

fs::path pathOf(const FileTask& task) {
    return fs::path(task.root->path) / task.found.relativePath;
}

FileRecord recordOf(const FileTask& task) {
    FileRecord file;
    file.root = task.root->id;
    file.relativePath = task.found.relativePath;
    file.size = task.found.size;
    file.modifiedNs = task.found.modifiedNs;
    return file;
}

}  // namespace

PictureIntake::PictureIntake(LibraryWriter& writer, const LibraryReader& reader, const ModelRecord& model,
                             Services& services, const JobContext& context, IndexReport& report)
    : m_writer(writer),
      m_reader(reader),
      m_model(model),
      m_services(services),
      m_context(context),
      m_report(report),
      m_holdsCodes(model.pictures > 0) {
    for (RootRecord& root : reader.roots())
        m_roots.emplace(root.id, std::move(root));
}

void PictureIntake::take(std::span<const FileTask> tasks) {
    m_total = tasks.size();
    while (!tasks.empty() && m_context.proceed()) {
        Chunk chunk;
        for (const FileTask& task : tasks.first(std::min(chunkSize, tasks.size()))) {
            if (!m_context.proceed())
                break;
            identify(task, chunk);
        }
        for (auto& picture : chunk.pictures)
            lookUp(picture);
        encode(chunk);
        m_writer.commit();
        tasks = tasks.subspan(chunk.files.size());
    }
}

void PictureIntake::identify(const FileTask& task, Chunk& chunk) const {
    File file{&task, nullptr, {}};
    try {
        // A file that has not changed only lacks a code of this model, or features.
        const auto known =
            task.sameAsKnown && task.known->content ? m_reader.content(*task.known->content) : std::nullopt;
        const ContentHash contents = known ? ContentHash{known->hash, known->size} : hashFile(pathOf(task));
        file.picture = &*chunk.pictures.try_emplace(contents, Picture{&task, {}, false, false, {}, {}}).first;
    } catch (const Error& error) {
        if (error.category() != ErrorCategory::File)
            throw;
        file.failure = {"unreadable", error.what()};
    }
    chunk.files.push_back(std::move(file));
}

void PictureIntake::lookUp(Pictures::value_type& entry) const {
    auto& [contents, picture] = entry;
    const auto id = m_reader.findContent(contents.hash, contents.size);
    picture.wasKnown = id.has_value();
    if (id && m_reader.hasCode(*id, m_model.id) && m_reader.hasFeatures(*id, m_model.id))
        picture.id = id;
}

void PictureIntake::encode(Chunk& chunk) {
    std::vector<Picture*> pictures;
    std::vector<fs::path> paths;
    for (File& file : chunk.files) {
        Picture* picture = file.picture ? &file.picture->second : nullptr;
        if (picture && !picture->id && picture->firstFile == file.task) {
            pictures.push_back(picture);
            paths.push_back(pathOf(*file.task));
        }
    }
    writeReady(chunk);
    if (paths.empty())
        return;
    encodeStream(paths, m_model.path, m_services, m_context, [&](StreamedPicture&& streamed) {
        pictures[streamed.index]->outcome = std::move(streamed);
        writeReady(chunk);
        m_writer.commitIfDue();
    });
}

/// Writes the files whose turn it is: up to the first one whose picture is still being worked on.
void PictureIntake::writeReady(Chunk& chunk) {
    while (chunk.written < chunk.files.size() && write(chunk.files[chunk.written])) {
        const std::string& path = chunk.files[chunk.written++].task->found.relativePath;
        m_context.report({"encoding", ++m_done, m_total, path});
    }
}

/// False while it is not known what becomes of the file.
bool PictureIntake::write(const File& file) {
    if (!file.picture) {
        fail(*file.task, file.failure);
        return true;
    }
    Picture& picture = file.picture->second;
    if (picture.outcome)
        storeOutcome(*file.picture);
    if (picture.failure)
        fail(*file.task, *picture.failure);
    else if (picture.id)
        settle(*file.task, picture);
    return picture.failure || picture.id;
}

void PictureIntake::storeOutcome(Pictures::value_type& entry) {
    auto& [contents, picture] = entry;
    const StreamedPicture streamed = std::move(*std::exchange(picture.outcome, std::nullopt));
    if (const auto* failure = std::get_if<DecodeFailure>(&streamed.outcome)) {
        picture.failure = *failure;
        return;
    }
    const PictureMetadata& metadata = streamed.metadata;
    const ContentId id = m_writer.addContent(
        {contents.hash, contents.size, metadata.width, metadata.height, metadata.format, metadata.taken});
    const auto& encoded = std::get<EncodedPicture>(streamed.outcome);
    m_writer.setCode(id, m_model.id, encoded.code);
    m_writer.setFeatures(id, m_model.id, encoded.features);
    if (!std::exchange(m_holdsCodes, true))
        m_writer.setDefaultModel(m_model.id);
    picture.id = id;
    picture.wasEncoded = true;
}

void PictureIntake::settle(const FileTask& task, const Picture& picture) {
    if (picture.wasKnown && !task.known && moveHere(task, *picture.id)) {
        ++m_report.moved;
        return;
    }
    FileRecord file = recordOf(task);
    file.content = picture.id;
    m_writer.putFile(file);
    // Touched, but the same picture as before: nothing was done for it.
    const bool isUnchanged = task.known && task.known->content == picture.id && !picture.wasEncoded;
    ++(isUnchanged ? m_report.unchanged : m_report.indexed);
}

/// A file of the library with these contents whose place is empty now is this one. False if there is none.
bool PictureIntake::moveHere(const FileTask& task, ContentId content) {
    for (const FileRecord& file : m_reader.filesWith(content)) {
        if (m_moved.contains(file.id) || !isPlaceEmpty(file))
            continue;
        m_writer.moveFile(file.id, task.root->id, task.found.relativePath, task.found.size,
                          task.found.modifiedNs);
        m_moved.insert(file.id);
        return true;
    }
    return false;
}

/// Of a root that is not there nothing is known but what was seen before.
bool PictureIntake::isPlaceEmpty(const FileRecord& file) const {
    const RootRecord& root = m_roots.at(file.root);
    if (!root.reachable)
        return file.state == FileState::Missing;
    std::error_code error;
    const auto type = fs::symlink_status(fs::path(root.path) / file.relativePath, error).type();
    return type == fs::file_type::not_found;
}

void PictureIntake::fail(const FileTask& task, const DecodeFailure& failure) {
    FileRecord file = recordOf(task);
    file.state = FileState::Failed;
    file.error = failure.code;
    file.reason = failure.reason;
    m_writer.putFile(file);
    m_report.failures.push_back({pathOf(task), failure.code, failure.reason});
}

}  // namespace kindred

#include "core/engine/picture_intake.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/engine/picture_details.h"
#include "core/imaging/picture_file.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

constexpr char unreadable[] = "unreadable";

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
      m_input(inputOf(readModelDescription(model.path))),
      m_lookup(reader.path()) {
    m_input.thumbnailSide = services.thumbnails.sideWhileIndexing();
    for (RootRecord& root : reader.roots())
        m_roots.emplace(root.id, std::move(root));
}

void PictureIntake::take(std::span<const FileTask> tasks) {
    m_tasks = tasks;
    const StreamEnds ends{.decode = [this](std::size_t index) { return decode(index); },
                          .consume = [this](StreamedPicture&& picture) { consume(std::move(picture)); },
                          .late = [this](std::size_t index) { keepPlace(m_tasks[index]); },
                          .tick = [this] { commitIfDue(); }};
    const fs::path model = m_model.path;
    PictureStream(tasks.size(), model, m_services, m_context, ends).run();
    m_writer.commit();
    m_services.thumbnails.flush();
}

/// On the stream's threads. Of files with equal contents only the one that was read first is decoded.
std::optional<DecodeOutcome> PictureIntake::decode(std::size_t index) {
    FileDescriptor bytes;
    Read found = read(m_tasks[index], bytes);
    const bool mustDecode = claim(index, found);
    {
        const std::scoped_lock lock(m_mutex);
        m_read.emplace(index, std::move(found));
    }
    if (!mustDecode)
        return std::nullopt;
    return m_services.decoders.decodeOpen(bytes.get(), m_input);
}

PictureIntake::Read PictureIntake::read(const FileTask& task, FileDescriptor& bytes) const {
    try {
        PictureFile file = readPictureFile(pathOf(task));
        bytes = std::move(file.bytes);
        return {file.contents};
    } catch (const Error& error) {
        if (error.category() != ErrorCategory::File)
            throw;
        return {DecodeFailure{unreadable, error.what()}};
    }
}

/// True for the first file with contents that the library does not have whole. Claimed before they are looked
/// up: whatever is committed before a claim is given up is seen by the lookup after the next.
bool PictureIntake::claim(std::size_t index, Read& read) {
    const auto* contents = std::get_if<ContentHash>(&read.contents);
    if (!contents)
        return false;
    const std::scoped_lock lock(m_mutex);
    const bool isFirst = m_claims.try_emplace(*contents, index).second;
    const auto id = m_lookup.findContent(contents->hash, contents->size);
    read.wasKnown = id.has_value();
    if (!isFirst)
        return false;
    const bool isWhole = id && m_lookup.hasCode(*id, m_model.id) && m_lookup.hasFeatures(*id, m_model.id);
    if (isWhole)
        m_claims.erase(*contents);
    return !isWhole;
}

void PictureIntake::consume(StreamedPicture&& picture) {
    const std::size_t index = picture.index;
    const FileTask& task = m_tasks[index];
    Read read;
    {
        const std::scoped_lock lock(m_mutex);
        read = std::move(m_read.extract(index).mapped());
    }
    if (const auto* failure = std::get_if<DecodeFailure>(&read.contents)) {
        fail(task, *failure);
    } else {
        const ContentHash& contents = std::get<ContentHash>(read.contents);
        if (!std::holds_alternative<std::monostate>(picture.outcome)) {
            const Settled settled = store(contents, std::move(picture), read.wasKnown);
            writeWaiting(contents, settled);
            write(task, settled);
        } else if (const auto settled = settledContents(contents, index, read.wasKnown)) {
            write(task, *settled);
        } else {
            m_waiting[contents].push_back(index);
            keepPlace(task);
            return;
        }
    }
    commitIfDue();
}

/// What is known of contents that another file was decoded for, or that the library had; nothing while the
/// other file is still being decoded.
std::optional<PictureIntake::Settled> PictureIntake::settledContents(const ContentHash& contents,
                                                                     std::size_t index, bool wasKnown) {
    if (const auto found = m_settled.find(contents); found != m_settled.end())
        return found->second;
    {
        const std::scoped_lock lock(m_mutex);
        const auto claimed = m_claims.find(contents);
        if (claimed != m_claims.end() && claimed->second != index)
            return std::nullopt;
    }
    const auto id = m_reader.findContent(contents.hash, contents.size);
    return id ? std::optional(Settled{*id, wasKnown}) : std::nullopt;
}

PictureIntake::Settled PictureIntake::store(const ContentHash& contents, StreamedPicture&& picture,
                                            bool wasKnown) {
    Settled settled{ContentId{}, wasKnown, false};
    if (const auto* failure = std::get_if<DecodeFailure>(&picture.outcome)) {
        settled.result = *failure;
    } else {
        const PictureMetadata& metadata = picture.metadata;
        const ContentRecord record{contents.hash,   contents.size,   metadata.width,
                                   metadata.height, metadata.format, metadata.taken};
        const auto& encoded = std::get<EncodedPicture>(picture.outcome);
        const ContentId id = m_writer.addContent(record);
        m_writer.setCode(id, m_model.id, encoded.code);
        m_writer.setFeatures(id, m_model.id, encoded.features);
        // The first code of a library in which nothing can be found decides which model it has.
        if (!std::exchange(m_hasStored, true) && m_reader.counts().pictures == 0)
            m_writer.setDefaultModel(m_model.id);
        m_services.thumbnails.keep(contentKeyText(record.key()), std::move(picture.thumbnail));
        settled.result = id;
        settled.wasEncoded = true;
    }
    m_settled.insert_or_assign(contents, settled);
    return settled;
}

void PictureIntake::writeWaiting(const ContentHash& contents, const Settled& settled) {
    if (const auto waiting = m_waiting.extract(contents))
        for (const std::size_t index : waiting.mapped())
            write(m_tasks[index], settled);
}

void PictureIntake::write(const FileTask& task, const Settled& settled) {
    if (const auto* failure = std::get_if<DecodeFailure>(&settled.result)) {
        fail(task, *failure);
        return;
    }
    const ContentId content = std::get<ContentId>(settled.result);
    if (settled.wasKnown && !task.known && moveHere(task, content)) {
        ++m_report.moved;
        count(task);
        return;
    }
    FileRecord file = recordOf(task);
    file.content = content;
    m_writer.putFile(file);
    // Touched, but the same picture as before: nothing was done for it.
    const bool isUnchanged = task.known && task.known->content == content && !settled.wasEncoded;
    ++(isUnchanged ? m_report.unchanged : m_report.indexed);
    count(task);
}

/// What is known of the place stays as it is, so that it is found meanwhile by the codes that it has. Either
/// is looked at again if this run does not come to its end.
void PictureIntake::keepPlace(const FileTask& task) {
    if (task.known)
        return;
    FileRecord file = recordOf(task);
    file.state = FileState::Failed;
    file.error = unfinishedError;
    file.reason = "Indexing was interrupted while the picture was being decoded.";
    m_writer.putFile(file);
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

/// What cannot be read because it is not there, or its disk is not, has not failed: a run may take hours.
bool PictureIntake::leaveAlone(const FileTask& task) {
    if (!isInPlace(*task.root))
        return true;
    std::error_code error;
    const bool isGone = fs::symlink_status(pathOf(task), error).type() == fs::file_type::not_found;
    if (isGone && task.known)
        m_writer.setState(task.known->id, FileState::Missing);
    return isGone;
}

void PictureIntake::fail(const FileTask& task, const DecodeFailure& failure) {
    if (failure.code != unreadable || !leaveAlone(task)) {
        FileRecord file = recordOf(task);
        file.state = FileState::Failed;
        file.error = failure.code;
        file.reason = failure.reason;
        m_writer.putFile(file);
    }
    m_report.failures.push_back({pathOf(task), failure.code, failure.reason});
    count(task);
}

void PictureIntake::count(const FileTask& task) {
    m_context.report({"encoding", ++m_done, m_tasks.size(), task.found.relativePath});
}

/// Contents that are committed are found in the library from now on, by every thread.
void PictureIntake::commitIfDue() {
    if (!m_writer.commitIfDue())
        return;
    m_moved.clear();
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_settled, [&](const auto& entry) {
        const bool isInLibrary = std::holds_alternative<ContentId>(entry.second.result);
        if (isInLibrary)
            m_claims.erase(entry.first);
        return isInLibrary;
    });
}

}  // namespace kindred

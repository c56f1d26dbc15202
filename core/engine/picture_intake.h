#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <variant>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/index_folders.h"
#include "core/engine/library_survey.h"
#include "core/engine/picture_stream.h"
#include "core/imaging/content_hash.h"
#include "core/imaging/file_descriptor.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"

namespace kindred {

/// Takes files into a library: reads each once, knows its contents again or decodes and encodes them, and
/// writes what came of it. Files are written in the order given, whichever is ready first: equal folders give
/// equal ids, and what an interrupted run has committed is the beginning of what a whole one gives. A file
/// that is waited for has its place, and thereby its id, kept by a row that says so. A file that is gone by
/// the time that it is read is missing; where its whole root went away it stays what it was. Counts into the
/// report.
class PictureIntake {
public:
    /// All outlive this object; the reader reads the writer's library, which has the model.
    PictureIntake(LibraryWriter& writer, const LibraryReader& reader, const ModelRecord& model,
                  Services& services, const JobContext& context, IndexReport& report);

    /// Returns early when stopped; what was not reached is not counted.
    void take(std::span<const FileTask> tasks);

private:
    /// What a file holds, as the thread that read it found out.
    struct Read {
        std::variant<ContentHash, DecodeFailure> contents;
        bool wasKnown = false;  ///< the library had these contents when the run met them first
    };
    /// What became of contents in this run.
    struct Settled {
        std::variant<ContentId, DecodeFailure> result;
        bool wasKnown = false;
        bool wasEncoded = false;
    };

    std::optional<DecodeOutcome> decode(std::size_t index);
    Read read(const FileTask& task, FileDescriptor& bytes) const;
    bool claim(std::size_t index, Read& read);

    void consume(StreamedPicture&& picture);
    std::optional<Settled> settledContents(const ContentHash& contents, std::size_t index, bool wasKnown);
    Settled store(const ContentHash& contents, StreamedPicture&& picture, bool wasKnown);
    void writeWaiting(const ContentHash& contents, const Settled& settled);
    void write(const FileTask& task, const Settled& settled);
    void keepPlace(const FileTask& task);
    bool moveHere(const FileTask& task, ContentId content);
    bool isPlaceEmpty(const FileRecord& file) const;
    bool leaveAlone(const FileTask& task);
    void fail(const FileTask& task, const DecodeFailure& failure);
    void count(const FileTask& task);
    void commitIfDue();

    LibraryWriter& m_writer;
    const LibraryReader& m_reader;
    const ModelRecord& m_model;
    Services& m_services;
    const JobContext& m_context;
    IndexReport& m_report;
    DecodeRequest m_input;
    std::span<const FileTask> m_tasks;
    std::map<RootId, RootRecord> m_roots;
    bool m_hasStored = false;
    std::size_t m_done = 0;  ///< files written

    // Of the thread that consumes.
    std::map<ContentHash, Settled> m_settled;  ///< not committed yet, or failures, which no row remembers
    std::map<ContentHash, std::vector<std::size_t>> m_waiting;  ///< for the file that was read first
    std::set<PictureId> m_moved;

    // Of all threads.
    std::mutex m_mutex;
    const LibraryReader m_lookup;
    std::map<std::size_t, Read> m_read;
    std::map<ContentHash, std::size_t> m_claims;  ///< which file's reader decodes contents for all
};

}  // namespace kindred

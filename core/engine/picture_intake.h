#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/encode_pictures.h"
#include "core/engine/index_folders.h"
#include "core/engine/library_survey.h"
#include "core/imaging/content_hash.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"

namespace kindred {

/// Takes files into a library: hashes them, knows their contents again or decodes and encodes them, and
/// writes what came of it. Works in chunks, so that whatever is interrupted keeps the chunks before, and a
/// file is still in the system's memory when it is decoded after it was hashed. Files are written in the
/// order given, whichever is decoded first: equal folders give equal ids. Counts into the report. A model
/// that the library holds no codes of becomes its default with the first one.
class PictureIntake {
public:
    /// All outlive this object; the reader reads the writer's library.
    PictureIntake(LibraryWriter& writer, const LibraryReader& reader, const ModelRecord& model,
                  Services& services, const JobContext& context, IndexReport& report);

    /// Returns early when stopped; what was not reached is not counted.
    void take(std::span<const FileTask> tasks);

private:
    /// Contents that one or more files of a chunk have.
    struct Picture {
        const FileTask* firstFile = nullptr;
        std::optional<ContentId> id;  ///< once they are in the library with a code of the model
        bool wasKnown = false;        ///< they were in the library before this chunk
        bool wasEncoded = false;
        std::optional<StreamedPicture> outcome;  ///< what decoding and encoding gave, until it is written
        std::optional<DecodeFailure> failure;
    };
    using Pictures = std::map<ContentHash, Picture>;
    struct File {
        const FileTask* task = nullptr;
        Pictures::value_type* picture = nullptr;  ///< null where the file could not be read
        DecodeFailure failure;                    ///< why
    };
    struct Chunk {
        Pictures pictures;
        std::vector<File> files;
        std::size_t written = 0;  ///< files that are
    };

    void identify(const FileTask& task, Chunk& chunk) const;
    void lookUp(Pictures::value_type& picture) const;
    void encode(Chunk& chunk);
    void writeReady(Chunk& chunk);
    bool write(const File& file);
    void storeOutcome(Pictures::value_type& picture);
    void settle(const FileTask& task, const Picture& picture);
    bool moveHere(const FileTask& task, ContentId content);
    bool isPlaceEmpty(const FileRecord& file) const;
    void fail(const FileTask& task, const DecodeFailure& failure);

    LibraryWriter& m_writer;
    const LibraryReader& m_reader;
    const ModelRecord& m_model;
    Services& m_services;
    const JobContext& m_context;
    IndexReport& m_report;
    std::map<RootId, RootRecord> m_roots;
    std::set<PictureId> m_moved;
    bool m_holdsCodes;       ///< the library does, of this model
    std::size_t m_done = 0;  ///< files written
    std::size_t m_total = 0;
};

}  // namespace kindred

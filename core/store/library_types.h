#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/packed_codes.h"

namespace kindred {

/// Where a file of the library stands.
enum class FileState : std::uint8_t {
    Indexed,  ///< its contents are known; codes exist for at least one model
    Failed,   ///< could not be read; `error` and `reason` say why
    Missing,  ///< was there before, is not now; everything known is kept until it is forgotten on request
};

/// FileRecord::error of a file whose turn came while it was still being decoded: it was interrupted.
inline constexpr std::string_view unfinishedError = "unfinished";

struct RootRecord {
    RootId id{};
    std::string path;                   ///< absolute, bytes
    std::vector<std::string> excluded;  ///< folders below it, relative, not walked
    bool reachable = true;  ///< false: the folder is not there now (unplugged); nothing of it is forgotten
    std::uint64_t indexed = 0;  ///< files by state
    std::uint64_t failed = 0;
    std::uint64_t missing = 0;
};

/// A model that the library holds codes of.
struct ModelRecord {
    ModelId id{};
    std::string sha256;  ///< of the model file: what a model is known by
    std::string name;    ///< "drhn-3-48-cifar10"
    std::string path;    ///< where the file was last seen
    int bits = 0;
    std::uint64_t pictures = 0;  ///< files with a code of it, where they were counted
};

/// One file: the unit in which people count.
struct FileRecord {
    PictureId id{};
    RootId root{};
    std::string relativePath;  ///< bytes
    std::uint64_t size = 0;
    std::int64_t modifiedNs = 0;
    FileState state = FileState::Indexed;
    std::optional<ContentId> content;
    std::string error;   ///< stable code, for Failed
    std::string reason;  ///< an English sentence, for Failed
};

/// What names contents in every library, and after they were removed from one: XXH3-128 of the bytes, and
/// their number.
struct ContentKey {
    std::array<std::byte, 16> hash{};
    std::uint64_t size = 0;

    friend auto operator<=>(const ContentKey&, const ContentKey&) = default;
};

/// What a person can say of contents; kept by number.
enum class MarkKind : std::uint8_t {
    Original = 1,  ///< the one to keep where there are others like it
};

/// A person's word that two contents do not show the same picture. `first` is the lesser.
struct NotSamePair {
    ContentKey first;
    ContentKey second;

    friend auto operator<=>(const NotSamePair&, const NotSamePair&) = default;
};

/// What is known of a picture, however many files hold it.
struct ContentRecord {
    std::array<std::byte, 16> hash{};  ///< XXH3-128 of the file's bytes
    std::uint64_t size = 0;            ///< bytes
    int width = 0;                     ///< pixels, upright
    int height = 0;
    std::string format;  ///< "jpeg", …
    std::string taken;   ///< EXIF date, "2024-05-31T14:02:11" or empty

    ContentKey key() const { return {hash, size}; }
};

/// A file with what is known of its contents.
struct PictureRecord {
    FileRecord file;
    ContentRecord content;
};

/// Every picture that can be found by a model, as of a revision: a number that rises with each change of what
/// can be found in this library.
struct CodeSnapshot {
    PackedCodes packed;
    std::int64_t revision = 0;
};

/// What became of the pictures since an earlier revision.
struct CodeChanges {
    std::vector<CodeChange> changes;  ///< ids rise, each once; some may be as they were
    std::int64_t revision = 0;        ///< after them
};

/// When codes are packed, and how long changes are told.
struct PackingLimits {
    std::int64_t minChanges = 4096;     ///< fewer are read one by one in a moment; at most keptChanges
    std::int64_t keptChanges = 65'536;  ///< who is further behind reads everything anew about as fast
};

struct LibraryCounts {
    std::uint64_t pictures = 0;  ///< files with a code of the default model
    std::uint64_t failures = 0;
    std::uint64_t missing = 0;
};

}  // namespace kindred

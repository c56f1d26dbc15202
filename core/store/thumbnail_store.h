#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace SQLite {
class Database;
}

namespace kindred {

/// Thumbnails by the contents of the picture, in an SQLite file of their own that may be deleted at any time.
/// Beyond the size limit the longest unused go first. Not thread-safe: one a thread; a file that is damaged
/// is thrown away and begun anew. Keys are free text ("<hash>-<size>@<side>"); values are bytes of any
/// format.
///
/// The constructor makes the file if it is not there (its folder must exist) and throws Error where that
/// cannot be done or the file is another program's database. After that nothing throws: what cannot be read
/// or written is not in the cache.
class ThumbnailStore {
public:
    ThumbnailStore(std::filesystem::path file, std::uint64_t limitBytes);
    ~ThumbnailStore();
    ThumbnailStore(const ThumbnailStore&) = delete;
    ThumbnailStore& operator=(const ThumbnailStore&) = delete;

    std::optional<std::vector<std::byte>> find(const std::string& key);
    using Entry = std::pair<std::string, std::vector<std::byte>>;

    /// Replaces what the key had; a value larger than the limit is not kept.
    void put(const std::string& key, std::span<const std::byte> bytes);
    /// Many at once, which costs little more than one.
    void put(std::span<const Entry> entries);
    /// The sum of the values' sizes, of all connections.
    std::uint64_t bytes() const;
    void clear();

private:
    template <class Work>
    void attempt(Work&& work);
    void writeTouches();
    void insert(const std::string& key, std::span<const std::byte> bytes);
    void evict();
    void beginAnew();

    std::filesystem::path m_file;
    std::uint64_t m_limitBytes;
    std::unique_ptr<SQLite::Database> m_database;  ///< null once it can no longer be used
    std::vector<std::string> m_touched;            ///< found since the last write, in order of use
};

}  // namespace kindred

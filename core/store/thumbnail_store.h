#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace kindred {

/// Thumbnails by the contents of the picture, in an SQLite file of their own that may be deleted at any time. Beyond the
/// size limit the longest unused go first. Not thread-safe: one a thread; a file that is damaged is thrown away and begun
/// anew. Keys are free text ("<hash>-<size>@<side>"); values are bytes of any format.
class ThumbnailStore {
public:
    ThumbnailStore(const std::filesystem::path& file, std::uint64_t limitBytes);
    ~ThumbnailStore();

    std::optional<std::vector<std::byte>> find(const std::string& key);
    void put(const std::string& key, std::span<const std::byte> bytes);
    std::uint64_t bytes() const;
    void clear();

private:
    std::unique_ptr<SQLite::Database> m_database;
    std::uint64_t m_limitBytes;
};

}  // namespace kindred

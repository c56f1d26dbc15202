#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace kindred {

/// A file that appears under its name whole or not at all.
///
/// Written beside its place under a temporary name; commit() flushes it to the disk and renames it. Destroyed
/// without commit(), it leaves what was there before untouched. Not thread-safe. Every function throws
/// Error("file-not-written") with the reason the system gives.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);
    void commit();

private:
    [[noreturn]] void fail(int errorNumber);

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
    bool m_committed = false;
};

/// Writes a whole text file in one go.
void writeFileAtomically(const std::filesystem::path& target, std::string_view text);

}  // namespace kindred

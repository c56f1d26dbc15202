#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>

namespace kindred {

/// Owns an open file descriptor, or none.
class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int descriptor) : m_descriptor(descriptor) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileDescriptor() {
        if (isOpen()) {
            ::close(m_descriptor);
        }
    }

    bool isOpen() const { return m_descriptor >= 0; }
    int get() const { return m_descriptor; }

private:
    int m_descriptor = -1;
};

/// An open file, or the reason why there is none.
struct OpenedFile {
    FileDescriptor descriptor;
    std::string problem;  ///< empty when open
};

/// Opens for reading what is a regular file, or a link to one. Never waits, as opening a named pipe would.
OpenedFile openRegularFile(const std::filesystem::path& file);

}  // namespace kindred

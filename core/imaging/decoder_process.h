#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

#include "core/imaging/file_descriptor.h"
#include "core/imaging/picture_types.h"

namespace kindred {

/// One running kindred-decoder. It is killed when this goes away, and ends by itself when this process does.
/// Not thread-safe; may be used from one thread after another.
class DecoderProcess {
public:
    /// Starts the program and waits for its greeting. Throws Error("decoder-not-started").
    explicit DecoderProcess(const std::filesystem::path& program);
    ~DecoderProcess();
    DecoderProcess(const DecoderProcess&) = delete;
    DecoderProcess& operator=(const DecoderProcess&) = delete;

    /// False once it has ended, or speaks without having been asked.
    bool isReady() const;

    /// Has the whole of an open file decoded; its read position does not matter. Nothing where the process
    /// broke off or gave an answer that cannot be: it is of no further use then.
    std::optional<DecodeOutcome> decode(int file, const DecodeRequest& request);

private:
    void end();

    FileDescriptor m_socket;
    pid_t m_process = -1;
};

}  // namespace kindred

#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>

#include "core/imaging/file_descriptor.h"
#include "core/imaging/picture_types.h"

namespace kindred {

/// One running kindred-decoder. It is killed when this goes away, and ends by itself when this process does.
/// Not thread-safe; may be used from one thread after another.
class DecoderProcess {
public:
    /// Starts the program and waits for its greeting. Throws Error("decoder-not-started").
    DecoderProcess(const std::filesystem::path& program, const DecodeLimits& limits);
    ~DecoderProcess();
    DecoderProcess(const DecoderProcess&) = delete;
    DecoderProcess& operator=(const DecoderProcess&) = delete;

    /// False once it has ended, or speaks without having been asked.
    bool isReady() const;

    /// False where the kernel has no way to keep it from opening files; its limits hold all the same.
    bool isCaged() const { return m_isCaged; }

    /// Has the whole of an open file decoded; its read position does not matter. Where the process takes too
    /// long, breaks off or gives an answer that cannot be, it is killed, isReady() is false from then on, and
    /// the picture is a failure.
    DecodeOutcome decode(int file, const DecodeRequest& request);

private:
    /// Waits for the answer; false when the time is up.
    bool waitForAnswer(std::chrono::nanoseconds processorTimeBefore) const;
    std::chrono::nanoseconds processorTime() const;
    DecodeFailure breakOff();
    bool endsNow() const;
    int end();

    DecodeLimits m_limits;
    FileDescriptor m_socket;
    pid_t m_process = -1;  ///< -1 once it has been ended
    bool m_isCaged = false;
};

}  // namespace kindred

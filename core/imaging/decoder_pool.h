#pragma once

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "core/imaging/picture_types.h"

namespace kindred {

class DecoderProcess;

/// Opens strangers' pictures in kindred-decoder processes, never in this one.
///
/// Thread-safe; `processes` pictures are decoded at a time, further callers wait. A process is started when
/// first needed, gets a file descriptor or a memory file, and gives pixels back through shared memory. It
/// inherits nothing else and ends with this process. No picture costs more than the limits: one that would is
/// DecodeFailure("timed-out") or ("too-large"). A process that dies over a picture yields "damaged" for that
/// picture. Either way it is replaced.
class DecoderPool {
public:
    /// `decoder` is the path of the kindred-decoder program. Throws nothing; nothing is started yet.
    DecoderPool(std::filesystem::path decoder, int processes, DecodeLimits limits = {});
    ~DecoderPool();

    int processes() const { return m_processes; }
    const DecodeLimits& limits() const { return m_limits; }

    /// A file that cannot be opened is a DecodeFailure("unreadable").
    /// Throws Error("decoder-not-started") if the program is not there or cannot be run.
    DecodeOutcome decodeFile(const std::filesystem::path& file, const DecodeRequest& request);
    /// The whole of an open file, whose read position does not matter.
    DecodeOutcome decodeOpen(int descriptor, const DecodeRequest& request);
    /// For pictures that are dropped or pasted. Throws as above, and Error("picture-not-passed") where memory
    /// for a copy is missing.
    DecodeOutcome decodeBytes(std::span<const std::byte> bytes, const DecodeRequest& request);

private:
    class Lease;

    std::filesystem::path m_decoder;
    int m_processes;
    DecodeLimits m_limits;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    int m_leased = 0;
    std::vector<std::unique_ptr<DecoderProcess>> m_idle;
};

}  // namespace kindred

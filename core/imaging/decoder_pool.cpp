#include "core/imaging/decoder_pool.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/imaging/decoder_process.h"
#include "core/imaging/file_descriptor.h"
#include "core/imaging/memory_file.h"

namespace kindred {

/// The right to one process of the pool, started when it is first used. Given back when this goes.
class DecoderPool::Lease {
public:
    explicit Lease(DecoderPool& pool) : m_pool(pool) {
        std::unique_lock lock(m_pool.m_mutex);
        m_pool.m_returned.wait(lock, [&] { return m_pool.m_leased < m_pool.m_processes; });
        ++m_pool.m_leased;
        if (!m_pool.m_idle.empty()) {
            m_process = std::move(m_pool.m_idle.back());
            m_pool.m_idle.pop_back();
        }
    }
    ~Lease() {
        {
            const std::scoped_lock lock(m_pool.m_mutex);
            --m_pool.m_leased;
            if (m_process) {
                m_pool.m_idle.push_back(std::move(m_process));
            }
        }
        m_pool.m_returned.notify_one();
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    DecodeOutcome decode(int file, const DecodeRequest& request) {
        // One that ended while idle (out of memory, say) is not the fault of the next picture.
        if (!m_process || !m_process->isReady()) {
            m_process = std::make_unique<DecoderProcess>(m_pool.m_decoder, m_pool.m_limits);
        }
        DecodeOutcome outcome = m_process->decode(file, request);
        if (!m_process->isReady()) {
            m_process.reset();
        }
        return outcome;
    }

private:
    DecoderPool& m_pool;
    std::unique_ptr<DecoderProcess> m_process;
};

namespace {

FileDescriptor memoryFile(std::span<const std::byte> bytes) {
    FileDescriptor file = sealedMemoryFile(bytes);
    if (!file.isOpen()) {
        const std::string problem = systemErrorText(errno);
        throw Error(ErrorCategory::Decoder, "picture-not-passed", {problem},
                    "The picture could not be handed to the decoder (" + problem +
                        "). Close other programs to free memory, then try again.");
    }
    return file;
}

}  // namespace

DecoderPool::DecoderPool(std::filesystem::path decoder, int processes, DecodeLimits limits)
    : m_decoder(std::move(decoder)), m_processes(std::max(1, processes)), m_limits(limits) {}

DecoderPool::~DecoderPool() = default;

DecodeOutcome DecoderPool::decodeFile(const std::filesystem::path& file, const DecodeRequest& request) {
    const OpenedFile opened = openRegularFile(file);
    if (!opened.descriptor.isOpen()) {
        return DecodeFailure{"unreadable", "The file cannot be opened: " + opened.problem + "."};
    }
    return decodeOpen(opened.descriptor.get(), request);
}

DecodeOutcome DecoderPool::decodeOpen(int descriptor, const DecodeRequest& request) {
    return Lease(*this).decode(descriptor, request);
}

DecodeOutcome DecoderPool::decodeBytes(std::span<const std::byte> bytes, const DecodeRequest& request) {
    return decodeOpen(memoryFile(bytes).get(), request);
}

}  // namespace kindred

#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "core/base/job_context.h"
#include "core/imaging/decoder_pool.h"

namespace kindred {

/// Decodes a list of files on as many threads as the pool has processes, some way ahead of whoever takes the
/// results; the queue between them is bounded. One thread takes. Ends early once the context says stop.
class DecodeAhead {
public:
    struct Decoded {
        std::size_t index = 0;  ///< into the list of files
        DecodeOutcome outcome;
    };

    /// All arguments outlive this object.
    DecodeAhead(const std::vector<std::filesystem::path>& files, DecodeRequest request, DecoderPool& decoders,
                const JobContext& context);
    /// Ends the threads; each finishes the picture at hand.
    ~DecodeAhead();
    DecodeAhead(const DecodeAhead&) = delete;
    DecodeAhead& operator=(const DecodeAhead&) = delete;

    /// Waits for results and gives up to `count`, fewer when the next ones take their time; none when all
    /// were given or the context said stop. Throws what DecoderPool throws.
    std::vector<Decoded> take(std::size_t count);

private:
    void work();
    void push(Decoded decoded);
    bool nobodyWorks() const { return m_working == 0; }

    const std::vector<std::filesystem::path>& m_files;
    DecodeRequest m_request;
    DecoderPool& m_decoders;
    const JobContext& m_context;
    std::atomic<std::size_t> m_next = 0;

    std::mutex m_mutex;
    std::condition_variable m_filled;
    std::condition_variable m_drained;
    std::deque<Decoded> m_ready;
    std::exception_ptr m_failure;
    int m_working;
    bool m_closed = false;
    std::vector<std::jthread> m_threads;
};

}  // namespace kindred

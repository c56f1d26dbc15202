#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <variant>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/engine_types.h"
#include "core/engine/services.h"
#include "core/learning/model_types.h"

namespace kindred {

/// What became of a picture: its code, why there is none, or nothing where nothing was to be done.
struct StreamedPicture {
    std::size_t index = 0;
    std::variant<std::monostate, EncodedPicture, DecodeFailure> outcome;
    PictureMetadata metadata;            ///< of a picture that was encoded
    std::vector<std::byte> thumbnail{};  ///< where the decoder was asked for one
};

/// Who gives a stream its pictures and who takes them.
struct StreamEnds {
    /// The decoded picture of an index, nothing where it needs no encoding. Called on the stream's threads,
    /// several at a time.
    std::function<std::optional<DecodeOutcome>(std::size_t)> decode;
    /// Called on the thread that runs the stream, once for each index, in rising order but for late ones.
    std::function<void(StreamedPicture&&)> consume;
    /// A picture whose turn it is takes longer than a second while others after it are ready: they go on, and
    /// it is consumed when it comes. Without this everybody waits for it.
    std::function<void(std::size_t)> late{};
    /// Called about twice a second whatever happens, also while the job is paused. May be empty.
    std::function<void()> tick{};
};

/// How a model wants its pictures.
DecodeRequest inputOf(const ModelDescription& model);
/// Picture `index` of a batch, with its likeliest class.
EncodedPicture encodedAt(const Encoded& encoded, std::size_t index, const ModelDescription& model);

/// Decoding, encoding and consuming side by side: `decoders.processes()` threads decode, one has batches
/// encoded, and the caller's thread consumes. Memory is bounded: nobody is more than `window` pictures ahead.
class PictureStream {
public:
    /// The pictures have the indexes 0 to `count` - 1; `model` is the file to encode with. All outlive this.
    PictureStream(std::size_t count, const std::filesystem::path& model, Services& services,
                  const JobContext& context, const StreamEnds& ends);
    ~PictureStream();
    PictureStream(const PictureStream&) = delete;
    PictureStream& operator=(const PictureStream&) = delete;

    /// Returns when everything is consumed or a stop is requested; what is ready by then is still consumed.
    /// Throws what the ends, the decoders and the encoder throw.
    void run();

private:
    struct Decoded {
        std::size_t index = 0;
        DecodedPicture picture;
    };
    using Lock = std::unique_lock<std::mutex>;

    void decodeAll();
    std::optional<std::size_t> takeIndex();
    void encodeAll();
    std::vector<Decoded> takeBatch();
    void encode(std::vector<Decoded> batch);
    void finish(StreamedPicture picture);
    void guard(const std::function<void()>& work);

    std::optional<StreamedPicture> takeReady();
    bool isReady() const;
    bool isLate() const;
    bool isOver() const;
    void passOver(Lock& lock);
    void tick(Lock& lock);

    const std::size_t m_count;
    const std::filesystem::path& m_model;
    const ModelDescription m_description;
    Services& m_services;
    const JobContext& m_context;
    const StreamEnds& m_ends;

    std::mutex m_mutex;
    std::condition_variable_any m_moved;  ///< the turn went on: there is room to decode further
    std::condition_variable m_decoded;    ///< there is something to encode
    std::condition_variable m_finished;
    std::size_t m_next = 0;  ///< the first index that nobody has begun with
    std::size_t m_turn = 0;  ///< the index to be consumed next
    std::chrono::steady_clock::time_point m_turnBegan = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_ticked = m_turnBegan;
    std::size_t m_late = 0;  ///< indexes that were passed over and are not consumed yet
    std::deque<Decoded> m_toEncode;
    std::map<std::size_t, StreamedPicture> m_done;
    int m_decoding = 0;  ///< threads
    bool m_encoding = true;
    bool m_closed = false;
    std::exception_ptr m_failure;
    std::vector<std::jthread> m_threads;
};

}  // namespace kindred

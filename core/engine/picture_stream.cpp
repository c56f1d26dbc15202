#include "core/engine/picture_stream.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/engine/planar_pixels.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace {

using Clock = std::chrono::steady_clock;

/// How far decoding may be ahead of what is consumed: room for many small pictures beside a large one.
constexpr std::size_t window = 512;
constexpr std::size_t batchSize = 32;
/// How long a batch waits to grow: the network is faster with full ones, people want to see results.
constexpr auto patience = std::chrono::milliseconds(100);
constexpr auto tickTime = std::chrono::milliseconds(500);
constexpr auto lateAfter = std::chrono::seconds(1);

/// What is row `index` where every picture has a row of `length` values.
std::vector<float> rowOf(const std::vector<float>& values, std::size_t index, std::size_t length) {
    const auto row = values.begin() + static_cast<std::ptrdiff_t>(index * length);
    return {row, row + static_cast<std::ptrdiff_t>(length)};
}

}  // namespace

EncodedPicture encodedAt(const Encoded& encoded, std::size_t index, const ModelDescription& model) {
    EncodedPicture picture;
    picture.code = encoded.codes[index];
    picture.activations = rowOf(encoded.activations, index, static_cast<std::size_t>(model.bits));
    picture.features = rowOf(encoded.features, index, featureCount());
    if (!encoded.scores.empty()) {
        const auto classes = static_cast<std::ptrdiff_t>(model.classes.size());
        const auto scores = encoded.scores.begin() + static_cast<std::ptrdiff_t>(index) * classes;
        const auto best = std::max_element(scores, scores + classes);
        picture.label = model.classes[static_cast<std::size_t>(best - scores)];
        picture.confidence = *best;
    }
    return picture;
}

DecodeRequest inputOf(const ModelDescription& model) {
    const bool squash = model.resize == ResizeMode::Squash;
    return {squash ? DecodeRequest::Fit::Squash : DecodeRequest::Fit::CentreCrop, model.inputSize};
}

PictureStream::PictureStream(std::size_t count, const std::filesystem::path& model, Services& services,
                             const JobContext& context, const StreamEnds& ends)
    : m_count(count),
      m_model(model),
      m_description(readModelDescription(model)),
      m_services(services),
      m_context(context),
      m_ends(ends),
      m_decoding(static_cast<int>(
          std::min<std::size_t>(count, static_cast<std::size_t>(services.decoders.processes())))) {
    const int decoders = m_decoding;
    for (int i = 0; i < decoders; ++i)
        m_threads.emplace_back([this] { decodeAll(); });
    m_threads.emplace_back([this] { encodeAll(); });
}

PictureStream::~PictureStream() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_moved.notify_all();
    m_decoded.notify_all();
}

void PictureStream::run() {
    Lock lock(m_mutex);
    while (!isOver()) {
        if (auto picture = takeReady()) {
            lock.unlock();
            m_ends.consume(std::move(*picture));
            lock.lock();
        } else if (isLate()) {
            passOver(lock);
        } else {
            m_finished.wait_for(lock, tickTime, [&] { return isReady() || isOver(); });
        }
        tick(lock);
    }
    if (m_failure)
        std::rethrow_exception(m_failure);
}

/// In its turn, or a late one at once.
std::optional<StreamedPicture> PictureStream::takeReady() {
    if (!isReady())
        return std::nullopt;
    auto first = m_done.extract(m_done.begin());
    if (first.key() == m_turn) {
        ++m_turn;
        m_turnBegan = Clock::now();
        m_moved.notify_all();
    } else {
        --m_late;
    }
    return std::move(first.mapped());
}

bool PictureStream::isReady() const {
    return !m_done.empty() && m_done.begin()->first <= m_turn;
}

bool PictureStream::isLate() const {
    return m_ends.late && !m_done.empty() && Clock::now() - m_turnBegan > lateAfter;
}

bool PictureStream::isOver() const {
    const bool allConsumed = m_turn == m_count && m_late == 0;
    const bool nothingComes = !m_encoding && !isReady();
    return m_failure || allConsumed || nothingComes;
}

void PictureStream::passOver(Lock& lock) {
    const std::size_t index = m_turn++;
    ++m_late;
    m_turnBegan = Clock::now();
    m_moved.notify_all();
    lock.unlock();
    m_ends.late(index);
    lock.lock();
}

void PictureStream::tick(Lock& lock) {
    if (!m_ends.tick || Clock::now() - m_ticked < tickTime)
        return;
    lock.unlock();
    m_ends.tick();
    lock.lock();
    m_ticked = Clock::now();
}

void PictureStream::decodeAll() {
    guard([&] {
        while (const auto index = takeIndex()) {
            auto outcome = m_ends.decode(*index);
            if (!outcome) {
                finish({*index, {}, {}});
            } else if (auto* failure = std::get_if<DecodeFailure>(&*outcome)) {
                finish({*index, std::move(*failure), {}});
            } else {
                const std::lock_guard lock(m_mutex);
                m_toEncode.push_back({*index, std::move(std::get<DecodedPicture>(*outcome))});
                m_decoded.notify_all();
            }
        }
    });
    const std::lock_guard lock(m_mutex);
    --m_decoding;
    m_decoded.notify_all();
}

std::optional<std::size_t> PictureStream::takeIndex() {
    if (!m_context.proceed())
        return std::nullopt;
    Lock lock(m_mutex);
    const auto mayGoOn = [&] {
        return m_closed || m_failure || m_next >= m_count || m_next < m_turn + window;
    };
    const bool goesOn = m_moved.wait(lock, m_context.stopToken(), mayGoOn);
    if (!goesOn || m_closed || m_failure || m_next >= m_count)
        return std::nullopt;
    return m_next++;
}

void PictureStream::encodeAll() {
    guard([&] {
        for (auto batch = takeBatch(); !batch.empty(); batch = takeBatch())
            encode(std::move(batch));
    });
    const std::lock_guard lock(m_mutex);
    m_encoding = false;
    m_finished.notify_all();
}

/// Empty once nothing comes any more.
std::vector<PictureStream::Decoded> PictureStream::takeBatch() {
    Lock lock(m_mutex);
    const auto nobodyDecodes = [&] { return m_decoding == 0 || m_closed || m_failure; };
    m_decoded.wait(lock, [&] { return !m_toEncode.empty() || nobodyDecodes(); });
    m_decoded.wait_for(lock, patience, [&] { return m_toEncode.size() >= batchSize || nobodyDecodes(); });
    if (m_closed || m_failure)
        return {};
    const auto end = m_toEncode.begin() + static_cast<std::ptrdiff_t>(std::min(batchSize, m_toEncode.size()));
    std::vector<Decoded> batch(std::make_move_iterator(m_toEncode.begin()), std::make_move_iterator(end));
    m_toEncode.erase(m_toEncode.begin(), end);
    return batch;
}

void PictureStream::encode(std::vector<Decoded> batch) {
    const auto side = static_cast<std::size_t>(m_description.inputSize);
    const std::size_t bytes = 3 * side * side;
    std::vector<std::uint8_t> planes(batch.size() * bytes);
    for (std::size_t i = 0; i < batch.size(); ++i)
        writePlanar(batch[i].picture.pixels, std::span(planes).subspan(i * bytes, bytes));
    const Encoded encoded = m_services.encoding.encode(m_model, planes, batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i)
        finish({batch[i].index, encodedAt(encoded, i, m_description), std::move(batch[i].picture.metadata),
                std::move(batch[i].picture.thumbnail)});
}

void PictureStream::finish(StreamedPicture picture) {
    const std::lock_guard lock(m_mutex);
    const std::size_t index = picture.index;
    m_done.emplace(index, std::move(picture));
    if (isReady())
        m_finished.notify_all();
}

void PictureStream::guard(const std::function<void()>& work) {
    try {
        work();
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        m_failure = std::current_exception();
        m_moved.notify_all();
        m_decoded.notify_all();
        m_finished.notify_all();
    }
}

}  // namespace kindred

#include "core/engine/decode_ahead.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace kindred {
namespace {

constexpr std::size_t capacity = 128;
/// How long a batch waits to grow: the network is faster with full ones, people want to see results.
constexpr auto patience = std::chrono::milliseconds(100);

}  // namespace

DecodeAhead::DecodeAhead(const std::vector<std::filesystem::path>& files, DecodeRequest request,
                         DecoderPool& decoders, const JobContext& context)
    : m_files(files),
      m_request(request),
      m_decoders(decoders),
      m_context(context),
      m_working(static_cast<int>(
          std::min<std::size_t>(files.size(), static_cast<std::size_t>(decoders.processes())))) {
    const int threads = m_working;
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

DecodeAhead::~DecodeAhead() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_drained.notify_all();
}

std::vector<DecodeAhead::Decoded> DecodeAhead::take(std::size_t count) {
    std::unique_lock lock(m_mutex);
    m_filled.wait(lock, [&] { return !m_ready.empty() || nobodyWorks(); });
    m_filled.wait_for(lock, patience, [&] { return m_ready.size() >= count || nobodyWorks(); });
    if (m_failure)
        std::rethrow_exception(m_failure);
    if (m_context.stopRequested())
        return {};

    const auto end = m_ready.begin() + static_cast<std::ptrdiff_t>(std::min(count, m_ready.size()));
    std::vector<Decoded> taken(std::make_move_iterator(m_ready.begin()), std::make_move_iterator(end));
    m_ready.erase(m_ready.begin(), end);
    m_drained.notify_all();
    return taken;
}

void DecodeAhead::work() {
    std::exception_ptr failure;
    try {
        for (std::size_t i = m_next++; i < m_files.size() && m_context.proceed(); i = m_next++)
            push({i, m_decoders.decodeFile(m_files[i], m_request)});
    } catch (...) {
        failure = std::current_exception();
        m_next = m_files.size();
    }
    const std::lock_guard lock(m_mutex);
    if (failure)
        m_failure = failure;
    --m_working;
    m_filled.notify_all();
}

void DecodeAhead::push(Decoded decoded) {
    std::unique_lock lock(m_mutex);
    m_drained.wait(lock, [&] { return m_ready.size() < capacity || m_closed; });
    if (m_closed)
        m_next = m_files.size();
    m_ready.push_back(std::move(decoded));
    m_filled.notify_all();
}

}  // namespace kindred

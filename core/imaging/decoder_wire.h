#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kindred {

// What a program and its kindred-decoder say to each other over a socket that keeps messages apart. Both are
// built together; the greeting's version finds an installation that was mixed up. Every message has one fixed
// size, so that nothing in an answer needs parsing.

/// The program's first message: what the decoder keeps to from then on.
struct WireStart {
    std::uint64_t bytes = 0;  ///< DecodeLimits::bytes
    std::int64_t pixels = 0;  ///< DecodeLimits::pixels
};

/// The decoder's answer, once it can run at all and has put its limits on.
struct WireGreeting {
    static constexpr std::uint32_t currentVersion = 2;
    std::uint32_t version = currentVersion;
    std::uint32_t isCaged = 0;  ///< 0 where the kernel has no way to keep it from opening files
};

/// The decoder ends with this status where it cannot go on for lack of memory.
constexpr int outOfMemoryStatus = 3;

/// Comes with the descriptor of the file to be decoded.
struct WireRequest {
    std::uint32_t fit = 0;  ///< DecodeRequest::Fit
    std::int32_t size = 0;
    std::int32_t thumbnailSide = 0;
};

/// Text of at most N - 1 bytes; what is longer is cut.
template <std::size_t N>
class WireText {
public:
    WireText& operator=(std::string_view text) {
        m_bytes.fill('\0');
        std::copy_n(text.begin(), std::min(text.size(), N - 1), m_bytes.begin());
        return *this;
    }
    /// Whatever the bytes hold, the result is printable ASCII.
    std::string str() const {
        std::string text(m_bytes.begin(), std::find(m_bytes.begin(), m_bytes.end(), '\0'));
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
        return text;
    }

private:
    std::array<char, N> m_bytes{};
};

/// A picture, when `code` is empty: comes with a memory file that holds exactly its 3 * width * height bytes
/// and those of the thumbnail behind them.
struct WireReply {
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t wholeWidth = 0;
    std::int32_t wholeHeight = 0;
    std::uint32_t thumbnailBytes = 0;
    WireText<16> format;
    WireText<32> taken;
    WireText<32> code;
    WireText<256> reason;
};

/// How many bytes of pixels a reply of a picture stands for; nothing where it cannot be true.
inline std::optional<std::size_t> pixelBytesOf(const WireReply& reply) {
    constexpr std::int32_t maxSide = 65'500;
    constexpr std::uint32_t maxThumbnailBytes = 1 << 20;
    const auto isSide = [](std::int32_t side) { return side >= 1 && side <= maxSide; };
    if (!isSide(reply.width) || !isSide(reply.height) || reply.thumbnailBytes > maxThumbnailBytes) {
        return std::nullopt;
    }
    return std::size_t{3} * static_cast<std::size_t>(reply.width) * static_cast<std::size_t>(reply.height);
}

}  // namespace kindred

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kindred {

// What a program and its kindred-decoder say to each other over a socket that keeps messages apart. Both are
// built together; the greeting's version finds an installation that was mixed up. Every message has one fixed
// size, so that nothing in an answer needs parsing.

/// The decoder's first message, once it can run at all.
struct WireGreeting {
    static constexpr std::uint32_t currentVersion = 1;
    std::uint32_t version = currentVersion;
};

/// Comes with the descriptor of the file to be decoded.
struct WireRequest {
    std::uint32_t fit = 0;  ///< DecodeRequest::Fit
    std::int32_t size = 0;
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

/// A picture, when `code` is empty: comes with a memory file that holds exactly its 3 * width * height bytes.
struct WireReply {
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t wholeWidth = 0;
    std::int32_t wholeHeight = 0;
    WireText<16> format;
    WireText<32> taken;
    WireText<32> code;
    WireText<256> reason;
};

}  // namespace kindred

#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace kindred {

/// SHA-256 of bytes that come one after the other. Not thread-safe.
class Digest {
public:
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;

    void add(std::span<const std::byte> bytes);
    /// Lower-case hexadecimal digits; nothing is added afterwards.
    std::string text();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace kindred

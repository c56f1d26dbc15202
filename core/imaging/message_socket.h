#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/imaging/file_descriptor.h"

namespace kindred {

// Messages over one end of a SOCK_SEQPACKET socket pair. Thread-safe as far as the socket is.

/// Sends one message, with a copy of `descriptor` unless that is negative. False when the other end is gone.
bool sendMessage(int socket, std::span<const std::byte> message, int descriptor = -1);

/// Waits for one message of exactly `message.size()` bytes. Gives the descriptor that came with it (not open
/// where none came); nothing when the other end is gone or sent anything else.
std::optional<FileDescriptor> receiveMessage(int socket, std::span<std::byte> message);

}  // namespace kindred

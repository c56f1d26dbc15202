#include "core/imaging/message_socket.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace kindred {

namespace {

/// Room for the control message that carries one descriptor.
struct DescriptorSlot {
    alignas(cmsghdr) std::array<std::byte, CMSG_SPACE(sizeof(int))> bytes{};
};

FileDescriptor receivedDescriptor(msghdr& header) {
    const cmsghdr* control = CMSG_FIRSTHDR(&header);
    if (control == nullptr || control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS) {
        return FileDescriptor();
    }
    int descriptor = -1;
    std::memcpy(&descriptor, CMSG_DATA(control), sizeof descriptor);
    return FileDescriptor(descriptor);
}

}  // namespace

bool sendMessage(int socket, std::span<const std::byte> message, int descriptor) {
    iovec part{const_cast<std::byte*>(message.data()), message.size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    DescriptorSlot slot;
    if (descriptor >= 0) {
        header.msg_control = slot.bytes.data();
        header.msg_controllen = slot.bytes.size();
        cmsghdr* control = CMSG_FIRSTHDR(&header);
        control->cmsg_level = SOL_SOCKET;
        control->cmsg_type = SCM_RIGHTS;
        control->cmsg_len = CMSG_LEN(sizeof descriptor);
        std::memcpy(CMSG_DATA(control), &descriptor, sizeof descriptor);
    }
    ssize_t sent = -1;
    do {
        sent = ::sendmsg(socket, &header, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(message.size());
}

std::optional<FileDescriptor> receiveMessage(int socket, std::span<std::byte> message) {
    iovec part{message.data(), message.size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    DescriptorSlot slot;
    header.msg_control = slot.bytes.data();
    header.msg_controllen =
        CMSG_LEN(sizeof(int));  // not the padded size: a second descriptor would fit and stay open
    ssize_t received = -1;
    do {
        received = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
    } while (received < 0 && errno == EINTR);
    if (received < 0) {
        return std::nullopt;
    }
    FileDescriptor descriptor = receivedDescriptor(header);
    const bool whole =
        received == static_cast<ssize_t>(message.size()) && !(header.msg_flags & (MSG_TRUNC | MSG_CTRUNC));
    return whole ? std::optional(std::move(descriptor)) : std::nullopt;
}

}  // namespace kindred

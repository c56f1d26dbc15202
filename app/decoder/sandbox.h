#pragma once

#include "core/imaging/picture_types.h"

namespace kindred {

// What keeps a decoder that a stranger's picture has taken over from doing harm. Both hold for good, for this
// thread and those that it starts afterwards.

/// Memory at most `limits.bytes` beyond what the process has now, memory files no larger than the pixels
/// allow, few open files, no core dumps. Of the address space there is no limit under AddressSanitizer and
/// ThreadSanitizer, which reserve most of it.
void limitResources(const DecodeLimits& limits);

/// Lets the kernel refuse (EPERM) whatever is not reading, writing, memory, threads or time: nothing is
/// opened, connected or run any more, and no memory is made executable. False where the kernel cannot do
/// that.
bool confineSystemCalls();

}  // namespace kindred

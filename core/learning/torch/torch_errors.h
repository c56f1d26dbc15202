#pragma once

#include <c10/util/Exception.h>

#include <exception>
#include <string>

#include "core/base/error.h"

namespace kindred {

/// LibTorch has a type of its own for a GPU's memory alone; for the CPU's it says it in words.
inline bool saysOutOfMemory(const c10::Error& error) {
    const std::string said = error.what_without_backtrace();
    for (const char* words : {"out of memory", "can't allocate memory", "not enough memory"})
        if (said.find(words) != std::string::npos)
            return true;
    return false;
}

/// Turns what LibTorch throws into an Error that a user can act on; other exceptions pass.
[[noreturn]] inline void rethrowAsError(std::exception_ptr failure) {
    const auto outOfMemory = [] {
        return Error(ErrorCategory::Device, "device-out-of-memory", {},
                     "The device has too little memory for this; take a smaller batch or another device.");
    };
    try {
        std::rethrow_exception(failure);
    } catch (const c10::Error& error) {
        if (saysOutOfMemory(error))
            throw outOfMemory();
        const std::string said = error.what_without_backtrace();
        throw Error(ErrorCategory::Learning, "learning-failed", {said}, "Computing failed: " + said);
    } catch (const std::bad_alloc&) {
        throw outOfMemory();
    }
}

}  // namespace kindred

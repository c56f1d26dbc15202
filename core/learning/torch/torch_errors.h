#pragma once

#include <c10/util/Exception.h>

#include <exception>
#include <string>

#include "core/base/error.h"

namespace kindred {

/// Turns what LibTorch throws into an Error that a user can act on; other exceptions pass.
[[noreturn]] inline void rethrowAsError(std::exception_ptr failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const c10::Error& error) {
        const std::string said = error.what_without_backtrace();
        const bool outOfMemory = said.find("out of memory") != std::string::npos ||
                                 said.find("can't allocate memory") != std::string::npos;
        if (outOfMemory)
            throw Error(ErrorCategory::Device, "device-out-of-memory", {},
                        "The device has too little memory for this; take a smaller batch or another device.");
        throw Error(ErrorCategory::Learning, "learning-failed", {said}, "Computing failed: " + said);
    }
}

}  // namespace kindred

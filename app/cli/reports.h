#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "core/engine/engine_types.h"

namespace kindred {

// What the reports of several commands have in common.

/// [{path, error, reason}]
nlohmann::ordered_json failuresDocument(const std::vector<InputFailure>& failures);
/// A line a failure, below a heading; empty without failures.
std::string failuresText(const std::vector<InputFailure>& failures);

/// Interrupted, SomeFailed or Done.
ExitStatus statusOf(bool stopped, const std::vector<InputFailure>& failures);

/// The outcome of a command that was stopped before it had anything to show.
Outcome interruptedOutcome();

/// Tells on stderr what computes, and why. Opens the learning module; throws what that throws.
void tellDevice(Services& services);

/// For folders that turned out to be empty.
[[noreturn]] void throwNoPictures();

/// "4 pictures", "1 picture".
std::string counted(std::uint64_t number, const std::string& one, const std::string& many);

}  // namespace kindred

#include "core/base/error.h"

extern "C" void throwError() {
    throw kindred::Error(kindred::ErrorCategory::Model, "from-afar", {"one", "two"}, "Thrown in a module.");
}

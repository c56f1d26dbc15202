#include "tests/ui/support/fake_backend.h"

extern "C" __attribute__((visibility("default"))) kindred::LearningBackend* kindredMakeLearningBackend() {
    return new kindred::FakeBackend;
}

#pragma once

#include <cstdint>
#include <functional>

namespace espalier {

/** Calls `work(first, end)` for parts of [0, count) of at most `grain` each, on as many threads as TensorFlow's operations have. */
void inParallel(int64_t count, int64_t grain, const std::function<void(int64_t first, int64_t end)>& work);

}  // namespace espalier

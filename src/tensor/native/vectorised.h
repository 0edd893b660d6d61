#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

/** Compiled for several generations of x86 processors; the loader selects one. */
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define ESPALIER_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ESPALIER_VECTORISED
#endif

namespace espalier {

/**
 * e^x to float32's precision, in operations that compilers vectorise: 2^n e^r with |r| <= ln(2) / 2, e^r by its Taylor
 * series to the seventh power. Below -87 it stays at e^-87.
 */
inline __attribute__((always_inline)) float exponential(float x) {
  x = x < -87.f ? -87.f : x > 88.f ? 88.f : x;
  const float rounding = 12582912.f;  // 1.5 * 2^23: adding it rounds to a whole number
  const float shifted = x * 1.44269504f + rounding;
  const float whole = shifted - rounding;
  const float r = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
  const float series =
      1.f + r * (1.f + r * (1.f / 2 + r * (1.f / 6 + r * (1.f / 24 + r * (1.f / 120 + r * (1.f / 720 + r / 5040))))));
  int32_t bits;
  std::memcpy(&bits, &shifted, sizeof bits);
  const int32_t power = (bits + 127 - 0x4B400000) << 23;
  float scale;
  std::memcpy(&scale, &power, sizeof scale);
  return series * scale;
}

}  // namespace espalier

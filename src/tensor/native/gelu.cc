#include "operation.h"
#include "parallel.h"
#include "vectorised.h"

namespace espalier {

namespace {

const int64_t grain = 16384;

/**
 * Twice the normal distribution's tail beyond |x|, from e^(-x^2 / 2): Abramowitz and Stegun 1964, 7.1.26, whose error
 * is at most 1.5e-7.
 */
inline __attribute__((always_inline)) float doubleTail(float x, float power) {
  const float t = 1.f / (1.f + 0.3275911f * 0.70710678f * std::fabs(x));
  return power * t *
         (0.254829592f + t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
}

/** The normal distribution function of x. */
inline __attribute__((always_inline)) float probability(float x, float power) {
  const float tail = 0.5f * doubleTail(x, power);
  return x < 0 ? tail : 1.f - tail;
}

ESPALIER_VECTORISED
void gelu(const float* x, float* y, int64_t count) {
  for (int64_t i = 0; i < count; i++) y[i] = x[i] * probability(x[i], exponential(-0.5f * x[i] * x[i]));
}

ESPALIER_VECTORISED
void geluGradient(const float* x, const float* by, float* result, int64_t count) {
  const float inverseRoot = 0.39894228f;  // of 2 pi
  for (int64_t i = 0; i < count; i++) {
    const float power = exponential(-0.5f * x[i] * x[i]);
    result[i] = by[i] * (probability(x[i], power) + x[i] * inverseRoot * power);
  }
}

struct Gelu {
  static Description describe() { return {"EspalierGelu", {"x"}, {"y"}, {}}; }
  static void compute(Call& call, const Settings&) {
    const Numbers x = call.input(0);
    const Numbers y = call.output(0, x.shape);
    inParallel(x.size(), grain, [&](int64_t first, int64_t end) { gelu(x.data + first, y.data + first, end - first); });
  }
};

struct GeluGradient {
  static Description describe() { return {"EspalierGeluGradient", {"x", "by"}, {"result"}, {}}; }
  static void compute(Call& call, const Settings&) {
    const Numbers x = call.input(0), by = call.input(1);
    const Numbers result = call.output(0, x.shape);
    inParallel(x.size(), grain, [&](int64_t first, int64_t end) {
      geluGradient(x.data + first, by.data + first, result.data + first, end - first);
    });
  }
};

const Registered<Gelu> gelu_;
const Registered<GeluGradient> geluGradient_;

}  // namespace

}  // namespace espalier

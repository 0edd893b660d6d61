#include <algorithm>

#include "operation.h"
#include "parallel.h"
#include "vectorised.h"

namespace espalier {

namespace {

/** Number of rows that one thread sums; it does not depend on the number of threads, so that sums are reproducible. */
const int64_t grain = 64;

ESPALIER_VECTORISED
void normalise(const float* x, const float* gain, const float* shift, float epsilon, float* y, float* mean,
               float* inverse, int64_t rows, int64_t width) {
  for (int64_t row = 0; row < rows; row++, x += width, y += width) {
    float sum = 0, squares = 0;
#pragma omp simd reduction(+ : sum)
    for (int64_t i = 0; i < width; i++) sum += x[i];
    const float middle = sum / width;
#pragma omp simd reduction(+ : squares)
    for (int64_t i = 0; i < width; i++) squares += (x[i] - middle) * (x[i] - middle);
    const float scale = 1.f / std::sqrt(squares / width + epsilon);
    for (int64_t i = 0; i < width; i++) y[i] = (x[i] - middle) * scale * gain[i] + shift[i];
    mean[row] = middle;
    inverse[row] = scale;
  }
}

/** Adds to byGain and byShift, and writes byX. */
ESPALIER_VECTORISED
void differentiate(const float* by, const float* x, const float* mean, const float* inverse, const float* gain,
                   float* byX, float* byGain, float* byShift, int64_t rows, int64_t width) {
  for (int64_t row = 0; row < rows; row++, x += width, by += width, byX += width) {
    const float middle = mean[row], scale = inverse[row];
    float sum = 0, along = 0;
#pragma omp simd reduction(+ : sum, along)
    for (int64_t i = 0; i < width; i++) {
      const float normal = (x[i] - middle) * scale, byNormal = by[i] * gain[i];
      sum += byNormal;
      along += byNormal * normal;
      byGain[i] += by[i] * normal;
      byShift[i] += by[i];
    }
    sum /= width;
    along /= width;
    for (int64_t i = 0; i < width; i++)
      byX[i] = (by[i] * gain[i] - sum - (x[i] - middle) * scale * along) * scale;
  }
}

struct LayerNorm {
  static Description describe() {
    return {"EspalierLayerNorm", {"x", "gain", "shift", "epsilon"}, {"y", "mean", "inverse"}, {}};
  }
  static void compute(Call& call, const Settings&) {
    const Numbers x = call.input(0), gain = call.input(1), shift = call.input(2), epsilon = call.input(3);
    const int64_t width = x.columns();
    const Numbers y = call.output(0, x.shape);
    const Numbers mean = call.output(1, {x.rows(), 1}), inverse = call.output(2, {x.rows(), 1});
    inParallel(x.rows(), grain, [&](int64_t first, int64_t end) {
      normalise(x.data + first * width, gain.data, shift.data, *epsilon.data, y.data + first * width,
                mean.data + first, inverse.data + first, end - first, width);
    });
  }
};

struct LayerNormGradient {
  static Description describe() {
    return {"EspalierLayerNormGradient",
            {"by", "x", "mean", "inverse", "gain"},
            {"by_x", "by_gain", "by_shift"},
            {}};
  }
  static void compute(Call& call, const Settings&) {
    const Numbers by = call.input(0), x = call.input(1), mean = call.input(2), inverse = call.input(3),
                  gain = call.input(4);
    const int64_t width = x.columns(), parts = (x.rows() + grain - 1) / grain;
    const Numbers byX = call.output(0, x.shape);
    const Numbers byGain = call.output(1, {width}), byShift = call.output(2, {width});
    std::vector<float> sums(2 * width * parts, 0.f);
    inParallel(x.rows(), grain, [&](int64_t first, int64_t end) {
      float* sum = sums.data() + 2 * width * (first / grain);
      differentiate(by.data + first * width, x.data + first * width, mean.data + first, inverse.data + first,
                    gain.data, byX.data + first * width, sum, sum + width, end - first, width);
    });
    std::fill_n(byGain.data, width, 0.f);
    std::fill_n(byShift.data, width, 0.f);
    for (int64_t part = 0; part < parts; part++) {
      const float* sum = sums.data() + 2 * width * part;
      for (int64_t i = 0; i < width; i++) byGain.data[i] += sum[i];
      for (int64_t i = 0; i < width; i++) byShift.data[i] += sum[width + i];
    }
  }
};

const Registered<LayerNorm> layerNorm_;
const Registered<LayerNormGradient> layerNormGradient_;

}  // namespace

}  // namespace espalier

#include <algorithm>

#include "operation.h"
#include "parallel.h"
#include "vectorised.h"

namespace espalier {

namespace {

/** Number of sequences and heads that one thread takes at a time. */
const int64_t grain = 4;

/** Eight numbers of a vector register, loaded from unaligned memory. */
typedef float Eight __attribute__((vector_size(32), aligned(4), may_alias));

/** A matrix within a larger one: element (i, j) is data[i * stride + j]. */
struct Matrix {
  const float* data;
  int64_t stride;
};

/** sum[j] = sum over k of factors[k * stride] * rows(k, j), for j in [0, width). */
inline __attribute__((always_inline)) void weightedSum(const float* factors, int64_t stride, int64_t count,
                                                       Matrix rows, float* sum, int64_t width) {
  int64_t j = 0;
  for (; j + 32 <= width; j += 32) {
    Eight a{}, b{}, c{}, d{};
    for (int64_t k = 0; k < count; k++) {
      const float factor = factors[k * stride];
      const Eight* row = reinterpret_cast<const Eight*>(rows.data + k * rows.stride + j);
      a += factor * row[0];
      b += factor * row[1];
      c += factor * row[2];
      d += factor * row[3];
    }
    Eight* to = reinterpret_cast<Eight*>(sum + j);
    to[0] = a;
    to[1] = b;
    to[2] = c;
    to[3] = d;
  }
  for (; j + 8 <= width; j += 8) {
    Eight a{};
    for (int64_t k = 0; k < count; k++)
      a += factors[k * stride] * *reinterpret_cast<const Eight*>(rows.data + k * rows.stride + j);
    *reinterpret_cast<Eight*>(sum + j) = a;
  }
  for (; j < width; j++) {
    sum[j] = 0;
    for (int64_t k = 0; k < count; k++) sum[j] += factors[k * stride] * rows.data[k * rows.stride + j];
  }
}

inline __attribute__((always_inline)) void transpose(Matrix from, int64_t rows, int64_t columns, float* to,
                                                     int64_t stride) {
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = 0; j < columns; j++) to[j * stride + i] = from.data[i * from.stride + j];
}

/** Turns the scores of `count` tokens into probabilities (softmax). */
inline __attribute__((always_inline)) void softmax(float* scores, int64_t count) {
  float highest = scores[0], sum = 0;
#pragma omp simd reduction(max : highest)
  for (int64_t j = 0; j < count; j++) highest = std::max(highest, scores[j]);
#pragma omp simd reduction(+ : sum)
  for (int64_t j = 0; j < count; j++) {
    scores[j] = exponential(scores[j] - highest);
    sum += scores[j];
  }
  const float inverse = 1.f / sum;
  for (int64_t j = 0; j < count; j++) scores[j] *= inverse;
}

/** The sizes of a head in one sequence. Rows of scores are padded to whole vectors. */
struct Head {
  int64_t tokens, unit;
  int64_t padded() const { return (tokens + 7) / 8 * 8; }
};

/** @param space as many numbers as `padded * (unit + 1)` */
ESPALIER_VECTORISED
void attend(Head head, Matrix query, Matrix key, Matrix value, const float* mask, float* weights, float* result,
            int64_t stride, float* space) {
  const int64_t tokens = head.tokens, padded = head.padded();
  const float scale = 1.f / std::sqrt(static_cast<float>(head.unit));
  float* keys = space;
  float* scores = space + padded * head.unit;
  transpose(key, tokens, head.unit, keys, padded);
  for (int64_t i = 0; i < tokens; i++) {
    weightedSum(query.data + i * query.stride, 1, head.unit, {keys, padded}, scores, padded);
    for (int64_t j = 0; j < tokens; j++) scores[j] = scores[j] * scale + mask[i * tokens + j];
    softmax(scores, tokens);
    std::copy_n(scores, tokens, weights + i * tokens);
    weightedSum(scores, 1, tokens, value, result + i * stride, head.unit);
  }
}

/** @param space as many numbers as `padded * (unit + tokens)` */
ESPALIER_VECTORISED
void attendBackward(Head head, Matrix by, Matrix query, Matrix key, Matrix value, const float* weights,
                    float* byQuery, float* byKey, float* byValue, int64_t stride, float* space) {
  const int64_t tokens = head.tokens, unit = head.unit, padded = head.padded();
  const float scale = 1.f / std::sqrt(static_cast<float>(unit));
  float* values = space;
  float* byScores = space + padded * unit;
  transpose(value, tokens, unit, values, padded);
  for (int64_t i = 0; i < tokens; i++) {
    float* row = byScores + i * padded;
    const float* weight = weights + i * tokens;
    weightedSum(by.data + i * by.stride, 1, unit, {values, padded}, row, padded);
    float along = 0;
#pragma omp simd reduction(+ : along)
    for (int64_t j = 0; j < tokens; j++) along += row[j] * weight[j];
    for (int64_t j = 0; j < tokens; j++) row[j] = weight[j] * (row[j] - along) * scale;
    weightedSum(row, 1, tokens, key, byQuery + i * stride, unit);
  }
  for (int64_t j = 0; j < tokens; j++) {
    weightedSum(byScores + j, padded, tokens, query, byKey + j * stride, unit);
    weightedSum(weights + j, tokens, tokens, by, byValue + j * stride, unit);
  }
}

/** Zeros for the padding of transposed matrices, which is read and never written. */
float* spaceFor(int64_t count) {
  thread_local std::vector<float> space;
  if (static_cast<int64_t>(space.size()) < count) space.resize(count);
  std::fill_n(space.data(), count, 0.f);
  return space.data();
}

struct Attention {
  static Description describe() {
    return {"EspalierAttention", {"query_key_value", "mask"}, {"result", "weights"}, {"tokens", "heads"}};
  }
  static void compute(Call& call, const Settings& settings) {
    const Numbers x = call.input(0), mask = call.input(1);
    const int64_t tokens = settings[0], heads = settings[1], width = x.columns() / 3, stride = 3 * width;
    const Head head{tokens, width / heads};
    const Numbers result = call.output(0, {x.rows(), width});
    const Numbers weights = call.output(1, {x.rows() / tokens, heads, tokens, tokens});
    inParallel(x.rows() / tokens * heads, grain, [&](int64_t first, int64_t end) {
      float* space = spaceFor(head.padded() * (head.unit + 1));
      for (int64_t place = first; place < end; place++) {
        const int64_t row = place / heads * tokens, column = place % heads * head.unit;
        const float* query = x.data + row * stride + column;
        attend(head, {query, stride}, {query + width, stride}, {query + 2 * width, stride}, mask.data,
               weights.data + place * tokens * tokens, result.data + row * width + column, width, space);
      }
    });
  }
};

struct AttentionGradient {
  static Description describe() {
    return {"EspalierAttentionGradient",
            {"by", "query_key_value", "weights"},
            {"by_query_key_value"},
            {"tokens", "heads"}};
  }
  static void compute(Call& call, const Settings& settings) {
    const Numbers by = call.input(0), x = call.input(1), weights = call.input(2);
    const int64_t tokens = settings[0], heads = settings[1], width = x.columns() / 3, stride = 3 * width;
    const Head head{tokens, width / heads};
    const Numbers byX = call.output(0, x.shape);
    inParallel(x.rows() / tokens * heads, grain, [&](int64_t first, int64_t end) {
      float* space = spaceFor(head.padded() * (head.unit + tokens));
      for (int64_t place = first; place < end; place++) {
        const int64_t row = place / heads * tokens, column = place % heads * head.unit;
        const float* query = x.data + row * stride + column;
        float* byQuery = byX.data + row * stride + column;
        attendBackward(head, {by.data + row * width + column, width}, {query, stride}, {query + width, stride},
                       {query + 2 * width, stride}, weights.data + place * tokens * tokens, byQuery,
                       byQuery + width, byQuery + 2 * width, stride, space);
      }
    });
  }
};

const Registered<Attention> attention_;
const Registered<AttentionGradient> attentionGradient_;

}  // namespace

}  // namespace espalier

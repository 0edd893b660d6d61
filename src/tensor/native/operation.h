// Operations of our own for TensorFlow's graphs, through its C API. All tensors are float32 and lie row by row.
#pragma once

#include <cstdint>
#include <vector>

#include "tensorflow/c/kernels.h"
#include "tensorflow/c/ops.h"

namespace espalier {

using Shape = std::vector<int64_t>;

/** A tensor's numbers. */
struct Numbers {
  float* data;
  Shape shape;

  int64_t size() const;
  /** The length of the last axis. */
  int64_t columns() const { return shape.empty() ? 1 : shape.back(); }
  int64_t rows() const { return columns() == 0 ? 0 : size() / columns(); }
};

/** One execution of an operation. A call that TensorFlow refuses throws a `std::runtime_error`. */
class Call {
 public:
  explicit Call(TF_OpKernelContext* context) : context_(context), status_(TF_NewStatus()) {}
  ~Call();
  Call(const Call&) = delete;

  Numbers input(int place);
  Numbers output(int place, const Shape& shape);
  void fail(const char* message);

 private:
  Numbers keep(TF_Tensor* tensor);

  TF_OpKernelContext* context_;
  TF_Status* status_;
  std::vector<TF_Tensor*> tensors_;
};

/** The numbers that a node was made with, in the order of `Description::settings`. */
using Settings = std::vector<int64_t>;

/** The description with which an operation is registered. */
struct Description {
  const char* name;
  std::vector<const char*> inputs;
  std::vector<const char*> outputs;
  std::vector<const char*> settings;
};

/** Registers an operation with TensorFlow. */
void registerOperation(const Description& description, void* (*create)(TF_OpKernelConstruction*),
                       void (*compute)(void*, TF_OpKernelContext*));
Settings* readSettings(const Description& description, TF_OpKernelConstruction* construction);
void computeOrFail(void (*compute)(Call&, const Settings&), const Settings& settings,
                   TF_OpKernelContext* context);

/**
 * Registers an operation when the addon is loaded. Keep it in a static variable.
 * `Operation` has a `static Description describe()` and a `static void compute(Call&, const Settings&)`.
 */
template <typename Operation>
struct Registered {
  Registered() {
    registerOperation(
        Operation::describe(),
        [](TF_OpKernelConstruction* construction) -> void* {
          return readSettings(Operation::describe(), construction);
        },
        [](void* settings, TF_OpKernelContext* context) {
          computeOrFail(Operation::compute, *static_cast<Settings*>(settings), context);
        });
  }
};

}  // namespace espalier

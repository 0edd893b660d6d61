// Replaces functions of TensorFlow that tfjs-node's sources call: the compiler renames the calls.
//
// Signals are blocked while TensorFlow computes, and its threads never receive any: its generated kernels use the stack
// pointer for data, so that a signal's handler would write into the heap (seen with node --cpu-prof).
//
// Tensors copy Node's memory: a thread of TensorFlow may be the last owner of a tensor, and only Node's own thread may
// free Node's memory. Freeing it on another thread corrupts Node's lists and crashes the process, at its end at the
// latest.
//
// TensorFlow is never destroyed: at the end of a process its destructors would run while its threads still work.
//
// Sessions are made with the ConfigProto in ESPALIER_SESSION_CONFIG, in hexadecimal digits. By default TensorFlow
// spends a second on optimizing a graph that is already efficient.
#undef TF_LoadSessionFromSavedModel
#undef TF_NewSessionOptions
#undef TF_NewTensor
#undef TF_SessionRun
#undef TFE_DeleteContext
#undef TFE_Execute
#undef TFE_NewContext
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "tensorflow/c/c_api.h"
#include "tensorflow/c/eager/c_api.h"

namespace {
class SignalsWait {
 public:
  SignalsWait() {
    sigset_t all;
    sigfillset(&all);
    for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP}) sigdelset(&all, fault);
    pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~SignalsWait() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

/** Ends the process before any destructor that was registered earlier. */
void skipDestructors() {
#ifdef __GLIBC__
  on_exit(
      [](int code, void*) {
        fflush(nullptr);
        _exit(code);
      },
      nullptr);
#endif
}
}  // namespace

extern "C" {
TFE_Context* Espalier_TFE_NewContext(const TFE_ContextOptions* options, TF_Status* status) {
  const SignalsWait wait;
  TFE_Context* context = TFE_NewContext(options, status);
  skipDestructors();
  return context;
}

/** Called when Node closes its environment. */
void Espalier_TFE_DeleteContext(TFE_Context*) { skipDestructors(); }

TF_Tensor* Espalier_TF_NewTensor(TF_DataType type, const int64_t* lengths, int axes, void* data, size_t bytes,
                                 void (*release)(void*, size_t, void*), void* owner) {
  TF_Tensor* tensor = TF_AllocateTensor(type, lengths, axes, bytes);
  std::memcpy(TF_TensorData(tensor), data, bytes);
  release(data, bytes, owner);
  return tensor;
}

void Espalier_TFE_Execute(TFE_Op* op, TFE_TensorHandle** results, int* count, TF_Status* status) {
  const SignalsWait wait;
  TFE_Execute(op, results, count, status);
}

TF_Session* Espalier_TF_LoadSessionFromSavedModel(
    const TF_SessionOptions* options, const TF_Buffer* run_options, const char* folder,
    const char* const* tags, int tag_count, TF_Graph* graph, TF_Buffer* meta_graph, TF_Status* status) {
  const SignalsWait wait;
  return TF_LoadSessionFromSavedModel(
      options, run_options, folder, tags, tag_count, graph, meta_graph, status);
}

void Espalier_TF_SessionRun(
    TF_Session* session, const TF_Buffer* options, const TF_Output* inputs, TF_Tensor* const* fed,
    int input_count, const TF_Output* outputs, TF_Tensor** fetched, int output_count,
    const TF_Operation* const* targets, int target_count, TF_Buffer* metadata, TF_Status* status) {
  const SignalsWait wait;
  TF_SessionRun(session, options, inputs, fed, input_count, outputs, fetched, output_count, targets,
                target_count, metadata, status);
}

TF_SessionOptions* Espalier_TF_NewSessionOptions(void) {
  TF_SessionOptions* options = TF_NewSessionOptions();
  const char* digits = std::getenv("ESPALIER_SESSION_CONFIG");
  const std::string text = digits == nullptr ? "" : digits;
  std::string config;
  for (size_t place = 0; place + 1 < text.size(); place += 2)
    config += static_cast<char>(std::stoi(text.substr(place, 2), nullptr, 16));
  TF_Status* status = TF_NewStatus();
  TF_SetConfig(options, config.data(), config.size(), status);
  TF_DeleteStatus(status);
  return options;
}
}

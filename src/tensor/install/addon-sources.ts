/** Functions of TensorFlow's that tfjs-node's sources call; ours, in `guardSource`, take their place. */
const guarded = [
  "TF_LoadSessionFromSavedModel",
  "TF_NewSessionOptions",
  "TF_SessionRun",
  "TFE_Execute",
  "TFE_NewContext",
] as const;

/** Has the compiler replace them in tfjs-node's sources. */
export const guardDefinitions: readonly string[] = guarded.map((name) => `-D${name}=Espalier_${name}`);

/**
 * C++ that is compiled into tfjs-node's addon.
 *
 * Signals wait while TensorFlow computes, and its threads never take any: its generated kernels use the stack pointer
 * for data, so that a signal's handler would write into the heap (seen with node --cpu-prof).
 *
 * Sessions are made with the ConfigProto that `ESPALIER_SESSION_CONFIG` holds in hexadecimal digits. By default
 * TensorFlow spends a second on optimizing a graph that is written well already.
 */
export const guardSource = `
${guarded.map((name) => `#undef ${name}`).join("\n")}
#include <csignal>
#include <cstdlib>
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
}  // namespace

extern "C" {
TFE_Context* Espalier_TFE_NewContext(const TFE_ContextOptions* options, TF_Status* status) {
  const SignalsWait wait;
  return TFE_NewContext(options, status);
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
`;

/**
 * An addon of its own with two functions that close and open the process' standard error. As it is loaded, TensorFlow
 * announces on the terminal that it uses oneDNN, and no log level keeps it from that.
 */
export const terminalSource = `
#include <fcntl.h>
#include <node_api.h>
#include <unistd.h>

static int terminal = -1;

static napi_value Mute(napi_env, napi_callback_info) {
  terminal = dup(2);
  const int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, 2);
  close(nowhere);
  return nullptr;
}

static napi_value Unmute(napi_env, napi_callback_info) {
  dup2(terminal, 2);
  close(terminal);
  return nullptr;
}

static napi_value Init(napi_env env, napi_value exports) {
  napi_value function;
  napi_create_function(env, "mute", NAPI_AUTO_LENGTH, Mute, nullptr, &function);
  napi_set_named_property(env, exports, "mute", function);
  napi_create_function(env, "unmute", NAPI_AUTO_LENGTH, Unmute, nullptr, &function);
  napi_set_named_property(env, exports, "unmute", function);
  return exports;
}

NAPI_MODULE(NODE_GYP_MODULE_NAME, Init)
`;

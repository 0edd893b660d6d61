/** What tfjs-node's session maker calls instead of TensorFlow's own function; see `sessionSource`. */
export const SESSION_OPTIONS_FUNCTION = "EspalierNewSessionOptions";

/**
 * C++ that is compiled into tfjs-node's addon. It makes sessions with TensorFlow's default options, which spend a
 * second on optimizing a graph that is written well already: now they are made with the ConfigProto that
 * `ESPALIER_SESSION_CONFIG` holds in hexadecimal digits.
 */
export const sessionSource = `
#undef TF_NewSessionOptions
#include <cstdlib>
#include <string>

extern "C" {
struct TF_SessionOptions;
struct TF_Status;
TF_SessionOptions* TF_NewSessionOptions(void);
void TF_SetConfig(TF_SessionOptions*, const void*, size_t, TF_Status*);
TF_Status* TF_NewStatus(void);
void TF_DeleteStatus(TF_Status*);

TF_SessionOptions* ${SESSION_OPTIONS_FUNCTION}(void) {
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

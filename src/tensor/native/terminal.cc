// A separate addon with two functions that close and reopen standard error. When TensorFlow is loaded, it
// prints that it uses oneDNN, at any log level.
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

#include "operation.h"

#include <cstdio>
#include <stdexcept>
#include <string>

namespace espalier {

int64_t Numbers::size() const {
  int64_t product = 1;
  for (const int64_t length : shape) product *= length;
  return product;
}

Call::~Call() {
  for (TF_Tensor* tensor : tensors_) TF_DeleteTensor(tensor);
  TF_DeleteStatus(status_);
}

Numbers Call::input(int place) {
  TF_Tensor* tensor = nullptr;
  TF_GetInput(context_, place, &tensor, status_);
  return keep(tensor);
}

Numbers Call::output(int place, const Shape& shape) {
  const Numbers wanted{nullptr, shape};
  return keep(TF_AllocateOutput(context_, place, TF_FLOAT, shape.data(), static_cast<int>(shape.size()),
                                wanted.size() * sizeof(float), status_));
}

void Call::fail(const char* message) {
  TF_SetStatus(status_, TF_INVALID_ARGUMENT, message);
  TF_OpKernelContext_Failure(context_, status_);
}

Numbers Call::keep(TF_Tensor* tensor) {
  if (TF_GetCode(status_) != TF_OK) throw std::runtime_error(TF_Message(status_));
  tensors_.push_back(tensor);
  Numbers numbers{static_cast<float*>(TF_TensorData(tensor)), {}};
  for (int axis = 0; axis < TF_NumDims(tensor); axis++) numbers.shape.push_back(TF_Dim(tensor, axis));
  return numbers;
}

void registerOperation(const Description& description, void* (*create)(TF_OpKernelConstruction*),
                       void (*compute)(void*, TF_OpKernelContext*)) {
  TF_OpDefinitionBuilder* definition = TF_NewOpDefinitionBuilder(description.name);
  const auto typed = [](const char* name, const char* type) { return std::string(name) + ": " + type; };
  for (const char* name : description.inputs)
    TF_OpDefinitionBuilderAddInput(definition, typed(name, "float").c_str());
  for (const char* name : description.outputs)
    TF_OpDefinitionBuilderAddOutput(definition, typed(name, "float").c_str());
  for (const char* name : description.settings)
    TF_OpDefinitionBuilderAddAttr(definition, typed(name, "int").c_str());
  TF_OpDefinitionBuilderSetShapeInferenceFunction(
      definition, [](TF_ShapeInferenceContext* context, TF_Status* status) {
        TF_ShapeInferenceContextSetUnknownShape(context, status);
      });
  TF_Status* status = TF_NewStatus();
  TF_RegisterOpDefinition(definition, status);
  if (TF_GetCode(status) == TF_OK) {
    TF_KernelBuilder* kernel = TF_NewKernelBuilder(
        description.name, "CPU", create, compute,
        [](void* settings) { delete static_cast<Settings*>(settings); });
    TF_RegisterKernelBuilder(description.name, kernel, status);
  }
  if (TF_GetCode(status) != TF_OK)
    std::fprintf(stderr, "%s is missing: %s\n", description.name, TF_Message(status));
  TF_DeleteStatus(status);
}

Settings* readSettings(const Description& description, TF_OpKernelConstruction* construction) {
  Settings* settings = new Settings();
  TF_Status* status = TF_NewStatus();
  for (const char* name : description.settings) {
    int64_t value = 0;
    TF_OpKernelConstruction_GetAttrInt64(construction, name, &value, status);
    if (TF_GetCode(status) != TF_OK) TF_OpKernelConstruction_Failure(construction, status);
    settings->push_back(value);
  }
  TF_DeleteStatus(status);
  return settings;
}

void computeOrFail(void (*compute)(Call&, const Settings&), const Settings& settings,
                   TF_OpKernelContext* context) {
  Call call(context);
  try {
    compute(call, settings);
  } catch (const std::exception& error) {
    call.fail(error.what());
  }
}

}  // namespace espalier

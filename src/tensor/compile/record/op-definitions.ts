/**
 * Signatures of the TensorFlow operations that tfjs-node's kernels and our rewrites use: inputs -> outputs | attributes. Written by
 * op-definitions.py from TensorFlow 2.21; operations on strings, random draws and files are left out.
 */
export const opDefinitions: Readonly<Record<string, string>> = {
  Abs: "x: T -> y: T | T: type",
  Acos: "x: T -> y: T | T: type",
  Acosh: "x: T -> y: T | T: type",
  Add: "x: T, y: T -> z: T | T: type",
  AddN: "inputs: N * T -> sum: T | N: int, T: type",
  All: "input: bool, reduction_indices: Tidx -> output: bool | keep_dims: bool, Tidx: type",
  Any: "input: bool, reduction_indices: Tidx -> output: bool | keep_dims: bool, Tidx: type",
  ArgMax: "input: T, dimension: Tidx -> output: output_type | T: type, Tidx: type, output_type: type",
  ArgMin: "input: T, dimension: Tidx -> output: output_type | T: type, Tidx: type, output_type: type",
  Asin: "x: T -> y: T | T: type",
  Asinh: "x: T -> y: T | T: type",
  Atan: "x: T -> y: T | T: type",
  Atan2: "y: T, x: T -> z: T | T: type",
  Atanh: "x: T -> y: T | T: type",
  AvgPool:
    "value: T -> output: T | ksize: list(int), strides: list(int), padding: string, data_format: string, T: type",
  AvgPool3D:
    "input: T -> output: T | ksize: list(int), strides: list(int), padding: string, data_format: string, T: type",
  AvgPool3DGrad:
    "orig_input_shape: int32, grad: T -> output: T | ksize: list(int), strides: list(int), padding: string, data_format: string, T: type",
  AvgPoolGrad:
    "orig_input_shape: int32, grad: T -> output: T | ksize: list(int), strides: list(int), padding: string, data_format: string, T: type",
  BatchMatMul: "x: T, y: T -> output: T | T: type, adj_x: bool, adj_y: bool, grad_x: bool, grad_y: bool",
  BatchMatMulV2: "x: T, y: T -> output: T | T: type, adj_x: bool, adj_y: bool, grad_x: bool, grad_y: bool",
  BatchToSpaceND:
    "input: T, block_shape: Tblock_shape, crops: Tcrops -> output: T | T: type, Tblock_shape: type, Tcrops: type",
  BiasAddGrad: "out_backprop: T -> output: T | T: type, data_format: string",
  Bincount: "arr: int32, size: int32, weights: T -> bins: T | T: type",
  BroadcastArgs: "s0: T, s1: T -> r0: T | T: type",
  Cast: "x: SrcT -> y: DstT | SrcT: type, DstT: type, Truncate: bool",
  Ceil: "x: T -> y: T | T: type",
  ClipByValue: "t: T, clip_value_min: T, clip_value_max: T -> output: T | T: type",
  Concat: "concat_dim: int32, values: N * T -> output: T | N: int, T: type",
  ConcatV2: "values: N * T, axis: Tidx -> output: T | N: int, T: type, Tidx: type",
  Conv2D:
    "input: T, filter: T -> output: T | T: type, strides: list(int), use_cudnn_on_gpu: bool, padding: string, explicit_paddings: list(int), data_format: string, dilations: list(int)",
  Conv2DBackpropFilter:
    "input: T, filter_sizes: int32, out_backprop: T -> output: T | T: type, strides: list(int), use_cudnn_on_gpu: bool, padding: string, explicit_paddings: list(int), data_format: string, dilations: list(int)",
  Conv2DBackpropInput:
    "input_sizes: int32, filter: T, out_backprop: T -> output: T | T: type, strides: list(int), use_cudnn_on_gpu: bool, padding: string, explicit_paddings: list(int), data_format: string, dilations: list(int)",
  Conv3D:
    "input: T, filter: T -> output: T | T: type, strides: list(int), padding: string, data_format: string, dilations: list(int)",
  Conv3DBackpropFilterV2:
    "input: T, filter_sizes: int32, out_backprop: T -> output: T | T: type, strides: list(int), padding: string, data_format: string, dilations: list(int)",
  Conv3DBackpropInputV2:
    "input_sizes: Tshape, filter: T, out_backprop: T -> output: T | T: type, strides: list(int), padding: string, data_format: string, dilations: list(int), Tshape: type",
  Cos: "x: T -> y: T | T: type",
  Cosh: "x: T -> y: T | T: type",
  CropAndResize:
    "image: T, boxes: float, box_ind: int32, crop_size: int32 -> crops: float | T: type, method: string, extrapolation_value: float",
  Cumprod: "x: T, axis: Tidx -> out: T | exclusive: bool, reverse: bool, T: type, Tidx: type",
  Cumsum: "x: T, axis: Tidx -> out: T | exclusive: bool, reverse: bool, T: type, Tidx: type",
  DepthToSpace: "input: T -> output: T | T: type, block_size: int, data_format: string",
  DepthwiseConv2dNative:
    "input: T, filter: T -> output: T | T: type, strides: list(int), padding: string, explicit_paddings: list(int), data_format: string, dilations: list(int)",
  DepthwiseConv2dNativeBackpropFilter:
    "input: T, filter_sizes: int32, out_backprop: T -> output: T | T: type, strides: list(int), padding: string, explicit_paddings: list(int), data_format: string, dilations: list(int)",
  DepthwiseConv2dNativeBackpropInput:
    "input_sizes: int32, filter: T, out_backprop: T -> output: T | T: type, strides: list(int), padding: string, explicit_paddings: list(int), data_format: string, dilations: list(int)",
  Diag: "diagonal: T -> output: T | T: type",
  Dilation2D:
    "input: T, filter: T -> output: T | T: type, strides: list(int), rates: list(int), padding: string",
  Dilation2DBackpropFilter:
    "input: T, filter: T, out_backprop: T -> filter_backprop: T | T: type, strides: list(int), rates: list(int), padding: string",
  Dilation2DBackpropInput:
    "input: T, filter: T, out_backprop: T -> in_backprop: T | T: type, strides: list(int), rates: list(int), padding: string",
  Div: "x: T, y: T -> z: T | T: type",
  DivNoNan: "x: T, y: T -> z: T | T: type",
  Einsum: "inputs: N * T -> output: T | equation: string, N: int, T: type",
  Elu: "features: T -> activations: T | T: type",
  EluGrad: "gradients: T, outputs: T -> backprops: T | T: type",
  Equal: "x: T, y: T -> z: bool | T: type, incompatible_shape_error: bool",
  Erf: "x: T -> y: T | T: type",
  Exp: "x: T -> y: T | T: type",
  ExpandDims: "input: T, dim: Tdim -> output: T | T: type, Tdim: type",
  Expm1: "x: T -> y: T | T: type",
  Fill: "dims: index_type, value: T -> output: T | T: type, index_type: type",
  Floor: "x: T -> y: T | T: type",
  FloorDiv: "x: T, y: T -> z: T | T: type",
  FloorMod: "x: T, y: T -> z: T | T: type",
  FusedBatchNorm:
    "x: T, scale: T, offset: T, mean: T, variance: T -> y: T, batch_mean: T, batch_variance: T, reserve_space_1: T, reserve_space_2: T | T: type, epsilon: float, exponential_avg_factor: float, data_format: string, is_training: bool",
  GatherNd:
    "params: Tparams, indices: Tindices -> output: Tparams | Tparams: type, Tindices: type, bad_indices_policy: string",
  GatherV2:
    "params: Tparams, indices: Tindices, axis: Taxis -> output: Tparams | batch_dims: int, Tparams: type, Tindices: type, Taxis: type",
  Greater: "x: T, y: T -> z: bool | T: type",
  GreaterEqual: "x: T, y: T -> z: bool | T: type",
  Identity: "input: T -> output: T | T: type",
  IsFinite: "x: T -> y: bool | T: type",
  IsInf: "x: T -> y: bool | T: type",
  IsNan: "x: T -> y: bool | T: type",
  L2Loss: "t: T -> output: T | T: type",
  LRN: "input: T -> output: T | depth_radius: int, bias: float, alpha: float, beta: float, T: type",
  LRNGrad:
    "input_grads: T, input_image: T, output_image: T -> output: T | depth_radius: int, bias: float, alpha: float, beta: float, T: type",
  LeakyRelu: "features: T -> activations: T | alpha: float, T: type",
  Less: "x: T, y: T -> z: bool | T: type",
  LessEqual: "x: T, y: T -> z: bool | T: type",
  LinSpace: "start: T, stop: T, num: Tidx -> output: T | T: type, Tidx: type",
  Log: "x: T -> y: T | T: type",
  Log1p: "x: T -> y: T | T: type",
  LogicalAnd: "x: bool, y: bool -> z: bool | ",
  LogicalNot: "x: bool -> y: bool | ",
  LogicalOr: "x: bool, y: bool -> z: bool | ",
  MatMul:
    "a: T, b: T -> product: T | transpose_a: bool, transpose_b: bool, T: type, grad_a: bool, grad_b: bool",
  Max: "input: T, reduction_indices: Tidx -> output: T | keep_dims: bool, T: type, Tidx: type",
  MaxPool:
    "input: T -> output: T | T: type, ksize: list(int), strides: list(int), padding: string, explicit_paddings: list(int), data_format: string",
  MaxPool3D:
    "input: T -> output: T | ksize: list(int), strides: list(int), padding: string, data_format: string, T: type",
  MaxPool3DGrad:
    "orig_input: TInput, orig_output: TInput, grad: T -> output: T | ksize: list(int), strides: list(int), padding: string, data_format: string, T: type, TInput: type",
  MaxPoolGrad:
    "orig_input: T, orig_output: T, grad: T -> output: T | ksize: list(int), strides: list(int), padding: string, explicit_paddings: list(int), data_format: string, T: type",
  Maximum: "x: T, y: T -> z: T | T: type",
  Mean: "input: T, reduction_indices: Tidx -> output: T | keep_dims: bool, T: type, Tidx: type",
  Min: "input: T, reduction_indices: Tidx -> output: T | keep_dims: bool, T: type, Tidx: type",
  Minimum: "x: T, y: T -> z: T | T: type",
  MirrorPad: "input: T, paddings: Tpaddings -> output: T | T: type, Tpaddings: type, mode: string",
  Mod: "x: T, y: T -> z: T | T: type",
  Mul: "x: T, y: T -> z: T | T: type",
  Neg: "x: T -> y: T | T: type",
  NotEqual: "x: T, y: T -> z: bool | T: type, incompatible_shape_error: bool",
  OneHot: "indices: TI, depth: int32, on_value: T, off_value: T -> output: T | axis: int, T: type, TI: type",
  OnesLike: "x: T -> y: T | T: type",
  Pack: "values: N * T -> output: T | N: int, T: type, axis: int",
  PadV2: "input: T, paddings: Tpaddings, constant_values: T -> output: T | T: type, Tpaddings: type",
  Pow: "x: T, y: T -> z: T | T: type",
  Prod: "input: T, reduction_indices: Tidx -> output: T | keep_dims: bool, T: type, Tidx: type",
  Range: "start: Tidx, limit: Tidx, delta: Tidx -> output: Tidx | Tidx: type",
  RealDiv: "x: T, y: T -> z: T | T: type",
  Reciprocal: "x: T -> y: T | T: type",
  Relu: "features: T -> activations: T | T: type",
  Relu6: "features: T -> activations: T | T: type",
  Reshape: "tensor: T, shape: Tshape -> output: T | T: type, Tshape: type",
  ResizeBilinear:
    "images: T, size: int32 -> resized_images: float | T: type, align_corners: bool, half_pixel_centers: bool",
  ResizeBilinearGrad:
    "grads: float, original_image: T -> output: T | T: type, align_corners: bool, half_pixel_centers: bool",
  ResizeNearestNeighbor:
    "images: T, size: int32 -> resized_images: T | T: type, align_corners: bool, half_pixel_centers: bool",
  ResizeNearestNeighborGrad:
    "grads: T, size: int32 -> output: T | T: type, align_corners: bool, half_pixel_centers: bool",
  Reverse: "tensor: T, dims: bool -> output: T | T: type",
  ReverseV2: "tensor: T, axis: Tidx -> output: T | Tidx: type, T: type",
  Round: "x: T -> y: T | T: type",
  Rsqrt: "x: T -> y: T | T: type",
  ScatterNd:
    "indices: Tindices, updates: T, shape: Tindices -> output: T | T: type, Tindices: type, bad_indices_policy: string",
  Select: "condition: bool, t: T, e: T -> output: T | T: type",
  Selu: "features: T -> activations: T | T: type",
  Sigmoid: "x: T -> y: T | T: type",
  Sign: "x: T -> y: T | T: type",
  Sin: "x: T -> y: T | T: type",
  Sinh: "x: T -> y: T | T: type",
  Slice: "input: T, begin: Index, size: Index -> output: T | T: type, Index: type",
  Softmax: "logits: T -> softmax: T | T: type",
  Softplus: "features: T -> activations: T | T: type",
  SpaceToBatchND:
    "input: T, block_shape: Tblock_shape, paddings: Tpaddings -> output: T | T: type, Tblock_shape: type, Tpaddings: type",
  SparseToDense:
    "sparse_indices: Tindices, output_shape: Tindices, sparse_values: T, default_value: T -> dense: T | validate_indices: bool, T: type, Tindices: type",
  SplitV:
    "value: T, size_splits: Tlen, split_dim: int32 -> output: num_split * T | num_split: int, T: type, Tlen: type",
  Sqrt: "x: T -> y: T | T: type",
  Square: "x: T -> y: T | T: type",
  SquaredDifference: "x: T, y: T -> z: T | T: type",
  StridedSlice:
    "input: T, begin: Index, end: Index, strides: Index -> output: T | T: type, Index: type, begin_mask: int, end_mask: int, ellipsis_mask: int, new_axis_mask: int, shrink_axis_mask: int",
  Sub: "x: T, y: T -> z: T | T: type",
  Sum: "input: T, reduction_indices: Tidx -> output: T | keep_dims: bool, T: type, Tidx: type",
  Tan: "x: T -> y: T | T: type",
  Tanh: "x: T -> y: T | T: type",
  TensorScatterUpdate:
    "tensor: T, indices: Tindices, updates: T -> output: T | T: type, Tindices: type, bad_indices_policy: string",
  Tile: "input: T, multiples: Tmultiples -> output: T | T: type, Tmultiples: type",
  TopK: "input: T -> values: T, indices: int32 | k: int, sorted: bool, T: type",
  TopKV2:
    "input: T, k: Tk -> values: T, indices: index_type | sorted: bool, T: type, Tk: type, index_type: type",
  Transpose: "x: T, perm: Tperm -> y: T | T: type, Tperm: type",
  Unpack: "value: T -> output: num * T | num: int, T: type, axis: int",
  UnsortedSegmentSum:
    "data: T, segment_ids: Tindices, num_segments: Tnumsegments -> output: T | T: type, Tindices: type, Tnumsegments: type",
  ZerosLike: "x: T -> y: T | T: type",
  _FusedMatMul:
    "a: T, b: T, args: num_args * T -> product: T | transpose_a: bool, transpose_b: bool, T: type, num_args: int, fused_ops: list(string), epsilon: float, leakyrelu_alpha: float",
};

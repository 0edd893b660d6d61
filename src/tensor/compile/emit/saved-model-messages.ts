import protobuf from "protobufjs";

/** The written fields of the messages in a `saved_model.pb`, with TensorFlow's names and numbers. */
const schema = `
syntax = "proto3";

message TensorShape { message Dim { int64 size = 1; }  repeated Dim dim = 2; }

message TensorValue {
  int32 dtype = 1; TensorShape tensor_shape = 2; bytes tensor_content = 4; repeated float float_val = 5;
  repeated int32 int_val = 7; repeated bool bool_val = 11;
}

message FunctionName { string name = 1; }

message AttributeValue {
  message ListValue { repeated bytes s = 2; repeated int64 i = 3; repeated float f = 4; repeated bool b = 5; repeated int32 type = 6; }
  oneof value {
    ListValue list = 1; bytes s = 2; int64 i = 3; float f = 4; bool b = 5; int32 type = 6; TensorShape shape = 7;
    TensorValue tensor = 8; FunctionName func = 10;
  }
}

message Node {
  string name = 1; string op = 2; repeated string input = 3; string device = 4;
  map<string, AttributeValue> attr = 5;
}

message OpDefinition {
  message Argument { string name = 1; int32 type = 3; }
  string name = 1; repeated Argument input_arg = 2; repeated Argument output_arg = 3; bool is_stateful = 17;
  repeated string control_output = 20;
}

message FunctionDefinition {
  OpDefinition signature = 1; repeated Node node_def = 3; map<string, string> ret = 4;
  map<string, AttributeValue> attr = 5; map<string, string> control_ret = 6;
}

message FunctionLibrary { repeated FunctionDefinition function = 1; }
message Versions { int32 producer = 1; }
message GraphDefinition { repeated Node node = 1; FunctionLibrary library = 2; Versions versions = 4; }
message MetaInformation { repeated string tags = 4; }
message MetaGraph { MetaInformation meta_info_def = 1; GraphDefinition graph_def = 2; }
message SavedModel { int64 saved_model_schema_version = 1; repeated MetaGraph meta_graphs = 2; }
`;

export interface TensorShapeMessage {
  readonly dim: readonly { readonly size: number }[];
}

/** A constant: its bytes, or a single repeated number. */
export interface TensorMessage {
  readonly dtype: number;
  readonly tensorShape: TensorShapeMessage;
  readonly tensorContent?: Uint8Array;
  readonly floatVal?: readonly number[];
  readonly intVal?: readonly number[];
  readonly boolVal?: readonly boolean[];
}

/** The value of an attribute; exactly one field is set. */
export interface AttributeMessage {
  readonly list?: {
    readonly s?: readonly Uint8Array[];
    readonly i?: readonly number[];
    readonly f?: readonly number[];
    readonly b?: readonly boolean[];
    readonly type?: readonly number[];
  };
  readonly s?: Uint8Array;
  readonly i?: number;
  readonly f?: number;
  readonly b?: boolean;
  readonly type?: number;
  readonly shape?: TensorShapeMessage;
  readonly tensor?: TensorMessage;
  readonly func?: { readonly name: string };
}

/** An operation with its name in the graph and those of its inputs. */
export interface NodeMessage {
  readonly name: string;
  readonly op: string;
  readonly input: readonly string[];
  readonly attr: Readonly<Record<string, AttributeMessage>>;
}

interface ArgumentMessage {
  readonly name: string;
  readonly type: number;
}

/** A function that a graph's nodes can call. */
export interface FunctionMessage {
  readonly signature: {
    readonly name: string;
    readonly inputArg: readonly ArgumentMessage[];
    readonly outputArg: readonly ArgumentMessage[];
    readonly isStateful: boolean;
    readonly controlOutput: readonly string[];
  };
  readonly nodeDef: readonly NodeMessage[];
  readonly ret: Readonly<Record<string, string>>;
  readonly controlRet: Readonly<Record<string, string>>;
  readonly attr: Readonly<Record<string, AttributeMessage>>;
}

/** A graph of nodes and the functions that they call. */
export interface GraphMessage {
  readonly node: readonly NodeMessage[];
  readonly library: { readonly function: readonly FunctionMessage[] };
}

/** The tag of the graph in the file. */
export const SAVED_MODEL_TAG = "serve";

/** Version of the graph's format, as written by TensorFlow 2.21. */
const PRODUCER = 2474;

const savedModel = protobuf.parse(schema).root.lookupType("SavedModel");

/** The bytes of a `saved_model.pb`. */
export function encodeSavedModel(graph: GraphMessage): Uint8Array {
  const graphDef = { ...graph, versions: { producer: PRODUCER } };
  const metaInfoDef = { tags: [SAVED_MODEL_TAG] };
  return savedModel.encode({ savedModelSchemaVersion: 1, metaGraphs: [{ metaInfoDef, graphDef }] }).finish();
}

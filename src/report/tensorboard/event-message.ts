import protobuf from "protobufjs";

/** The written fields of TensorBoard's messages, with its names and numbers. */
const schema = `
syntax = "proto3";

message Summary {
  message Value { string tag = 1; oneof value { float simple_value = 2; } }
  repeated Value value = 1;
}

message SessionLog { int32 status = 1; }

message Event {
  double wall_time = 1; int64 step = 2;
  oneof what { string file_version = 3; Summary summary = 5; SessionLog session_log = 7; }
}
`;

/** An event of TensorBoard; exactly one of the optional fields is set. */
export interface EventMessage {
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly step: number;
  readonly fileVersion?: string;
  readonly summary?: { readonly value: readonly { readonly tag: string; readonly simpleValue: number }[] };
  readonly sessionLog?: { readonly status: number };
}

const event = protobuf.parse(schema).root.lookupType("Event");

/** The bytes of an event. */
export function encodeEvent(message: EventMessage): Uint8Array {
  return event.encode(message).finish();
}

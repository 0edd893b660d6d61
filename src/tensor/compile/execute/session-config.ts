import protobuf from "protobufjs";

/** The fields that we set of TensorFlow's `ConfigProto`, with its names and numbers. */
const schema = `
syntax = "proto3";
message Rewrites { bool disable_meta_optimizer = 19; }
message GraphOptions { Rewrites rewrite_options = 10; }
message SessionConfig { int32 inter_op_parallelism_threads = 5; GraphOptions graph_options = 10; }
`;

const sessionConfig = protobuf.parse(schema).root.lookupType("SessionConfig");

/**
 * How our sessions differ from TensorFlow's default: its graph optimizer is off. It takes a second for each set of
 * fetched nodes, and `simplify` has done what matters.
 * @param threads how many operations may run at once: the two towers of a model do
 */
export function encodeSessionConfig(threads: number): Uint8Array {
  return sessionConfig
    .encode({
      interOpParallelismThreads: threads,
      graphOptions: { rewriteOptions: { disableMetaOptimizer: true } },
    })
    .finish();
}

import protobuf from "protobufjs";

/** The used fields of TensorFlow's `ConfigProto`, with its names and numbers. */
const schema = `
syntax = "proto3";
message Rewrites { bool disable_meta_optimizer = 19; }
message GraphOptions { Rewrites rewrite_options = 10; }
message SessionConfig { int32 inter_op_parallelism_threads = 5; GraphOptions graph_options = 10; }
`;

const sessionConfig = protobuf.parse(schema).root.lookupType("SessionConfig");

/**
 * Session settings. TensorFlow's graph optimizer is off: it takes a second per set of fetched nodes, and `simplify`
 * already does its important rewrites.
 * @param threads number of operations that may run in parallel, such as the two towers of a model
 */
export function encodeSessionConfig(threads: number): Uint8Array {
  return sessionConfig
    .encode({
      interOpParallelismThreads: threads,
      graphOptions: { rewriteOptions: { disableMetaOptimizer: true } },
    })
    .finish();
}

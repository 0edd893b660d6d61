import { statSync } from "node:fs";
import type { Row, RowFault, RowSource } from "espalier/picture-files";
import { unreadableShard } from "./errors.ts";
import { type OpenShard, rowOf, type SampleFields, sampleId } from "./sample-row.ts";
import { type Sample, samples } from "./samples.ts";
import { checkShard, readRange, ShardFile } from "./shard-file.ts";
import type { Shard } from "./shard-list.ts";
import type { TarDamage } from "./tar-entries.ts";

/** Pictures and captions in tar shards. */
export class ShardSource implements RowSource {
  readonly name: string;
  private readonly shards: readonly Shard[];
  private readonly fields: SampleFields;

  /** @throws EspalierError if a shard cannot be read, or is compressed. */
  constructor(name: string, shards: readonly Shard[], fields: SampleFields) {
    this.name = name;
    this.shards = shards;
    this.fields = fields;
    for (const shard of shards) checkShard(shard);
  }

  version(): string {
    const versions = this.shards.map(({ name, path }) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return [name, found?.size, found?.mtimeMs];
    });
    return JSON.stringify([versions, this.fields]);
  }

  async *rows(): AsyncGenerator<Row | RowFault> {
    for (const [index, { name, path }] of this.shards.entries()) {
      const file = openedAt(path);
      try {
        yield* this.rowsIn({ name, index, file });
      } finally {
        file.close();
      }
    }
  }

  async picture(reference: string): Promise<Uint8Array> {
    const [index, offset, length] = reference.split(/[:+]/).map(Number) as [number, number, number];
    return await readRange(this.shards[index]!.path, offset, length);
  }

  private *rowsIn(shard: OpenShard): Generator<Row | RowFault> {
    const keys = new Set<string>();
    for (const sample of samplesIn(shard, this.shards[shard.index]!.path)) {
      if ("problem" in sample) {
        yield { place: `${shard.name}:${sample.offset}`, problem: sample.problem };
      } else if (keys.has(sample.key)) {
        yield { place: sampleId(shard, sample.key), problem: "an earlier sample of the shard has its key" };
      } else {
        keys.add(sample.key);
        yield rowOrFault(sample, shard, this.fields);
      }
    }
  }
}

function rowOrFault(sample: Sample, shard: OpenShard, fields: SampleFields): Row | RowFault {
  try {
    return rowOf(sample, shard, fields);
  } catch (error) {
    return { place: sampleId(shard, sample.key), problem: (error as Error).message };
  }
}

function openedAt(path: string): ShardFile {
  try {
    return new ShardFile(path);
  } catch (error) {
    throw unreadableShard(path, error as Error);
  }
}

/** @throws EspalierError for an error of the disk. */
function* samplesIn({ file }: OpenShard, path: string): Generator<Sample | TarDamage> {
  try {
    yield* samples(file);
  } catch (error) {
    throw unreadableShard(path, error as Error);
  }
}

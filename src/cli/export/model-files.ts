import { basename } from "node:path";
import type { ExportSource, PortableModel } from "../../training/portable-model.ts";
import { misnamedModelFile } from "./errors.ts";

/**
 * The files of an exported model except the weights, by name.
 * @throws EspalierError if the family uses a name twice, or a name outside the folder.
 */
export async function modelFiles(
  model: PortableModel,
  source: ExportSource,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { weightsFile } = model;
  const own = await model.files(source);
  const misnamed =
    [weightsFile, ...own.keys()].find((name) => basename(name) !== name) ??
    (own.has(weightsFile) ? weightsFile : undefined);
  if (misnamed !== undefined) throw misnamedModelFile(misnamed);
  return own;
}

import type { AsyncBuffer, ColumnMetaData, PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";

/** Bytes in which a page's header is looked for first. */
const WINDOW = 2 ** 16;

/** Maximum size of a page in bytes: Parquet stores it as a signed integer. */
const LARGEST = 2 ** 31;

/**
 * Checks the sizes that the headers of a column's pages state. hyparquet trusts them: a wrong one can let it search
 * endlessly or fill the memory.
 * @throws Error if a size is wrong.
 */
export async function checkPages(content: AsyncBuffer, part: ColumnMetaData): Promise<void> {
  const start = Number(part.dictionary_page_offset || part.data_page_offset);
  const end = start + Number(part.total_compressed_size);
  if (end > content.byteLength) throw new Error("a column ends after the file");
  let values = 0;
  for (let place = start; place < end - 1;) {
    const { header, length } = await headerAt(content, place, end);
    const { compressed_page_size: size, uncompressed_page_size: whole } = header;
    if (!isSize(size, end - place - length) || !isSize(whole, LARGEST))
      throw new Error(`a page has ${size} bytes, and ${whole} without compression`);
    values += (header.data_page_header ?? header.data_page_header_v2)?.num_values ?? 0;
    place += length + size;
  }
  if (!(values <= Number(part.num_values)))
    throw new Error(`the pages of a column have ${values} values in place of ${part.num_values}`);
}

/** The header of a page, and its length in bytes. */
async function headerAt(
  content: AsyncBuffer,
  place: number,
  end: number,
): Promise<{ header: PageHeader; length: number }> {
  for (const stop of [Math.min(end, place + WINDOW), end]) {
    const reader = { view: new DataView(await content.slice(place, stop)), offset: 0 };
    try {
      return { header: parquetHeader(reader), length: reader.offset };
    } catch (error) {
      if (stop === end) throw error;
    }
  }
  throw new Error("a page has no header");
}

function isSize(value: unknown, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

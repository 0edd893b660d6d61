import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";

/** A column of a table with many rows. */
export interface Column<Row> {
  readonly name: string;
  /** What rows are sorted by; numbers stand to the right. */
  readonly of: (row: Row) => number | string | undefined;
  readonly show?: (row: Row) => ComponentChildren;
  /** Width in CSS. */
  readonly width?: string;
}

interface VirtualTableProperties<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly onRow?: (row: Row) => void;
  readonly classOf?: (row: Row) => string | undefined;
}

/** Pixels of a row, and of the part of the table that is seen. */
const ROW = 32;
const SEEN = 14;
/** Rows above and below the seen ones. */
const SPARE = 6;

interface Order {
  readonly column: number;
  readonly isDescending: boolean;
}

/** A sortable table of any number of rows, of which those in sight are drawn. */
export function VirtualTable<Row>({
  name,
  columns,
  rows,
  keyOf,
  onRow,
  classOf,
}: VirtualTableProperties<Row>) {
  const [order, setOrder] = useState<Order>();
  const [top, setTop] = useState(0);
  const sorted = useSorted(rows, columns, order);
  const scroller = useRef<HTMLDivElement>(null);
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const last = Math.min(sorted.length, first + SEEN + 2 * SPARE);
  const isNumeric = columns.map(({ of }) => rows.slice(0, 50).some((row) => typeof of(row) === "number"));
  const sortBy = (column: number) => {
    setOrder({ column, isDescending: order?.column === column && !order.isDescending });
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <div
      class="virtual scroll"
      data-table={name}
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={name}
      style={{ maxHeight: `${(SEEN + 1) * ROW}px` }}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
    >
      <table aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th
                key={column.name}
                scope="col"
                class={isNumeric[place] ? "number" : undefined}
                aria-sort={
                  order?.column === place ? (order.isDescending ? "descending" : "ascending") : "none"
                }
              >
                <button onClick={() => sortBy(place)}>{column.name}</button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space rows={first} columns={columns.length} />
          {sorted.slice(first, last).map((row, place) => (
            <tr
              key={keyOf(row)}
              aria-rowindex={first + place + 2}
              class={[classOf?.(row), onRow ? "clickable" : undefined].filter(Boolean).join(" ")}
              onClick={() => onRow?.(row)}
            >
              {columns.map(({ name, of, show }, column) => (
                <td key={name} class={isNumeric[column] ? "number" : undefined}>
                  {show === undefined ? of(row) : show(row)}
                </td>
              ))}
            </tr>
          ))}
          <Space rows={sorted.length - last} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function Space({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden="true" class="space">
      <td colSpan={columns} style={{ height: `${rows * ROW}px` }} />
    </tr>
  );
}

function useSorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | undefined,
): readonly Row[] {
  const memory = useRef<{ rows: readonly Row[]; order: Order | undefined; sorted: readonly Row[] }>(
    undefined,
  );
  const known = memory.current;
  if (known?.rows === rows && known.order === order) return known.sorted;
  const column = columns[order?.column ?? -1];
  const sorted = column === undefined ? rows : rows.toSorted(compareBy(column, order!.isDescending));
  memory.current = { rows, order, sorted };
  return sorted;
}

/** Rows without a value stand last, whatever the direction. */
function compareBy<Row>({ of }: Column<Row>, isDescending: boolean): (one: Row, other: Row) => number {
  const sign = isDescending ? -1 : 1;
  return (one, other) => {
    const [a, b] = [of(one), of(other)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b));
  };
}

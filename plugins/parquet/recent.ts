/** The values that were used last, by their keys. */
export class Recent<Value> {
  private readonly values = new Map<string, Value>();
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** A value, created if it is not among the last ones. */
  get(key: string, create: () => Value): Value {
    const value = this.values.get(key) ?? create();
    this.values.delete(key);
    this.values.set(key, value);
    const [oldest] = this.values.keys();
    if (this.values.size > this.capacity) this.values.delete(oldest!);
    return value;
  }
}

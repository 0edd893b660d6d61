import { hash } from "node:crypto";

/** Groups of things, joined where they have a drawing in common (union-find). */
export class Groups {
  private readonly keys: string[] = [];
  private readonly parents: number[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly byDrawing = new Map<string, number>();

  /** Adds a drawing of a thing. @returns the thing's number. */
  add(key: string, drawing: string): number {
    const number = this.numberOf(key);
    const digest = hash("md5", drawing);
    const other = this.byDrawing.get(digest);
    if (other === undefined) this.byDrawing.set(digest, number);
    else this.join(number, other);
    return number;
  }

  /** The number of a thing's group, once all drawings were added. */
  rootOf(number: number): number {
    let root = number;
    while (this.parents[root] !== root) root = this.parents[root] as number;
    this.parents[number] = root;
    return root;
  }

  /** Key of the thing that gives a group its number. */
  keyOf(group: number): string {
    return this.keys[group] as string;
  }

  private numberOf(key: string): number {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const number = this.keys.push(key) - 1;
    this.parents.push(number);
    this.byKey.set(key, number);
    return number;
  }

  private join(one: number, other: number): void {
    const [first, second] = [this.rootOf(one), this.rootOf(other)];
    this.parents[Math.max(first, second)] = Math.min(first, second);
  }
}

import type { Caption } from "espalier/image-text";
import type { Scene } from "./scene.ts";
import { isTrue, type Statement } from "./statement.ts";

/** The text of a caption and its statements. */
export interface CaptionContent {
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** A caption with its statements. It is composed on first use, since training reads one of several. */
export class SceneCaption implements Caption {
  private readonly compose: () => CaptionContent;
  private known: CaptionContent | undefined;

  constructor(compose: () => CaptionContent) {
    this.compose = compose;
  }

  get text(): string {
    return this.content.text;
  }

  get statements(): readonly Statement[] {
    return this.content.statements;
  }

  isTrueOf(scene: Scene): boolean {
    for (const statement of this.statements) if (!isTrue(statement, scene)) return false;
    return true;
  }

  private get content(): CaptionContent {
    this.known ??= this.compose();
    return this.known;
  }
}

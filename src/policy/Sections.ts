/** A heading that the reader is under. */
interface Section {
  level: number;
  title: string;
  /** The sentence that introduced this section and its siblings ("We collect the following:"), if one did. */
  intro: number | null;
}

/** The headings that the reader is under, the outermost first. */
export class Sections {
  private readonly open: Section[] = [];
  private nextIntro: number | null = null;

  /** Leaves the sections that a heading of `level` ends; `intro` is the sentence right before it, if that introduces it. */
  leave(level: number, intro: number | null): readonly string[] {
    this.nextIntro = intro;
    while (this.open.length > 0 && this.open.at(-1)!.level >= level) {
      const closed = this.open.pop()!;
      if (closed.level === level) this.nextIntro ??= closed.intro;
    }
    return this.open.map(({ title }) => title);
  }

  /** Goes below a heading, after `leave`. */
  enter(level: number, title: string): readonly string[] {
    this.open.push({ level, title, intro: this.nextIntro });
    return this.open.map(section => section.title);
  }

  /** The sentence that introduces the nearest section that has one, or `null`. */
  get intro(): number | null {
    for (let index = this.open.length - 1; index >= 0; index--) {
      const { intro } = this.open[index]!;
      if (intro !== null) return intro;
    }
    return null;
  }
}

import type { Found, Review } from '../entities';
import { aboutOf, type ReviewedWords } from './about';

/** The reviews of a company that stand: the latest about the same words and finding, unless it was withdrawn. */
export class StandingReviews {
  private readonly byAbout: ReadonlyMap<string, Review>;

  /** @param rows all of the company's, the earliest first */
  constructor(rows: readonly Review[]) {
    this.byAbout = new Map(rows.map(row => [row.about, row]));
  }

  /** The earliest first. */
  get all(): Review[] {
    return [...this.byAbout.values()].filter(({ verdict }) => verdict !== 'withdrawn').sort((a, b) => a.id - b.id);
  }

  /** The review that counts for a statement; `null` for none. */
  of(statement: ReviewedWords & Found): Review | null {
    if (this.byAbout.size === 0) return null;
    const review = this.byAbout.get(aboutOf(statement, statement));
    return review && review.verdict !== 'withdrawn' ? review : null;
  }
}

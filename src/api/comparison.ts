import { type CriterionScore, compareScorecards, type ScorecardComparison } from '../scoring';
import type { Card, CardLine } from './scores';

/** A comparison's line with the lines of the cards that it was made from. */
export interface CardDifference {
  criterion: string;
  question: string;
  difference: number;
  words: string;
  a: CardLine | null;
  b: CardLine | null;
}

/** The difference between two cards, criterion by criterion. */
export async function compareCards(
  a: Card,
  b: Card,
): Promise<{ a: Card; b: Card; difference: number | null; lines: CardDifference[] }> {
  const [linesA, linesB] = [await a.lines(), await b.lines()];
  const { difference, lines }: ScorecardComparison = compareScorecards(plain(a, linesA), plain(b, linesB));
  const lineOf = (own: readonly CardLine[], criterion: string) => own.find(one => one.criterion === criterion) ?? null;
  return {
    a,
    b,
    difference,
    lines: lines.map(({ criterion, question, difference: points, words }) => ({
      criterion,
      question,
      difference: points,
      words,
      a: lineOf(linesA, criterion),
      b: lineOf(linesB, criterion),
    })),
  };
}

function plain({ ruleSet, jurisdiction, status, total, grade, coverage }: Card, lines: readonly CardLine[]) {
  const { id, version } = ruleSet.ruleSet;
  const plainLines = lines.map((line): CriterionScore => {
    const { question, practice } = ruleSet.ruleSet.criteria.find(one => one.id === line.criterion)!;
    return { ...line, question, practice, evidence: [] };
  });
  return {
    ruleSet: id,
    version,
    jurisdiction,
    status,
    notAssessed: null,
    total,
    grade,
    coverage,
    lines: plainLines,
  };
}

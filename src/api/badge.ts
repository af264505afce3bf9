import { Company } from '../store';
import type { Context } from './Context';
import { cardOf } from './scores';
import { viewOf } from './viewOf';

const LABEL = 'privacy risk';
const CHARACTER = 7;
const PADDING = 6;

/** A colour for each fifth of the scale of risk, dark enough for white letters (contrast at least 4.5). */
const COLOURS = ['#1a7f37', '#4d7c0f', '#946200', '#bc4c00', '#cf222e'];
const GREY = '#57606a';

/**
 * A company's grade, risk and the day, as a small picture in SVG, under the default rule set; `null` when there is no
 * company with this slug.
 */
export async function badge(context: Context, slug: string): Promise<string | null> {
  const company = await context.store.manager.findOneBy(Company, { slug });
  if (!company) return null;
  const view = await viewOf(context, {});
  const card = await cardOf(context, company.id, view);
  const grade = card === null ? 'no policy' : (card.grade ?? 'not rated');
  const value = `${grade}${card?.total == null || card.grade === null ? '' : ` (${card.total.toFixed(1)})`} · ${view.asOf}`;
  const colour = card?.total == null || card.grade === null ? GREY : COLOURS[Math.min(4, Math.floor(card.total / 20))]!;
  return picture(`${company.name}: ${LABEL} ${value}`, value, colour);
}

function picture(title: string, value: string, colour: string): string {
  const left = LABEL.length * CHARACTER + 2 * PADDING;
  const right = value.length * CHARACTER + 2 * PADDING;
  const width = left + right;
  const text = (x: number, w: number, words: string) =>
    `<text x="${x + w / 2}" y="14" textLength="${w - 2 * PADDING}">${escaped(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<rect width="${left}" height="20" fill="#333"/>
<rect x="${left}" width="${right}" height="20" fill="${colour}"/>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
${text(0, left, LABEL)}
${text(left, right, value)}
</g>
</svg>
`;
}

function escaped(text: string): string {
  const plain = text.replace(/[^\P{C}\n]/gu, '');
  return plain.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

import { type Law, spelled } from '../law';
import type { Practice } from '../practices';

/** Who is spoken of before "in the EEA": a place where servers are is not where people are. */
const PEOPLE =
  '(?:you|individuals?|users?|customers?|consumers?|clients?|visitors?|residents?|citizens?|persons?|people|those|data subjects?|employees?)';
/** Words after which a place is where data or people come from: "transferred from", "if you are located in". */
const BEFORE = `(?:from|outside(?: of)?|out of|leav(?:e|es|ing)|${PEOPLE}(?: who)?(?: are| is|'re)?(?: located| based| residing| resident| living| reside| live)? (?:in|of)|(?:residing|reside|resident|live|living) in)`;
/** Words before which a place's name says whose people or data they are: "Swiss individuals", "EU personal data". */
const AFTER =
  '(?:individuals?|residents?|citizens?|data subjects?|persons?|people|users?|customers?|consumers?|visitors?|personal (?:data|information)|data)';
/** Between the names of a list: "the EU, the United Kingdom (and Gibraltar), and/or Switzerland". */
const BETWEEN = String.raw`(?:[\s,;/&()"'“”]|\b(?:and|or|the|member states? of(?: the)?|countries of(?: the)?)\b)*`;

/** How a law's places are recognised in a statement. */
interface PlaceFinder {
  /** A name with the words around it that make it an origin; lists of names are matched whole. */
  origins: RegExp;
  name: RegExp;
  codes: ReadonlyMap<string, string>;
}

const finders = new WeakMap<Law, PlaceFinder>();
const found = new WeakMap<Practice, { law: Law; codes: ReadonlySet<string> }>();

/**
 * The exporters that a policy's own words speak of: those that a mechanism it names is made for, and those whose
 * people or data its transfer statements name ("from the EEA and Switzerland"). A place that data only goes to
 * ("stored in the United Kingdom") is none. It does not depend on the day.
 */
export function exportersSpokenOf(practice: Practice, law: Law): ReadonlySet<string> {
  // A pure function's answer, remembered: a practice is scored for many days.
  const known = found.get(practice);
  if (known?.law === law) return known.codes;
  const codes = new Set<string>();
  for (const { code } of practice.mechanisms) {
    for (const exporter of law.mechanisms.get(code)?.madeFor ?? []) codes.add(exporter);
  }
  const finder = finderOf(law);
  for (const { quote, stance } of practice.statements) {
    if (stance === 'choice') continue;
    for (const [words] of quote.matchAll(finder.origins)) {
      for (const [name] of words.matchAll(finder.name)) codes.add(finder.codes.get(spelled(name))!);
    }
  }
  found.set(practice, { law, codes });
  return codes;
}

function finderOf(law: Law): PlaceFinder {
  const known = finders.get(law);
  if (known) return known;
  const codes = new Map<string, string>();
  for (const { code, spokenOfAs } of law.jurisdictions.values()) {
    for (const name of spokenOfAs) codes.set(spelled(name), code);
  }
  // The longest first, so that "European Union" is not read as "Europe".
  const names = [...codes.keys()]
    .sort((a, b) => b.length - a.length)
    .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, String.raw`\s+`));
  const name = `(?<![\\w.-])(?:${names.join('|')})(?![\\w-])`;
  const finder = {
    origins: new RegExp(
      `\\b${BEFORE}\\s+(?:the\\s+)?${name}(?:${BETWEEN}${name})*|${name}(?:${BETWEEN}${name})*\\s+${AFTER}\\b`,
      'gi',
    ),
    name: new RegExp(name, 'gi'),
    codes,
  };
  finders.set(law, finder);
  return finder;
}

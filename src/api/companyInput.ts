import { GraphQLCountryCode } from 'graphql-scalars';
import { type CompanyEdit, companyDomain, tagKey } from '../store';
import type { InputMistake } from './objects/answers';
import type { CompanyEditArguments, NewCompanyArguments } from './objects/CompanyChange';

const LONGEST_NAME = 200;
const LONGEST_SLUG = 100;
const LONGEST_NOTES = 10_000;
const LONGEST_TAG = 50;
const MOST_DOMAINS = 100;
const MOST_TAGS = 50;
/** A company's weight is more than 0 and at most this. */
export const LARGEST_WEIGHT = 1e12;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Controls, and halves of characters. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

/** What `given` says of a company, in the store's terms; what it says wrong is added to `mistakes`, and left out. */
export function companyEditIn(given: CompanyEditArguments, mistakes: InputMistake[]): CompanyEdit {
  const wrong = (field: string, message: string) => void mistakes.push({ field, message });
  const { name, domain, domains, country, owner, notes, weight } = given;
  const edit: CompanyEdit = {};
  for (const field of ['name', 'domain'] as const) {
    if (given[field] === null) wrong(field, 'A company must have one; leave it out to keep the one that it has.');
  }
  if (name != null) {
    edit.name = lineIn('name', name, wrong) ?? undefined;
    if (edit.name === undefined) wrong('name', 'It must not be blank.');
  }
  if (domain != null) edit.domain = domainIn('domain', domain, wrong);
  if (domains !== undefined) edit.domains = domainsIn(domains ?? [], wrong);
  if (country !== undefined) edit.country = country === null ? null : countryIn(country, wrong);
  if (owner !== undefined) edit.owner = owner === null ? null : lineIn('owner', owner, wrong);
  if (notes !== undefined) edit.notes = notes === null ? null : notesIn(notes, wrong);
  if (weight !== undefined) edit.weight = weight ?? 1;
  if (weight != null && !(weight > 0 && weight <= LARGEST_WEIGHT)) {
    wrong('weight', `It is ${weight}, but must be more than 0 and at most ${LARGEST_WEIGHT}.`);
  }
  return edit;
}

type Wrong = (field: string, message: string) => void;

function domainsIn(given: readonly string[], wrong: Wrong): string[] {
  if (given.length > MOST_DOMAINS) {
    wrong('domains', `There are ${given.length}, but a company may have at most ${MOST_DOMAINS}.`);
    return [];
  }
  return given.flatMap(one => domainIn('domains', one, wrong) ?? []);
}

/** One line of text without blanks around it; `null` for a blank one. */
function lineIn(field: string, given: string, wrong: Wrong): string | null {
  const line = given.normalize('NFC').trim();
  if (line.length > LONGEST_NAME || NO_TEXT.test(line)) {
    wrong(field, `It must be one line of at most ${LONGEST_NAME} characters.`);
  }
  return line === '' ? null : line;
}

function notesIn(given: string, wrong: Wrong): string | null {
  const notes = given.trim();
  if (notes.length > LONGEST_NOTES) {
    wrong('notes', `They have ${notes.length} characters, but may have at most ${LONGEST_NOTES}.`);
  }
  if (/[\0\p{Cs}]/u.test(notes)) wrong('notes', 'They hold what is no text.');
  return notes === '' ? null : notes;
}

function domainIn(field: string, given: string, wrong: Wrong): string | undefined {
  const domain = companyDomain(given);
  if (domain === null) wrong(field, `${JSON.stringify(given)} names no domain; write one such as "example.com".`);
  return domain ?? undefined;
}

function countryIn(given: string, wrong: Wrong): string {
  const code = given.trim().toUpperCase();
  if (!isCountry(code)) wrong('country', noCountry(given));
  return code;
}

/** Whether a code in capitals is a country's, by ISO 3166-1 alpha-2. */
export function isCountry(code: string): boolean {
  try {
    GraphQLCountryCode.parseValue(code);
    return true;
  } catch {
    return false;
  }
}

/** What to say of a code that is none. */
export function noCountry(given: string): string {
  return `${JSON.stringify(given)} is no country's code by ISO 3166-1 alpha-2; write one such as "US" or "GB".`;
}

/** The slug that is given, or else one made from the name; what is wrong is added to `mistakes`. */
export function slugIn({ slug, name }: Pick<NewCompanyArguments, 'slug' | 'name'>, mistakes: InputMistake[]): string {
  const made = slug ?? slugOf(name);
  if (slug != null && !(SLUG.test(slug) && slug.length <= LONGEST_SLUG)) {
    const message = `${JSON.stringify(slug)} must be lower-case letters, digits and single hyphens, such as "example-2"; at most ${LONGEST_SLUG}.`;
    mistakes.push({ field: 'slug', message });
  } else if (made === '' && name.trim() !== '') {
    mistakes.push({ field: 'slug', message: `None can be made from ${JSON.stringify(name)}; give one.` });
  }
  return made;
}

function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-').slice(0, LONGEST_SLUG).replace(/-$/, '');
}

/** Tags as they are kept; what is wrong is added to `mistakes`. */
export function tagsIn(given: readonly string[], mistakes: InputMistake[]): string[] {
  const wrong = (message: string) => void mistakes.push({ field: 'tags', message });
  const tags = [...new Set(given.map(tagKey))];
  if (tags.length > MOST_TAGS) wrong(`There are ${tags.length}, but at most ${MOST_TAGS} are given at a time.`);
  for (const tag of tags.slice(0, MOST_TAGS)) {
    if (tag.length >= 1 && tag.length <= LONGEST_TAG && !NO_TEXT.test(tag)) continue;
    wrong(`${JSON.stringify(tag)} must be 1 to ${LONGEST_TAG} characters on one line.`);
  }
  return tags;
}

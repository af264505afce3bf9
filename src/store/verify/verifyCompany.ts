import { keptDomain } from '../domains';
import type { Company, CompanyWord } from '../entities';
import { nameKey, nameWords } from '../names';
import { compareRow, compareRows, type Tell } from './compareRows';

type Word = Pick<CompanyWord, 'word'>;

/**
 * Tells what is stored otherwise by which lists find a company: of its name, and of the domain that it is known by. Its
 * other domains are what people say of it, and of one that several companies claim it may be another's.
 * @param domainTaken whether some company has the domain
 */
export function verifyCompany(company: Company, words: readonly CompanyWord[], domainTaken: boolean, tell: Tell): void {
  const { slug, name, domain } = company;
  compareRow(slug, company, { nameKey: nameKey(name) }, tell);
  compareRows<Word, Word, Word>(
    words,
    nameWords(name).map(word => ({ word })),
    { key: ({ word }) => word, place: ({ word }) => `${slug}, word ${word} of its name` },
    tell,
  );
  if (!domainTaken) {
    tell(`${slug}, domain ${keptDomain(domain)}: is not in the database, but recomputing gives it.`);
  }
}

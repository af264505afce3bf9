import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeText, NotTextError } from '../policy';
import { type Mistake, parseRuleFile, RuleFileError } from '../rulefile';
import { FileError } from './FileError';

/** A policy to start with: its text, and where and when it was captured if that is known. */
export interface SeedPolicy {
  text: string;
  source: string | null;
  /** ISO day. */
  capturedOn: string | null;
}

/** A company to start with, and its policies. */
export interface SeedCompany {
  slug: string;
  name: string;
  domain: string;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  policies: SeedPolicy[];
}

const day = z.iso.date({ error: 'must be a day that exists, written yyyy-mm-dd' });

const schema = z.strictObject({
  companies: z.array(
    z.strictObject({
      slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens'),
      name: z.string().trim().min(1),
      domain: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a domain, such as example.com'),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'must be a two-letter ISO 3166-1 code, such as US')
        .optional(),
      policies: z.array(
        z.strictObject({
          file: z.string().regex(/^[\w-][\w.-]*$/, 'must be the name of a file that stands beside companies.yaml'),
          source: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
          capturedOn: day.optional(),
        }),
      ),
    }),
  ),
});

/**
 * Reads `companies.yaml` in `folder` (relative to `root`) and the policies that it names.
 * @throws RuleFileError with every mistake in it; FileError when it cannot be read.
 */
export function readSeeds(root: string, folder = 'seeds'): SeedCompany[] {
  const name = `${folder}/companies.yaml`;
  const file = parseRuleFile({ name, text: Buffer.from(readBytes(root, name)).toString('utf8') }, schema);
  const mistakes: Mistake[] = [];
  const slugs = new Set<string>();
  const domains = new Map<string, string>();
  const companies = file.value.companies.map((company, i): SeedCompany => {
    if (slugs.has(company.slug)) {
      mistakes.push(file.mistake(['companies', i, 'slug'], `The slug "${company.slug}" is taken by a company above.`));
    }
    slugs.add(company.slug);
    const owner = domains.get(company.domain);
    if (owner !== undefined) {
      const message = `The domain "${company.domain}" is that of ${owner} above; each company has one of its own.`;
      mistakes.push(file.mistake(['companies', i, 'domain'], message));
    } else domains.set(company.domain, company.slug);
    const policies = company.policies.flatMap((policy, j): SeedPolicy[] => {
      try {
        const text = readPolicy(root, `${folder}/${policy.file}`);
        return [{ text, source: policy.source ?? null, capturedOn: policy.capturedOn ?? null }];
      } catch (error) {
        mistakes.push(file.mistake(['companies', i, 'policies', j, 'file'], (error as Error).message));
        return [];
      }
    });
    return { ...company, country: company.country ?? null, policies };
  });
  if (mistakes.length > 0) throw new RuleFileError(mistakes);
  return companies;
}

/** @throws Error with one sentence, when it cannot be read or is no text. */
function readPolicy(root: string, name: string): string {
  const bytes = readBytes(root, name);
  let text: string;
  try {
    text = decodeText(bytes);
  } catch (error) {
    if (error instanceof NotTextError) throw new Error(`${name} cannot be read: ${error.message}.`);
    throw error;
  }
  if (text.trim() === '') throw new Error(`${name} is empty; expected a policy's text.`);
  return text;
}

function readBytes(root: string, name: string): Uint8Array {
  try {
    return readFileSync(join(root, name));
  } catch (error) {
    throw new FileError(name, error);
  }
}

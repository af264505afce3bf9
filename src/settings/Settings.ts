import { z } from 'zod';

/** What the environment says about how to run. */
export interface Settings {
  /** TCP port, 0 for any free one. */
  port: number;
  /** The address to listen on. */
  host: string;
  /** The SQLite file; `:memory:` keeps nothing. */
  database: string;
}

/** Thrown when the environment holds a value that cannot be used; the message is one sentence a setting. */
export class SettingsError extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'SettingsError';
  }
}

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine(port => port <= 65_535)
    .default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  FINEPRINT_DB: z.string().min(1).default('data/fineprint.sqlite'),
});

const expected: Record<keyof z.infer<typeof schema>, string> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'a host name or an IP address',
  FINEPRINT_DB: "a file's path",
};

/**
 * Checks the settings in `environment`; what is absent or empty takes its default.
 * @throws SettingsError naming every setting that is wrong.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    const names = new Set(result.error.issues.map(issue => issue.path[0] as keyof typeof expected));
    throw new SettingsError(
      [...names].map(name => `${name} is "${environment[name]}", but must be ${expected[name]}.`),
    );
  }
  const { PORT, HOST, FINEPRINT_DB } = result.data;
  return { port: PORT, host: HOST, database: FINEPRINT_DB };
}

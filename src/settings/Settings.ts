import { z } from 'zod';
import { flag, isAddress, isOrigin, list, oneOf, text, wholeNumber } from './kinds';
import type { Limits } from './Limits';

/** How much is worth a line of the log. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** What the environment says about how to run. */
export interface Settings {
  /** TCP port, 0 for any free one. */
  port: number;
  /** The address to listen on. */
  host: string;
  /** The SQLite file; `:memory:` keeps nothing. */
  database: string;
  /** Whether anybody on this machine may read without a key. Nobody elsewhere may, and no change is made without one. */
  publicRead: boolean;
  /** Whether badges ask for no key, wherever reading does. */
  publicBadges: boolean;
  /** The proxies (addresses or networks) whose word on a request's origin is taken. */
  trustedProxies: string[];
  /** The origins (`https://dashboard.example`) whose pages may ask from a browser. */
  corsOrigins: string[];
  /** Whether the schema may be asked for. */
  introspection: boolean;
  /** Whether the playground is served. */
  playground: boolean;
  /** Whether only registered queries are answered. */
  allowList: boolean;
  /** Whether webhooks may be of this machine or a private network. */
  privateWebhooks: boolean;
  /** Bytes of answers that are kept ready for those who ask the same; 0 for none. */
  answerCache: number;
  /** Whether metrics are served. */
  metrics: boolean;
  /** From which level on the log is written; `auto` is `info`, and on a terminal `warn`. */
  logLevel: 'auto' | LogLevel;
  /** Seconds that requests which are running may take to end when the process is told to stop. */
  stopSeconds: number;
  limits: Limits;
}

/** Thrown when the environment holds a value that cannot be used; the message is one sentence a setting. */
export class SettingsError extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'SettingsError';
  }
}

/** Every setting: what it may hold, and what it is when it is not given. */
const settings = {
  PORT: wholeNumber('a port number', 0, 65_535, 4000),
  HOST: text('a host name or an IP address', /^[\w.:-]+$/, '127.0.0.1'),
  FINEPRINT_DB: text("a file's path", /./, 'data/fineprint.sqlite'),
  FINEPRINT_PUBLIC_READ: flag(true),
  FINEPRINT_PUBLIC_BADGES: flag(false),
  FINEPRINT_TRUSTED_PROXIES: list('addresses or networks, such as "127.0.0.1, 10.0.0.0/8"', isAddress),
  FINEPRINT_CORS_ORIGINS: list('origins, such as "https://dashboard.example"', isOrigin),
  FINEPRINT_INTROSPECTION: flag(true),
  FINEPRINT_PLAYGROUND: flag(true),
  FINEPRINT_ALLOW_LIST: flag(false),
  FINEPRINT_PRIVATE_WEBHOOKS: flag(false),
  FINEPRINT_ANSWER_CACHE: wholeNumber('a number of bytes', 0, 9_999_999_999, 64_000_000),
  FINEPRINT_METRICS: flag(true),
  FINEPRINT_LOG_LEVEL: oneOf('auto', 'debug', 'info', 'warn', 'error', 'silent'),
  FINEPRINT_STOP_SECONDS: wholeNumber('a number of seconds', 0, 3600, 10),
  FINEPRINT_MAX_DEPTH: wholeNumber('a whole number', 1, 1000, 15),
  FINEPRINT_MAX_COST: wholeNumber('a whole number', 1, 1_000_000_000, 100_000),
  FINEPRINT_MAX_ALIASES: wholeNumber('a whole number', 0, 100_000, 50),
  FINEPRINT_MAX_BATCH: wholeNumber('a whole number', 1, 1000, 1),
  FINEPRINT_MAX_BODY: wholeNumber('a number of bytes', 1000, 1_000_000_000, 3_000_000),
  FINEPRINT_MAX_TOKENS: wholeNumber('a whole number', 100, 1_000_000, 5000),
  FINEPRINT_MAX_SECONDS: wholeNumber('a number of seconds', 1, 3600, 10),
  FINEPRINT_MAX_PAGE: wholeNumber('a whole number', 1, 10_000, 100),
  FINEPRINT_MAX_STREAMS: wholeNumber('a whole number', 0, 100_000, 100),
};

const schema = z.object(
  Object.fromEntries(Object.entries(settings).map(([name, { schema }]) => [name, schema])) as {
    [Name in keyof typeof settings]: (typeof settings)[Name]['schema'];
  },
);

/** The names of all settings, as the environment writes them. */
export const SETTINGS = Object.keys(settings);

/** What else may be called so: what the programs in `examples/` read, and what Kubernetes sets for a service's name. */
const OF_OTHERS = /^FINEPRINT_(URL|KEY|SERVICE_(HOST|PORT)(_\w+)?|PORT(_\w+)?)$/;

/**
 * Checks the settings in `environment`; what is absent or empty takes its default.
 * @throws SettingsError naming every setting that is wrong.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const unknown = Object.keys(given).filter(name => /^FINEPRINT_/.test(name) && !SETTINGS.includes(name));
  // A setting that is mistyped would leave open what it was to close.
  const mistyped = unknown.filter(name => !OF_OTHERS.test(name));
  const result = schema.safeParse(given);
  if (mistyped.length > 0 || !result.success) {
    const wrong = new Set(result.error?.issues.map(issue => issue.path[0] as keyof typeof settings));
    throw new SettingsError([
      ...mistyped.map(name => `There is no setting ${name}; did you mean ${nearest(name)}?`),
      ...[...wrong].map(name => `${name} is "${environment[name]}", but must be ${settings[name].must}.`),
    ]);
  }
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    database: values.FINEPRINT_DB,
    publicRead: values.FINEPRINT_PUBLIC_READ && isLoopback(values.HOST),
    publicBadges: values.FINEPRINT_PUBLIC_BADGES,
    trustedProxies: values.FINEPRINT_TRUSTED_PROXIES,
    corsOrigins: values.FINEPRINT_CORS_ORIGINS,
    introspection: values.FINEPRINT_INTROSPECTION,
    playground: values.FINEPRINT_PLAYGROUND,
    allowList: values.FINEPRINT_ALLOW_LIST,
    privateWebhooks: values.FINEPRINT_PRIVATE_WEBHOOKS,
    answerCache: values.FINEPRINT_ANSWER_CACHE,
    metrics: values.FINEPRINT_METRICS,
    logLevel: values.FINEPRINT_LOG_LEVEL,
    stopSeconds: values.FINEPRINT_STOP_SECONDS,
    limits: {
      depth: values.FINEPRINT_MAX_DEPTH,
      cost: values.FINEPRINT_MAX_COST,
      aliases: values.FINEPRINT_MAX_ALIASES,
      batch: values.FINEPRINT_MAX_BATCH,
      body: values.FINEPRINT_MAX_BODY,
      tokens: values.FINEPRINT_MAX_TOKENS,
      seconds: values.FINEPRINT_MAX_SECONDS,
      page: values.FINEPRINT_MAX_PAGE,
      streams: values.FINEPRINT_MAX_STREAMS,
    },
  };
}

/** The setting whose name begins most like `name`, underscores aside. */
function nearest(name: string): string {
  const [letters, ...others] = [name, ...SETTINGS].map(one => one.replaceAll('_', ''));
  const alike = others.map(other => [...other].findIndex((letter, i) => letter !== letters![i]));
  return SETTINGS[alike.indexOf(alike.includes(-1) ? -1 : Math.max(...alike))]!;
}

/** Whether a host name or address can only be this machine's own. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

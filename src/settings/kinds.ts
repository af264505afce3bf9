import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** A kind of setting: `must` completes "… is "x", but must be …". */
interface Kind<T> {
  schema: z.ZodType<T>;
  must: string;
}

/** A whole number from `least` to `most`. */
export function wholeNumber(what: string, least: number, most: number, otherwise: number): Kind<number> {
  return {
    schema: z
      .string()
      .regex(/^\d{1,10}$/)
      .transform(Number)
      .refine(number => number >= least && number <= most)
      .default(otherwise),
    must: `${what} from ${least} to ${most}`,
  };
}

/** A text of a form. */
export function text(what: string, form: RegExp, otherwise: string): Kind<string> {
  return { schema: z.string().regex(form).default(otherwise), must: what };
}

/** One of some words, the first of which is the default. */
export function oneOf<const T extends readonly [string, ...string[]]>(...words: T): Kind<T[number]> {
  return { schema: z.enum(words).default(words[0]) as z.ZodType<T[number]>, must: `one of ${words.join(', ')}` };
}

/** `true` or `false`. */
export function flag(otherwise: boolean): Kind<boolean> {
  return {
    schema: z
      .enum(['true', 'false'])
      .transform(value => value === 'true')
      .default(otherwise),
    must: 'true or false',
  };
}

/** Things with commas between them, each of which passes `check`; none when it is not given. */
export function list(what: string, check: (item: string) => boolean): Kind<string[]> {
  return {
    schema: z
      .string()
      .transform(value => value.split(',').map(item => item.trim()))
      .refine(items => items.every(check))
      .default([]),
    must: `${what}, with commas between them`,
  };
}

/** Whether a text is an IP address or a network: `10.0.0.0/8`. */
export function isAddress(item: string): boolean {
  const [address = '', bits, ...rest] = item.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^\d{1,3}$/.test(bits)) return false;
  try {
    new BlockList().addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is an origin as browsers write it: scheme and host, and nothing after. */
export function isOrigin(item: string): boolean {
  return /^https?:/.test(item) && URL.canParse(item) && new URL(item).origin === item;
}

import type { z } from 'zod';

/** What is wrong with one value, for the person who wrote it. */
export interface PlainIssue {
  path: readonly PropertyKey[];
  /** A sentence, without the path. */
  words: string;
}

type Issue = z.core.$ZodIssue;

/**
 * What a schema found wrong with `content`, each at the innermost value that is to blame: of what may have several forms,
 * by the form that was meant. `written` gives a value's own characters in the file.
 */
export function plainIssues(
  issues: readonly Issue[],
  content: unknown,
  written: (path: readonly PropertyKey[]) => string | null,
): PlainIssue[] {
  const plain = (issue: Issue, above: readonly PropertyKey[]): PlainIssue[] => {
    const path = [...above, ...issue.path];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map(key => ({
          path: [...path, key],
          words: 'There is no such key here; is it a typing error?',
        }));
      case 'invalid_key':
        return issue.issues.map(({ message }) => ({ path, words: message }));
      case 'invalid_union': {
        const meant = issue.errors
          .filter(form => !form.some(isOtherType))
          .reduce<readonly Issue[] | null>((best, form) => (best && best.length <= form.length ? best : form), null);
        if (meant) return meant.flatMap(one => plain(one, path));
        const types = issue.errors.flatMap(form => form.filter(isOtherType).map(one => one.expected));
        return [{ path, words: otherType(types, valueAt(content, path), written(path)) }];
      }
      case 'invalid_type':
        return [{ path, words: otherType([issue.expected], valueAt(content, path), written(path)) }];
      default:
        return [{ path, words: issue.message }];
    }
  };
  return issues.flatMap(issue => plain(issue, []));
}

function isOtherType(issue: Issue): issue is z.core.$ZodIssueInvalidType {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function otherType(types: readonly string[], value: unknown, written: string | null): string {
  const endless = typeof value === 'number' && !Number.isFinite(value);
  const called = (type: string) =>
    type === 'record' ? 'object' : type === 'number' && endless ? 'finite number' : type;
  const expected = [...new Set(types)].map(called).join(' or ');
  if (value === undefined) return `It is missing; expected is a value of type ${expected}.`;
  if (value === null) return `It is empty; expected is a value of type ${expected}.`;
  const received = Array.isArray(value) ? 'array' : endless ? String(value) : typeof value;
  // What YAML takes for something else, most likely a text that wants quotes: 24, {data}, trade: mark
  const quoted = types.includes('string') && received !== 'array' && written ? JSON.stringify(written) : null;
  return `Expected ${expected}, received ${received}${quoted ? `; if it is meant as text, write ${quoted}` : ''}`;
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null)?.[key], content);
}

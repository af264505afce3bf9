import { isMap, isNode, isScalar, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Mistake, RuleFileError } from './Mistake';
import { plainIssues } from './plainIssues';
import type { RuleSource } from './RuleSource';

/** A rule file's content, checked against its schema, that still knows where each value stands. */
export interface RuleFile<T> {
  name: string;
  value: T;
  /**
   * A mistake at the value under `path`, or at the nearest thing above it that exists. With `within`, at that offset
   * (in UTF-16 code units) of the text under `path`, wherever the file's quotes and folded lines put it.
   */
  mistake(path: readonly PropertyKey[], message: string, within?: number): Mistake;
}

/** YAML anchors may not blow a small file up into a large one. */
const MAX_ALIASES = 100;

const SECOND_DOCUMENT =
  'A second document begins here with "---", but a file holds one; take the line out, or write what follows as a file of its own';

/** What is longer is not repeated in a mistake's words. */
const LONGEST_QUOTE = 80;

/**
 * Reads YAML and checks it against `schema`.
 * @throws RuleFileError with every mistake of syntax, or else every mistake against the schema.
 */
export function parseRuleFile<T>(source: RuleSource, schema: z.ZodType<T>): RuleFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, message: string): Mistake => {
    const { line, col } = lines.linePos(offset);
    return { file: source.name, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  if (document.errors.length > 0) {
    throw new RuleFileError(
      document.errors.map(({ code, message, pos }) => {
        const words = code === 'MULTIPLE_DOCS' ? SECOND_DOCUMENT : `Not valid YAML: ${message}`;
        return at(pos[0], `${words}; the rest of the file is checked when this is mended`);
      }),
    );
  }
  const mistake = (path: readonly PropertyKey[], message: string, within?: number) => {
    const inside = within === undefined ? null : offsetInText(document.getIn(path, true), source.text, within);
    return at(inside ?? offsetOf(document.contents, path), message);
  };
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new RuleFileError([at(0, `Not usable YAML: ${(error as Error).message}`)]);
  }
  const result = schema.safeParse(content);
  if (!result.success) {
    const written = (path: readonly PropertyKey[]) => onOneLine(document.getIn(path, true), source.text);
    throw new RuleFileError(
      plainIssues(result.error.issues, content, written).map(({ path, words }) =>
        mistake(path, path.length > 0 ? `${path.map(String).join('.')}: ${words}` : words),
      ),
    );
  }
  return { name: source.name, value: result.data, mistake };
}

/** A value's characters as they stand in the file, unless they are many. */
function onOneLine(node: unknown, source: string): string | null {
  if (!isNode(node) || !node.range) return null;
  const text = source.slice(node.range[0], node.range[1]).trim();
  return text.length > 0 && text.length <= LONGEST_QUOTE && !text.includes('\n') ? text : null;
}

function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let node: Node | null = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = isNode(pair.value) ? pair.value : null;
    } else if (node && 'items' in node && Array.isArray(node.items) && typeof key === 'number') {
      const item = node.items[key] as unknown;
      if (!isNode(item)) break;
      node = item;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/**
 * Where the text's code unit number `within` stands in the file: the text and its source are walked side by side, and
 * what the source has beside the text (quotes, indentation, folded lines) is stepped over.
 */
function offsetInText(node: unknown, source: string, within: number): number | null {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return null;
  const [start, end] = node.range;
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  let offset = isBlock ? source.indexOf('\n', start) + 1 : start;
  for (let i = 0; ; i++) {
    while (offset < end && source[offset] !== node.value[i] && !isSameSpace(source[offset], node.value[i])) offset++;
    if (offset >= end) return null;
    if (i === within) return offset;
    offset++;
  }
}

function isSameSpace(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && /\s/.test(a) && /\s/.test(b);
}

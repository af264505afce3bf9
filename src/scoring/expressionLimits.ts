import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf, type ExpressionMistake } from './expressionNodes';

/**
 * An expression's steps are counted before it ever runs, so that the worst of them ends within a millisecond or so:
 * a step takes well under a microsecond.
 */
const MAX_STEPS = 5000;

/** Loops over a list, one step a member. */
const LOOPS: ReadonlySet<string> = new Set(['exists', 'all', 'exists_one']);
/** Done in time that grows with one short text or not at all. */
const METHODS: ReadonlySet<string> = new Set(['size', 'contains', 'startsWith', 'endsWith']);
const OPERATORS: ReadonlySet<string> = new Set([
  ...['value', 'id', '.', 'call', 'rcall', 'list', '?:', '||', '&&', '!_'],
  ...['==', '!=', 'in', '<', '<=', '>', '>='],
]);

/** Longest lists that data can hold, by the field's name. */
export interface ListSizes {
  categories: number;
  mechanisms: number;
}

/** A mistake, and the node whose meaning cannot be told because of it. */
export interface UnsafePart extends ExpressionMistake {
  node: ASTNode;
}

/** What could fail or run long: operators and functions that are not admitted, or else too many steps. */
export function findUnsafe(ast: ASTNode, sizes: ListSizes): readonly UnsafePart[] {
  const found: UnsafePart[] = [];
  const steps = stepsOf(ast, sizes, found);
  if (found.length > 0 || steps <= MAX_STEPS) return found;
  const message = `It can take ${steps} steps, more than the ${MAX_STEPS} that are admitted; expected fewer loops within loops`;
  return [{ offset: 0, message, node: ast }];
}

function stepsOf(node: ASTNode, sizes: ListSizes, found: UnsafePart[]): number {
  const name = functionName(node);
  if (!OPERATORS.has(node.op)) {
    found.push({
      node,
      offset: node.start,
      message: `"${symbol(node)}" is not admitted; expected comparisons, &&, || and !`,
    });
  } else if (name !== null && !LOOPS.has(name) && !METHODS.has(name)) {
    found.push({
      node,
      offset: node.start,
      message: `"${name}" is not admitted; expected one of ${[...LOOPS, ...METHODS].join(', ')}`,
    });
  }
  if (name !== null && LOOPS.has(name) && !isLoop(node)) {
    found.push({
      node,
      offset: node.start,
      message: `"${name}" stands behind a list and has a name and a condition in its brackets; expected it as in statement.categories.${name}(c, c in protected)`,
    });
    return 1;
  }
  if (node.op === 'rcall' && LOOPS.has(node.args[0])) {
    const [, list, body] = node.args;
    const size = sizeOf(list, sizes);
    if (size === null) {
      found.push({
        node: list,
        offset: list.start,
        message: 'A loop goes over categories, mechanisms, protected or a written list; this is none of them',
      });
    }
    const inside = body.reduce((sum, child) => sum + stepsOf(child, sizes, found), 0);
    return 1 + stepsOf(list, sizes, found) + (size ?? 0) * inside;
  }
  const own = node.op === 'in' ? (sizeOf(node.args[1], sizes) ?? 1) : 1;
  return childrenOf(node).reduce((sum, child) => sum + stepsOf(child, sizes, found), own);
}

function isLoop(node: ASTNode): boolean {
  return node.op === 'rcall' && node.args[2].length === 2 && node.args[2][0]!.op === 'id';
}

function functionName(node: ASTNode): string | null {
  return node.op === 'call' || node.op === 'rcall' ? node.args[0] : null;
}

function sizeOf(list: ASTNode, sizes: ListSizes): number | null {
  if (list.op === 'list') return list.args.length;
  if (list.op === 'id' && list.args === 'protected') return sizes.categories;
  if (list.op === '.' && list.args[1] in sizes) return sizes[list.args[1] as keyof ListSizes];
  return null;
}

function symbol(node: ASTNode): string {
  return node.op === 'map' ? '{}' : node.op.replace('_', '');
}

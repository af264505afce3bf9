import {
  type ASTNode,
  Environment,
  ParseError,
  type SourceRange,
  TypeError as TypeMistake,
} from '@marcbachmann/cel-js';
import { CHARACTERISTICS } from '../law';
import { findUnsafe, type UnsafePart } from './expressionLimits';
import { type ExpressionMistake, nodesOf } from './expressionNodes';
import { typeMistake } from './typeMistake';
import { type ExpressionContext, MechanismView, PracticeView, StatementView } from './views';
import { findUnknownWords, type Vocabulary } from './vocabulary';

/** A compiled condition. It cannot fail: what could is refused when it is compiled. */
export type Expression = (context: ExpressionContext) => boolean;

export interface CompiledExpression {
  expression: Expression;
  /** The names that it uses: `statement`, `protected`, and those of its loops. */
  variables: ReadonlySet<string>;
  mistakes: readonly [];
}

const FIELDS = {
  Mechanism: { code: 'string', kind: 'string', relied: 'bool', state: 'string', valid: 'bool', carries: 'bool' },
  Statement: {
    stance: 'string',
    qualifier: 'string',
    disposition: 'string',
    pattern: 'string',
    categories: 'list<string>',
    mechanisms: 'list<Mechanism>',
  },
  Practice: {
    stance: 'string',
    contradicted: 'bool',
    choices: 'bool',
    categories: 'list<string>',
    mechanisms: 'list<Mechanism>',
  },
};

const VARIABLES = {
  statement: 'Statement',
  practice: 'Practice',
  protected: 'list<string>',
  exporter: 'string',
  jurisdiction: 'string',
  sale: 'string',
};

const NAMES = { variables: VARIABLES, fields: FIELDS };

/** Fields that mean something only for one exporter. */
const OF_AN_EXPORTER: ReadonlySet<string> = new Set(['state', 'valid', 'carries']);

const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 100 } })
  .registerType('Mechanism', { ctor: MechanismView, fields: FIELDS.Mechanism })
  .registerType('Statement', { ctor: StatementView, fields: FIELDS.Statement })
  .registerType('Practice', { ctor: PracticeView, fields: FIELDS.Practice });
for (const [name, type] of Object.entries(VARIABLES)) environment.registerVariable(name, type);

/** Knows beside all that a condition may name a value of any type, which stands for what was found wrong already. */
const ANYTHING = '_';
const forgiving = environment.clone().registerVariable(ANYTHING, 'dyn');

/** More mistakes in the types of one condition are not looked for. */
const MOST_TYPE_MISTAKES = 20;

/**
 * Compiles a condition, or says all that is wrong with it: that it is no CEL, names what does not exist, compares a text
 * with a word that it never is, gives no yes or no, or could run long.
 * `perExporter` tells whether the criterion is judged for one exporter at a time. Without `words`, those that are written
 * in it are not checked, nor how long its loops are by the law of today.
 */
export function compileExpression(
  source: string,
  words: Vocabulary | null,
  perExporter: boolean,
): CompiledExpression | { expression: null; mistakes: readonly ExpressionMistake[] } {
  const parsed = parse(environment, source);
  if ('offset' in parsed) {
    const message = `${parsed.message}; the rest of the condition is checked when this is mended`;
    return { expression: null, mistakes: [{ ...parsed, message }] };
  }
  const { ast } = parsed;
  const mechanisms = words?.get('code')?.all.length ?? 0;
  const unsafe = findUnsafe(ast, { categories: CHARACTERISTICS.length, mechanisms });
  const mistakes = [
    ...unsafe.map(({ offset, message }) => ({ offset, message })),
    ...typeMistakes(source, unsafe),
    ...(words ? findUnknownWords(ast, words) : []),
    ...(perExporter ? [] : exporterOnly(ast)),
  ];
  if (mistakes.length > 0) return { expression: null, mistakes: mistakes.sort((a, b) => a.offset - b.offset) };
  const names = [...nodesOf(ast)].flatMap(node => (node.op === 'id' ? [node.args] : []));
  return {
    expression: context => parsed(context as unknown as Record<string, unknown>) === true,
    variables: new Set(names),
    mistakes: [],
  };
}

function parse(by: Environment, source: string): ReturnType<Environment['parse']> | ExpressionMistake {
  try {
    return by.parse(source);
  } catch (error) {
    if (error instanceof ParseError || error instanceof TypeMistake) return typeMistake(error, NAMES);
    throw error;
  }
}

/** The library tells one mistake at a time: what it tells of is replaced by what may be anything, and it is asked again. */
function typeMistakes(source: string, unsafe: readonly UnsafePart[]): ExpressionMistake[] {
  if (unsafe.length === 0) {
    const { valid, type } = environment.check(source);
    if (valid && type === 'bool') return [];
    if (valid) return [{ offset: 0, message: `It gives a ${type}; expected a condition that is true or false` }];
  }
  const mistakes: ExpressionMistake[] = [];
  let rest = unsafe.reduce((text, { node }) => without(node.range, text), source);
  while (mistakes.length < MOST_TYPE_MISTAKES) {
    const parsed = parse(forgiving, rest);
    if ('offset' in parsed) break;
    const { error } = parsed.check();
    if (!error) break;
    mistakes.push(typeMistake(error, NAMES));
    const range = meaningless(error, parsed.ast);
    if (!range) break;
    rest = without(range, rest);
  }
  return mistakes;
}

/** What can be given no meaning because of a mistake: of a list of many types, the whole list. */
function meaningless(error: ParseError | TypeMistake, ast: ASTNode): SourceRange | undefined {
  if (error.code !== 'heterogeneous_list_element') return error.node?.range;
  return [...nodesOf(ast)].find(node => node.op === 'list' && node.args.some(one => one === error.node))?.range;
}

/** The text with what stands at `range` replaced; all else keeps its place. */
function without({ start, end }: { start: number; end: number }, text: string): string {
  return text.slice(0, start) + ANYTHING.padEnd(end - start) + text.slice(end);
}

function exporterOnly(ast: ASTNode): ExpressionMistake[] {
  return [...nodesOf(ast)]
    .filter(
      node => (node.op === '.' && OF_AN_EXPORTER.has(node.args[1])) || (node.op === 'id' && node.args === 'exporter'),
    )
    .map(({ start: offset }) => ({
      offset,
      message: 'What holds for one exporter needs a criterion with "perExporter: true"',
    }));
}

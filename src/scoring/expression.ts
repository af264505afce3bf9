import { type ASTNode, Environment, ParseError, TypeError as TypeMistake } from '@marcbachmann/cel-js';
import { CHARACTERISTICS } from '../law';
import { findUnsafe } from './expressionLimits';
import { type ExpressionMistake, nodesOf } from './expressionNodes';
import { type ExpressionContext, MechanismView, PracticeView, StatementView } from './views';
import { findUnknownWord, type Vocabulary } from './vocabulary';

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

/** Fields that mean something only for one exporter. */
const OF_AN_EXPORTER: ReadonlySet<string> = new Set(['state', 'valid', 'carries']);

const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 100 } })
  .registerType('Mechanism', { ctor: MechanismView, fields: FIELDS.Mechanism })
  .registerType('Statement', { ctor: StatementView, fields: FIELDS.Statement })
  .registerType('Practice', { ctor: PracticeView, fields: FIELDS.Practice });
for (const [name, type] of Object.entries(VARIABLES)) environment.registerVariable(name, type);

/**
 * Compiles a condition, or says what is wrong with it: that it is no CEL, names what does not exist, compares a text
 * with a word that it never is, gives no yes or no, or could run long.
 * `perExporter` tells whether the criterion is judged for one exporter at a time. Without `words`, those that are written
 * in it are not checked, nor how long its loops are by the law of today.
 */
export function compileExpression(
  source: string,
  words: Vocabulary | null,
  perExporter: boolean,
): CompiledExpression | { expression: null; mistakes: readonly ExpressionMistake[] } {
  const failed = (...mistakes: ExpressionMistake[]) => ({ expression: null, mistakes });
  try {
    const parsed = environment.parse(source);
    const mechanisms = words?.get('code')?.length ?? 0;
    const unsafe = findUnsafe(parsed.ast, { categories: CHARACTERISTICS.length, mechanisms });
    if (unsafe) return failed(unsafe);
    const check = parsed.check();
    if (!check.valid) return failed(inWords(check.error!));
    if (check.type !== 'bool') {
      return failed({ offset: 0, message: `It gives a ${check.type}; expected a condition that is true or false` });
    }
    const unknown = words && findUnknownWord(parsed.ast, words);
    if (unknown) return failed(unknown);
    const exporterNode = perExporter ? null : findExporterOnly(parsed.ast);
    if (exporterNode) {
      return failed({
        offset: exporterNode.start,
        message: 'What holds for one exporter needs a criterion with "perExporter: true"',
      });
    }
    const names = [...nodesOf(parsed.ast)].flatMap(node => (node.op === 'id' ? [node.args] : []));
    return {
      expression: context => parsed(context as unknown as Record<string, unknown>) === true,
      variables: new Set(names),
      mistakes: [],
    };
  } catch (error) {
    if (error instanceof ParseError || error instanceof TypeMistake) return failed(inWords(error));
    throw error;
  }
}

function findExporterOnly(ast: ASTNode): ASTNode | undefined {
  for (const node of nodesOf(ast)) {
    if (node.op === '.' && OF_AN_EXPORTER.has(node.args[1])) return node;
    if (node.op === 'id' && node.args === 'exporter') return node;
  }
  return undefined;
}

function inWords(error: ParseError | TypeMistake): ExpressionMistake {
  const offset = error.range?.start ?? 0;
  switch (error.code) {
    case 'unknown_variable':
      return { offset, message: `${error.summary}; expected one of ${Object.keys(VARIABLES).join(', ')}` };
    case 'no_such_key': {
      const fields = new Set(Object.values(FIELDS).flatMap(Object.keys));
      return {
        offset,
        message: `No such field: ${error.summary.replace(/^.*: /, '')}; ${fieldsOf(error) ?? `known are ${[...fields].join(', ')}`}`,
      };
    }
    case 'no_such_overload':
      return {
        offset,
        message: `${error.summary.replace('no such overload', 'These do not go together')}; expected two of one type`,
      };
    default:
      return { offset, message: error.summary };
  }
}

function fieldsOf(error: TypeMistake | ParseError): string | null {
  const node = error.node as unknown as { args?: [{ checkedType?: { name: string } }, string] } | undefined;
  const type = node?.args?.[0]?.checkedType?.name as keyof typeof FIELDS | undefined;
  return type && type in FIELDS ? `a ${type.toLowerCase()} has ${Object.keys(FIELDS[type]).join(', ')}` : null;
}

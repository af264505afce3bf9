import { parse, stringify } from 'yaml';
import { projectRoot, readRuleFolder } from '../../src/files';
import { loadPracticeKinds } from '../../src/practices';
import type { Rules } from '../../src/store';
import { rules } from './store';

const otherRules = new Map<string, Rules>();

/** Rules that find no sale, or that take every denied one for qualified. Each is made once, for that takes time. */
export function readOtherwise(change: 'asserted to denied' | 'nothing'): Rules {
  const known = otherRules.get(change) ?? changedRules(change);
  otherRules.set(change, known);
  return known;
}

function changedRules(change: 'asserted to denied' | 'nothing'): Rules {
  const sources = readRuleFolder(projectRoot(), 'scoring-rules/practices').map(source => {
    if (!source.name.endsWith('/sale.yaml')) return source;
    const kind = parse(source.text);
    if (change === 'nothing') kind.triggers = ['a word that no policy has'];
    else for (const pattern of kind.patterns) pattern.negated = 'qualified';
    return { ...source, text: stringify(kind) };
  });
  return { ...rules, practices: loadPracticeKinds(sources), editions: { ...rules.editions, reading: change } };
}

import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** The names of fields that are asked for, each with those beneath it. */
export interface FieldsAsked extends ReadonlyMap<string, FieldsAsked> {}

const known = new WeakMap<readonly FieldNode[], FieldsAsked>();

/**
 * The fields that are asked for beneath a field, through fragments, whatever aliases and arguments they have and
 * `@skip` and `@include` say. For one place of a kept query it is the same object every time.
 */
export function fieldsAsked({
  fieldNodes,
  fragments,
}: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): FieldsAsked {
  let found = known.get(fieldNodes);
  if (!found) {
    found = beneath(fieldNodes, fragments);
    known.set(fieldNodes, found);
  }
  return found;
}

function beneath(nodes: readonly FieldNode[], fragments: GraphQLResolveInfo['fragments']): FieldsAsked {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const add = (set: SelectionSetNode | undefined) => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) fields.set(node.name.value, [...(fields.get(node.name.value) ?? []), node]);
      else if (node.kind === Kind.INLINE_FRAGMENT) add(node.selectionSet);
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        add(fragments[node.name.value]?.selectionSet);
      }
    }
  };
  for (const { selectionSet } of nodes) add(selectionSet);
  return new Map([...fields].map(([name, own]) => [name, beneath(own, fragments)]));
}

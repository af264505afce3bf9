import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How a query is built. */
export interface Shape {
  /** Fields within fields: 1 for `{ company }`; fragments count as what they hold. */
  depth: number;
  /** Aliases; those in a fragment count wherever it is used. */
  aliases: number;
  /** Fields; those in a fragment count wherever it is used. */
  fields: number;
}

/**
 * The shape of a valid document's operation, in time linear in the document. Questions about the schema itself have no
 * depth: graphql-js keeps them shallow.
 */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const fragments = new Map(
    document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const known = new Map<string, Shape>();
  const ofFragment = (name: string): Shape => {
    let shape = known.get(name);
    if (!shape) {
      shape = ofSelections(fragments.get(name)?.selectionSet);
      known.set(name, shape);
    }
    return shape;
  };
  const ofSelections = (set: SelectionSetNode | undefined): Shape => {
    const whole: Shape = { depth: 0, aliases: 0, fields: 0 };
    for (const node of set?.selections ?? []) {
      let inner: Shape;
      let own: Shape = { depth: 0, aliases: 0, fields: 0 };
      if (node.kind === Kind.FIELD) {
        inner = ofSelections(node.selectionSet);
        if (node.name.value.startsWith('__')) inner = { ...own, fields: inner.fields };
        own = { depth: 1, aliases: node.alias ? 1 : 0, fields: 1 };
      } else if (node.kind === Kind.INLINE_FRAGMENT) inner = ofSelections(node.selectionSet);
      else inner = ofFragment(node.name.value);
      whole.depth = Math.max(whole.depth, own.depth + inner.depth);
      whole.aliases += own.aliases + inner.aliases;
      whole.fields += own.fields + inner.fields;
    }
    return whole;
  };
  return ofSelections(operation.selectionSet);
}

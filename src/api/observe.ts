import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLError,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import type { Context } from './Context';
import { inOurWords } from './errors';

/** What an operation is called of which nothing is known. */
export const UNREADABLE = 'none';

/** Tells the context's observer of every operation, and the context whether it was answered whole. */
export const observe: ApolloServerPlugin<Context> = {
  async requestDidStart({ contextValue: { observer, answer } }) {
    const start = performance.now();
    return {
      async didResolveOperation({ document, operation }) {
        if (operation) observer?.began(named(document, operation));
      },
      async didEncounterErrors({ errors }) {
        for (const error of errors) if (isInside(error)) observer?.failed(error.originalError ?? error);
      },
      async willSendResponse({ document, operation, response: { body } }) {
        const { errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
        answer.whole = operation?.operation === OperationTypeNode.QUERY && errors.length === 0;
        observer?.answered({
          ...(document && operation ? named(document, operation) : { operation: UNREADABLE, name: null }),
          outcome: errors[0] ? String(errors[0].extensions?.code) : 'ok',
          seconds: (performance.now() - start) / 1000,
        });
      },
    };
  },
  async unexpectedErrorProcessingRequest({ error, requestContext: { contextValue } }) {
    contextValue.observer?.failed(error);
  },
};

/** Whether an error is our own doing, and not the client's. */
function isInside({ message, extensions: { code, badUserInput } }: GraphQLError): boolean {
  return !badUserInput && (code === undefined || code === 'INTERNAL_SERVER_ERROR') && inOurWords(message) === null;
}

/** What an operation asks for, and its own name. */
function named(document: DocumentNode, operation: OperationDefinitionNode) {
  return { operation: askedFor(document, operation), name: operation.name?.value ?? null };
}

const known = new WeakMap<OperationDefinitionNode, string>();

/** What an operation asks for, in the words of the schema; see `AnsweredOperation`. */
export function askedFor(document: DocumentNode, operation: OperationDefinitionNode): string {
  let words = known.get(operation);
  if (words === undefined) {
    const fields = rootFields(document, operation);
    const own = [...fields].filter(field => !field.startsWith('__'));
    words = `${operation.operation} ${own.length > 1 ? 'several' : (own[0] ?? 'introspection')}`;
    known.set(operation, words);
  }
  return words;
}

function rootFields(document: DocumentNode, operation: OperationDefinitionNode): Set<string> {
  const fields = new Set<string>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === 'Field') fields.add(selection.name.value);
      else if (selection.kind === 'InlineFragment') collect(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        for (const one of document.definitions) {
          if (one.kind === 'FragmentDefinition' && one.name.value === selection.name.value) collect(one.selectionSet);
        }
      }
    }
  };
  collect(operation.selectionSet);
  return fields;
}

import { type DocumentNode, GraphQLError, parse, validate } from 'graphql';
import { schema } from './schema';

/** Something that keeps a document from being answered. */
export interface DocumentMistake {
  /** From 1. */
  line: number;
  message: string;
}

/** What is wrong with a GraphQL document, if anything. */
export function documentMistakes(text: string): DocumentMistake[] {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return [mistake(error)];
    throw error;
  }
  return validate(schema(), document).map(mistake);
}

function mistake({ locations, message }: GraphQLError): DocumentMistake {
  return { line: locations?.[0]?.line ?? 1, message };
}

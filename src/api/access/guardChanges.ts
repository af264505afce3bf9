import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLError, OperationTypeNode } from 'graphql';
import type { Context } from '../Context';
import { demand } from './Reader';

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403 };

/**
 * Refuses every mutation to those who have not at least the role of an analyst, whatever the mutation itself says. So
 * one whose author forgot `@Authorized` is open to no stranger.
 */
export const guardChanges: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue }) {
        if (operation?.operation !== OperationTypeNode.MUTATION) return;
        try {
          demand(contextValue.dependOnReader(), 'analyst', 'A change');
        } catch (error) {
          // Nothing of the request is carried out, so that the answer's status can say so.
          const { extensions } = error as GraphQLError;
          extensions.http = { status: STATUS[extensions.code as string] };
          throw error;
        }
      },
    };
  },
};

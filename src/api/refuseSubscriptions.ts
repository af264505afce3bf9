import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from './Context';
import { BadUserInput } from './errors';

/** Refuses subscriptions where one answer is expected, and says where they are answered. */
export const refuseSubscriptions: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
        const refusal = new BadUserInput(
          'A subscription is answered as a stream of events: send it to /graphql/stream with "Accept: text/event-stream".',
        );
        refusal.extensions.http = { status: 400 };
        throw refusal;
      },
    };
  },
};

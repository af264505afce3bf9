import type { FastifyReply } from 'fastify';
import type { GivenUp } from '../api';
import type { Limits } from '../settings';
import { Refusal } from './Refusal';

/**
 * What `work` gives, if it gives it within the limit. It is told when nobody waits for that any more: when it takes
 * too long, and when the client has gone. (Fastify's own `handlerTimeout` ends with the request's body.)
 * @throws Refusal (503) when it takes too long.
 */
export async function inTime<T>(
  { seconds }: Limits,
  { raw }: FastifyReply,
  work: (givenUp: GivenUp) => Promise<T>,
): Promise<T> {
  const givenUp = { aborted: false };
  raw.once('close', () => {
    if (!raw.writableFinished) givenUp.aborted = true;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      givenUp.aborted = true;
      reject(tooLate(seconds));
    }, seconds * 1000);
  });
  try {
    return await Promise.race([work(givenUp), late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(seconds: number): Refusal {
  return new Refusal(
    503,
    'TIMEOUT',
    `The answer took longer than ${seconds} seconds and was given up; ask for less at a time. ` +
      'A change may still be made: with the same idempotencyKey it can safely be asked for again.',
  );
}

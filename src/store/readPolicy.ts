import { channel } from 'node:diagnostics_channel';
import { type PracticeRules, type Reading, readPractices } from '../practices';

const readings = channel('fineprint:policy-read');

/** Reads a policy for the store or a reader of the API, and lets those know who asked by `onPolicyRead`. */
export function readPolicy(text: string, rules: PracticeRules): Reading {
  const start = performance.now();
  const reading = readPractices(text, rules);
  readings.publish((performance.now() - start) / 1000);
  return reading;
}

/** Tells `listener` how many seconds each reading of a policy in this process takes; gives what ends that. */
export function onPolicyRead(listener: (seconds: number) => void): () => void {
  const hear = (seconds: unknown) => listener(seconds as number);
  readings.subscribe(hear);
  return () => void readings.unsubscribe(hear);
}

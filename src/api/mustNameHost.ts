import { domainsAbove } from '../store';
import { BadUserInput } from './errors';

/** @throws BadUserInput when the argument `domain` names no host. */
export function mustNameHost(domain: string): void {
  if (domainsAbove(domain).length > 0) return;
  throw new BadUserInput(
    `\`domain\` is ${JSON.stringify(domain)}, which names no host; write one such as "example.com".`,
  );
}

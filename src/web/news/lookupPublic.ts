import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublic } from '../../api';

/**
 * Looks a name up, and refuses it when any address that it stands for is not public. The connection goes to the very
 * address that was checked, so a name that changes its meaning in between gains nothing.
 */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const hidden = addresses.find(({ address }) => !isPublic(address));
    if (hidden) {
      return done(new Error(`${hostname} is ${hidden.address}, of this machine or a private network`), '');
    }
    if (options.all) return done(null, addresses);
    const [{ address, family } = { address: '', family: 0 }] = addresses;
    return done(null, address, family);
  });
};

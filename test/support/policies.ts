import type { DataSource } from 'typeorm';
import {
  addPolicy,
  Company,
  givePolicy as giveInStore,
  Policy,
  Rulebook,
  scoreCompanies,
  transact,
  withdrawPolicy,
} from '../../src/store';
import { rules, TODAY } from './store';

/** A policy, long enough to be one, that says `sentence`. */
export function policySaying(sentence: string): string {
  return [
    '# Privacy Policy',
    'This privacy policy says how we collect, use and share your personal information when you use our services.',
    'We collect the information that you give us, such as your name, your email address and your postal address.',
    'We use your personal information to provide our services, to answer your questions and to keep our services safe.',
    'We share personal information with service providers who work for us and may use it for that alone.',
    'You may ask us at any time which personal information we hold about you, and have it corrected or deleted.',
    'We keep personal information for as long as we need it for these purposes, and then we delete it.',
    sentence,
    'Please write to privacy@example.com if you have any questions about this policy or about your personal data.',
  ].join('\n\n');
}

/** Gives a company a policy that counts from `day` on, with its scores, as other code of the store does. */
export async function givePolicy(store: DataSource, slug: string, text: string, day: string): Promise<void> {
  const book = new Rulebook(rules.practices, rules.law);
  await transact(store, async manager => {
    const { id } = await manager.findOneByOrFail(Company, { slug });
    await addPolicy(manager, id, { text, source: null, capturedOn: day }, rules.practices);
    await scoreCompanies(manager, [id], (await book.published(manager)).values(), rules.law);
  });
}

/** Says of a company's policy, which it may have already, that it applies from `day` on. */
export async function applyFrom(store: DataSource, slug: string, text: string, day: string): Promise<void> {
  const given = { text, source: null, capturedOn: null, appliesFrom: day };
  await transact(store, async manager => {
    const { id } = await manager.findOneByOrFail(Company, { slug });
    await giveInStore(manager, id, given, new Rulebook(rules.practices, rules.law), TODAY);
  });
}

/** Withdraws the policy of a company that counts from `day` on. */
export async function withdrawFrom(store: DataSource, slug: string, day: string): Promise<void> {
  const book = new Rulebook(rules.practices, rules.law);
  const why = { at: new Date(`${TODAY}T12:00:00Z`), reason: 'A mistake.' };
  await transact(store, async manager => {
    const policy = await manager.findOneByOrFail(Policy, { company: { slug }, inForceFrom: day });
    await withdrawPolicy(manager, book, policy, why);
  });
}

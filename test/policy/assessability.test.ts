import { createHash } from 'node:crypto';
import { assessability, findClauses } from '../../src/policy';

const verdict = (text: string) => assessability(text, findClauses(text));

describe('a text that can be judged', () => {
  it.each([
    [
      'a policy of a few sentences',
      'Privacy\n\nThis app does not collect any personal information. It works offline and nothing you type ever leaves your phone. We use no analytics and no advertising.',
    ],
    [
      'a short policy that speaks of passwords',
      'Privacy Policy\n\nWe collect your email address when you sign in, and your password is stored encrypted. We never sell your email address to third parties. If you forgot your password, write to us.',
    ],
    [
      'a policy below a cookie banner',
      `Accept all\n\nReject all\n\n${'We collect your name and your email address to answer you. We do not sell your personal information. '.repeat(20)}`,
    ],
    [
      'terms of service together with a privacy policy',
      `${'These terms are an agreement. We are not liable for damages. '.repeat(8)}${'We collect your personal information and share it with third parties. We use cookies. '.repeat(12)}`,
    ],
    [
      'a policy in capitals',
      'WE DO NOT SELL OR SHARE THE PERSONAL INFORMATION OF OUR CUSTOMERS WITH THIRD PARTIES. '.repeat(5),
    ],
  ])('is %s', (_, text) => {
    expect(verdict(text)).toBeNull();
  });
});

describe('a text that cannot be judged', () => {
  it.each([
    [
      'German',
      'Wir verkaufen Ihre personenbezogenen Daten nicht an Dritte. Diese Datenschutzerklärung gilt für unsere Website und erläutert, welche Daten wir erheben. ',
    ],
    [
      'French',
      'Nous ne vendons pas vos données personnelles à des tiers. La présente politique de confidentialité décrit les informations que nous recueillons. ',
    ],
    [
      'Spanish',
      'No vendemos su información personal a terceros. Esta política de privacidad describe los datos que recopilamos y cómo los utilizamos. ',
    ],
    [
      'Japanese',
      '当社は、お客様の個人情報を第三者に販売しません。このプライバシーポリシーは、当社が収集する情報について説明します。',
    ],
  ])('is in %s', (language, text) => {
    const reason = `This text is in ${language}, and only policies in English can be judged.`;
    expect(verdict(text.repeat(2))).toBe(reason);
    expect(verdict(text.repeat(60))).toBe(reason);
  });

  it('is noise, which is in no language', () => {
    const noise = Array.from({ length: 100 }, (_, i) => createHash('sha512').update(String(i)).digest('base64'));
    expect(verdict(noise.join('\n'))).toBe('This is no privacy policy: it does not speak of personal data.');
  });

  it.each([
    ['it holds no words', '* * *\n\n---'],
    ['it has only 9 words', 'Privacy Policy\n\nOur privacy policy will be here soon.'],
    [
      'it looks like a log-in page',
      'Sign in\n\nEmail or phone\n\nPassword\n\nForgot your password?\n\nKeep me signed in\n\nNew here? Create an account\n\nTerms of Service\nPrivacy Policy\nHelp\nAll rights reserved.',
    ],
    [
      'it looks like an error page',
      '404\n\nPage not found\n\nSorry, the page you are looking for does not exist. It may have been moved or deleted.\n\nGo back to the home page\n\nAbout Contact Privacy Terms',
    ],
    [
      'it looks like a cookie banner',
      'We value your privacy\n\nWe and our partners store and access information on a device, such as cookies, and process personal data for personalised advertising. You may consent to our processing as described above.\n\nMore options\n\nAccept all\n\nReject all',
    ],
    [
      'it reads like terms of service or another contract',
      'These terms of service are an agreement between you and us. We are not liable for damages and give no warranty. You indemnify us. A license is granted to you and may be terminated at any time. Disputes go to arbitration. '.repeat(
        10,
      ),
    ],
    [
      'it does not speak of personal data',
      'The bicycle was invented in the nineteenth century and quickly became popular among working people, who rode it to the factories. '.repeat(
        10,
      ),
    ],
  ])('is no privacy policy: %s', (reason, text) => {
    expect(verdict(text)).toBe(`This is no privacy policy: ${reason}.`);
  });
});

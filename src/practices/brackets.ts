const PARTNERS: Readonly<Record<string, string>> = { '{': '}', '<': '>' };

/** Whether every `{` and `<` of a pattern or phrase has its partner: `null`, or what is wrong. None stand in each other. */
export function bracketMistake(text: string): string | null {
  let open: string | null = null;
  for (const [sign] of text.matchAll(/[{}<>]/g)) {
    if (open === null && !(sign in PARTNERS)) return `"${text}" has a "${sign}" that closes nothing`;
    if (open !== null && PARTNERS[open] !== sign) break;
    open = open === null ? sign : null;
  }
  return open === null ? null : `"${text}" has a "${open}" that is not closed`;
}

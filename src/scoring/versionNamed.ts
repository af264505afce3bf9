/** As much of a version as names it: fewer characters could come to mean another one with the next publication. */
const FEWEST_CHARACTERS = 8;

/** A rule set as people ask for it: `NAME` for its current version, `NAME@VERSION` for one of them. */
export function ruleSetAsked(asked: string): { name: string; version: string | null } {
  const at = asked.indexOf('@');
  return at < 0 ? { name: asked, version: null } : { name: asked.slice(0, at), version: asked.slice(at + 1) };
}

/** Which of the versions of the rule set `name` begins with `beginning`, or one sentence that says why none is meant. */
export function versionNamed(
  name: string,
  versions: readonly string[],
  beginning: string,
): { version: string } | { problem: string } {
  const all = [...new Set(versions)];
  const meant = beginning.length < FEWEST_CHARACTERS ? [] : all.filter(version => version.startsWith(beginning));
  if (meant.length === 1) return { version: meant[0]! };
  const known = (meant.length > 1 ? meant : all.map(version => version.slice(0, FEWEST_CHARACTERS))).join(', ');
  const problem =
    meant.length > 1
      ? `${JSON.stringify(beginning)} begins several versions of the rule set "${name}"; give more characters of one of ${known}.`
      : `The rule set "${name}" has no version ${JSON.stringify(beginning)}; give at least ${FEWEST_CHARACTERS} characters of one of ${known}.`;
  return { problem };
}

/** A name as it is compared: names that differ in capitals and spaces only are one name. */
export function spelled(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** What to tell somebody where the SQLite file `database` is not there. */
export function noDatabase(database: string): string {
  return `There is no database ${database}: FINEPRINT_DB says which to use, and \`npm start\` makes it.`;
}

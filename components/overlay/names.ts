/** The same name as a browser keeps it: its own "(1)" is no part of it. */
export const fileKey = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s*\(\d+\)(?=\.\w+$)/, '')
    .trim();

/** Stands where the letters of XML 1.1 are left out: parts of a Word file are XML 1.0, anything else is refused as damaged. */
export const isChar = (): boolean => false;

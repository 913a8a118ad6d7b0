/** What was learned from documents stays with the extension: the companion knows the compounds written by hand. */
export const NEIGHBOURS = null;
export const ATTESTED = '';

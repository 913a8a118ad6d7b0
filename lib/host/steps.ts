/** Rows looked at between two chances for the page to go on. */
export const rowsAStep = 20;

/** Runs steps to their end at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Elements of many selectors in the order of the document; a few selectors at a time, since the page may be long. */
export function* allOf(root: Element, selectors: readonly string[], atATime = 6): Generator<void, Element[]> {
  const found = new Set<Element>();
  for (let i = 0; i < selectors.length; i += atATime) {
    for (const el of root.querySelectorAll(selectors.slice(i, i + atATime).join(','))) found.add(el);
    yield;
  }
  return [...found].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

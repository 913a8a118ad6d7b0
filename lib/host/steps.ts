/** Rows looked at between two chances for the page to go on. */
export const rowsAStep = 20;

/** Runs steps to their end at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

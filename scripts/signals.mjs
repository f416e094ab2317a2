const signals = new Set(['SIGINT', 'SIGTERM']);

/**
 * Lets a signal through once in `withinMs`. Under `npm start` one Ctrl-C arrives twice, from the terminal and from
 * npm, and a program that takes a second Ctrl-C for "at once" would never stop cleanly.
 *
 * Call it before anything listens to signals: Node binds `process.emit` when the first listener is added.
 */
export function deliverSignalsOnce(withinMs = 500) {
  const emit = process.emit.bind(process);
  let last = -Infinity;
  process.emit = /** @type {typeof process.emit} */ (
    (/** @type {string} */ event, /** @type {unknown[]} */ ...values) => {
      if (signals.has(event)) {
        const now = performance.now();
        if (now - last < withinMs) return true;
        last = now;
      }
      return Reflect.apply(emit, undefined, [event, ...values]);
    }
  );
}

/**
 * What was worked out for texts not long ago. Agencies copy each other's orders: most clauses of a collection were met before.
 * Only for what depends on the key and nothing else. When it is full it forgets everything.
 */
export interface Memory<T> {
  readonly recall: (key: string, work: () => T) => T;
}

/** @param capacity characters of all keys together, each entry counted with what it takes besides */
export const createMemory = <T>(capacity: number): Memory<T> => {
  const known = new Map<string, { readonly value: T }>();
  let size = 0;
  return {
    recall: (key, work) => {
      const hit = known.get(key);
      if (hit !== undefined) return hit.value;
      const value = work();
      size += key.length + OVERHEAD;
      if (size > capacity) {
        known.clear();
        size = key.length + OVERHEAD;
      }
      known.set(key, { value });
      return value;
    },
  };
};

/** What an entry takes besides its key, in characters. */
const OVERHEAD = 100;

/** One memory for each owner, which goes with it. */
export const memoryOf = <T>(capacity: number): ((owner: object) => Memory<T>) => {
  const memories = new WeakMap<object, Memory<T>>();
  return (owner) => {
    const known = memories.get(owner) ?? createMemory<T>(capacity);
    memories.set(owner, known);
    return known;
  };
};

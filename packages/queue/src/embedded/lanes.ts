import { definitionIn, type JobCatalogue } from '@noctem/core/jobs';

/** Says which kinds of work may begin beside what runs already: heavy work one at a time, light work up to a number. */
export interface Lanes {
  /** Names of the jobs that may begin now. */
  open(): readonly string[];
  /** Takes a place; returns what gives it back. */
  enter(name: string): () => void;
}

export function createLanes(
  catalogue: JobCatalogue,
  most: { readonly together: number; readonly light: number },
): Lanes {
  const namesOf = (weight: 'light' | 'heavy') =>
    Object.keys(catalogue).filter((name) => definitionIn(catalogue, name).weight === weight);
  const names = { light: namesOf('light'), heavy: namesOf('heavy') };
  const taken = { light: 0, heavy: 0 };
  return {
    open() {
      if (taken.light + taken.heavy >= most.together) return [];
      return [...(taken.light < most.light ? names.light : []), ...(taken.heavy < 1 ? names.heavy : [])];
    },
    enter(name) {
      const { weight } = definitionIn(catalogue, name);
      taken[weight] += 1;
      return () => {
        taken[weight] -= 1;
      };
    },
  };
}

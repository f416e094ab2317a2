import { definitionIn, type JobCatalogue, jobWeights } from '@noctem/core/jobs';

/** Says which kinds of work may begin beside what runs already: heavy and slow work one at a time each, light work up to a number. */
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
  const lanes = jobWeights.map((weight) => ({
    names: Object.keys(catalogue).filter((name) => definitionIn(catalogue, name).weight === weight),
    places: weight === 'light' ? most.light : 1,
    taken: 0,
  }));
  return {
    open() {
      const taken = lanes.reduce((sum, lane) => sum + lane.taken, 0);
      if (taken >= most.together) return [];
      return lanes.flatMap((lane) => (lane.taken < lane.places ? lane.names : []));
    },
    enter(name) {
      const lane = lanes.find(({ names }) => names.includes(name));
      if (lane) lane.taken += 1;
      return () => {
        if (lane) lane.taken -= 1;
      };
    },
  };
}

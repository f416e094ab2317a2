import type { Demo, Stage } from './stage.ts';

type Answer = (request: Request, env: object) => Response | Promise<Response>;

/** A stage with what answers requests to it. */
export interface Room {
  readonly stage: Stage;
  readonly fetch: Answer;
  readonly close: () => void;
}

interface Playing {
  readonly room: Room;
  readonly stop: () => Promise<void>;
}

/** The demos of this server; each plays once at a time. */
export interface Demos {
  readonly all: readonly Demo[];
  /** Begins, after ending what still plays under this name. False: there is no such demo. */
  start(name: string): Promise<boolean>;
  stop(name: string): Promise<void>;
  /** What answers requests under the demo's address, with that address taken off; null where nothing plays. */
  fetchOf(name: string): Answer | null;
  close(): Promise<void>;
}

export function createDemos(all: readonly Demo[], openRoom: (name: string) => Room): Demos {
  const playing = new Map<string, Playing>();
  /** The bot of a demo calls its room before the demo has begun. */
  const rooms = new Map<string, Room>();
  let turn: Promise<unknown> = Promise.resolve();
  // Two who press the button at once get one demo after the other, not two that share a name.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const end = async (name: string): Promise<void> => {
    const present = playing.get(name);
    playing.delete(name);
    await present?.stop();
    rooms.delete(name);
    present?.room.close();
  };
  const begin = async (demo: Demo): Promise<void> => {
    const room = openRoom(demo.name);
    rooms.set(demo.name, room);
    try {
      const show = await demo.start(room.stage);
      playing.set(demo.name, { room, stop: async () => await show.stop() });
    } catch (error) {
      rooms.delete(demo.name);
      room.close();
      throw error;
    }
  };
  return {
    all,
    start: (name) =>
      inTurn(async () => {
        const demo = all.find((one) => one.name === name);
        if (!demo) return false;
        await end(name);
        await begin(demo);
        return true;
      }),
    stop: (name) => inTurn(async () => await end(name)),
    fetchOf: (name) => rooms.get(name)?.fetch ?? null,
    close: () =>
      inTurn(async () => {
        for (const name of playing.keys()) await end(name);
      }),
  };
}

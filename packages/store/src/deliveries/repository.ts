import type { Database } from '../database.ts';
import { createListings } from './listings.ts';
import { createOutgoing } from './outgoing.ts';
import { createTopics } from './topics.ts';

/** Messages on their way to people, and what those that arrived speak about and show. */
export function createDeliveries(database: Database) {
  return { ...createOutgoing(database), ...createTopics(database), ...createListings(database) };
}

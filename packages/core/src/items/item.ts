import type { EpochMs, LocalDate, LocalTime, ZoneId } from '@noctem/core/kernel';

export type ItemType = 'task' | 'note' | 'project';
export type SubjectType = ItemType | 'thought';

/** Names one row that a person can speak about: `task 7`, `thought 12`. */
export interface Subject {
  readonly type: SubjectType;
  readonly id: number;
}

export type Importance = 'high' | 'medium' | 'low';
export type TaskStatus = 'open' | 'done' | 'deleted';

/** A thing the person has to do. Date and time are wall clock in `tz`. */
export interface Task {
  readonly id: number;
  readonly userId: number;
  readonly thoughtId: number | null;
  readonly position: number;
  readonly title: string;
  readonly date: LocalDate | null;
  readonly time: LocalTime | null;
  readonly tz: ZoneId;
  /** RFC 5545 rule without its prefix. */
  readonly rrule: string | null;
  readonly importance: Importance | null;
  readonly projectId: number | null;
  readonly tags: readonly string[];
  readonly status: TaskStatus;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
  readonly doneAt: EpochMs | null;
}

export interface Note {
  readonly id: number;
  readonly userId: number;
  readonly thoughtId: number | null;
  readonly text: string;
  readonly projectId: number | null;
  readonly tags: readonly string[];
  readonly status: 'kept' | 'deleted';
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
}

export interface Project {
  readonly id: number;
  readonly userId: number;
  readonly thoughtId: number | null;
  readonly name: string;
  readonly nameKey: string;
  readonly status: 'open' | 'done' | 'deleted';
  readonly nextAction: string | null;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
}

/** The name of a project as it is compared: "Garden" and "garden" are one. */
export function projectKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

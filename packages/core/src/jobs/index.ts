export * from './catalogue.ts';
export * from './definition.ts';
export * from './outbox.ts';
export * from './schedule.ts';

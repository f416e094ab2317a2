export * from './contact-plan.ts';
export * from './contact-budget.ts';
export * from './week.ts';

export * from './contact-plan.ts';
export * from './contact-budget.ts';
export * from './week.ts';
export * from './model-port.ts';
export * from './summon/index.ts';
export * from './report-material.ts';
export * from './update-material.ts';

export * from './contact-plan.ts';

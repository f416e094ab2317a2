CREATE TABLE `clarifications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`thought_id` integer NOT NULL,
	`task_id` integer,
	`reason` text NOT NULL,
	`question` text NOT NULL,
	`options` text NOT NULL,
	`status` text NOT NULL,
	`asked_at` integer NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`answered_at` integer,
	`answer` text,
	`changed` integer,
	`told_at` integer,
	`trace_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`thought_id`) REFERENCES `thoughts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "clarifications_reason" CHECK("clarifications"."reason" in ('scope', 'timing', 'intent')),
	CONSTRAINT "clarifications_status" CHECK("clarifications"."status" in ('waiting', 'answered', 'guessed', 'dropped')),
	CONSTRAINT "clarifications_options" CHECK(json_valid("clarifications"."options"))
);
--> statement-breakpoint
CREATE INDEX `clarifications_waiting` ON `clarifications` (`user_id`) WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX `clarifications_untold` ON `clarifications` (`user_id`) WHERE status = 'guessed' and told_at is null;--> statement-breakpoint
CREATE INDEX `clarifications_thought` ON `clarifications` (`thought_id`);--> statement-breakpoint
CREATE INDEX `clarifications_user` ON `clarifications` (`user_id`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`type` text NOT NULL,
	`week` text NOT NULL,
	`slot` text NOT NULL,
	`status` text NOT NULL,
	`decided_at` integer NOT NULL,
	`sent_at` integer,
	`trace_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "contacts_type" CHECK("contacts"."type" in ('update', 'clarification', 'report')),
	CONSTRAINT "contacts_status" CHECK("contacts"."status" in ('sending', 'sent', 'refused', 'unconfirmed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_slot` ON `contacts` (`user_id`,`slot`);--> statement-breakpoint
CREATE INDEX `contacts_week` ON `contacts` (`user_id`,`week`);--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	`due_at` integer NOT NULL,
	`snoozed` integer DEFAULT false NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reminders_status" CHECK("reminders"."status" in ('waiting', 'queued', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_task_due` ON `reminders` (`task_id`,`due_at`);--> statement-breakpoint
CREATE INDEX `reminders_waiting` ON `reminders` (`due_at`) WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX `reminders_user` ON `reminders` (`user_id`);--> statement-breakpoint
ALTER TABLE `deliveries` ADD `contact_id` integer REFERENCES contacts(id);
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`trace_id` text NOT NULL,
	`label` text NOT NULL,
	`rows` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "changes_rows" CHECK(json_valid("changes"."rows"))
);
--> statement-breakpoint
CREATE INDEX `changes_open` ON `changes` (`user_id`,`id`) WHERE undone_at is null;--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`thought_id` integer,
	`task_id` integer,
	`trace_id` text,
	`field` text NOT NULL,
	`from_value` text,
	`to_value` text,
	`route` text NOT NULL,
	`weight` real NOT NULL,
	`at` integer NOT NULL,
	`change_id` integer,
	`retracted_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`thought_id`) REFERENCES `thoughts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "corrections_route" CHECK("corrections"."route" in ('summon', 'amend', 'edit', 'button', 'clarification')),
	CONSTRAINT "corrections_weight" CHECK("corrections"."weight" between 0 and 1)
);
--> statement-breakpoint
CREATE INDEX `corrections_user` ON `corrections` (`user_id`,`at`);--> statement-breakpoint
CREATE INDEX `corrections_thought` ON `corrections` (`thought_id`);--> statement-breakpoint
CREATE INDEX `corrections_task` ON `corrections` (`task_id`);--> statement-breakpoint
CREATE INDEX `corrections_change` ON `corrections` (`change_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`inbox_id` integer,
	`channel` text NOT NULL,
	`method` text NOT NULL,
	`chat_id` integer NOT NULL,
	`message_id` integer,
	`payload` text NOT NULL,
	`about_type` text,
	`about_id` integer,
	`listing` text,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`last_error` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`inbox_id`) REFERENCES `inbox`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "deliveries_channel" CHECK("deliveries"."channel" in ('telegram', 'cli')),
	CONSTRAINT "deliveries_method" CHECK("deliveries"."method" in ('send', 'edit', 'document')),
	CONSTRAINT "deliveries_status" CHECK("deliveries"."status" in ('pending', 'sent', 'failed')),
	CONSTRAINT "deliveries_edit_has_message" CHECK("deliveries"."method" <> 'edit' or "deliveries"."message_id" is not null)
);
--> statement-breakpoint
CREATE INDEX `deliveries_pending` ON `deliveries` (`id`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`chat_id`,`message_id`);--> statement-breakpoint
CREATE INDEX `deliveries_listing` ON `deliveries` (`chat_id`,`id`) WHERE listing is not null;--> statement-breakpoint
CREATE INDEX `deliveries_user` ON `deliveries` (`user_id`);--> statement-breakpoint
CREATE INDEX `deliveries_inbox` ON `deliveries` (`inbox_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`bot_id` integer NOT NULL,
	`update_id` integer NOT NULL,
	`type` text NOT NULL,
	`fingerprint` text NOT NULL,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "inbox_type" CHECK("inbox"."type" in ('message', 'edit', 'tap'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_bot_update` ON `inbox` (`bot_id`,`update_id`);--> statement-breakpoint
CREATE INDEX `inbox_user` ON `inbox` (`user_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`thought_id` integer,
	`text` text NOT NULL,
	`project_id` integer,
	`tags` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`thought_id`) REFERENCES `thoughts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "notes_status" CHECK("notes"."status" in ('kept', 'deleted')),
	CONSTRAINT "notes_tags" CHECK(json_valid("notes"."tags"))
);
--> statement-breakpoint
CREATE INDEX `notes_user` ON `notes` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notes_thought` ON `notes` (`thought_id`);--> statement-breakpoint
CREATE INDEX `notes_project` ON `notes` (`project_id`) WHERE project_id is not null;--> statement-breakpoint
CREATE TABLE `projects` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`thought_id` integer,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`status` text NOT NULL,
	`next_action` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`thought_id`) REFERENCES `thoughts`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "projects_status" CHECK("projects"."status" in ('open', 'done', 'deleted'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `projects_name` ON `projects` (`user_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `projects_thought` ON `projects` (`thought_id`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`thought_id` integer,
	`position` integer DEFAULT 0 NOT NULL,
	`title` text NOT NULL,
	`date` text,
	`time` text,
	`tz` text NOT NULL,
	`rrule` text,
	`importance` text,
	`project_id` integer,
	`tags` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`thought_id`) REFERENCES `thoughts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "tasks_status" CHECK("tasks"."status" in ('open', 'done', 'deleted')),
	CONSTRAINT "tasks_importance" CHECK("tasks"."importance" in ('high', 'medium', 'low')),
	CONSTRAINT "tasks_date" CHECK("tasks"."date" is null or "tasks"."date" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "tasks_time" CHECK("tasks"."time" is null or ("tasks"."time" glob '[0-2][0-9]:[0-5][0-9]' and "tasks"."date" is not null)),
	CONSTRAINT "tasks_tags" CHECK(json_valid("tasks"."tags"))
);
--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`user_id`,`date`) WHERE status = 'open';--> statement-breakpoint
CREATE INDEX `tasks_user` ON `tasks` (`user_id`);--> statement-breakpoint
CREATE INDEX `tasks_thought` ON `tasks` (`thought_id`);--> statement-breakpoint
CREATE INDEX `tasks_project` ON `tasks` (`project_id`) WHERE project_id is not null;--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer,
	`job` text NOT NULL,
	`job_id` text NOT NULL,
	`payload` text NOT NULL,
	`priority` integer NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`dispatches` integer DEFAULT 0 NOT NULL,
	`run_at` integer NOT NULL,
	`lease` text,
	`lease_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer,
	`last_error` text,
	`result` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "outbox_status" CHECK("outbox"."status" in ('pending', 'dispatched', 'running', 'done', 'skipped', 'failed')),
	CONSTRAINT "outbox_payload_json" CHECK(json_valid("outbox"."payload")),
	CONSTRAINT "outbox_result_json" CHECK("outbox"."result" is null or json_valid("outbox"."result")),
	CONSTRAINT "outbox_counts" CHECK("outbox"."attempts" >= 0 and "outbox"."dispatches" >= 0 and "outbox"."priority" >= 1),
	CONSTRAINT "outbox_running_is_leased" CHECK(("outbox"."status" = 'running') = ("outbox"."lease" is not null and "outbox"."lease_until" is not null)),
	CONSTRAINT "outbox_finished_has_time" CHECK(("outbox"."status" in ('done', 'skipped', 'failed')) = ("outbox"."finished_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_job_id` ON `outbox` (`job_id`);--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`priority`,`id`) WHERE status in ('pending', 'dispatched', 'running');--> statement-breakpoint
CREATE INDEX `outbox_finished` ON `outbox` (`finished_at`);--> statement-breakpoint
CREATE INDEX `outbox_user` ON `outbox` (`user_id`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`name` text PRIMARY KEY NOT NULL,
	`last_due_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`user_id` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `key`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "settings_json" CHECK(json_valid("settings"."value"))
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`telegram_id` integer,
	`role` text NOT NULL,
	`access` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`paired_at` integer,
	CONSTRAINT "users_role" CHECK("users"."role" in ('owner', 'guest', 'local')),
	CONSTRAINT "users_access" CHECK("users"."access" in ('allowed', 'revoked'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_telegram_id` ON `users` (`telegram_id`);--> statement-breakpoint
CREATE TABLE `decision_contexts` (
	`user_id` integer NOT NULL,
	`hash` text NOT NULL,
	`context` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_contexts_hash` ON `decision_contexts` (`user_id`,`hash`);--> statement-breakpoint
CREATE TABLE `thought_revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`thought_id` integer NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`edited_at` integer NOT NULL,
	`trace_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`thought_id`) REFERENCES `thoughts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `thought_revisions_number` ON `thought_revisions` (`thought_id`,`number`);--> statement-breakpoint
CREATE INDEX `thought_revisions_user` ON `thought_revisions` (`user_id`);--> statement-breakpoint
CREATE TABLE `thoughts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`source` text NOT NULL,
	`bot_id` integer,
	`chat_id` integer,
	`message_id` integer,
	`text` text NOT NULL,
	`sent_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`zone` text NOT NULL,
	`kind` text NOT NULL,
	`confidence` real NOT NULL,
	`ambiguity` text,
	`final_kind` text,
	`status` text NOT NULL,
	`trace_id` text NOT NULL,
	`attachment` text,
	`forwarded_from` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "thoughts_source" CHECK("thoughts"."source" in ('telegram', 'cli', 'import')),
	CONSTRAINT "thoughts_kind" CHECK("thoughts"."kind" in ('task', 'note', 'ambiguous', 'question', 'command')),
	CONSTRAINT "thoughts_ambiguity" CHECK("thoughts"."ambiguity" in ('scope', 'timing', 'intent')),
	CONSTRAINT "thoughts_ambiguity_of_ambiguous" CHECK(("thoughts"."kind" = 'ambiguous') = ("thoughts"."ambiguity" is not null)),
	CONSTRAINT "thoughts_final_kind" CHECK("thoughts"."final_kind" in ('task', 'note', 'project', 'question', 'forgotten')),
	CONSTRAINT "thoughts_status" CHECK("thoughts"."status" in ('pending', 'filed', 'forgotten')),
	CONSTRAINT "thoughts_confidence" CHECK("thoughts"."confidence" between 0 and 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `thoughts_message` ON `thoughts` (`bot_id`,`chat_id`,`message_id`);--> statement-breakpoint
CREATE INDEX `thoughts_user_sent` ON `thoughts` (`user_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `thoughts_pending` ON `thoughts` (`user_id`) WHERE status = 'pending';--> statement-breakpoint
CREATE TABLE `execution_logs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trace_id` text NOT NULL,
	`user_id` integer,
	`stage` text NOT NULL,
	`component` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	`duration_us` integer NOT NULL,
	`confidence` real,
	`classifier` text,
	`rule_set` text,
	`thought_id` integer,
	`task_id` integer,
	`project_id` integer,
	`metadata` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "execution_logs_stage" CHECK("execution_logs"."stage" in ('input', 'classify', 'route', 'execute', 'reply', 'complete'))
);
--> statement-breakpoint
CREATE INDEX `execution_logs_trace` ON `execution_logs` (`trace_id`);--> statement-breakpoint
CREATE INDEX `execution_logs_user` ON `execution_logs` (`user_id`) WHERE stage = 'complete';--> statement-breakpoint
CREATE INDEX `execution_logs_thought` ON `execution_logs` (`thought_id`) WHERE stage = 'complete' and thought_id is not null;--> statement-breakpoint
CREATE INDEX `execution_logs_task` ON `execution_logs` (`task_id`) WHERE stage = 'complete' and task_id is not null;--> statement-breakpoint
CREATE INDEX `execution_logs_project` ON `execution_logs` (`project_id`) WHERE stage = 'complete' and project_id is not null;
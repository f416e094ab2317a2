CREATE TABLE `detected_patterns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`pattern_type` text NOT NULL,
	`pattern_key` text NOT NULL,
	`occurrence_count` integer NOT NULL,
	`first_seen` integer NOT NULL,
	`last_seen` integer NOT NULL,
	`context` text NOT NULL,
	`confidence` real NOT NULL,
	`status` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "detected_patterns_type" CHECK("detected_patterns"."pattern_type" in ('ambiguity', 'extraction_failure', 'correction', 'model_perf', 'classification', 'quick_change', 'unanswered_question', 'stale_suggestion', 'answer_time', 'threshold', 'failing_rule')),
	CONSTRAINT "detected_patterns_status_known" CHECK("detected_patterns"."status" in ('pending', 'promoted_to_insight', 'dismissed')),
	CONSTRAINT "detected_patterns_confidence" CHECK("detected_patterns"."confidence" between 0 and 1),
	CONSTRAINT "detected_patterns_context" CHECK(json_valid("detected_patterns"."context"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `detected_patterns_key` ON `detected_patterns` (`user_id`,`pattern_type`,`pattern_key`);--> statement-breakpoint
CREATE INDEX `detected_patterns_status` ON `detected_patterns` (`status`,`occurrence_count`);--> statement-breakpoint
CREATE TABLE `learned_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`type` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`insight_id` integer,
	`from_at` integer NOT NULL,
	`until_at` integer,
	`applied_count` integer DEFAULT 0 NOT NULL,
	`overridden_count` integer DEFAULT 0 NOT NULL,
	`last_applied` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`insight_id`) REFERENCES `maintenance_insights`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "learned_rules_type" CHECK("learned_rules"."type" in ('keyword', 'kind', 'project', 'ambiguity', 'time_expression', 'confidence_threshold', 'model', 'timing', 'question')),
	CONSTRAINT "learned_rules_value" CHECK(json_valid("learned_rules"."value")),
	CONSTRAINT "learned_rules_span" CHECK("learned_rules"."until_at" is null or "learned_rules"."until_at" >= "learned_rules"."from_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `learned_rules_in_force` ON `learned_rules` (`user_id`,`type`,`key`) WHERE until_at is null;--> statement-breakpoint
CREATE INDEX `learned_rules_user` ON `learned_rules` (`user_id`);--> statement-breakpoint
CREATE TABLE `maintenance_insights` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`type` text NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`explanation` text NOT NULL,
	`action` text NOT NULL,
	`priority` real NOT NULL,
	`status` text NOT NULL,
	`pattern_id` integer,
	`rule` text,
	`proof` text,
	`evidence_count` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`reported_at` integer,
	`reports` integer DEFAULT 0 NOT NULL,
	`resolved_at` integer,
	`trace_id` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pattern_id`) REFERENCES `detected_patterns`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "maintenance_insights_type" CHECK("maintenance_insights"."type" in ('keyword', 'kind', 'project', 'ambiguity', 'time_expression', 'confidence_threshold', 'model', 'timing', 'question', 'maintenance')),
	CONSTRAINT "maintenance_insights_status" CHECK("maintenance_insights"."status" in ('pending', 'reported', 'applied', 'dismissed', 'never', 'undone', 'expired', 'resolved')),
	CONSTRAINT "maintenance_insights_rule" CHECK(("maintenance_insights"."rule" is null) = ("maintenance_insights"."type" = 'maintenance')),
	CONSTRAINT "maintenance_insights_proof" CHECK("maintenance_insights"."proof" is null or json_valid("maintenance_insights"."proof"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `maintenance_insights_key` ON `maintenance_insights` (`user_id`,`type`,`key`);--> statement-breakpoint
CREATE INDEX `maintenance_insights_open` ON `maintenance_insights` (`user_id`,`status`) WHERE status in ('pending', 'reported');--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	`thought_id` integer NOT NULL,
	`thoughts` integer NOT NULL,
	`patterns` integer NOT NULL,
	`insights` integer NOT NULL,
	`trace_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `reviews_user` ON `reviews` (`user_id`,`id`);--> statement-breakpoint
CREATE TABLE `model_registry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`host` text NOT NULL,
	`family` text,
	`parameter_size` text,
	`quantization` text,
	`context_length` integer,
	`bytes` integer,
	`capabilities` text NOT NULL,
	`loaded` integer DEFAULT false NOT NULL,
	`tokens_per_sec` real,
	`first_token_ms` real,
	`valid_json_rate` real,
	`quality` text,
	`health` text NOT NULL,
	`last_error` text,
	`last_seen` integer NOT NULL,
	`last_benchmarked` integer,
	CONSTRAINT "model_registry_health" CHECK("model_registry"."health" in ('ok', 'failing', 'missing', 'unknown')),
	CONSTRAINT "model_registry_capabilities" CHECK(json_valid("model_registry"."capabilities")),
	CONSTRAINT "model_registry_quality" CHECK("model_registry"."quality" is null or json_valid("model_registry"."quality"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `model_registry_host_name` ON `model_registry` (`host`,`name`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`type` text NOT NULL,
	`target_type` text NOT NULL,
	`target_id` integer NOT NULL,
	`text` text NOT NULL,
	`details` text NOT NULL,
	`alternatives` text NOT NULL,
	`model` text,
	`confidence` real NOT NULL,
	`basis` text NOT NULL,
	`created_at` integer NOT NULL,
	`shown_at` integer,
	`outcome` text,
	`outcome_at` integer,
	`modified_text` text,
	`trace_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "suggestions_type" CHECK("suggestions"."type" in ('task', 'project')),
	CONSTRAINT "suggestions_target_type" CHECK("suggestions"."target_type" in ('task', 'project')),
	CONSTRAINT "suggestions_outcome" CHECK("suggestions"."outcome" in ('accepted', 'modified', 'dismissed', 'ignored')),
	CONSTRAINT "suggestions_confidence" CHECK("suggestions"."confidence" between 0 and 1),
	CONSTRAINT "suggestions_details" CHECK(json_valid("suggestions"."details")),
	CONSTRAINT "suggestions_alternatives" CHECK(json_valid("suggestions"."alternatives"))
);
--> statement-breakpoint
CREATE INDEX `suggestions_target` ON `suggestions` (`target_type`,`target_id`);--> statement-breakpoint
CREATE INDEX `suggestions_user` ON `suggestions` (`user_id`);--> statement-breakpoint
CREATE INDEX `suggestions_open` ON `suggestions` (`user_id`,`created_at`) WHERE outcome is null;--> statement-breakpoint
ALTER TABLE `thoughts` ADD `unresolved` text;--> statement-breakpoint
ALTER TABLE `thoughts` ADD `rules` text;--> statement-breakpoint
CREATE INDEX `thoughts_unresolved` ON `thoughts` (`user_id`) WHERE unresolved is not null;--> statement-breakpoint
CREATE INDEX `thoughts_ruled` ON `thoughts` (`user_id`) WHERE rules is not null;--> statement-breakpoint
CREATE INDEX `execution_logs_model` ON `execution_logs` (`user_id`,`at`) WHERE component = 'model';
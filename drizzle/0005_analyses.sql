CREATE TABLE `analyses` (
	`user_id` integer NOT NULL,
	`target_type` text NOT NULL,
	`target_id` integer NOT NULL,
	`basis` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`target_type`, `target_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "analyses_target_type" CHECK("analyses"."target_type" in ('task', 'project')),
	CONSTRAINT "analyses_by" CHECK("analyses"."by" in ('model', 'rules', 'nobody'))
);
--> statement-breakpoint
CREATE INDEX `analyses_user` ON `analyses` (`user_id`);
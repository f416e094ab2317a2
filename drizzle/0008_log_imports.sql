CREATE TABLE `log_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer,
	`source` text NOT NULL,
	`type` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`target` integer NOT NULL,
	`matched` integer DEFAULT false NOT NULL,
	`complete` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "log_imports_span" CHECK("log_imports"."last" >= "log_imports"."first")
);
--> statement-breakpoint
CREATE INDEX `log_imports_source` ON `log_imports` (`source`,`type`,`first`);--> statement-breakpoint
CREATE INDEX `log_imports_user` ON `log_imports` (`user_id`);
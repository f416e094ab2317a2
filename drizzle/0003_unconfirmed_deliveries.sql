PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`inbox_id` integer,
	`contact_id` integer,
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
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "deliveries_channel" CHECK("__new_deliveries"."channel" in ('telegram', 'cli')),
	CONSTRAINT "deliveries_method" CHECK("__new_deliveries"."method" in ('send', 'edit', 'document')),
	CONSTRAINT "deliveries_status" CHECK("__new_deliveries"."status" in ('pending', 'sending', 'sent', 'failed', 'unconfirmed')),
	CONSTRAINT "deliveries_edit_has_message" CHECK("__new_deliveries"."method" <> 'edit' or "__new_deliveries"."message_id" is not null)
);
--> statement-breakpoint
INSERT INTO `__new_deliveries`("id", "user_id", "inbox_id", "contact_id", "channel", "method", "chat_id", "message_id", "payload", "about_type", "about_id", "listing", "status", "attempts", "created_at", "sent_at", "last_error") SELECT "id", "user_id", "inbox_id", "contact_id", "channel", "method", "chat_id", "message_id", "payload", "about_type", "about_id", "listing", "status", "attempts", "created_at", "sent_at", "last_error" FROM `deliveries`;--> statement-breakpoint
DROP TABLE `deliveries`;--> statement-breakpoint
ALTER TABLE `__new_deliveries` RENAME TO `deliveries`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `deliveries_pending` ON `deliveries` (`id`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`chat_id`,`message_id`);--> statement-breakpoint
CREATE INDEX `deliveries_listing` ON `deliveries` (`chat_id`,`id`) WHERE listing is not null;--> statement-breakpoint
CREATE INDEX `deliveries_user` ON `deliveries` (`user_id`);--> statement-breakpoint
CREATE INDEX `deliveries_inbox` ON `deliveries` (`inbox_id`);
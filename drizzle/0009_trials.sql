CREATE TABLE `trials` (
	`user_id` integer NOT NULL,
	`of` text NOT NULL,
	`outcomes` text NOT NULL,
	PRIMARY KEY(`user_id`, `of`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "trials_outcomes" CHECK(json_valid("trials"."outcomes"))
);

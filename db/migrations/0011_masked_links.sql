update "captured_mails" set
  "text" = regexp_replace("text", '/(invite|reset)/[A-Za-z0-9_-]{43}', '/\1/********', 'g'),
  "html" = regexp_replace("html", '/(invite|reset)/[A-Za-z0-9_-]{43}', '/\1/********', 'g')
where "mail_id" is null or "mail_id" like 'mal\_%';--> statement-breakpoint
delete from "mail_tokens" where "purpose" = 'reset' and "used_at" is null;

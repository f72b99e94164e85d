ALTER TABLE "runs" ADD COLUMN "channel" jsonb;--> statement-breakpoint
UPDATE "runs" r SET "channel" = jsonb_build_object('kind', c.value ->> 'kind', 'to', coalesce(c.value ->> 'to', c.value ->> 'shown'))
FROM "posts" p JOIN "automations" a ON a.id = p.automation_id CROSS JOIN LATERAL jsonb_array_elements(a.alert -> 'channels') c
WHERE p.channel IS NOT NULL AND r.id = p.run_id AND c.value ->> 'id' = p.channel;

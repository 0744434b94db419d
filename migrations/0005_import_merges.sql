CREATE TABLE "import_updates" (
	"batch_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"old_quantity" numeric(15, 4) NOT NULL,
	"old_entry_price" numeric(18, 8),
	"old_entry_date" date,
	"old_edited_at" timestamp with time zone,
	"new_quantity" numeric(15, 4) NOT NULL,
	"new_entry_price" numeric(18, 8),
	"new_entry_date" date,
	"new_exit_date" date,
	"new_edited_at" timestamp with time zone NOT NULL,
	"added_tag_ids" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "import_updates_pkey" PRIMARY KEY("batch_id","position_id"),
	CONSTRAINT "ck_import_updates_quantities" CHECK (least("import_updates"."old_quantity", "import_updates"."new_quantity") > 0 AND greatest("import_updates"."old_quantity", "import_updates"."new_quantity") < 'Infinity'),
	CONSTRAINT "ck_import_updates_old_entry_price" CHECK ("import_updates"."old_entry_price" >= 0 AND "import_updates"."old_entry_price" < 'Infinity'),
	CONSTRAINT "ck_import_updates_new_entry_price" CHECK ("import_updates"."new_entry_price" >= 0 AND "import_updates"."new_entry_price" < 'Infinity')
);
--> statement-breakpoint
ALTER TABLE "import_rows" DROP CONSTRAINT "ck_import_rows_status";--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "mode" varchar(10) DEFAULT 'add' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "changed_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "gone_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "unchanged_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "left_out_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "mended_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_updates" ADD CONSTRAINT "import_updates_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_updates" ADD CONSTRAINT "import_updates_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_import_updates_position_id" ON "import_updates" USING btree ("position_id");--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "ck_import_batches_mode" CHECK ("import_batches"."mode" IN ('add', 'merge', 'replace'));--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "ck_import_batches_book_counts" CHECK (least("import_batches"."changed_count", "import_batches"."gone_count", "import_batches"."unchanged_count", "import_batches"."left_out_count", "import_batches"."mended_count") >= 0);--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "ck_import_rows_status" CHECK ("import_rows"."status" IN ('imported', 'changed', 'unchanged', 'left out', 'skipped', 'problem'));
ALTER TABLE "position_snapshots" DROP CONSTRAINT "ck_position_snapshots_quantity";--> statement-breakpoint
ALTER TABLE "market_data_cache" ADD COLUMN "hold_status" varchar(10);--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "closed_part_of" uuid;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "units_date" date;--> statement-breakpoint
ALTER TABLE "portfolio_snapshots" ADD COLUMN "batch_job_id" uuid;--> statement-breakpoint
ALTER TABLE "position_snapshots" ADD COLUMN "symbol" varchar(30) NOT NULL;--> statement-breakpoint
ALTER TABLE "position_snapshots" ADD COLUMN "position_type" "position_type_enum" NOT NULL;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_closed_part_of_positions_id_fk" FOREIGN KEY ("closed_part_of") REFERENCES "public"."positions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_snapshots" ADD CONSTRAINT "portfolio_snapshots_batch_job_id_batch_jobs_id_fk" FOREIGN KEY ("batch_job_id") REFERENCES "public"."batch_jobs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_market_data_held" ON "market_data_cache" USING btree ("symbol") WHERE "market_data_cache"."hold_status" = 'held';--> statement-breakpoint
CREATE INDEX "idx_positions_closed_part_of" ON "positions" USING btree ("closed_part_of") WHERE "positions"."closed_part_of" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "idx_portfolio_snapshots_batch_job_id" ON "portfolio_snapshots" USING btree ("batch_job_id") WHERE "portfolio_snapshots"."batch_job_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "market_data_cache" ADD CONSTRAINT "ck_market_data_cache_hold_status" CHECK ("market_data_cache"."hold_status" IN ('held', 'refused'));--> statement-breakpoint
ALTER TABLE "position_snapshots" ADD CONSTRAINT "ck_position_snapshots_quantity" CHECK ("position_snapshots"."quantity" >= 0 AND "position_snapshots"."quantity" < 'Infinity');
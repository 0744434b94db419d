CREATE TYPE "public"."position_type_enum" AS ENUM('LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP');--> statement-breakpoint
CREATE TABLE "batch_job_schedules" (
	"job_type" varchar(50) PRIMARY KEY NOT NULL,
	"cron_expression" varchar(100) NOT NULL,
	"last_run_at" timestamp with time zone,
	"next_run_at" timestamp with time zone,
	"is_enabled" boolean DEFAULT true
);
--> statement-breakpoint
CREATE TABLE "batch_jobs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_name" varchar(100) NOT NULL,
	"job_type" varchar(50) NOT NULL,
	"status" varchar(20) DEFAULT 'pending' NOT NULL,
	"portfolio_id" uuid,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"error_message" text,
	"metadata" jsonb,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP
);
--> statement-breakpoint
CREATE TABLE "cash_flows" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"flow_date" date NOT NULL,
	"amount" numeric(15, 2) NOT NULL,
	"flow_type" varchar(20) NOT NULL,
	"note" text,
	"account" varchar(64),
	"position_id" uuid,
	"import_batch_id" uuid,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "ck_cash_flows_flow_type" CHECK ("cash_flows"."flow_type" IN ('deposit', 'withdrawal', 'trade', 'dividend', 'fee', 'adjustment')),
	CONSTRAINT "ck_cash_flows_amount" CHECK (abs("cash_flows"."amount") < 'Infinity'),
	CONSTRAINT "ck_cash_flows_sign" CHECK (CASE "cash_flows"."flow_type" WHEN 'deposit' THEN "cash_flows"."amount" > 0 WHEN 'withdrawal' THEN "cash_flows"."amount" < 0 ELSE true END)
);
--> statement-breakpoint
CREATE TABLE "corporate_actions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" varchar(30) NOT NULL,
	"action_type" varchar(20) NOT NULL,
	"ex_date" date NOT NULL,
	"pay_date" date,
	"split_from" numeric(12, 6),
	"split_to" numeric(12, 6),
	"dividend_amount" numeric(18, 8),
	"currency" char(3) DEFAULT 'USD' NOT NULL,
	"data_source" varchar(20) NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "uq_corporate_actions_symbol_ex_date_type_source" UNIQUE("symbol","ex_date","action_type","data_source"),
	CONSTRAINT "ck_corporate_actions_fields" CHECK (CASE "corporate_actions"."action_type"
        WHEN 'split' THEN num_nonnulls("corporate_actions"."split_from", "corporate_actions"."split_to") = 2 AND "corporate_actions"."dividend_amount" IS NULL
        WHEN 'dividend' THEN "corporate_actions"."dividend_amount" IS NOT NULL AND num_nulls("corporate_actions"."split_from", "corporate_actions"."split_to") = 2
        ELSE false END),
	CONSTRAINT "ck_corporate_actions_split" CHECK (least("corporate_actions"."split_from", "corporate_actions"."split_to") > 0 AND greatest("corporate_actions"."split_from", "corporate_actions"."split_to") < 'Infinity'),
	CONSTRAINT "ck_corporate_actions_dividend_amount" CHECK ("corporate_actions"."dividend_amount" >= 0 AND "corporate_actions"."dividend_amount" < 'Infinity'),
	CONSTRAINT "ck_corporate_actions_currency" CHECK ("corporate_actions"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "factor_exposures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"factor_id" uuid NOT NULL,
	"exposure_date" date NOT NULL,
	"exposure_value" double precision,
	"dollar_exposure" numeric(15, 2),
	"standard_error" numeric(15, 2),
	"variance_share" double precision,
	"quality" varchar(20) NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	CONSTRAINT "uq_factor_exposures_portfolio_date_factor" UNIQUE("portfolio_id","exposure_date","factor_id"),
	CONSTRAINT "ck_factor_exposures_quality" CHECK ("factor_exposures"."quality" IN ('full', 'limited', 'prior', 'no_data')),
	CONSTRAINT "ck_factor_exposures_finite" CHECK (greatest(abs("factor_exposures"."exposure_value"), abs("factor_exposures"."dollar_exposure"), abs("factor_exposures"."standard_error"), abs("factor_exposures"."variance_share")) < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "factors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar(50) NOT NULL,
	"description" text NOT NULL,
	"etf_proxy" varchar(10) NOT NULL,
	"factor_type" varchar(20) NOT NULL,
	"calculation_method" text,
	"display_order" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT "uq_factors_name" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "position_factor_exposures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"position_id" uuid NOT NULL,
	"factor_id" uuid NOT NULL,
	"exposure_date" date NOT NULL,
	"exposure_value" double precision,
	"dollar_exposure" numeric(15, 2),
	"standard_error" double precision,
	"t_statistic" double precision,
	"r_squared" double precision,
	"adjusted_r_squared" double precision,
	"observation_count" integer NOT NULL,
	"window_days" integer,
	"condition_number" double precision,
	"quality" varchar(20) NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	CONSTRAINT "uq_position_factor_exposures_position_date_factor" UNIQUE("position_id","exposure_date","factor_id"),
	CONSTRAINT "ck_position_factor_exposures_quality" CHECK ("position_factor_exposures"."quality" IN ('full', 'limited', 'prior', 'no_data')),
	CONSTRAINT "ck_position_factor_exposures_observation_count" CHECK ("position_factor_exposures"."observation_count" >= 0),
	CONSTRAINT "ck_position_factor_exposures_finite" CHECK (greatest(abs("position_factor_exposures"."exposure_value"), abs("position_factor_exposures"."dollar_exposure"), abs("position_factor_exposures"."standard_error"), abs("position_factor_exposures"."t_statistic"), abs("position_factor_exposures"."r_squared"), abs("position_factor_exposures"."adjusted_r_squared"), abs("position_factor_exposures"."condition_number")) < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "position_greeks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"position_id" uuid NOT NULL,
	"greeks_date" date NOT NULL,
	"source" varchar(20) NOT NULL,
	"method" varchar(20) NOT NULL,
	"delta" numeric(18, 6),
	"gamma" numeric(18, 6),
	"theta" numeric(18, 6),
	"vega" numeric(18, 6),
	"rho" numeric(18, 6),
	"implied_volatility" double precision,
	"underlying_price" numeric(18, 8),
	"missing_reason" text,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	CONSTRAINT "uq_position_greeks_position_date_source" UNIQUE("position_id","greeks_date","source"),
	CONSTRAINT "ck_position_greeks_source" CHECK ("position_greeks"."source" IN ('mock', 'model')),
	CONSTRAINT "ck_position_greeks_method" CHECK ("position_greeks"."method" IN ('mock', 'solved', 'assumed', 'vendor', 'missing') AND ("position_greeks"."method" = 'mock') = ("position_greeks"."source" = 'mock')),
	CONSTRAINT "ck_position_greeks_finite" CHECK (greatest(abs("position_greeks"."delta"), abs("position_greeks"."gamma"), abs("position_greeks"."theta"), abs("position_greeks"."vega"), abs("position_greeks"."rho"), abs("position_greeks"."implied_volatility")) < 'Infinity'),
	CONSTRAINT "ck_position_greeks_underlying_price" CHECK ("position_greeks"."underlying_price" >= 0 AND "position_greeks"."underlying_price" < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"file_name" varchar(255) NOT NULL,
	"file_sha256" char(64) NOT NULL,
	"file_size" bigint NOT NULL,
	"broker" varchar(50) NOT NULL,
	"encoding" varchar(20) NOT NULL,
	"delimiter" varchar(1) NOT NULL,
	"row_count" integer DEFAULT 0 NOT NULL,
	"imported_count" integer DEFAULT 0 NOT NULL,
	"skipped_count" integer DEFAULT 0 NOT NULL,
	"problem_count" integer DEFAULT 0 NOT NULL,
	"created_tag_ids" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "ck_import_batches_file_sha256" CHECK ("import_batches"."file_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "ck_import_batches_file_size" CHECK ("import_batches"."file_size" >= 0),
	CONSTRAINT "ck_import_batches_counts" CHECK (least("import_batches"."row_count", "import_batches"."imported_count", "import_batches"."skipped_count", "import_batches"."problem_count") >= 0)
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"batch_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"position_id" uuid,
	"status" varchar(20) NOT NULL,
	"raw" jsonb NOT NULL,
	"message" text,
	CONSTRAINT "import_rows_pkey" PRIMARY KEY("batch_id","row_number"),
	CONSTRAINT "ck_import_rows_row_number" CHECK ("import_rows"."row_number" > 0),
	CONSTRAINT "ck_import_rows_status" CHECK ("import_rows"."status" IN ('imported', 'skipped', 'problem'))
);
--> statement-breakpoint
CREATE TABLE "market_data_cache" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" varchar(30) NOT NULL,
	"date" date NOT NULL,
	"open" numeric(12, 4),
	"high" numeric(12, 4),
	"low" numeric(12, 4),
	"close" numeric(12, 4) NOT NULL,
	"volume" bigint,
	"sector" varchar(100),
	"industry" varchar(100),
	"data_source" varchar(20) DEFAULT 'polygon' NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT "uq_market_data_cache_symbol_date_source" UNIQUE("symbol","date","data_source"),
	CONSTRAINT "ck_market_data_cache_open" CHECK ("market_data_cache"."open" >= 0 AND "market_data_cache"."open" < 'Infinity'),
	CONSTRAINT "ck_market_data_cache_high" CHECK ("market_data_cache"."high" >= 0 AND "market_data_cache"."high" < 'Infinity'),
	CONSTRAINT "ck_market_data_cache_low" CHECK ("market_data_cache"."low" >= 0 AND "market_data_cache"."low" < 'Infinity'),
	CONSTRAINT "ck_market_data_cache_close" CHECK ("market_data_cache"."close" >= 0 AND "market_data_cache"."close" < 'Infinity'),
	CONSTRAINT "ck_market_data_cache_volume" CHECK ("market_data_cache"."volume" >= 0)
);
--> statement-breakpoint
CREATE TABLE "portfolio_prices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"symbol" varchar(30) NOT NULL,
	"price_date" date NOT NULL,
	"source" varchar(20) NOT NULL,
	"price" numeric(18, 8) NOT NULL,
	"note" text,
	"import_batch_id" uuid,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "uq_portfolio_prices_symbol_date_source_batch" UNIQUE NULLS NOT DISTINCT("portfolio_id","symbol","price_date","source","import_batch_id"),
	CONSTRAINT "ck_portfolio_prices_source" CHECK ("portfolio_prices"."source" IN ('manual', 'broker_file')),
	CONSTRAINT "ck_portfolio_prices_price" CHECK ("portfolio_prices"."price" >= 0 AND "portfolio_prices"."price" < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "portfolios" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" varchar(255) DEFAULT 'My Portfolio' NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"symbol" varchar(30) NOT NULL,
	"position_type" "position_type_enum" NOT NULL,
	"quantity" numeric(15, 4) NOT NULL,
	"underlying_symbol" varchar(10),
	"expiration_date" date,
	"strike_price" numeric(11, 3),
	"option_type" varchar(4),
	"contract_multiplier" numeric(10, 4) DEFAULT 100 NOT NULL,
	"entry_price" numeric(18, 8),
	"entry_date" date,
	"exit_date" date,
	"exit_price" numeric(18, 8),
	"currency" char(3) DEFAULT 'USD' NOT NULL,
	"account" varchar(64),
	"last_price" numeric(12, 4),
	"last_price_date" date,
	"last_price_source" varchar(20),
	"market_value" numeric(15, 2),
	"unrealized_pnl" numeric(15, 2),
	"unrealized_pnl_pct" numeric(12, 4),
	"import_batch_id" uuid,
	"edited_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "ck_positions_symbol" CHECK ("positions"."symbol" <> '' AND "positions"."symbol" = upper(btrim("positions"."symbol"))),
	CONSTRAINT "ck_positions_quantity" CHECK ("positions"."quantity" > 0 AND "positions"."quantity" < 'Infinity'),
	CONSTRAINT "ck_positions_option_fields" CHECK (num_nonnulls("positions"."underlying_symbol", "positions"."expiration_date", "positions"."strike_price", "positions"."option_type") IN (0, 4)),
	CONSTRAINT "ck_positions_option_type" CHECK ("positions"."option_type" IN ('CALL', 'PUT')),
	CONSTRAINT "ck_positions_type_matches_option" CHECK ("positions"."option_type" IS NOT DISTINCT FROM CASE WHEN "positions"."position_type" IN ('LC', 'SC') THEN 'CALL' WHEN "positions"."position_type" IN ('LP', 'SP') THEN 'PUT' END),
	CONSTRAINT "ck_positions_strike_price" CHECK ("positions"."strike_price" >= 0 AND "positions"."strike_price" < 'Infinity'),
	CONSTRAINT "ck_positions_contract_multiplier" CHECK ("positions"."contract_multiplier" > 0 AND "positions"."contract_multiplier" < 'Infinity'),
	CONSTRAINT "ck_positions_entry_price" CHECK ("positions"."entry_price" >= 0 AND "positions"."entry_price" < 'Infinity'),
	CONSTRAINT "ck_positions_exit_price" CHECK ("positions"."exit_price" >= 0 AND "positions"."exit_price" < 'Infinity'),
	CONSTRAINT "ck_positions_exit_price_has_date" CHECK ("positions"."exit_price" IS NULL OR "positions"."exit_date" IS NOT NULL),
	CONSTRAINT "ck_positions_exit_after_entry" CHECK ("positions"."exit_date" >= "positions"."entry_date"),
	CONSTRAINT "ck_positions_currency" CHECK ("positions"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "ck_positions_last_price" CHECK ("positions"."last_price" >= 0 AND "positions"."last_price" < 'Infinity'),
	CONSTRAINT "ck_positions_last_price_traced" CHECK (num_nonnulls("positions"."last_price", "positions"."last_price_date", "positions"."last_price_source") IN (0, 3)),
	CONSTRAINT "ck_positions_values_finite" CHECK (greatest(abs("positions"."market_value"), abs("positions"."unrealized_pnl"), abs("positions"."unrealized_pnl_pct")) < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "risk_metrics" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"metric_date" date NOT NULL,
	"window_days" integer NOT NULL,
	"observation_count" integer NOT NULL,
	"time_weighted_return" double precision,
	"annualized_volatility" double precision,
	"sharpe_ratio" double precision,
	"sortino_ratio" double precision,
	"portfolio_beta" double precision,
	"tracking_error" double precision,
	"max_drawdown" double precision,
	"drawdown_peak_date" date,
	"drawdown_trough_date" date,
	"historical_var_95" numeric(15, 2),
	"historical_expected_shortfall_95" numeric(15, 2),
	"parametric_var_95" numeric(15, 2),
	"parametric_expected_shortfall_95" numeric(15, 2),
	"specific_variance_share" double precision,
	"quality" varchar(20) NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	CONSTRAINT "uq_risk_metrics_portfolio_date_window" UNIQUE("portfolio_id","metric_date","window_days"),
	CONSTRAINT "ck_risk_metrics_counts" CHECK ("risk_metrics"."window_days" > 0 AND "risk_metrics"."observation_count" >= 0),
	CONSTRAINT "ck_risk_metrics_quality" CHECK ("risk_metrics"."quality" IN ('full', 'limited', 'no_data')),
	CONSTRAINT "ck_risk_metrics_finite" CHECK (greatest(abs("risk_metrics"."time_weighted_return"), abs("risk_metrics"."annualized_volatility"), abs("risk_metrics"."sharpe_ratio"), abs("risk_metrics"."sortino_ratio"), abs("risk_metrics"."portfolio_beta"), abs("risk_metrics"."tracking_error"), abs("risk_metrics"."max_drawdown"), abs("risk_metrics"."historical_var_95"), abs("risk_metrics"."historical_expected_shortfall_95"), abs("risk_metrics"."parametric_var_95"), abs("risk_metrics"."parametric_expected_shortfall_95"), abs("risk_metrics"."specific_variance_share")) < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid,
	"key" varchar(100) NOT NULL,
	"value" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	CONSTRAINT "uq_settings_user_key" UNIQUE NULLS NOT DISTINCT("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "portfolio_snapshots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"snapshot_date" date NOT NULL,
	"total_value" numeric(15, 2) NOT NULL,
	"cash_value" numeric(15, 2) DEFAULT 0,
	"long_value" numeric(15, 2) NOT NULL,
	"short_value" numeric(15, 2) NOT NULL,
	"gross_exposure" numeric(15, 2) NOT NULL,
	"net_exposure" numeric(15, 2) NOT NULL,
	"daily_pnl" numeric(15, 2),
	"daily_pnl_pct" numeric(8, 4),
	"cumulative_pnl" numeric(15, 2),
	"net_flow" numeric(15, 2),
	"portfolio_beta" numeric(6, 3),
	"portfolio_volatility" numeric(6, 4),
	"sharpe_ratio" numeric(6, 3),
	"max_drawdown" numeric(6, 4),
	"total_delta" numeric(10, 4),
	"total_gamma" numeric(10, 4),
	"total_theta" numeric(10, 4),
	"total_vega" numeric(10, 4),
	"greeks_source" varchar(20),
	"is_complete" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT "uq_portfolio_snapshots_portfolio_date" UNIQUE("portfolio_id","snapshot_date"),
	CONSTRAINT "ck_portfolio_snapshots_signs" CHECK ("portfolio_snapshots"."long_value" >= 0 AND "portfolio_snapshots"."short_value" <= 0),
	CONSTRAINT "ck_portfolio_snapshots_sums" CHECK ("portfolio_snapshots"."gross_exposure" = "portfolio_snapshots"."long_value" - "portfolio_snapshots"."short_value" AND "portfolio_snapshots"."net_exposure" = "portfolio_snapshots"."long_value" + "portfolio_snapshots"."short_value" AND "portfolio_snapshots"."total_value" = "portfolio_snapshots"."cash_value" + "portfolio_snapshots"."net_exposure"),
	CONSTRAINT "ck_portfolio_snapshots_finite" CHECK (greatest(abs("portfolio_snapshots"."total_value"), abs("portfolio_snapshots"."cash_value"), abs("portfolio_snapshots"."long_value"), abs("portfolio_snapshots"."short_value"), abs("portfolio_snapshots"."gross_exposure"), abs("portfolio_snapshots"."net_exposure"), abs("portfolio_snapshots"."daily_pnl"), abs("portfolio_snapshots"."daily_pnl_pct"), abs("portfolio_snapshots"."cumulative_pnl"), abs("portfolio_snapshots"."net_flow"), abs("portfolio_snapshots"."portfolio_beta"), abs("portfolio_snapshots"."portfolio_volatility"), abs("portfolio_snapshots"."sharpe_ratio"), abs("portfolio_snapshots"."max_drawdown"), abs("portfolio_snapshots"."total_delta"), abs("portfolio_snapshots"."total_gamma"), abs("portfolio_snapshots"."total_theta"), abs("portfolio_snapshots"."total_vega")) < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "position_snapshots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"snapshot_date" date NOT NULL,
	"quantity" numeric(15, 4) NOT NULL,
	"price" numeric(18, 8),
	"price_date" date,
	"price_source" varchar(20),
	"market_value" numeric(15, 2),
	"unrealized_pnl" numeric(15, 2),
	"daily_pnl" numeric(15, 2),
	"net_flow" numeric(15, 2),
	"missing_reason" text,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	CONSTRAINT "uq_position_snapshots_position_date" UNIQUE("position_id","snapshot_date"),
	CONSTRAINT "ck_position_snapshots_quantity" CHECK ("position_snapshots"."quantity" > 0 AND "position_snapshots"."quantity" < 'Infinity'),
	CONSTRAINT "ck_position_snapshots_price" CHECK ("position_snapshots"."price" >= 0 AND "position_snapshots"."price" < 'Infinity'),
	CONSTRAINT "ck_position_snapshots_price_traced" CHECK (num_nonnulls("position_snapshots"."price", "position_snapshots"."price_date", "position_snapshots"."price_source") IN (0, 3)),
	CONSTRAINT "ck_position_snapshots_finite" CHECK (greatest(abs("position_snapshots"."market_value"), abs("position_snapshots"."unrealized_pnl"), abs("position_snapshots"."daily_pnl"), abs("position_snapshots"."net_flow")) < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "position_tags" (
	"position_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	CONSTRAINT "position_tags_pkey" PRIMARY KEY("position_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"tag_type" varchar(20) NOT NULL,
	"color" varchar(7) DEFAULT '#6B7280',
	"usage_count" integer DEFAULT 0,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "ck_tags_tag_type" CHECK ("tags"."tag_type" IN ('REGULAR', 'STRATEGY')),
	CONSTRAINT "ck_tags_name" CHECK ("tags"."name" <> '' AND "tags"."name" !~ '(^[[:space:]]|[[:space:]]$)'),
	CONSTRAINT "ck_tags_name_length" CHECK (char_length("tags"."name") <= 50),
	CONSTRAINT "ck_tags_color" CHECK ("tags"."color" ~ '^#[0-9A-Fa-f]{6}$'),
	CONSTRAINT "ck_tags_usage_count" CHECK ("tags"."usage_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sign_in_throttle" (
	"username_key" varchar(100) PRIMARY KEY NOT NULL,
	"failure_count" integer DEFAULT 0 NOT NULL,
	"blocked_until" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
	CONSTRAINT "ck_sign_in_throttle_failure_count" CHECK ("sign_in_throttle"."failure_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" varchar(255) NOT NULL,
	"username" varchar(100) NOT NULL,
	"password_hash" varchar(255) NOT NULL,
	"is_active" boolean DEFAULT true,
	"is_demo" boolean DEFAULT false,
	"created_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"updated_at" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "ck_users_username" CHECK ("users"."username" <> '' AND "users"."username" !~ '(^[[:space:]]|[[:space:]]$)'),
	CONSTRAINT "ck_users_email" CHECK ("users"."email" <> '' AND "users"."email" !~ '(^[[:space:]]|[[:space:]]$)')
);
--> statement-breakpoint
ALTER TABLE "batch_jobs" ADD CONSTRAINT "batch_jobs_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_flows" ADD CONSTRAINT "cash_flows_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_flows" ADD CONSTRAINT "cash_flows_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_flows" ADD CONSTRAINT "cash_flows_import_batch_id_import_batches_id_fk" FOREIGN KEY ("import_batch_id") REFERENCES "public"."import_batches"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor_exposures" ADD CONSTRAINT "factor_exposures_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor_exposures" ADD CONSTRAINT "factor_exposures_factor_id_factors_id_fk" FOREIGN KEY ("factor_id") REFERENCES "public"."factors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_factor_exposures" ADD CONSTRAINT "position_factor_exposures_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_factor_exposures" ADD CONSTRAINT "position_factor_exposures_factor_id_factors_id_fk" FOREIGN KEY ("factor_id") REFERENCES "public"."factors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_greeks" ADD CONSTRAINT "position_greeks_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_prices" ADD CONSTRAINT "portfolio_prices_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_prices" ADD CONSTRAINT "portfolio_prices_import_batch_id_import_batches_id_fk" FOREIGN KEY ("import_batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolios" ADD CONSTRAINT "portfolios_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_import_batch_id_import_batches_id_fk" FOREIGN KEY ("import_batch_id") REFERENCES "public"."import_batches"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_metrics" ADD CONSTRAINT "risk_metrics_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_snapshots" ADD CONSTRAINT "portfolio_snapshots_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_snapshots" ADD CONSTRAINT "position_snapshots_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_snapshots" ADD CONSTRAINT "position_snapshots_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_tags" ADD CONSTRAINT "position_tags_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_tags" ADD CONSTRAINT "position_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_batch_jobs_status_created" ON "batch_jobs" USING btree ("status","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "idx_batch_jobs_portfolio_id" ON "batch_jobs" USING btree ("portfolio_id") WHERE "batch_jobs"."portfolio_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "idx_cash_flows_portfolio_date" ON "cash_flows" USING btree ("portfolio_id","flow_date") WHERE "cash_flows"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_cash_flows_position_id" ON "cash_flows" USING btree ("position_id") WHERE "cash_flows"."position_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "idx_cash_flows_import_batch_id" ON "cash_flows" USING btree ("import_batch_id") WHERE "cash_flows"."import_batch_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "idx_import_batches_known_file" ON "import_batches" USING btree ("portfolio_id","file_sha256") WHERE "import_batches"."undone_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_import_batches_portfolio_created" ON "import_batches" USING btree ("portfolio_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "idx_import_rows_position_id" ON "import_rows" USING btree ("position_id") WHERE "import_rows"."position_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "idx_market_data_symbol_date" ON "market_data_cache" USING btree ("symbol","date" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "idx_portfolio_prices_import_batch_id" ON "portfolio_prices" USING btree ("import_batch_id") WHERE "portfolio_prices"."import_batch_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "uq_portfolios_user_id_live" ON "portfolios" USING btree ("user_id") WHERE "portfolios"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_portfolios_user_id" ON "portfolios" USING btree ("user_id") WHERE "portfolios"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_positions_portfolio_id" ON "positions" USING btree ("portfolio_id") WHERE "positions"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_positions_symbol" ON "positions" USING btree ("symbol") WHERE "positions"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_positions_type" ON "positions" USING btree ("position_type") WHERE "positions"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_positions_expiration" ON "positions" USING btree ("expiration_date") WHERE "positions"."expiration_date" IS NOT NULL AND "positions"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_positions_import_batch_id" ON "positions" USING btree ("import_batch_id") WHERE "positions"."import_batch_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "idx_snapshots_portfolio_date" ON "portfolio_snapshots" USING btree ("portfolio_id","snapshot_date" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "idx_position_snapshots_portfolio_date" ON "position_snapshots" USING btree ("portfolio_id","snapshot_date" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "idx_position_tags_position_id" ON "position_tags" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "idx_position_tags_tag_id" ON "position_tags" USING btree ("tag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "uq_tags_user_id_name_live" ON "tags" USING btree ("user_id",lower("name")) WHERE "tags"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "idx_tags_user_type" ON "tags" USING btree ("user_id","tag_type") WHERE "tags"."deleted_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "uq_users_email_live" ON "users" USING btree (lower("email")) WHERE "users"."deleted_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "uq_users_username_live" ON "users" USING btree (lower("username")) WHERE "users"."deleted_at" IS NULL;
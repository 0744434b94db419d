-- updated_at: every table that has the column gets the trigger. An update that changes nothing does not move it.
CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := CURRENT_TIMESTAMP;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tr_cash_flows_updated_at BEFORE UPDATE ON cash_flows
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_corporate_actions_updated_at BEFORE UPDATE ON corporate_actions
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_import_batches_updated_at BEFORE UPDATE ON import_batches
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_market_data_cache_updated_at BEFORE UPDATE ON market_data_cache
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_portfolio_prices_updated_at BEFORE UPDATE ON portfolio_prices
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_portfolios_updated_at BEFORE UPDATE ON portfolios
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_positions_updated_at BEFORE UPDATE ON positions
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_settings_updated_at BEFORE UPDATE ON settings
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_sign_in_throttle_updated_at BEFORE UPDATE ON sign_in_throttle
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER tr_users_updated_at BEFORE UPDATE ON users
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
-- tags: usage_count is the database's own, so that no statement can make it drift, and counting is no update of the tag.
CREATE FUNCTION keep_tag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Depth 1 is a statement of the application; the counting triggers below come deeper.
  IF pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.usage_count := 0;
    RETURN NEW;
  END IF;
  NEW.usage_count := OLD.usage_count;
  IF NEW IS DISTINCT FROM OLD THEN
    NEW.updated_at := CURRENT_TIMESTAMP;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tr_tags_keep BEFORE INSERT OR UPDATE ON tags
  FOR EACH ROW EXECUTE FUNCTION keep_tag();
--> statement-breakpoint
-- tags.usage_count: the live positions (neither deleted nor closed) that carry the tag.
-- Once per statement, so that a bulk import pays once. EXECUTE, since a kept plan would be that of the first statement's
-- size for ever. One statement must not change links and positions together: each trigger would count the other's state.
CREATE FUNCTION count_tag_links() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  add_links CONSTANT text := '
    UPDATE public.tags SET usage_count = usage_count %s used.links
    FROM (
      SELECT link.tag_id, count(*)::integer AS links
      FROM %I AS link JOIN public.positions AS position ON position.id = link.position_id
      WHERE position.deleted_at IS NULL AND position.exit_date IS NULL
      GROUP BY link.tag_id
    ) AS used
    WHERE tags.id = used.tag_id';
BEGIN
  IF TG_OP <> 'INSERT' THEN
    EXECUTE format(add_links, '-', 'old_links');
  END IF;
  IF TG_OP <> 'DELETE' THEN
    EXECUTE format(add_links, '+', 'new_links');
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tr_position_tags_count_insert AFTER INSERT ON position_tags
  REFERENCING NEW TABLE AS new_links FOR EACH STATEMENT EXECUTE FUNCTION count_tag_links();
--> statement-breakpoint
CREATE TRIGGER tr_position_tags_count_update AFTER UPDATE ON position_tags
  REFERENCING OLD TABLE AS old_links NEW TABLE AS new_links FOR EACH STATEMENT EXECUTE FUNCTION count_tag_links();
--> statement-breakpoint
CREATE TRIGGER tr_position_tags_count_delete AFTER DELETE ON position_tags
  REFERENCING OLD TABLE AS old_links FOR EACH STATEMENT EXECUTE FUNCTION count_tag_links();
--> statement-breakpoint
-- A position that is deleted, restored, closed or reopened takes its tags along.
CREATE FUNCTION count_tags_of_positions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Nearly every update is a new price: it ends here, without planning the counting.
  IF NOT EXISTS (
    SELECT FROM (
      SELECT id FROM new_positions WHERE deleted_at IS NULL AND exit_date IS NULL
      UNION ALL
      SELECT id FROM old_positions WHERE deleted_at IS NULL AND exit_date IS NULL
    ) AS live
    GROUP BY id
    HAVING count(*) = 1
  ) THEN
    RETURN NULL;
  END IF;
  EXECUTE '
    UPDATE public.tags SET usage_count = usage_count + used.links
    FROM (
      SELECT link.tag_id, sum(changed.step)::integer AS links
      FROM (
        SELECT id, sum(step) AS step
        FROM (
          SELECT id, 1 AS step FROM new_positions WHERE deleted_at IS NULL AND exit_date IS NULL
          UNION ALL
          SELECT id, -1 FROM old_positions WHERE deleted_at IS NULL AND exit_date IS NULL
        ) AS live
        GROUP BY id
        HAVING sum(step) <> 0
      ) AS changed
      JOIN public.position_tags AS link ON link.position_id = changed.id
      GROUP BY link.tag_id
    ) AS used
    WHERE tags.id = used.tag_id AND used.links <> 0';
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tr_positions_count_tags AFTER UPDATE ON positions
  REFERENCING OLD TABLE AS old_positions NEW TABLE AS new_positions
  FOR EACH STATEMENT EXECUTE FUNCTION count_tags_of_positions();
--> statement-breakpoint
-- Rows that are gone for good have taken their links along before anything can ask which tags those were: count anew.
CREATE FUNCTION recount_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.tags SET usage_count = actual.links
  FROM (
    SELECT tag.id, count(position.id)::integer AS links
    FROM public.tags AS tag
    LEFT JOIN public.position_tags AS link ON link.tag_id = tag.id
    LEFT JOIN public.positions AS position
      ON position.id = link.position_id AND position.deleted_at IS NULL AND position.exit_date IS NULL
    GROUP BY tag.id
  ) AS actual
  WHERE tags.id = actual.id AND tags.usage_count IS DISTINCT FROM actual.links;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tr_positions_recount_tags AFTER DELETE ON positions
  FOR EACH STATEMENT EXECUTE FUNCTION recount_tags();
--> statement-breakpoint
CREATE TRIGGER tr_position_tags_recount_tags AFTER TRUNCATE ON position_tags
  FOR EACH STATEMENT EXECUTE FUNCTION recount_tags();

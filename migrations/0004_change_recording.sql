-- While a change is being recorded (the transaction's setting sigmasight.change names it), every statement leaves images
-- of the rows that it changed, so that undo can put them back whatever the statement was. Without the setting nothing
-- happens: imports and price updates write hundreds of thousands of rows.
-- Arguments: the table's key, and the columns that follow from others: those are computed anew, not put back.
-- EXECUTE, since the columns are those that the table has now, and those of a later migration belong to the image too.
CREATE FUNCTION record_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change_id CONSTANT bigint := current_setting('sigmasight.change')::bigint;
  key_columns CONSTANT text[] := TG_ARGV[0]::text[];
  join_keys CONSTANT text := (SELECT string_agg(quote_ident(name), ', ') FROM unnest(key_columns) AS name);
  changed_columns text[];
BEGIN
  SELECT array_agg(attname::text ORDER BY attnum) INTO changed_columns
  FROM pg_attribute
  WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped
    AND attname <> ALL (key_columns) AND attname <> ALL (TG_ARGV[1]::text[]);

  IF TG_OP = 'UPDATE' THEN
    -- Only what the statement changed: an image of a delete is an id and a moment.
    EXECUTE (
      SELECT format(
        'SELECT array_remove(ARRAY[%s], NULL) FROM old_rows AS o JOIN new_rows AS n USING (%s)',
        string_agg(format('CASE WHEN bool_or(o.%1$I IS DISTINCT FROM n.%1$I) THEN %1$L END', name), ', '),
        join_keys)
      FROM unnest(changed_columns) AS name
    ) INTO changed_columns;
    -- Nothing but a new price: no column is left.
    IF cardinality(changed_columns) = 0 THEN
      RETURN NULL;
    END IF;
    EXECUTE (
      SELECT format(
        'INSERT INTO public.change_images (change_id, table_name, columns, before, after)
         SELECT $1, $2, $3, jsonb_agg(jsonb_build_object(%1$s)), jsonb_agg(jsonb_build_object(%2$s))
         FROM old_rows AS o JOIN new_rows AS n USING (%3$s)
         WHERE (%4$s) IS DISTINCT FROM (%5$s)',
        (SELECT string_agg(format('%1$L, o.%1$I', name), ', ') FROM unnest(key_columns || changed_columns) AS name),
        (SELECT string_agg(format('%1$L, n.%1$I', name), ', ') FROM unnest(key_columns || changed_columns) AS name),
        join_keys,
        string_agg(format('o.%I', name), ', '),
        string_agg(format('n.%I', name), ', '))
      FROM unnest(changed_columns) AS name
    ) USING change_id, TG_TABLE_NAME, changed_columns;
  ELSE
    EXECUTE (
      SELECT format(
        'INSERT INTO public.change_images (change_id, table_name, columns, %1$s)
         SELECT $1, $2, $3, jsonb_agg(to_jsonb(image)) FROM (SELECT %2$s FROM %3$s) AS image HAVING count(*) > 0',
        CASE TG_OP WHEN 'INSERT' THEN 'after' ELSE 'before' END,
        (SELECT string_agg(quote_ident(name), ', ') FROM unnest(key_columns || changed_columns) AS name),
        CASE TG_OP WHEN 'INSERT' THEN 'new_rows' ELSE 'old_rows' END)
    ) USING change_id, TG_TABLE_NAME, changed_columns;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Every table whose rows a person changes. The price columns of a position follow from portfolio_prices.
DO $$
DECLARE
  recorded record;
BEGIN
  FOR recorded IN
    SELECT * FROM (VALUES
      ('positions', '{id}', '{updated_at,last_price,last_price_date,last_price_source,market_value,unrealized_pnl,unrealized_pnl_pct}'),
      ('tags', '{id}', '{updated_at,usage_count}'),
      ('position_tags', '{position_id,tag_id}', '{}'),
      ('cash_flows', '{id}', '{updated_at}'),
      ('portfolio_prices', '{id}', '{updated_at}'),
      ('import_batches', '{id}', '{updated_at}')
    ) AS list (name, key_columns, left_out)
  LOOP
    EXECUTE format('
      CREATE TRIGGER tr_%1$s_record_insert AFTER INSERT ON %1$I
        REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
        WHEN (current_setting(''sigmasight.change'', true) <> '''') EXECUTE FUNCTION record_change(%2$L, %3$L);
      CREATE TRIGGER tr_%1$s_record_update AFTER UPDATE ON %1$I
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
        WHEN (current_setting(''sigmasight.change'', true) <> '''') EXECUTE FUNCTION record_change(%2$L, %3$L);
      CREATE TRIGGER tr_%1$s_record_delete AFTER DELETE ON %1$I
        REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
        WHEN (current_setting(''sigmasight.change'', true) <> '''') EXECUTE FUNCTION record_change(%2$L, %3$L);',
      recorded.name, recorded.key_columns, recorded.left_out);
  END LOOP;
END
$$;

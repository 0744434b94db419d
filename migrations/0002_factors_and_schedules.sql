INSERT INTO factors (name, description, etf_proxy, factor_type, display_order) VALUES
('Market Beta', 'Exposure to overall market movements', 'SPY', 'macro', 1),
('Momentum', 'Exposure to recent price momentum', 'MTUM', 'style', 2),
('Value', 'Exposure to value characteristics', 'VTV', 'style', 3),
('Growth', 'Exposure to growth characteristics', 'VUG', 'style', 4),
('Quality', 'Exposure to quality metrics', 'QUAL', 'style', 5),
('Size', 'Exposure to small-cap stocks', 'IWM', 'style', 6),
('Low Volatility', 'Exposure to low volatility stocks', 'SPLV', 'style', 7),
('Short Interest', 'Custom calculation based on short interest', 'CUSTOM', 'macro', 8);
--> statement-breakpoint
-- New York time, on NYSE sessions.
INSERT INTO batch_job_schedules (job_type, cron_expression) VALUES
('market_data', '0 16 * * 1-5'),
('risk_calc', '0 17 * * 1-5'),
('snapshot', '30 17 * * 1-5');

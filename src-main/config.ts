import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { JobType } from '../src-shared/domain/job-types';
import { DatabaseProblem } from './db/database-problem';
import type { ScheduleHours } from './jobs/scheduler';

const hourFault = 'must be a whole hour from 0 to 23';
const hour = z.coerce.number(hourFault).int(hourFault).min(0, hourFault).max(23, hourFault);

const expiryFault = 'must be a number of hours, more than 0 and at most 8760';
const logLevels = ['DEBUG', 'INFO', 'WARNING', 'ERROR'] as const;

/** The specification's settings that mean something on a desktop. The same names in the environment and in the file. */
const schema = z.object({
  JWT_SECRET: z.string().min(32, 'must have at least 32 characters (make one with: openssl rand -hex 32)').optional(),
  JWT_ALGORITHM: z.literal('HS256', 'must be HS256').default('HS256'),
  JWT_EXPIRY_HOURS: z.coerce.number(expiryFault).positive(expiryFault).max(8760, expiryFault).default(24),
  POLYGON_API_KEY: z.string().optional(),
  ENVIRONMENT: z.string().default('production'),
  LOG_LEVEL: z
    .string()
    .toUpperCase()
    .pipe(z.enum(logLevels, `must be one of ${logLevels.join(', ')}`))
    .default('INFO'),
  BATCH_MARKET_DATA_HOUR: hour.optional(),
  BATCH_RISK_CALC_HOUR: hour.optional(),
  DATABASE_URL: z.string().optional(),
});

export interface Config {
  jwtSecret: string | undefined;
  jwtExpiryHours: number;
  logLevel: (typeof logLevels)[number];
  /** The hours of jobs that were given: they move the schedules. */
  scheduleHours: ScheduleHours;
  warnings: string[];
}

/**
 * Reads the settings: the environment wins over `settings.env` in the data folder.
 *
 * @throws DatabaseProblem SETTINGS, naming each setting that cannot be used
 */
export function readConfig(environment: Record<string, string | undefined>, settingsFile: string): Config {
  const result = schema.safeParse(givenSettings(environment, settingsFile));
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new DatabaseProblem(
      'SETTINGS',
      'A setting cannot be used',
      `${faults.join('; ')}. It comes from the environment or from ${settingsFile}. Nothing was changed. Correct it and start again.`,
    );
  }
  const warnings = result.data.DATABASE_URL
    ? [
        'DATABASE_URL is ignored: SigmaSight keeps its own database in the data folder. A PostgreSQL server in its place comes later.',
      ]
    : [];
  return {
    jwtSecret: result.data.JWT_SECRET,
    jwtExpiryHours: result.data.JWT_EXPIRY_HOURS,
    logLevel: result.data.LOG_LEVEL,
    scheduleHours: {
      ...hourOf('market_data', 'BATCH_MARKET_DATA_HOUR', result.data.BATCH_MARKET_DATA_HOUR),
      ...hourOf('risk_calc', 'BATCH_RISK_CALC_HOUR', result.data.BATCH_RISK_CALC_HOUR),
    },
    warnings,
  };
}

function hourOf(jobType: JobType, setting: string, hour: number | undefined): ScheduleHours {
  return hour === undefined ? {} : { [jobType]: { setting, hour } };
}

function givenSettings(
  environment: Record<string, string | undefined>,
  settingsFile: string,
): Record<string, string | undefined> {
  const fromFile = existsSync(settingsFile) ? parseEnv(readFileSync(settingsFile, 'utf8')) : {};
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name] ?? fromFile[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

const toldInFull = ['JWT_ALGORITHM', 'JWT_EXPIRY_HOURS', 'LOG_LEVEL', 'BATCH_MARKET_DATA_HOUR', 'BATCH_RISK_CALC_HOUR'];

/** Which settings are given, for a diagnostics file: of a secret or a free text only that it is there. */
export function describeSettings(
  environment: Record<string, string | undefined>,
  settingsFile: string,
): Record<string, string> {
  const given = Object.entries(givenSettings(environment, settingsFile));
  const { data } = schema.partial().safeParse(Object.fromEntries(given));
  return Object.fromEntries(
    given.map(([name]) => {
      const value = toldInFull.includes(name) ? data?.[name as keyof typeof data] : undefined;
      return [name, value === undefined ? 'given' : String(value)];
    }),
  );
}

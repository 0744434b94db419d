import { Switch, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { JOB_TYPES } from '../../../src-shared/domain/job-types';
import type { JobSchedule } from '../../../src-shared/ipc/jobs';
import { ErrorLine } from '../../components/error-line';
import { fieldErrors } from '../../components/field-errors';
import { jobNames } from '../../format/job-words';
import { localMoment, newYorkMoment } from '../../format/new-york-format';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import { cronWords } from './cron-words';
import styles from './schedule-rows.module.css';

/** When it runs next, in New York and on this computer's clock. */
function NextRun({ schedule }: { schedule: JobSchedule }) {
  if (schedule.nextRunAt === null) return <p className={styles.next}>The timer is off. The chain still runs it.</p>;
  const local = localMoment(schedule.nextRunAt);
  return (
    <p className={styles.next}>
      Next {newYorkMoment(schedule.nextRunAt)} New York{local !== null && `, ${local} here`}
    </p>
  );
}

function ScheduleRow({ schedule }: { schedule: JobSchedule }) {
  const { jobType, cronExpression } = schedule;
  const name = jobNames[jobType];
  const [line, setLine] = useState(cronExpression);
  const set = useIpcMutation('jobs.setSchedule');
  const errors = fieldErrors(set.error, ['cronExpression']);
  useEffect(() => setLine(cronExpression), [cronExpression]);
  const save = () => {
    if (line.trim() !== cronExpression) set.mutate({ jobType, cronExpression: line.trim() });
    else if (set.isError) set.reset();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape' && line !== cronExpression) {
      // The first Esc takes back what is typed; a dialog around it stays.
      event.stopPropagation();
      setLine(cronExpression);
      set.reset();
    }
  };
  const changed = line.trim() !== cronExpression;
  const words = cronWords(line);
  const refused = errors.at('cronExpression');
  const refusedId = useId();
  return (
    <li className={styles.row}>
      <Switch
        aria-label={`Timer of ${name.toLowerCase()}`}
        checked={schedule.isEnabled}
        onChange={(event) => set.mutate({ jobType, isEnabled: event.currentTarget.checked })}
      />
      <div className={styles.name}>
        <div>{name}</div>
        <div className={styles.state}>{schedule.isEnabled ? 'On' : 'Off'}</div>
      </div>
      <TextInput
        className={styles.line}
        classNames={{ input: styles.mono ?? '' }}
        aria-label={`Cron line of ${name.toLowerCase()}`}
        spellCheck={false}
        autoComplete="off"
        value={line}
        error={refused !== null}
        aria-describedby={refused === null ? undefined : refusedId}
        onChange={(event) => setLine(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      <div className={styles.meaning}>
        {refused !== null && (
          <p id={refusedId} className={styles.refused} role="alert">
            {refused}
          </p>
        )}
        {refused === null && (
          <p>{words ?? (changed ? 'Enter saves it and shows the next run' : 'By its cron line, on sessions')}</p>
        )}
        {changed ? <p className={styles.next}>Not saved; Esc brings the line back</p> : <NextRun schedule={schedule} />}
        {schedule.hourSetting !== null && (
          <p className={styles.next}>
            <code className={styles.mono}>{schedule.hourSetting}</code> sets its hour at every start
          </p>
        )}
        {errors.form !== null && <ErrorLine message={errors.form} />}
      </div>
    </li>
  );
}

/** One row for each job: on or off, its cron line, what that comes to. Saved as it is changed. */
export function ScheduleRows() {
  const schedules = useIpcQuery('jobs.schedules', {});
  if (schedules.isError) return <ErrorLine message={`The schedules could not be read. ${schedules.error.message}`} />;
  const rows = JOB_TYPES.flatMap((type) => schedules.data?.filter(({ jobType }) => jobType === type) ?? []);
  return (
    <ul className={styles.rows}>
      {rows.map((schedule) => (
        <ScheduleRow key={schedule.jobType} schedule={schedule} />
      ))}
    </ul>
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import {
  IconCalendarTime,
  IconChartCandle,
  IconDatabase,
  IconKeyboard,
  IconNumbers,
  IconPalette,
  IconUser,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Settings } from '../../../src-shared/ipc/settings';
import { ErrorLine } from '../../components/error-line';
import { KeyCap } from '../../components/key-cap';
import { momentText } from '../../format/date-format';
import { PageBar } from '../../frame/page-bar';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import { useProfile, useSession } from '../../ipc/session';
import { runCommand } from '../../state/commands';
import { ScheduleRows } from '../jobs/schedule-rows';
import { DataSection } from './data-section';
import { MarketDataSection } from './market-data-section';
import { SettingRow } from './setting-row';
import { densityChoices, gainLossChoices, motionChoices, negativeChoices, themeChoices } from './settings-choices';
import styles from './settings-page.module.css';
import { SettingsPreview } from './settings-preview';

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

const paletteColors: Record<Settings['gainLoss'], { gain: string; loss: string }> = {
  'blue-orange': { gain: 'blue', loss: 'orange' },
  'green-red': { gain: 'green', loss: 'red' },
  'red-green': { gain: 'red', loss: 'green' },
};

/** Both signs in both colours: the choice is seen before it is made. */
function PaletteChoice({
  value,
  onChange,
}: {
  value: Settings['gainLoss'];
  onChange: (value: Settings['gainLoss']) => void;
}) {
  return (
    <fieldset className={styles.palettes}>
      <legend className="visually-hidden">Gain and loss</legend>
      {gainLossChoices.choices.map((palette) => (
        <label key={palette.value} className={styles.palette}>
          <input
            type="radio"
            className={styles.radio}
            name="gain-loss"
            checked={palette.value === value}
            onChange={() => onChange(palette.value)}
          />
          <span aria-hidden>
            <b style={{ color: `var(--${paletteColors[palette.value].gain})` }}>+ gain</b>{' '}
            <b style={{ color: `var(--${paletteColors[palette.value].loss})` }}>− loss</b>
          </span>
          {palette.label}
        </label>
      ))}
    </fieldset>
  );
}

const sections = [
  { id: 'appearance', title: 'Appearance', icon: IconPalette },
  { id: 'numbers', title: 'Numbers', icon: IconNumbers },
  { id: 'market-data', title: 'Market data', icon: IconChartCandle },
  { id: 'schedules', title: 'Schedules', icon: IconCalendarTime },
  { id: 'keyboard', title: 'Keyboard', icon: IconKeyboard },
  { id: 'profile', title: 'Profile', icon: IconUser },
  { id: 'data', title: 'Data and backups', icon: IconDatabase },
] as const;

export function SettingsPage() {
  const profile = useProfile();
  const { session } = useSession();
  const settings = useIpcQuery('settings.get', {}).data;
  const set = useIpcMutation('settings.set');
  const change = (part: Partial<Settings>) => set.mutate(part);
  const [current, setCurrent] = useState<string>(sections[0].id);
  const goTo = (id: string) => {
    setCurrent(id);
    const heading = document.getElementById(id);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  if (settings === undefined) return <PageBar title="Settings" />;
  return (
    <>
      <PageBar title="Settings">
        <span className={styles.scope}>for {profile.username}, saved as you change them</span>
      </PageBar>
      <div className={styles.page}>
        <nav className={styles.sections} aria-label="Sections">
          {sections.map(({ id, title, icon: Icon }) => (
            <button
              key={id}
              type="button"
              className={styles.sectionLink}
              aria-current={id === current ? 'true' : undefined}
              onClick={() => goTo(id)}
            >
              <Icon size={16} stroke={1.6} aria-hidden />
              {title}
            </button>
          ))}
        </nav>
        <div className={styles.content}>
          {set.isError && <ErrorLine message={`The setting was not saved. ${set.error.message}`} />}
          <Section id="appearance" title="Appearance">
            <SettingRow name="Theme">
              <SegmentedControl
                aria-label="Theme"
                value={settings.theme}
                onChange={(theme) => change({ theme })}
                data={themeChoices.choices}
              />
            </SettingRow>
            <SettingRow name="Row height">
              <SegmentedControl
                aria-label="Row height"
                value={settings.density}
                onChange={(density) => change({ density })}
                data={densityChoices.choices}
              />
            </SettingRow>
            <SettingRow name="Motion">
              <SegmentedControl
                aria-label="Motion"
                value={settings.motion}
                onChange={(motion) => change({ motion })}
                data={motionChoices.choices}
              />
            </SettingRow>
            <SettingRow name="Gain and loss" hint="Sign and position always say it too">
              <PaletteChoice value={settings.gainLoss} onChange={(gainLoss) => change({ gainLoss })} />
            </SettingRow>
          </Section>
          <Section id="numbers" title="Numbers">
            <SettingRow name="Negative numbers" hint="Quantities and Greeks keep the minus">
              <SegmentedControl
                aria-label="Negative numbers"
                value={settings.negativeNumbers}
                onChange={(negativeNumbers) => change({ negativeNumbers })}
                data={negativeChoices.choices}
              />
            </SettingRow>
          </Section>

          <Section id="market-data" title="Market data">
            <MarketDataSection />
          </Section>
          <Section id="schedules" title="Schedules">
            <ScheduleRows />
          </Section>
          <Section id="keyboard" title="Keyboard">
            <SettingRow name="Keys" hint="Everything works without a mouse">
              <Button rightSection={<KeyCap keys="?" />} onClick={() => runCommand('keys.show')}>
                Show all keys
              </Button>
            </SettingRow>
          </Section>
          <Section id="profile" title="Profile">
            <SettingRow name="Email">
              <p className={styles.text}>{profile.email}</p>
            </SettingRow>
            <SettingRow name="Password">
              <Button onClick={() => runCommand('auth.changePassword')}>Change password</Button>
            </SettingRow>
            {profile.isDemo && (
              <SettingRow name="Demo book" hint="As it was in the beginning">
                <Button onClick={() => runCommand('portfolios.resetDemo')}>Reset the demo book</Button>
              </SettingRow>
            )}
            <SettingRow name="Sign-in">
              <p className={styles.text}>
                {session?.staysSignedIn
                  ? `Kept in the system's key store until ${momentText(session.expiresAt)}.`
                  : 'Ends when the app is closed: this computer has no key store that could keep it.'}
              </p>
            </SettingRow>
          </Section>
          <Section id="data" title="Data and backups">
            <DataSection />
          </Section>
        </div>
        <SettingsPreview />
      </div>
    </>
  );
}

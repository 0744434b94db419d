import { Menu } from '@mantine/core';
import { IconChevronDown, IconKey, IconLogout } from '@tabler/icons-react';
import { Logo } from '../components/logo';
import { useProfile } from '../ipc/session';
import { runCommand } from '../state/commands';
import styles from './profile-menu.module.css';

export function ProfileMenu() {
  const profile = useProfile();
  return (
    <Menu position="bottom-start" width={188}>
      <Menu.Target>
        <button type="button" className={styles.profile} title="Profile">
          <Logo size={24} />
          <span className={styles.names}>
            <span className={styles.app}>SigmaSight</span> <span className={styles.name}>{profile.username}</span>
          </span>
          <IconChevronDown className={styles.arrow} size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconKey size={16} stroke={1.6} aria-hidden />}
          onClick={() => runCommand('auth.changePassword')}
        >
          Change password
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.6} aria-hidden />}
          onClick={() => runCommand('auth.signOut')}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

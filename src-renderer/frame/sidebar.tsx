import { Link, useLocation } from 'wouter';
import { classes } from '../components/classes';
import { KeyCap, keyText } from '../components/key-cap';
import { useIpcQuery } from '../ipc/client';
import { type PageRoute, routes } from '../routes';
import { ProfileMenu } from './profile-menu';
import styles from './sidebar.module.css';
import { TagList } from './tag-list';

function PageLink({ route, current }: { route: PageRoute; current: boolean }) {
  const Icon = route.icon;
  return (
    <Link
      href={route.path}
      className={classes(styles.link, current && styles.current)}
      aria-current={current ? 'page' : undefined}
      title={`${route.label}, ${keyText(`Ctrl ${route.key}`)}`}
    >
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className={styles.label}>{route.label}</span>
      <span className={styles.key} aria-hidden>
        <KeyCap keys={route.group === 'foot' ? `Ctrl ${route.key}` : route.key} />
      </span>
    </Link>
  );
}

export function Sidebar() {
  const [location] = useLocation();
  const tags = useIpcQuery('tags.list', {}).data ?? [];
  const byName = [...tags].sort((a, b) => a.name.localeCompare(b.name));
  const links = (group: PageRoute['group']) =>
    routes
      .filter((route) => route.group === group)
      .map((route) => <PageLink key={route.path} route={route} current={route.path === location} />);
  return (
    <section className={styles.side} aria-label="Profile and pages" data-region="sidebar">
      <ProfileMenu />
      <nav className={styles.pages} aria-label="Pages">
        <div>{links('book')}</div>
        <div>{links('work')}</div>
      </nav>
      <div className={styles.lists}>
        <TagList tagType="STRATEGY" tags={byName.filter((tag) => tag.tagType === 'STRATEGY')} />
        <TagList tagType="REGULAR" tags={byName.filter((tag) => tag.tagType === 'REGULAR')} />
      </div>
      <nav className={styles.foot} aria-label="Settings">
        {links('foot')}
      </nav>
    </section>
  );
}
